namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the administration's pages. Marks the resource files beside it.</summary>
public sealed class AdministrationText;
