using CqNewsroom.Core.Checks;

namespace CqNewsroom.Core.Memory;

/// <summary>Cuts paragraphs into sentences. What is quoted is not cut: 他说：“好。走吧。” is one sentence.</summary>
public static class SentenceSplitter
{
    private const string Openers = "“‘「『（(《[【";
    private const string Closers = "”’」』）)》]】";
    private static readonly string[] Abbreviations = ["mr", "mrs", "ms", "dr", "no", "st", "vs", "prof", "gen", "sen", "rep", "gov", "jr", "sr", "inc", "ltd", "co", "corp", "dept", "fig", "etc", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

    /// <summary>The sentences of a text with the marks that end them, without spaces around them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language, a BCP 47 tag; Chinese is cut at its own marks, anything else as English.</param>
    public static IReadOnlyList<TextSpan> Split(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(language);
        var isChinese = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        // Where quotation marks do not pair, nothing is known of what is quoted.
        return Split(text, isChinese, mindQuotes: true) ?? Split(text, isChinese, mindQuotes: false)!;
    }

    private static List<TextSpan>? Split(string text, bool isChinese, bool mindQuotes)
    {
        var (spans, start, depth, straight) = (new List<TextSpan>(), 0, 0, false);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (mindQuotes)
            {
                straight ^= character == '"';
                depth += Openers.Contains(character, StringComparison.Ordinal) ? 1 : 0;
                depth -= Closers.Contains(character, StringComparison.Ordinal) && !IsApostrophe(text, at) ? 1 : 0;
                if (depth < 0)
                    return null;
            }

            if (character != '\n' && (depth > 0 || straight || !(isChinese ? character is '。' or '！' or '？' or '；' or '!' or '?' : EndsEnglish(text, at))))
                continue;
            while (character != '\n' && at + 1 < text.Length && (IsEnd(text[at + 1]) || (!mindQuotes && Closers.Contains(text[at + 1], StringComparison.Ordinal))))
                at++;
            Close(at + 1);
        }

        Close(text.Length);
        return depth != 0 || straight ? null : spans;

        void Close(int end)
        {
            var (from, to) = (start, end);
            while (from < to && char.IsWhiteSpace(text[from]))
                from++;
            while (to > from && char.IsWhiteSpace(text[to - 1]))
                to--;
            if (to > from)
                spans.Add(TextSpan.Between(from, to));
            start = end;
        }
    }

    private static bool IsEnd(char character) => character is '。' or '！' or '？' or '；' or '!' or '?' or '…';

    private static bool IsApostrophe(string text, int at) => text[at] == '’' && at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]);

    // A quotation that ends its sentence ends before the closing mark, which belongs to it: 'He said, "Go."'
    private static bool EndsEnglish(string text, int at)
    {
        var mark = text[at];
        var isBehindQuote = mark is '"' or '”' && at > 0 && text[at - 1] is '.' or '!' or '?';
        if (!isBehindQuote && mark is not ('.' or '!' or '?' or ';'))
            return false;
        var next = at + 1;
        if (next < text.Length && !char.IsWhiteSpace(text[next]))
            return false;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        if (next == text.Length || mark == ';')
            return true;
        if (char.IsLower(text[next]))
            return false;
        return mark != '.' || !IsAbbreviation(text, at);
    }

    private static bool IsAbbreviation(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
            start--;
        var word = text[start..dot];
        return word.Length == 1 ? char.IsUpper(word[0]) : word.Contains('.', StringComparison.Ordinal) || Abbreviations.Contains(word.ToLowerInvariant(), StringComparer.Ordinal);
    }
}
