namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the templates of desks. Marks the resource files beside it.</summary>
public sealed class TemplatesText;
