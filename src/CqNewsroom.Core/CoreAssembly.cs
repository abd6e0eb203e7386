namespace CqNewsroom.Core;
/// <summary>Marks the assembly.</summary>
public static class CoreAssembly;
