using System.Text;
using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Documents;

/// <summary>A stretch of a text that is written in one language.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Language">BCP 47 tag where it is another than the text's own, else null.</param>
public sealed record LanguageRun(string Text, string? Language);

/// <summary>
/// Finds what a text holds of another script than its language's: Chinese in an English text, English in a Chinese one. Fonts, line
/// breaking and screen readers go by the language and not by the characters, so it must be named where it changes.
/// </summary>
public static class LanguageRuns
{
    private const string Japanese = "ja";

    /// <summary>Cuts a text where its language changes; the runs joined are the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language, a BCP 47 tag.</param>
    public static IReadOnlyList<LanguageRun> Of(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(language);
        if (text.Length == 0)
            return [];
        var runs = new List<LanguageRun>();
        var end = 0;
        foreach (var (from, to) in IsChinese(language) ? LatinRuns(text) : IsJapanese(language) ? [] : EastAsianRuns(text))
        {
            if (from > end)
                runs.Add(new LanguageRun(text[end..from], null));
            runs.Add(new LanguageRun(text[from..to], IsChinese(language) ? Language.English.Tag : HasKana(text[from..to]) ? Japanese : Language.Chinese.Tag));
            end = to;
        }

        if (end < text.Length)
            runs.Add(new LanguageRun(text[end..], null));
        return runs;
    }

    private static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    private static bool IsJapanese(string language) => language.StartsWith(Japanese, StringComparison.OrdinalIgnoreCase);

    // A name of a report with its year and its brackets is one run; brackets and marks alone are none.
    private static IEnumerable<(int From, int To)> EastAsianRuns(string text) =>
        Stretches(text, ScriptRanges.IsEastAsian, rune => ScriptRanges.IsSharedMark(rune) || rune.Value is ' ' or '%' or '.' or (>= '0' and <= '9'))
            .Where(run => text[run.From..run.To].EnumerateRunes().Any(rune => ScriptRanges.IsHan(rune) || IsKana(rune)));

    // Words of two letters and more: '5G' and 'A' belong to the sentence around them.
    private static IEnumerable<(int From, int To)> LatinRuns(string text) =>
        Stretches(text, rune => IsLatin(rune) || IsDigit(rune), rune => rune.IsAscii && (rune.Value == ' ' || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune)) || rune.Value == 0x2019)
            .Select(run => (From: FirstWord(text, run.From, run.To), run.To))
            .Where(run => HasWord(text.AsSpan(run.From, run.To - run.From)));

    /// <summary>The longest stretches that begin and end with characters of their own and hold between them no others than those that join.</summary>
    private static IEnumerable<(int From, int To)> Stretches(string text, Func<Rune, bool> isOwn, Func<Rune, bool> joins)
    {
        var (from, to, at) = (-1, -1, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var next = at + rune.Utf16SequenceLength;
            if (isOwn(rune))
            {
                from = from < 0 ? at : from;
                to = next;
            }
            else if (from >= 0 && !joins(rune))
            {
                yield return (from, to);
                from = -1;
            }

            at = next;
        }

        if (from >= 0)
            yield return (from, to);
    }

    // Numbers before the first word are read in the language around it.
    private static int FirstWord(string text, int from, int to)
    {
        var letter = from;
        while (letter < to && !IsLatin(text[letter]))
            letter++;
        while (letter > from && char.IsAsciiDigit(text[letter - 1]))
            letter--;
        return letter;
    }

    private static bool HasWord(ReadOnlySpan<char> run)
    {
        for (var i = 1; i < run.Length; i++)
        {
            if (IsLatin(run[i]) && IsLatin(run[i - 1]))
                return true;
        }

        return false;
    }

    private static bool IsLatin(Rune rune) => rune.IsBmp && IsLatin((char)rune.Value);

    private static bool IsLatin(char c) => char.IsLetter(c) && c is < '\u0250' or (>= '\u1E00' and <= '\u1EFF');

    private static bool IsDigit(Rune rune) => rune.Value is >= '0' and <= '9';

    private static bool IsKana(Rune rune) => rune.Value is >= 0x3041 and <= 0x30FF and not 0x30FB;

    private static bool HasKana(string text) => text.EnumerateRunes().Any(IsKana);
}
