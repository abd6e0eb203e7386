namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the list of stories and of the form for a new one. Marks the resource files beside it.</summary>
public sealed class StoriesText;
