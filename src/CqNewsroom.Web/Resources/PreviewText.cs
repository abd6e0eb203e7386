namespace CqNewsroom.Web.Resources;

/// <summary>Texts of previews and of the links to them. Marks the resource files beside it.</summary>
public sealed class PreviewText;
