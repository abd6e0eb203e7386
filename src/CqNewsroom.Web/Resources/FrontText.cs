namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the page that orders the front page. Marks the resource files beside it.</summary>
public sealed class FrontText;
