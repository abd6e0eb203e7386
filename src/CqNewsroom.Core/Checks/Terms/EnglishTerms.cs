namespace CqNewsroom.Core.Checks.Terms;

/// <summary>Finds a term in English by its words, with plain inflection (R14): policies has policy in it, add-on has no on.</summary>
internal static class EnglishTerms
{
    /// <summary>A word of a text.</summary>
    internal readonly record struct TermWord(string Text, int Start)
    {
        public int End => Start + Text.Length;
    }

    /// <summary>The words of a text; a hyphen is no border.</summary>
    public static List<TermWord> Words(string text)
    {
        List<TermWord> words = [];
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isInside = at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '&' || (text[at] is '-' or '\'' or '\u2019' or '.' && start >= 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])));
            if (isInside && start < 0)
                start = at;
            if (isInside || start < 0)
                continue;
            words.Add(new TermWord(text[start..at], start));
            start = -1;
        }
        return words;
    }

    /// <summary>The first place where the term stands, null where it does not.</summary>
    public static TextSpan? Find(List<TermWord> words, string term)
    {
        var wanted = Words(term);
        if (wanted.Count == 0)
            return null;
        for (var first = 0; first < words.Count; first++)
        {
            if (End(words, first, wanted) is { } end)
                return TextSpan.Between(words[first].Start, end);
        }
        return null;
    }

    private static int? End(List<TermWord> words, int first, List<TermWord> wanted)
    {
        var at = first;
        for (var index = 0; index < wanted.Count; index++, at++)
        {
            // 'The' may come or go, & is and.
            if (index > 0 && at < words.Count && IsArticle(words[at].Text) && !IsArticle(wanted[index].Text))
                at++;
            if (IsArticle(wanted[index].Text) && (at >= words.Count || !IsArticle(words[at].Text)) && wanted.Count > 1)
            {
                at--;
                continue;
            }
            if (at >= words.Count || !IsSame(words[at].Text, wanted[index].Text))
                return null;
        }
        return at > first ? words[at - 1].End : null;
    }

    private static bool IsArticle(string word) => word.Equals("the", StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(string word, string wanted)
    {
        (word, wanted) = (word.Replace('\u2019', '\''), wanted.Replace('\u2019', '\''));
        // People's is a word of the term as it stands; of any other word the possessive is only a form.
        if (word.EndsWith("'s", StringComparison.Ordinal) && !wanted.EndsWith("'s", StringComparison.Ordinal) && word.Length > 2)
            word = word[..^2];
        if (IsCapitals(wanted))
            return word == wanted || (word.Length == wanted.Length + 1 && word[^1] == 's' && word.StartsWith(wanted, StringComparison.Ordinal));
        var (left, right) = (word.ToLowerInvariant(), wanted.ToLowerInvariant());
        if (left == "&")
            left = "and";
        if (right == "&")
            right = "and";
        return left == right || Stems(left).Any(stem => stem == right || Stems(right).Contains(stem, StringComparer.Ordinal));
    }

    private static bool IsCapitals(string word) => word.Length > 1 && word.All(letter => !char.IsLetter(letter) || char.IsUpper(letter)) && word.Any(char.IsLetter);

    /// <summary>What the word may be a form of.</summary>
    private static IEnumerable<string> Stems(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            yield return word[..^3] + "y";
        if (word.EndsWith("es", StringComparison.Ordinal) && word.Length > 4 && (word[^3] is 's' or 'x' or 'z' or 'o' || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)))
            yield return word[..^2];
        if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word.Length > 3)
            yield return word[..^1];
        if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4)
        {
            yield return word[..^2];
            yield return word[..^1];
        }
        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5)
        {
            yield return word[..^3];
            yield return word[..^3] + "e";
        }
        if (word is "men")
            yield return "man";
        if (word is "women")
            yield return "woman";
        if (word is "children")
            yield return "child";
        if (word is "people")
            yield return "person";
        if (word.EndsWith("men", StringComparison.Ordinal) && word.Length > 4)
            yield return word[..^3] + "man";
    }
}
