namespace CqNewsroom.Core.Stories;

/// <summary>A few stored blocks of a working copy, with what a save that moves nothing has to know of the others.</summary>
/// <param name="Count">How many blocks there are in all.</param>
/// <param name="Length">How many characters all of them have.</param>
/// <param name="Blocks">The blocks by id, tracked, each with the id of the block before it; null for the first.</param>
internal sealed record StandingBlocks(int Count, long Length, IReadOnlyDictionary<string, (WorkingBlock Row, string? Before)> Blocks)
{
    // Each is read once for every grant that counts for the person.
    private const int Few = 4;

    /// <summary>The blocks to ask for; none where a save needs the order of all.</summary>
    /// <param name="changes">The save.</param>
    public static IReadOnlyCollection<string> Of(SaveChanges changes) =>
        changes.Removed.Count > 0 || changes.Blocks.Count > Few || changes.Blocks.Any(change => change.BaseVersion == 0) ? [] : [.. changes.Blocks.Select(change => change.Id)];

    /// <summary>Whether a save's blocks are all there, and where it says that they are.</summary>
    /// <param name="changes">The save.</param>
    public bool Suffice(SaveChanges changes) => changes.Removed.Count == 0 && changes.Blocks.All(change =>
        Blocks.TryGetValue(change.Id, out var found) && string.Equals(found.Before, change.After, StringComparison.Ordinal));
}
