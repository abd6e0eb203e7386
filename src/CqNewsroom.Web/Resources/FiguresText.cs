namespace CqNewsroom.Web.Resources;

/// <summary>Texts of a translation's figures sheet. Marks the resource files beside it.</summary>
public sealed class FiguresText;
