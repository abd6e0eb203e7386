using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Stories;

/// <summary>What became of a save: saved as a whole, or refused as a whole. Exactly one of the two is there.</summary>
/// <param name="Saved">What was saved.</param>
/// <param name="Refusal">Why not.</param>
public sealed record SaveOutcome(SavedCopy? Saved, Refusal? Refusal)
{
    /// <summary>Where <see cref="RefusalCode.StaleSave"/>: what stands there now in place of what the save started from.</summary>
    public StaleCopy? Stale { get; init; }

    /// <summary>Where <see cref="RefusalCode.LeaseLost"/>: who writes now.</summary>
    public PersonAt? By { get; init; }

    /// <summary>The block that cannot be saved as it is, where the refusal is about one.</summary>
    public string? BlockId { get; init; }

    /// <summary>Whether it was saved.</summary>
    public bool IsSaved => Saved is not null;

    internal static SaveOutcome Refused(Refusal refusal) => new(null, refusal);
}

/// <summary>What was saved, with the versions that the next save starts from.</summary>
/// <param name="SavedAt">When (UTC).</param>
/// <param name="WorkingVersion">Version of the working copy.</param>
/// <param name="Fields">The fields of the save.</param>
/// <param name="Blocks">The changed, new and moved blocks of the save.</param>
public sealed record SavedCopy(DateTime SavedAt, int WorkingVersion, IReadOnlyList<PartVersion> Fields, IReadOnlyList<PartVersion> Blocks);

/// <summary>Version of a field or block.</summary>
/// <param name="Name">Name of the field or id of the block.</param>
/// <param name="Version">Its version.</param>
public sealed record PartVersion(string Name, int Version);

/// <summary>What stands there now, of the fields and blocks that somebody else changed.</summary>
/// <param name="By">Who changed one of them last; null where only removed blocks are concerned.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Blocks">The blocks.</param>
public sealed record StaleCopy(PersonAt? By, IReadOnlyList<FieldNow> Fields, IReadOnlyList<BlockNow> Blocks);

/// <summary>A field as it is now.</summary>
/// <param name="Name">Name as in the document's JSON.</param>
/// <param name="Value">The value as JSON.</param>
/// <param name="Version">Its version; 0 where there is none.</param>
public sealed record FieldNow(string Name, string Value, int Version);

/// <summary>A block as it is now.</summary>
/// <param name="Id">The block.</param>
/// <param name="Content">The block as JSON; null where it was removed.</param>
/// <param name="Version">Its version; 0 where it was removed.</param>
/// <param name="Changed">Who changed it last; null where it was removed.</param>
public sealed record BlockNow(string Id, string? Content, int Version, PersonAt? Changed);

/// <summary>A person and a time.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Real name.</param>
/// <param name="At">The time (UTC).</param>
public sealed record PersonAt(Guid PersonId, string Name, DateTime At);
