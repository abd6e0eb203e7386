using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Terms;

/// <summary>What an entry of the termbase says.</summary>
/// <param name="DeskId">The desk for which it holds, null for the whole newsroom.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Chinese">Its Chinese forms, the first to be written.</param>
/// <param name="English">Its English forms with what each may do.</param>
/// <param name="Note">For people.</param>
/// <param name="Source">Where the forms come from.</param>
/// <param name="ValidFrom">The first day on which it holds, null where it always did.</param>
/// <param name="ValidTo">The last day on which it holds, null where that is open.</param>
public sealed record TermText(
    Guid? DeskId,
    TermKind Kind,
    IReadOnlyList<string> Chinese,
    IReadOnlyList<TermForm> English,
    string Note = "",
    string Source = "",
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null)
{
    /// <summary>The most forms of a language.</summary>
    public const int MostForms = 20;

    /// <summary>The longest form, in UTF-16 units.</summary>
    public const int LongestForm = 200;

    /// <summary>The longest note or source.</summary>
    public const int LongestNote = 1000;

    // One character stands in too many words to mean anything by itself.
    private const int ShortestChinese = 2;

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">The other.</param>
    public bool SaysTheSameAs(TermText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Chinese = other.Chinese, English = other.English } == other
            && Chinese.SequenceEqual(other.Chinese, StringComparer.Ordinal) && English.SequenceEqual(other.English);
    }

    /// <summary>Whether there is a day on which both hold.</summary>
    /// <param name="other">The other.</param>
    public bool HoldsWith(TermText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (ValidFrom ?? DateOnly.MinValue) <= (other.ValidTo ?? DateOnly.MaxValue) && (other.ValidFrom ?? DateOnly.MinValue) <= (ValidTo ?? DateOnly.MaxValue);
    }

    /// <summary>Whether it holds on a day.</summary>
    /// <param name="day">A day of the newsroom.</param>
    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>Cleans what was typed: empty forms and repetitions go; what cannot be kept is refused.</summary>
    /// <param name="clean">The clean text.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public Refusal? Clean(out TermText clean)
    {
        clean = this;
        if (CleanAll(Chinese, out var chinese) is { } wrongChinese)
            return wrongChinese;
        if (chinese.Count == 0 || chinese.Exists(form => form.Length < ShortestChinese))
            return new Refusal(RefusalCode.TermChineseMissing);
        // What is not translated is often written the same in both languages.
        if (CleanAll([.. English.Select(form => string.IsNullOrWhiteSpace(form.Text) && form.Status == TermStatus.DoNotTranslate ? chinese[0] : form.Text)], out var english, distinct: false) is { } wrongEnglish)
            return wrongEnglish;
        List<TermForm> forms = [.. English.Zip(english, (form, text) => form with { Text = text }).Where(form => form.Text.Length > 0).DistinctBy(form => form.Text, StringComparer.Ordinal)];
        if (forms.Count == 0)
            return new Refusal(RefusalCode.TermEnglishMissing);
        if (forms.Find(form => form.Text.Any(IsHan)) is { } han)
            return new Refusal(RefusalCode.TermEnglishIsChinese, han.Text);
        if (chinese.Count > MostForms || forms.Count > MostForms)
            return new Refusal(RefusalCode.TooMany, MostForms);
        if (PlainTexts.Clean(Note, out var note, LongestNote, oneLine: false) is { } wrongNote)
            return wrongNote;
        if (PlainTexts.Clean(Source, out var source, LongestNote) is { } wrongSource)
            return wrongSource;
        if (ValidFrom > ValidTo)
            return new Refusal(RefusalCode.TermDatesTurned);
        clean = this with { Chinese = chinese, English = forms, Note = note, Source = source };
        return null;
    }

    private static Refusal? CleanAll(IReadOnlyList<string> texts, out List<string> clean, bool distinct = true)
    {
        clean = [];
        foreach (var text in texts)
        {
            if (PlainTexts.Clean(text, out var form, LongestForm) is { } wrong)
                return wrong;
            // A stroke parts Chinese forms in files.
            if (form.Contains('|', StringComparison.Ordinal))
                return new Refusal(RefusalCode.TextInvalid, "|");
            if (!distinct || (form.Length > 0 && !clean.Contains(form, StringComparer.Ordinal)))
                clean.Add(form);
        }

        return null;
    }

    private static bool IsHan(char character) => character is >= '\u3400' and <= '\u9FFF';
}
