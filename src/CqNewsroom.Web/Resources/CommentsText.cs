namespace CqNewsroom.Web.Resources;

/// <summary>Texts of comments. Marks the resource files beside it.</summary>
public sealed class CommentsText;
