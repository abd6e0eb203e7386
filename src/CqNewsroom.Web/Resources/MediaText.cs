namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the library of pictures. Marks the resource files beside it.</summary>
public sealed class MediaText;
