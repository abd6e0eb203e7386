using System.Globalization;
using System.Text;
using CqNewsroom.Core.Checks;

namespace CqNewsroom.Core.Tests.Checks;

/// <summary>Every example by its kind: nothing on the right English, a finding of the kind on the wrong.</summary>
public sealed class ExampleTests
{
    /// <summary>Set to 1, the table is written instead of compared.</summary>
    private const string Rewrite = "REWRITE_DOCS";

    public static TheoryData<string> Kinds => [.. CheckRows.Vectors.Concat(CheckRows.Own).Select(row => row.Kind).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_example_of_the_kind_is_judged_rightly(string kind)
    {
        Assert.NotNull(CheckKinds.Of(kind));
        var failed = CheckRows.Vectors.Concat(CheckRows.Own).Where(row => row.Kind == kind).Select(Judge).Where(failure => failure is not null);
        Assert.Empty(failed);
    }

    [Fact]
    public void The_table_of_the_examples_stands_in_the_documents()
    {
        var file = Path.Combine(CheckRows.Root, "docs", "checks-examples.md");
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            File.WriteAllText(file, Table());
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), Table());
    }

    private static string? Judge(CheckRow row)
    {
        var onRight = CheckRows.Faults(row.Chinese, row.Right);
        if (onRight.Count > 0)
            return $"{row.Id} right: {row.Chinese} / {row.Right}\n{CheckRows.Show(onRight, row.Chinese, row.Right)}";
        var onWrong = CheckRows.Faults(row.Chinese, row.Wrong);
        return onWrong.Any(finding => finding.Kinds.Any(kind => kind.Name() == row.Kind)) ? null : $"{row.Id} wrong: {row.Chinese} / {row.Wrong}\n{CheckRows.Show(onWrong, row.Chinese, row.Wrong)}";
    }

    private static string Table()
    {
        var text = new StringBuilder("""
            # Examples of the checks
            Written by a test (`REWRITE_DOCS=1`). For every kind: how many examples there are, on how many the right English raises no warning, and
            on how many the wrong English raises one of the kind. The rules stand in [checks.md](checks.md).

            | kind | examples | right ones silent | wrong ones found |
            |---|---|---|---|

            """);
        foreach (var group in CheckRows.Vectors.Concat(CheckRows.Own).GroupBy(row => row.Kind).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var silent = group.Count(row => CheckRows.Faults(row.Chinese, row.Right).Count == 0);
            var found = group.Count(row => CheckRows.Faults(row.Chinese, row.Wrong).Any(finding => finding.Kinds.Any(kind => kind.Name() == row.Kind)));
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {silent} | {found} |\n");
        }
        var quiet = CheckRows.Ordinary.Count(row => CheckRows.Faults(row.Chinese, row.Right).Count == 0);
        text.Append(CultureInfo.InvariantCulture, $"| ordinary news, nothing wrong | {CheckRows.Ordinary.Count} | {quiet} | |\n");
        return text.ToString().ReplaceLineEndings("\n");
    }
}
