namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the review of an article. Marks the resource files beside it.</summary>
public sealed class ReviewText;
