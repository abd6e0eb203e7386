namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the page of tags. Marks the resource files beside it.</summary>
public sealed class TagsText;
