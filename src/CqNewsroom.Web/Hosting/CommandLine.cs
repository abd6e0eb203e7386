namespace CqNewsroom.Web.Hosting;

/// <summary>
/// Splits the arguments into a command (<c>audit verify</c>, <c>backup FILE</c>, <c>restore FILE</c>, <c>sample</c>, <c>migrate</c>, <c>check FILE</c>, <c>import FOLDER</c>) with
/// its own arguments, and settings (<c>--Newsroom:DataFolder=…</c>).
/// </summary>
public static class CommandLine
{
    private static readonly string[] Commands = ["audit", "backup", "restore", "sample", "migrate", "check", "import"];

    /// <summary>The words of the command, empty where the newsroom is to be served.</summary>
    /// <param name="args">All arguments.</param>
    public static IReadOnlyList<string> Command(IReadOnlyList<string> args) =>
        args.Count > 0 && Commands.Contains(args[0], StringComparer.Ordinal) ? [.. args.Where(arg => !IsSetting(arg))] : [];

    /// <summary>The settings among the arguments.</summary>
    /// <param name="args">All arguments.</param>
    public static string[] Settings(IReadOnlyList<string> args) =>
        Command(args).Count == 0 ? [.. args] : [.. args.Where(IsSetting)];

    private static bool IsSetting(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains(':', StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal);
}
