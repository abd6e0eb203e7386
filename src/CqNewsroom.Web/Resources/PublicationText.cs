namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the publication page. Marks the resource files beside it.</summary>
public sealed class PublicationText;
