namespace CqNewsroom.Core.Publishing;

/// <summary>What a name in readers' addresses stands for.</summary>
public enum PublicNameKind
{
    /// <summary>A section, <c>/en/economy</c>.</summary>
    Section,

    /// <summary>A tag, <c>/en/tags/transport</c>.</summary>
    Tag,

    /// <summary>A person, <c>/en/people/zhou-yifan</c>.</summary>
    Person,

    /// <summary>An agency, <c>/en/agencies/fathom</c>.</summary>
    Agency,
}

/// <summary>
/// A name that stands, or once stood, in readers' addresses. Rows are never removed: an old name leads on for ever, and none is given to
/// something else later, since a link that somebody printed would then show another thing.
/// </summary>
public sealed class PublicName
{
    /// <summary>What it is the name of.</summary>
    public PublicNameKind Kind { get; set; }

    /// <summary>The segment of the address, not percent-encoded; once for each kind.</summary>
    public string Slug { get; set; } = "";

    /// <summary>The section, tag, person or agency that it leads to.</summary>
    public Guid TargetId { get; set; }

    /// <summary>Whether it is the name used now; of one target exactly one is.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>When it was first given (UTC).</summary>
    public DateTime Since { get; set; }
}
