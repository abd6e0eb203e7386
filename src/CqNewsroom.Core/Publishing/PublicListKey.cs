namespace CqNewsroom.Core.Publishing;

/// <summary>What a list of live articles is of.</summary>
public enum PublicListKind
{
    /// <summary>Everything: the front page and what follows it.</summary>
    Front,

    /// <summary>A section.</summary>
    Section,
}

/// <summary>
/// Names one list of live articles. Pages, feeds and maps of a list take the same key, so that none of them can hold another choice of stories.
/// </summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Value">The segment of the address that names it; empty for the front page.</param>
public sealed record PublicListKey(PublicListKind Kind, string Value = "")
{
    /// <summary>The front page.</summary>
    public static PublicListKey Front { get; } = new(PublicListKind.Front);

    /// <summary>A section.</summary>
    /// <param name="slug">Its slug.</param>
    public static PublicListKey Section(string slug) => new(PublicListKind.Section, slug);
}
