using System.Globalization;
using System.Runtime.InteropServices;

namespace CqNewsroom.Core.Search;

/// <summary>A part of a text that was looked for.</summary>
/// <param name="Start">Where it begins, in UTF-16 units, at a text element's border.</param>
/// <param name="End">Where it ends.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextMark(int Start, int End);

/// <summary>A text with what was found in it.</summary>
/// <param name="Text">The characters, as they stand in the article; not escaped.</param>
/// <param name="Marks">What was found, in order, none touching another.</param>
public sealed record MarkedText(string Text, IReadOnlyList<TextMark> Marks);

/// <summary>Finds what a question means in the texts of an article, and cuts the passages that show it best.</summary>
internal static class Passages
{
    /// <summary>How wide a passage is; a Chinese character counts two.</summary>
    private const int Width = 230;

    // So much stands before what was found.
    private const int Before = 50;
    private const int Most = 2;
    private const string Cut = "…";

    /// <summary>A whole text with its marks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="units">What was asked for.</param>
    public static MarkedText Whole(string text, IReadOnlyList<SearchUnit> units) => new(text, Joined(Find(text, units)));

    /// <summary>The passages that hold most of what was asked for; of those that hold as much the first ones. How the article begins where none holds any.</summary>
    /// <param name="texts">The article's texts in order.</param>
    /// <param name="units">What was asked for.</param>
    public static IReadOnlyList<MarkedText> Best(IEnumerable<string> texts, IReadOnlyList<SearchUnit> units)
    {
        var asked = units.Count(unit => !unit.IsExcluded);
        var best = new List<(string Text, List<Finding> Found, int Units, int Order)>();
        string? opening = null;
        foreach (var (text, order) in texts.Where(text => text.Length > 0).Select((text, order) => (text, order)))
        {
            opening ??= text;
            var found = Find(text, units);
            if (found.Count == 0)
                continue;
            best.Add((text, found, found.Select(finding => finding.Unit).Distinct().Count(), order));
            // Later ones cannot be better than these.
            if (best.Count(candidate => candidate.Units == asked) >= Most)
                break;
        }

        if (best.Count == 0)
            return opening is null ? [] : [CutOut(opening, [])];
        return [.. best.OrderByDescending(b => b.Units).ThenBy(b => b.Order).Take(Most).OrderBy(b => b.Order).Select(b => CutOut(b.Text, b.Found))];
    }

    private static List<Finding> Find(string text, IReadOnlyList<SearchUnit> units)
    {
        var found = new List<Finding>();
        var tokens = SearchAnalyzer.Tokens(text);
        for (var unit = 0; unit < units.Count; unit++)
        {
            if (units[unit].IsExcluded)
                continue;
            for (var at = 0; at < tokens.Count; at++)
            {
                if (string.Equals(tokens[at].Term, units[unit].Terms[0].Term, StringComparison.Ordinal) && EndOf(tokens, at, units[unit]) is { } end)
                    found.Add(new Finding(unit, tokens[at].Start, end));
            }
        }

        found.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End));
        return found;
    }

    // Where a phrase that begins with a token ends; null where it does not stand there.
    private static int? EndOf(List<SearchToken> tokens, int at, SearchUnit unit)
    {
        var (end, position) = (tokens[at].End, tokens[at].Position);
        foreach (var term in unit.Terms.Skip(1))
        {
            while (at < tokens.Count && (tokens[at].Position < position + term.Offset || (tokens[at].Position == position + term.Offset && !string.Equals(tokens[at].Term, term.Term, StringComparison.Ordinal))))
                at++;
            if (at == tokens.Count || tokens[at].Position != position + term.Offset)
                return null;
            end = tokens[at].End;
        }

        return end;
    }

    private static List<TextMark> Joined(List<Finding> found)
    {
        var marks = new List<TextMark>();
        foreach (var finding in found)
        {
            if (marks.Count > 0 && finding.Start <= marks[^1].End)
                marks[^1] = new TextMark(marks[^1].Start, Math.Max(marks[^1].End, finding.End));
            else
                marks.Add(new TextMark(finding.Start, finding.End));
        }

        return marks;
    }

    private static MarkedText CutOut(string text, List<Finding> found)
    {
        var borders = Borders(text, out var widths);
        if (widths[^1] <= Width)
            return OneLine(text, Joined(found));
        var focus = Array.BinarySearch(borders, Focus(found, borders, widths));
        var from = focus;
        while (from > 0 && widths[focus] - widths[from - 1] <= Before)
            from--;
        var to = from;
        while (to < borders.Length - 1 && widths[to + 1] - widths[from] <= Width)
            to++;
        while (to == borders.Length - 1 && from > 0 && widths[to] - widths[from - 1] <= Width)
            from--;
        var (start, end) = (AtWord(text, borders, from, focus, 1), to == borders.Length - 1 ? text.Length : AtWord(text, borders, to, focus, -1));
        var lead = start > 0 ? Cut : "";
        var marks = Joined(found).Where(mark => mark.Start >= start && mark.End <= end).Select(mark => new TextMark(mark.Start - start + lead.Length, mark.End - start + lead.Length));
        return OneLine(lead + text[start..end] + (end < text.Length ? Cut : ""), [.. marks]);
    }

    // Where the passage is densest.
    private static int Focus(List<Finding> found, int[] borders, int[] widths)
    {
        var (focus, most) = (0, 0);
        var (starts, ends) = (found.ConvertAll(finding => WidthAt(finding.Start)), found.ConvertAll(finding => WidthAt(finding.End)));
        for (var at = 0; at < found.Count; at++)
        {
            // No further than a passage is wide: a text may hold a word thousands of times.
            var inside = new HashSet<int>();
            for (var other = at; other < found.Count && starts[other] - starts[at] <= Width - Before; other++)
            {
                if (ends[other] - starts[at] <= Width - Before)
                    inside.Add(found[other].Unit);
            }

            if (inside.Count > most)
                (focus, most) = (found[at].Start, inside.Count);
        }

        return focus;

        int WidthAt(int place) => widths[Array.BinarySearch(borders, place)];
    }

    // Where every text element begins, and where the text ends; and how wide the text is up to there.
    private static int[] Borders(string text, out int[] widths)
    {
        int[] borders = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        widths = new int[borders.Length];
        for (var at = 1; at < borders.Length; at++)
            widths[at] = widths[at - 1] + (text[borders[at - 1]] >= '\u2E80' ? 2 : 1);
        return borders;
    }

    // Not within a word of letters, if one ends nearby.
    private static int AtWord(string text, int[] borders, int at, int focus, int step)
    {
        for (var moved = 0; moved < 20 && at > 0 && at < borders.Length - 1 && (step < 0 ? at > focus : at < focus); moved++, at += step)
        {
            var (before, after) = (text[borders[at] - 1], text[borders[at]]);
            if (!char.IsAsciiLetterOrDigit(before) || !char.IsAsciiLetterOrDigit(after))
                break;
        }

        return borders[at];
    }

    private static MarkedText OneLine(string text, IReadOnlyList<TextMark> marks) => new(text.Replace('\n', ' '), marks);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Finding(int Unit, int Start, int End);
}
