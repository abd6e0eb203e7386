namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the page around the editor. Marks the resource files beside it.</summary>
public sealed class EditingText;
