namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the termbase. Marks the resource files beside it.</summary>
public sealed class TermsText;
