namespace CqNewsroom.Web.Resources;

/// <summary>The vocabulary of the newsroom: states, standings, roles, how times are told. Marks the resource files beside it.</summary>
public sealed class Words;
