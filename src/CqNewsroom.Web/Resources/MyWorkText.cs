namespace CqNewsroom.Web.Resources;

/// <summary>Texts of My work. Marks the resource files beside it.</summary>
public sealed class MyWorkText;
