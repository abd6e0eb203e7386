namespace CqNewsroom.Web.Resources;

/// <summary>Texts of looking back at an article's versions. Marks the resource files beside it.</summary>
public sealed class VersionsText;
