using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Stories;

/// <summary>An article's versions: what was kept of it, by whom and why, and two of them compared.</summary>
public sealed record VersionsView
{
    /// <summary>The article.</summary>
    public required Guid ArticleId { get; init; }

    /// <summary>The story.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>The story's number.</summary>
    public required int StoryNumber { get; init; }

    /// <summary>The headline of the working copy; empty while there is none.</summary>
    public required string Headline { get; init; }

    /// <summary>The article's language, a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>That language's name in itself.</summary>
    public required string LanguageName { get; init; }

    /// <summary>When the working copy was saved last (UTC); null where nothing was.</summary>
    public DateTime? SavedAt { get; init; }

    /// <summary>Whether the person may keep the working copy under a name.</summary>
    public bool MayKeep { get; init; }

    /// <summary>Why no version may be restored now; null where one may.</summary>
    public Refusal? RestoreRefusal { get; init; }

    /// <summary>The versions, newest first.</summary>
    public IReadOnlyList<VersionLine> Versions { get; init; } = [];

    /// <summary>What differs between the two versions that were asked for; null where one of them is not there.</summary>
    public VersionComparison? Compared { get; init; }

    /// <summary>The working copy by block: who wrote each.</summary>
    public IReadOnlyList<WrittenBlock> Blocks { get; init; } = [];
}

/// <summary>One version.</summary>
/// <param name="Id">The revision.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">Why it was kept.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">By whom; null for the clock and the import.</param>
/// <param name="Name">The name that the writer gave it.</param>
/// <param name="RestoredFrom">Number of the version whose text it has, where it was restored.</param>
/// <param name="IsSubmitted">Whether it is in review, approved or scheduled now.</param>
/// <param name="IsLive">Whether readers see it now.</param>
/// <param name="PublishedAt">When it first went public (UTC).</param>
/// <param name="SignOffs">Who signed it off; empty for an agency's people.</param>
public sealed record VersionLine(
    Guid Id,
    int Number,
    RevisionKind Kind,
    DateTime At,
    string? By,
    string? Name,
    int? RestoredFrom,
    bool IsSubmitted,
    bool IsLive,
    DateTime? PublishedAt,
    IReadOnlyList<VersionSignOff> SignOffs);

/// <summary>A sign-off that stands.</summary>
/// <param name="Level">Name of the level.</param>
/// <param name="Name">Real name of who signed.</param>
/// <param name="At">When (UTC).</param>
public sealed record VersionSignOff(string Level, string Name, DateTime At);

/// <summary>Two versions compared.</summary>
/// <param name="Old">Number of the older one.</param>
/// <param name="New">Number of the newer one; null for the working copy.</param>
/// <param name="Difference">What differs.</param>
public sealed record VersionComparison(int Old, int? New, TextDifference Difference);

/// <summary>A block of the working copy with who changed it last.</summary>
/// <param name="Block">The block.</param>
/// <param name="Changed">Who, when.</param>
public sealed record WrittenBlock(Block Block, PersonAt Changed);
