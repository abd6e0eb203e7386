using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Checks;

/// <summary>A row of the examples: a right and a wrong translation, and the kind of the fault.</summary>
internal sealed record CheckRow(string Id, string Chinese, string Right, string Wrong, string Kind);

/// <summary>The examples beside these tests.</summary>
internal static class CheckRows
{
    public static readonly DateOnly Published = new(2026, 7, 10);

    public static TermList Terms { get; } = new(TermFile.Read(File.ReadAllText(Path.Combine(Folder, "terms.csv")), out _));

    public static CheckContext Context { get; } = new() { Published = Published, Terms = Terms };

    public static string Root { get; } = FindRoot();

    private static string Folder => Path.Combine(FindRoot(), "tests", "CqNewsroom.Core.Tests", "Checks", "Data");

    public static IReadOnlyList<CheckRow> Vectors { get; } = Read("zh-en-vectors.tsv");

    public static IReadOnlyList<CheckRow> Own { get; } = Read("own.tsv");

    /// <summary>Ordinary news, all right.</summary>
    public static IReadOnlyList<CheckRow> Ordinary { get; } = Read("right.tsv");

    public static IReadOnlyList<PairFinding> Check(string chinese, string english) => PairChecks.Check(new CheckedPair(chinese, english), Context);

    public static IReadOnlyList<PairFinding> Faults(string chinese, string english) => [.. Check(chinese, english).Where(finding => finding.Severity >= Severity.Warning)];

    public static string Show(IEnumerable<PairFinding> findings, string chinese, string english) => string.Join('\n', findings.Select(finding =>
        $"{finding.Severity} {string.Join(',', finding.Kinds.Select(kind => kind.Name()))} [{finding.Source?.In(chinese)}] [{finding.Target?.In(english)}] {finding.Problem.In("en")} fix: {finding.Fix}"));

    private static List<CheckRow> Read(string name) =>
        [.. File.ReadLines(Path.Combine(Folder, name)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).Select(cells => new CheckRow(cells[0], cells[1], cells[2], cells.Length > 3 ? cells[3] : "", cells.Length > 4 ? cells[4] : ""))];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CqNewsroom.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
