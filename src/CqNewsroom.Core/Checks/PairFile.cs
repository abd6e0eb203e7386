using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CqNewsroom.Core.Checks;

/// <summary>Checks a file of pairs: tab-separated, no quoting, a first line that names the columns id, zh and en; other columns are ignored.</summary>
public static class PairFile
{
    private const int SameSource = 5;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row of the file.</summary>
    private sealed record Row(string Id, CheckedPair Pair);

    /// <summary>Checks all rows and writes one JSON object a line; a fault that belongs to several kinds gets a line for each.</summary>
    /// <param name="lines">The file's lines; a byte order mark is skipped.</param>
    /// <param name="context">What the checks know; rows with the same source count as one story.</param>
    /// <param name="language">Language of the messages, <c>en</c> or <c>zh-CN</c>.</param>
    /// <param name="output">Takes the findings.</param>
    /// <param name="errors">Takes lines that could not be read, with their number.</param>
    /// <returns>Whether every line could be read.</returns>
    public static bool Check(IEnumerable<string> lines, CheckContext context, string language, TextWriter output, TextWriter errors)
    {
        var rows = Read(lines, errors, out var isWhole);
        var stories = rows.GroupBy(row => row.Pair.Source, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).ToDictionary(group => group.Key, group => group.Select(row => row.Pair).Take(SameSource).ToArray(), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var story = stories.TryGetValue(row.Pair.Source, out var others) ? others : [];
            foreach (var finding in PairChecks.Check(row.Pair, context with { Story = story }))
            {
                foreach (var kind in finding.Kinds)
                    output.WriteLine(Write(row, finding, kind, language));
            }
        }
        return isWhole;
    }

    private static string Write(Row row, PairFinding finding, CheckKind kind, string language) => JsonSerializer.Serialize(
        new
        {
            id = row.Id,
            kind = kind.Name(),
            severity = finding.Severity.ToString().ToLowerInvariant(),
            zh = Place(finding.Source, row.Pair.Source),
            en = Place(finding.Target, row.Pair.Target),
            message = finding.Problem.In(language),
            fix = finding.Fix,
        },
        Json);

    private static object? Place(TextSpan? span, string text) =>
        span is { } place ? new { start = place.Start, end = place.End, text = place.In(text) } : null;

    private static List<Row> Read(IEnumerable<string> lines, TextWriter errors, out bool isWhole)
    {
        List<Row> rows = [];
        isWhole = true;
        var number = 0;
        var (id, zh, en) = (-1, -1, -1);
        foreach (var line in lines)
        {
            number++;
            var cells = line.TrimEnd('\r').Split('\t');
            if (number == 1)
            {
                cells[0] = cells[0].TrimStart('\uFEFF');
                (id, zh, en) = (Column(cells, "id"), Column(cells, "zh"), Column(cells, "en"));
                if (zh >= 0 && en >= 0)
                    continue;
                errors.WriteLine("Line 1: the columns zh and en must be named, parted by tabs.");
                isWhole = false;
                return rows;
            }
            if (line.Length == 0)
                continue;
            if (cells.Length <= Math.Max(zh, en))
            {
                errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Line {number}: {cells.Length} cells, too few for zh and en."));
                isWhole = false;
                continue;
            }
            var name = id >= 0 && id < cells.Length && cells[id].Length > 0 ? cells[id] : number.ToString(CultureInfo.InvariantCulture);
            rows.Add(new Row(name, new CheckedPair(cells[zh], cells[en])));
        }
        if (number > 0)
            return rows;
        errors.WriteLine("The file is empty.");
        isWhole = false;
        return rows;
    }

    private static int Column(string[] cells, string name) => Array.FindIndex(cells, cell => cell.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
}
