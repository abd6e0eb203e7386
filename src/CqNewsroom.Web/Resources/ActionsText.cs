namespace CqNewsroom.Web.Resources;

/// <summary>Names of the acts, and what their dialogs ask and say. Marks the resource files beside it.</summary>
public sealed class ActionsText;
