using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Vocabulary;

/// <summary>What an entry of the list of words says.</summary>
/// <param name="DeskId">The desk for which it holds, null for the whole newsroom.</param>
/// <param name="Word">The word; … in it stands for up to eight characters of the same clause.</param>
/// <param name="Kind">What is thought of it.</param>
/// <param name="Instead">What to write in its place, empty where nothing is suggested.</param>
/// <param name="Note">Why; for people.</param>
/// <param name="Exceptions">Longer phrases in which it is innocent.</param>
/// <param name="BeforeDate">Whether it is meant only in front of a date or a word of time.</param>
public sealed record WordText(Guid? DeskId, string Word, WordKind Kind, string Instead, string Note, IReadOnlyList<string> Exceptions, bool BeforeDate = false)
{
    /// <summary>The longest word, exception or suggestion, in UTF-16 units.</summary>
    public const int LongestWord = 60;

    /// <summary>The longest note.</summary>
    public const int LongestNote = 300;

    /// <summary>The most exceptions.</summary>
    public const int MostExceptions = 60;

    // One character stands in too many innocent words.
    private const int ShortestWord = 2;

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">The other.</param>
    public bool SaysTheSameAs(WordText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Exceptions = other.Exceptions } == other && Exceptions.SequenceEqual(other.Exceptions, StringComparer.Ordinal);
    }

    /// <summary>By what two entries are about the same word: without width, spacing, case, what nobody sees and traditional forms.</summary>
    internal string Key => WordList.KeyOf(Word);

    /// <summary>The text of a rule that ships.</summary>
    /// <param name="rule">The rule.</param>
    internal static WordText Of(WordRule rule) => new(null, rule.Word, rule.Severity == Severity.Hint ? WordKind.Doubted : WordKind.Forbidden, rule.Instead, rule.Note, rule.Exceptions, rule.BeforeDate);

    /// <summary>The rule that checks follow; null where the word is fine.</summary>
    internal WordRule? Rule() => Kind == WordKind.Allowed ? null
        : new WordRule(Word, Instead, Kind == WordKind.Doubted ? Severity.Hint : Severity.Warning, Note) { Exceptions = Exceptions, BeforeDate = BeforeDate };

    /// <summary>Cleans what was typed: empty exceptions and repetitions go; what cannot be kept or could never be found is refused.</summary>
    /// <param name="clean">The clean text.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public Refusal? Clean(out WordText clean)
    {
        clean = this;
        if (PlainTexts.Clean(Word, out var word, LongestWord) is { } wrongWord)
            return wrongWord;
        var key = WordList.KeyOf(word);
        if (key.Length == 0 || MatchText.Of(word.Replace("…", "", StringComparison.Ordinal), isHeading: false).Text.Length < ShortestWord)
            return new Refusal(RefusalCode.WordMissing);
        // A stroke parts exceptions in files.
        if (word.Contains('|', StringComparison.Ordinal))
            return new Refusal(RefusalCode.TextInvalid, "|");
        if (PlainTexts.Clean(Instead, out var instead, LongestWord) is { } wrongInstead)
            return wrongInstead;
        if (PlainTexts.Clean(Note, out var note, LongestNote) is { } wrongNote)
            return wrongNote;
        List<string> exceptions = [];
        foreach (var exception in Exceptions)
        {
            if (PlainTexts.Clean(exception, out var phrase, LongestWord) is { } wrong)
                return wrong;
            if (phrase.Length == 0 || exceptions.Contains(phrase, StringComparer.Ordinal))
                continue;
            // An exception that is not longer hides nothing, and whoever wrote it would believe that it does.
            var known = MatchText.Of(phrase, isHeading: false).Text;
            if (phrase.Contains('|', StringComparison.Ordinal) || known.Length <= key.Length || !known.Contains(key, StringComparison.Ordinal))
                return new Refusal(RefusalCode.WordException, phrase, word);
            exceptions.Add(phrase);
        }

        if (exceptions.Count > MostExceptions)
            return new Refusal(RefusalCode.TooMany, MostExceptions);
        clean = this with { Word = word, Instead = instead, Note = note, Exceptions = exceptions };
        return null;
    }
}
