using System.Text.Json;
using CqNewsroom.Core.Checks;

namespace CqNewsroom.Core.Tests.Checks;

/// <summary>The command <c>check</c> over a file.</summary>
public sealed class PairFileTests
{
    [Fact]
    public void Each_finding_is_a_line_of_json_and_bad_lines_are_named()
    {
        string[] lines = ["\uFEFFid\tzh\tnote\ten", "A1\t第九届博览会开幕。\tx\tThe eighth expo opened.", "A2\tonly one", "", "A3\t雨停了。\t\tThe rain stopped."];
        var (isWhole, output, errors) = Run(lines);
        Assert.False(isWhole);
        Assert.StartsWith("Line 3:", errors, StringComparison.Ordinal);
        var findings = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(findings, finding => Assert.Equal(["id", "kind", "severity", "zh", "en", "message", "fix"], finding.EnumerateObject().Select(property => property.Name)));
        var first = findings[0];
        Assert.Equal(("A1", "ordinal", "warning", "第九", 4, "eighth", "ninth"), (
            first.GetProperty("id").GetString(), first.GetProperty("kind").GetString(), first.GetProperty("severity").GetString(), first.GetProperty("zh").GetProperty("text").GetString(),
            first.GetProperty("en").GetProperty("start").GetInt32(), first.GetProperty("en").GetProperty("text").GetString(), first.GetProperty("fix").GetString()));
        Assert.DoesNotContain(findings, finding => finding.GetProperty("id").GetString() == "A3");
    }

    [Fact]
    public void A_file_without_the_columns_is_refused()
    {
        var (isWhole, output, errors) = Run(["a\tb", "1\t2"]);
        Assert.Equal((false, ""), (isWhole, output));
        Assert.Contains("zh and en", errors, StringComparison.Ordinal);
        Assert.False(Run([]).IsWhole);
    }

    [Fact]
    public void Rows_without_an_id_have_their_line_number()
    {
        var (isWhole, output, _) = Run(["zh\ten", "雨停了。\tThe rain  stopped."]);
        Assert.True(isWhole);
        Assert.Contains("\"id\":\"2\"", output, StringComparison.Ordinal);
    }

    private static (bool IsWhole, string Output, string Errors) Run(IEnumerable<string> lines)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        return (PairFile.Check(lines, CheckRows.Context, "en", output, errors), output.ToString(), errors.ToString());
    }
}
