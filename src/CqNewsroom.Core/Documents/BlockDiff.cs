namespace CqNewsroom.Core.Documents;

/// <summary>What became of a block.</summary>
public enum BlockChangeKind
{
    /// <summary>The same block at its place.</summary>
    Unchanged,

    /// <summary>Only the new text has it.</summary>
    Added,

    /// <summary>Only the old text has it.</summary>
    Removed,

    /// <summary>At its place, with another content.</summary>
    Changed,

    /// <summary>The same content at another place.</summary>
    Moved,

    /// <summary>At another place, with another content.</summary>
    MovedAndChanged,
}

/// <summary>What became of one block.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Old">The block as it was, or null when added.</param>
/// <param name="New">The block as it is, or null when removed.</param>
/// <param name="OldPosition">Its place among the old blocks, from zero, or null.</param>
/// <param name="NewPosition">Its place among the new blocks, from zero, or null.</param>
public sealed record BlockChange(BlockChangeKind Kind, Block? Old, Block? New, int? OldPosition, int? NewPosition);

/// <summary>Compares the blocks of two texts of one article by their ids.</summary>
public static class BlockDiff
{
    /// <summary>
    /// Compares blocks. The largest set of blocks that kept their order counts as being in place, all others that both have as moved,
    /// so that a block dragged to the end is one move. Two blocks that share an id, which no sound text has, are paired in order.
    /// </summary>
    /// <param name="old">The old blocks.</param>
    /// <param name="new">The new blocks.</param>
    /// <returns>One change for each block, in the new order, removed blocks where they were.</returns>
    public static IReadOnlyList<BlockChange> Compare(IReadOnlyList<Block> old, IReadOnlyList<Block> @new)
    {
        var oldPositions = Pair(old, @new);
        var inPlace = IncreasingSubsequence.Longest([.. oldPositions.OfType<int>()]).ToHashSet();
        var kept = oldPositions.OfType<int>().ToHashSet();
        var removed = new Queue<int>(Enumerable.Range(0, old.Count).Where(position => !kept.Contains(position)));
        var changes = new List<BlockChange>(old.Count + @new.Count);
        for (var position = 0; position < @new.Count; position++)
        {
            if (oldPositions[position] is not { } oldPosition)
            {
                changes.Add(new(BlockChangeKind.Added, null, @new[position], null, position));
                continue;
            }
            var moved = !inPlace.Contains(oldPosition);
            while (!moved && removed.TryPeek(out var gone) && gone < oldPosition)
                AddRemoved(removed.Dequeue());
            changes.Add(new(Kind(moved, old[oldPosition] != @new[position]), old[oldPosition], @new[position], oldPosition, position));
        }
        foreach (var gone in removed)
            AddRemoved(gone);
        return changes;

        void AddRemoved(int gone) => changes.Add(new(BlockChangeKind.Removed, old[gone], null, gone, null));
    }

    private static BlockChangeKind Kind(bool moved, bool changed) => (moved, changed) switch
    {
        (true, true) => BlockChangeKind.MovedAndChanged,
        (true, false) => BlockChangeKind.Moved,
        (false, true) => BlockChangeKind.Changed,
        (false, false) => BlockChangeKind.Unchanged,
    };

    /// <summary>For each new block the position of its old one, or null.</summary>
    private static int?[] Pair(IReadOnlyList<Block> old, IReadOnlyList<Block> @new)
    {
        var positions = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var position = 0; position < old.Count; position++)
        {
            if (!positions.TryGetValue(old[position].Id, out var withId))
                positions.Add(old[position].Id, withId = new());
            withId.Enqueue(position);
        }
        return [.. @new.Select(block => positions.TryGetValue(block.Id, out var withId) && withId.TryDequeue(out var position) ? position : (int?)null)];
    }
}
