namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the sheet of sign-offs (审核单). Marks the resource files beside it.</summary>
public sealed class SheetText;
