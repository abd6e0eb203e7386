namespace CqNewsroom.Web.Resources;

/// <summary>Texts of What is new. Marks the resource files beside it.</summary>
public sealed class WhatIsNewText;
