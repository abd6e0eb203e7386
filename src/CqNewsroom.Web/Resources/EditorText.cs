namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the rich-text editor, which its script gets by these keys. Marks the resource files beside it.</summary>
public sealed class EditorText;
