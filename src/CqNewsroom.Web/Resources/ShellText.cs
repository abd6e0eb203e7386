namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the frame around every desk page. Marks the resource files beside it.</summary>
public sealed class ShellText;
