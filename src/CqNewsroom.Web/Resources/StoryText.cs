namespace CqNewsroom.Web.Resources;

/// <summary>Texts of a story's page. Marks the resource files beside it.</summary>
public sealed class StoryText;
