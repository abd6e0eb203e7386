using CqNewsroom.Core.Desks;

namespace CqNewsroom.Core.Stories;

/// <summary>Why a revision was frozen.</summary>
public enum RevisionKind
{
    /// <summary>Submitted for review.</summary>
    Submitted,

    /// <summary>Submitted again with accepted suggestions.</summary>
    SuggestionsAccepted,

    /// <summary>Frozen as the source of an early translation.</summary>
    FrozenAsSource,

    /// <summary>A pending correction that was dropped, or ended by a retraction.</summary>
    Dropped,

    /// <summary>Text of somebody whose save was refused or whose lease was taken over.</summary>
    SideCopy,

    /// <summary>The working copy before an older revision was restored.</summary>
    BeforeRestore,

    /// <summary>The working copy before the text of a file took its place.</summary>
    BeforeImport,

    /// <summary>Published by the import.</summary>
    Imported,

    /// <summary>Kept by itself after some minutes of work; the only kind that is ever thinned out.</summary>
    Work,

    /// <summary>Kept by the writer under a name.</summary>
    Named,

    /// <summary>An older revision that was restored.</summary>
    Restored,

    /// <summary>The working copy, for a colleague who was sent a link to it.</summary>
    Shared,
}

/// <summary>An immutable snapshot of an article's content.</summary>
public sealed class Revision
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>1 for the article's first.</summary>
    public int Number { get; set; }

    /// <summary>Why it was frozen.</summary>
    public RevisionKind Kind { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Who froze it, null for the clock and the import; of work that was kept by itself who wrote last.</summary>
    public Guid? CreatedById { get; set; }

    /// <summary>The name that the writer gave it, null for none.</summary>
    public string? Name { get; set; }

    /// <summary>Of a restored revision: the one whose text it has.</summary>
    public Guid? RestoredFromRevisionId { get; set; }

    /// <summary>The content in canonical JSON; what <see cref="Hash"/> is taken of.</summary>
    public string Content { get; set; } = "";

    /// <summary>Headline, for lists.</summary>
    public string Headline { get; set; } = "";

    /// <summary>Lower-case hex SHA-256 of the content's canonical form.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Lower-case hex SHA-256 of what is translated of it.</summary>
    public string TranslatableHash { get; set; } = "";

    /// <summary>The contributors as they stood when it was frozen.</summary>
    public List<Guid> Contributors { get; set; } = [];

    /// <summary>The levels in force at its submission; empty where it was not submitted.</summary>
    public List<ReviewLevel> Levels { get; set; } = [];

    /// <summary>Of a translation: the source revision it answered when it was frozen.</summary>
    public Guid? SourceRevisionId { get; set; }

    /// <summary>Of a translation: the source blocks left out.</summary>
    public List<string> LeftOut { get; set; } = [];
}
