using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CqNewsroom.Core.Import;

namespace CqNewsroom.Web.Hosting;

/// <summary>What became of an entry, as a line for people and as one for programs.</summary>
internal static class ImportReport
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A line of JSON.</summary>
    /// <param name="result">The result.</param>
    /// <param name="isApplied">Whether stories were written.</param>
    public static string Line(ImportResult result, bool isApplied)
    {
        ArgumentNullException.ThrowIfNull(result);
        return JsonSerializer.Serialize(
            new
            {
                file = result.Entry.File,
                entry = result.Entry.Name,
                id = result.Entry.Story?.SourceId,
                headline = result.Entry.Story?.Headline,
                language = result.Language,
                translationOf = result.TranslationOf,
                outcome = Outcome(result.Outcome, isApplied),
                reason = result.Skipped?.ToString(),
                detail = result.Detail,
                doubts = result.Concerns.Select(concern => new { kind = concern.Kind.ToString(), detail = concern.Detail }),
            },
            Readable);
    }

    /// <summary>A line for people; null for what went well.</summary>
    /// <param name="result">The result.</param>
    public static string? Sentence(ImportResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var said = result.Concerns.Select(concern => Joined(ImportWords.Of(concern.Kind), concern.Detail));
        if (result.Outcome == ImportOutcome.Skipped)
            said = said.Prepend("skipped: " + Joined(ImportWords.Of(result.Skipped!.Value), result.Detail));
        else if (result.Outcome == ImportOutcome.Changed)
            said = said.Prepend("imported before, and changed in the archive since; it stays as it is");
        var text = string.Join("; ", said);
        return text.Length == 0 ? null : Visible($"{result.Entry.File}{(result.Entry.Name.Length > 0 ? ", " : "")}{result.Entry.Name}: {text}");
    }

    private static string Joined(string sentence, string detail) => detail.Length == 0 ? sentence : $"{sentence} ({detail})";

    private static string Outcome(ImportOutcome outcome, bool isApplied) => outcome switch
    {
        ImportOutcome.Imported => isApplied ? "imported" : "would be imported",
        ImportOutcome.AlreadyThere => "already there",
        ImportOutcome.Changed => "changed since",
        _ => "skipped",
    };

    // What an archive holds must not steer the terminal that shows it.
    private static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format ? "\uFFFD" : c.ToString()));
}

/// <summary>The numbers at the end.</summary>
/// <param name="isApplied">Whether stories were written.</param>
internal sealed class ImportSummary(bool isApplied)
{
    private readonly Dictionary<ImportOutcome, int> outcomes = [];
    private readonly SortedDictionary<string, int> skipped = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> doubts = new(StringComparer.Ordinal);
    private int translations;

    /// <summary>Entries so far.</summary>
    public int Count { get; private set; }

    /// <summary>Entries that were passed over.</summary>
    public int Skipped => outcomes.GetValueOrDefault(ImportOutcome.Skipped);

    /// <summary>Lines for people so far.</summary>
    public int Told { get; set; }

    /// <summary>Counts a result.</summary>
    /// <param name="result">The result.</param>
    public void Add(ImportResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Count++;
        outcomes[result.Outcome] = outcomes.GetValueOrDefault(result.Outcome) + 1;
        translations += result is { Outcome: ImportOutcome.Imported, TranslationOf: not null } ? 1 : 0;
        if (result.Skipped is { } skip)
            skipped[ImportWords.Of(skip)] = skipped.GetValueOrDefault(ImportWords.Of(skip)) + 1;
        foreach (var kind in result.Concerns.Select(concern => concern.Kind).Distinct())
            doubts[ImportWords.Of(kind)] = doubts.GetValueOrDefault(ImportWords.Of(kind)) + 1;
    }

    /// <summary>The lines.</summary>
    /// <param name="passed">How long it took.</param>
    public IEnumerable<string> Lines(TimeSpan passed)
    {
        yield return "";
        yield return $"{(isApplied ? "Imported" : "Would import")} {outcomes.GetValueOrDefault(ImportOutcome.Imported)}, of which {translations} translations; already there {outcomes.GetValueOrDefault(ImportOutcome.AlreadyThere)}; changed in the archive since {outcomes.GetValueOrDefault(ImportOutcome.Changed)}; skipped {Skipped}.";
        foreach (var (reason, count) in skipped)
            yield return $"  {count} skipped: {reason}";
        foreach (var (doubt, count) in doubts)
            yield return $"  {count} doubtful: {doubt}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{Count} entries in {passed.TotalSeconds:0.0} seconds.");
        if (!isApplied)
            yield return "Nothing was written. Run it again with --apply.";
    }
}
