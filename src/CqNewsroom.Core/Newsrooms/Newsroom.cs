namespace CqNewsroom.Core.Newsrooms;

/// <summary>The installation: one row. Its name, its languages, its time zone, and the counter of publications.</summary>
public sealed class Newsroom
{
    /// <summary>The only id there is.</summary>
    public const int TheId = 1;

    /// <summary>Always <see cref="TheId"/>.</summary>
    public int Id { get; set; } = TheId;

    /// <summary>Name by language tag, for example <c>Chongqing News</c> for <c>en</c>.</summary>
    public Dictionary<string, string> Names { get; set; } = new(StringComparer.Ordinal);

    /// <summary>IANA id of the zone that readers see times in, for example <c>Asia/Shanghai</c>.</summary>
    public string TimeZoneId { get; set; } = "Asia/Shanghai";

    /// <summary>The newsroom's languages, the first being the one readers without a choice get.</summary>
    public List<Language> Languages { get; set; } = [.. Language.Default];

    /// <summary>The wording of credits by language tag; a language that is missing takes <see cref="CreditWording.DefaultFor"/>.</summary>
    public Dictionary<string, CreditWording> Wordings { get; set; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Raised by one in every transaction that changes what readers see. Cache keys hold it, so that a page whose rendering
    /// began before a publication is stored under a number that nobody asks for any more.
    /// </summary>
    public long PublicationCounter { get; set; }

    /// <summary>Raised in every transaction that changes which terms hold; lists of terms that were compiled under another number are old.</summary>
    public long TermCounter { get; set; }

    /// <summary>Raised by every change of the words that are forbidden or doubted.</summary>
    public long WordCounter { get; set; }

    /// <summary>
    /// What the permanent ids of items begin with, for example <c>news.example.org,2026</c>: host and year of the first start under a public address. It never changes
    /// afterwards: feed readers would show every story anew (case P9). Null until there was such a start.
    /// </summary>
    public string? TagAuthority { get; set; }

    /// <summary>The last public story number given out; numbers are never used again.</summary>
    public int LastStoryNumber { get; set; }

    /// <summary>Number of the segment that the translation memory learned last; they rise by one.</summary>
    public int LastSegment { get; set; }

    /// <summary>How far the data was brought by starts of this and earlier versions, beside what their migrations did; nothing else reads it.</summary>
    public int DataVersion { get; set; }

    /// <summary>When set-up was finished (UTC), null while the newsroom has no administrator.</summary>
    public DateTime? SetUpAt { get; set; }

    /// <summary>Raised by every change of the settings (not by numbers and the counter); a change names the version it was made from.</summary>
    public int Version { get; set; }

    /// <summary>The name in a language, or in any where that one has none.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string NameIn(string language) =>
        Names.TryGetValue(language, out var name) ? name : Names.Values.FirstOrDefault() ?? "CqNewsroom";

    /// <summary>How long headline and summary should be in a language, where a desk does not say otherwise.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public LengthGuides GuidesIn(string language) =>
        Languages.Find(known => string.Equals(known.Tag, language, StringComparison.Ordinal))?.Guides ?? LengthGuides.DefaultFor(language);

    /// <summary>The day on the newsroom's calendar.</summary>
    /// <param name="utc">A time (UTC).</param>
    public DateOnly DayAt(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId)));

    /// <summary>The wording of a language.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public CreditWording WordingFor(string language) =>
        Wordings.TryGetValue(language, out var wording) ? wording : CreditWording.DefaultFor(language);
}
