using System.Text;

namespace CqNewsroom.Core.Search;

/// <summary>What a token is.</summary>
internal enum SearchTokenKind
{
    /// <summary>A word, a number, a code such as 5G.</summary>
    Word,

    /// <summary>Two Chinese characters that stand side by side.</summary>
    Pair,

    /// <summary>One Chinese character inside a run of them.</summary>
    Character,

    /// <summary>One Chinese character at the beginning or the end of a run; all that can stand beside a word.</summary>
    EdgeCharacter,
}

/// <summary>A piece of a text that can be looked for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Term">How it is compared.</param>
/// <param name="Position">Words and Chinese characters counted from the beginning; of a pair that of its first.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units, at a text element's border.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct SearchToken(SearchTokenKind Kind, string Term, int Position, int Start, int End);

/// <summary>
/// The one analyser of texts and of questions. Chinese is cut into pairs of characters, so that any word is found without a dictionary;
/// other scripts into words, English ones without their endings. <see cref="Version"/> rises with every change of what it gives.
/// </summary>
internal static class SearchAnalyzer
{
    /// <summary>Version of the index that it fills; another one is made anew in the background.</summary>
    public const int Version = 1;

    private const int LongestTerm = 60;

    /// <summary>The tokens of a text in their order.</summary>
    /// <param name="text">Any text.</param>
    public static List<SearchToken> Tokens(string text)
    {
        var runes = FoldedText.Of(text);
        var tokens = new List<SearchToken>(runes.Count);
        var (at, position) = (0, 0);
        while (at < runes.Count)
        {
            switch (runes[at].Kind)
            {
                case FoldedKind.EastAsian:
                    at = AddRun(tokens, runes, at, ref position);
                    break;
                case FoldedKind.Word:
                    at = AddWord(tokens, runes, at, ref position);
                    break;
                default:
                    at++;
                    break;
            }
        }

        return tokens;
    }

    // Newspapers set names of two characters with a space between them, and typesetters break lines anywhere.
    private static int AddRun(List<SearchToken> tokens, List<FoldedRune> runes, int at, ref int position)
    {
        var first = position;
        while (true)
        {
            var next = at + 1;
            while (next < runes.Count && runes[next].Kind == FoldedKind.Space)
                next++;
            var isLast = next >= runes.Count || runes[next].Kind != FoldedKind.EastAsian;
            var (rune, kind) = (runes[at], position == first || isLast ? SearchTokenKind.EdgeCharacter : SearchTokenKind.Character);
            tokens.Add(new SearchToken(kind, rune.Rune.ToString(), position, rune.Start, rune.End));
            if (!isLast)
                tokens.Add(new SearchToken(SearchTokenKind.Pair, rune.Rune.ToString() + runes[next].Rune, position, rune.Start, runes[next].End));
            position++;
            if (isLast)
                return at + 1;
            at = next;
        }
    }

    private static int AddWord(List<SearchToken> tokens, List<FoldedRune> runes, int at, ref int position)
    {
        var word = new StringBuilder();
        var (start, end, letters) = (runes[at].Start, runes[at].End, 0);
        for (; at < runes.Count; at++)
        {
            var rune = runes[at];
            if (rune.Kind == FoldedKind.Word)
            {
                letters++;
                end = rune.End;
                if (letters <= LongestTerm)
                    word.Append(rune.Rune.ToString());
                continue;
            }

            if (!Continues(runes, at))
                break;
            // A genitive is the same word, and in 'U.S.' and 'don't' the marks are left out by many.
            if (rune.Kind == FoldedKind.Apostrophe && runes[at + 1].Rune.Value == 's' && !IsWord(runes, at + 2))
            {
                at += 2;
                break;
            }

            if (letters < LongestTerm && rune.Kind == FoldedKind.Point && rune.Rune.Value == '.' && Rune.IsDigit(runes[at + 1].Rune))
                word.Append('.');
        }

        tokens.Add(new SearchToken(SearchTokenKind.Word, EnglishStemmer.Stem(word.ToString()), position++, start, end));
        return at;
    }

    private static bool Continues(List<FoldedRune> runes, int at)
    {
        if (!IsWord(runes, at + 1))
            return false;
        if (runes[at].Kind == FoldedKind.Apostrophe)
            return true;
        if (runes[at].Kind != FoldedKind.Point)
            return false;
        if (Rune.IsDigit(runes[at - 1].Rune) && Rune.IsDigit(runes[at + 1].Rune))
            return true;
        // Between single letters: U.S., a.m.
        return runes[at].Rune.Value == '.' && Rune.IsLetter(runes[at - 1].Rune) && !IsWord(runes, at - 2) && Rune.IsLetter(runes[at + 1].Rune) && !IsWord(runes, at + 2);
    }

    private static bool IsWord(List<FoldedRune> runes, int at) => at >= 0 && at < runes.Count && runes[at].Kind == FoldedKind.Word;
}
