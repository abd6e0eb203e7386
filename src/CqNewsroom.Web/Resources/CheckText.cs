namespace CqNewsroom.Web.Resources;

/// <summary>Names of the kinds of checks and of their weights. Marks the resource files beside it.</summary>
public sealed class CheckText;
