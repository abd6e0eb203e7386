using System.Text;

namespace CqNewsroom.Core.Terms;

/// <summary>Cells of the files that the newsroom's lists leave and come back as.</summary>
internal static class CsvCells
{
    private const string Formula = "=+-@\t";

    /// <summary>Writes a line.</summary>
    /// <param name="text">What is written to.</param>
    /// <param name="cells">The cells.</param>
    public static void Line(StringBuilder text, params IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>What a cell said before it was written: a guard in front of what looks like a formula goes.</summary>
    /// <param name="cell">The cell.</param>
    public static string Unguarded(string cell) => cell is ['\'', ..] && IsGuarded(cell) ? cell[1..] : cell;

    /// <summary>A cell as a refusal quotes it.</summary>
    /// <param name="cell">The cell.</param>
    public static string Shown(string cell) => PlainTexts.Clean(cell, out var clean) is null ? clean : PlainTexts.Excerpt(clean, 40);

    private static string Cell(string value)
    {
        var safe = IsGuarded(value) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // A cell that a spreadsheet would run as a formula leaves behind an apostrophe and comes back without it; so do those that look like it.
    private static bool IsGuarded(string value) => value.TrimStart('\'') is [var first, ..] && Formula.Contains(first, StringComparison.Ordinal);
}
