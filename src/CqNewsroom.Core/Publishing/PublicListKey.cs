namespace CqNewsroom.Core.Publishing;

/// <summary>What a list of live articles is of.</summary>
public enum PublicListKind
{
    /// <summary>Everything: the front page and what follows it.</summary>
    Front,

    /// <summary>A section.</summary>
    Section,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A person who is credited.</summary>
    Person,

    /// <summary>An agency whose people are credited.</summary>
    Agency,

    /// <summary>A month on the newsroom's calendar.</summary>
    Month,

    /// <summary>A day on the newsroom's calendar.</summary>
    Day,
}

/// <summary>
/// Names one list of live articles. Pages, feeds and maps of a list take the same key, so that none of them can hold another choice of stories.
/// </summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Value">The segment of the address that names it, not percent-encoded; empty for the front page. A month is <c>2026-07</c>, a day <c>2026-07-10</c>.</param>
public sealed record PublicListKey(PublicListKind Kind, string Value = "")
{
    /// <summary>The front page.</summary>
    public static PublicListKey Front { get; } = new(PublicListKind.Front);

    /// <summary>A section.</summary>
    /// <param name="slug">Its slug.</param>
    public static PublicListKey Section(string slug) => new(PublicListKind.Section, slug);

    /// <summary>A tag.</summary>
    /// <param name="slug">Its name in addresses.</param>
    public static PublicListKey Tag(string slug) => new(PublicListKind.Tag, slug);

    /// <summary>A person.</summary>
    /// <param name="slug">Their name in addresses.</param>
    public static PublicListKey Person(string slug) => new(PublicListKind.Person, slug);

    /// <summary>An agency.</summary>
    /// <param name="slug">Its name in addresses.</param>
    public static PublicListKey Agency(string slug) => new(PublicListKind.Agency, slug);

    /// <summary>A month or a day.</summary>
    /// <param name="period"><c>2026-07</c> or <c>2026-07-10</c>.</param>
    public static PublicListKey Period(string period) => new(period is { Length: > 7 } ? PublicListKind.Day : PublicListKind.Month, period);
}
