namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the list of words that are forbidden or doubted. Marks the resource files beside it.</summary>
public sealed class WordsText;
