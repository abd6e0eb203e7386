namespace CqNewsroom.Web.Resources;

/// <summary>Texts of tokens and webhooks. Marks the resource files beside it.</summary>
public sealed class PartnersText;
