namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the pages that set how the paper presents itself. Marks the resource files beside it.</summary>
public sealed class SiteText;
