namespace CqNewsroom.Core.Terms;

/// <summary>What was done to an entry of the termbase.</summary>
public enum TermAct
{
    /// <summary>Somebody proposed it.</summary>
    Proposed,

    /// <summary>An editor added it.</summary>
    Added,

    /// <summary>Its text was changed.</summary>
    Changed,

    /// <summary>An editor approved it.</summary>
    Approved,

    /// <summary>An editor declined it.</summary>
    Declined,

    /// <summary>It was removed, or its proposer took it back.</summary>
    Removed,

    /// <summary>A file added or changed it.</summary>
    Imported,
}

/// <summary>One version of an entry: what it said after an act. What it said before stands in the version before.</summary>
public sealed class TermChange
{
    /// <summary>The entry.</summary>
    public Guid EntryId { get; set; }

    /// <summary>The version that the act made, 1 for the first.</summary>
    public int Version { get; set; }

    /// <summary>What was done.</summary>
    public TermAct Act { get; set; }

    /// <summary>Who did it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>Why, where somebody said it.</summary>
    public string Reason { get; set; } = "";

    /// <summary>What the entry said from then on.</summary>
    public TermText Text { get; set; } = default!;
}
