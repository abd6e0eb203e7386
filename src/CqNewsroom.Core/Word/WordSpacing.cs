using System.Text;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Word;

/// <summary>Text of other programs without what stood there for the look: indents of spaces, doubled spaces, lines broken inside a Chinese sentence.</summary>
internal static class WordSpacing
{
    /// <summary>Tidies runs.</summary>
    /// <param name="runs">Runs of one paragraph.</param>
    public static List<TextRun> Tidy(IReadOnlyList<TextRun> runs)
    {
        var text = string.Concat(runs.Select(run => run.Text));
        var keep = Kept(text);
        var result = new List<TextRun>(runs.Count);
        var at = 0;
        foreach (var run in runs)
        {
            var kept = new StringBuilder(run.Text.Length);
            foreach (var _ in run.Text)
            {
                if (keep[at] is var c and not '\0')
                    kept.Append(c);
                at++;
            }

            if (kept.Length > 0)
                result.Add(run with { Text = kept.ToString() });
        }

        return result;
    }

    /// <summary>Whether a line break between two characters is no more than the end of a line.</summary>
    internal static bool JoinsWithout(char before, char after) => IsChinese(before) && IsChinese(after);

    // For each character itself, a plain space in its place, or NUL where it goes.
    private static char[] Kept(string text)
    {
        var kept = text.ToCharArray();
        var last = -1;
        for (var at = 0; at < text.Length;)
        {
            if (!IsSpace(text[at]))
            {
                last = at++;
                continue;
            }

            var end = at;
            while (end < text.Length && IsSpace(text[end]))
                end++;
            var gap = text.AsSpan(at, end - at);
            kept.AsSpan(at, end - at).Clear();
            if (last >= 0 && end < text.Length)
                kept[at] = Between(text[last], gap, text[end]);
            at = end;
        }

        return kept;
    }

    private static char Between(char before, ReadOnlySpan<char> gap, char after)
    {
        if (!gap.Contains('\n'))
            return gap.Contains('\u3000') && gap.Length == 1 ? '\u3000' : ' ';
        return JoinsWithout(before, after) ? '\0' : '\n';
    }

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\u00a0' or '\u3000' or '\t';

    private static bool IsChinese(char c) => char.IsSurrogate(c)
        ? char.IsHighSurrogate(c) ? c is >= '\ud840' and <= '\ud88d' : true
        : ScriptRanges.IsEastAsian(new Rune(c)) || ScriptRanges.IsSharedMark(new Rune(c));
}
