using System.Globalization;
using System.Text;

namespace CqNewsroom.Data.Publishing;

/// <summary>Breaks a headline into lines of a card: between words, and between Chinese characters where no mark forbids it.</summary>
internal static class CardLines
{
    private const string NeverFirst = "，。、；：？！）》」』”’…—·,.;:?!)]}%％";
    private const string NeverLast = "（《「『“‘([{";

    /// <summary>The lines; the last ends with an ellipsis where not everything fits.</summary>
    /// <param name="text">The headline.</param>
    /// <param name="width">How wide a line may be.</param>
    /// <param name="most">How many lines there may be.</param>
    /// <param name="measure">How wide a text is.</param>
    /// <param name="cut">Whether something was left out.</param>
    public static IReadOnlyList<string> Of(string text, double width, int most, Func<string, double> measure, out bool cut)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var piece in Pieces(text))
        {
            if (line.Length == 0 || measure((line + piece).TrimEnd()) <= width)
            {
                line += line.Length == 0 ? piece.TrimStart() : piece;
                continue;
            }

            lines.Add(line.TrimEnd());
            line = piece.TrimStart();
        }

        if (line.Trim().Length > 0)
            lines.Add(line.TrimEnd());
        cut = lines.Count > most || lines.Exists(l => measure(l) > width);
        if (lines.Count <= most)
            return lines;
        var last = lines[most - 1];
        var elements = StringInfo.ParseCombiningCharacters(last);
        for (var at = elements.Length; at > 0 && measure(last + "…") > width; at--)
            last = last[..elements[at - 1]].TrimEnd();
        return [.. lines.Take(most - 1), last + "…"];
    }

    // What stays together: a word with the space behind it, or a Chinese character with the marks that cling to it.
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        var before = "";
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (piece.Length > 0 && BreaksBetween(before, element))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(element);
            before = element;
        }

        if (piece.Length > 0)
            yield return piece.ToString();
    }

    private static bool BreaksBetween(string left, string right)
    {
        if (NeverFirst.Contains(right[0], StringComparison.Ordinal) || NeverLast.Contains(left[0], StringComparison.Ordinal))
            return false;
        return char.IsWhiteSpace(left[0]) || IsHan(left) || IsHan(right);
    }

    private static bool IsHan(string element) => Rune.GetRuneAt(element, 0).Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x3FFFF);
}
