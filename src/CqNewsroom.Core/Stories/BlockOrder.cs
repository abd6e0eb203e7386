namespace CqNewsroom.Core.Stories;

/// <summary>
/// The order of a working copy's blocks while a save rearranges it. Positions have gaps, so that an insertion gives a position to
/// what was inserted and touches no other row.
/// </summary>
internal sealed class BlockOrder
{
    private readonly List<string> ids;
    private readonly Dictionary<string, long> positions;

    /// <summary>Starts from the stored order.</summary>
    /// <param name="stored">Blocks with their positions, lowest first.</param>
    public BlockOrder(IEnumerable<(string Id, long Position)> stored)
    {
        var rows = stored.ToList();
        ids = rows.ConvertAll(row => row.Id);
        positions = rows.ToDictionary(row => row.Id, row => row.Position, StringComparer.Ordinal);
    }

    /// <summary>How many blocks there are.</summary>
    public int Count => ids.Count;

    /// <summary>The blocks in order.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <summary>Whether a block is there.</summary>
    public bool Contains(string id) => ids.Contains(id, StringComparer.Ordinal);

    /// <summary>Takes a block out.</summary>
    public void Remove(string id)
    {
        ids.Remove(id);
        positions.Remove(id);
    }

    /// <summary>
    /// Puts a block behind another, or first. Where that other one is gone a block that is there stays where it is, and a new one goes to the end.
    /// </summary>
    public void Place(string id, string? after)
    {
        var from = ids.IndexOf(id);
        var before = after is null ? -1 : ids.IndexOf(after);
        if (from >= 0 && (from == before + 1 || (after is not null && before < 0)))
            return;
        if (from >= 0)
        {
            ids.RemoveAt(from);
            before = after is null ? -1 : ids.IndexOf(after);
        }

        positions.Remove(id);
        ids.Insert(after is not null && before < 0 ? ids.Count : before + 1, id);
    }

    /// <summary>Gives a position to every block that has none; to all of them where there is no room between two.</summary>
    /// <returns>The positions that changed.</returns>
    public IReadOnlyDictionary<string, long> Arrange()
    {
        var changed = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var start = 0; start < ids.Count; start++)
        {
            if (positions.ContainsKey(ids[start]))
                continue;
            var end = start;
            while (end < ids.Count && !positions.ContainsKey(ids[end]))
                end++;
            if (!Fill(start, end, changed))
                return Renumber();
            start = end;
        }

        foreach (var (id, position) in changed)
            positions[id] = position;
        return changed;
    }

    // A run of new neighbours shares its gap evenly; halving it for each would use it up after twenty.
    private bool Fill(int start, int end, Dictionary<string, long> changed)
    {
        var count = end - start;
        long first;
        long step;
        if (end == ids.Count)
        {
            step = WorkingCopyContent.Gap;
            first = (start == 0 ? 0 : positions[ids[start - 1]]) + step;
        }
        else if (start == 0)
        {
            step = WorkingCopyContent.Gap;
            first = positions[ids[end]] - (step * count);
        }
        else
        {
            var left = positions[ids[start - 1]];
            step = (positions[ids[end]] - left) / (count + 1);
            if (step < 1)
                return false;
            first = left + step;
        }

        for (var at = start; at < end; at++)
            changed[ids[at]] = first + (step * (at - start));
        return true;
    }

    private Dictionary<string, long> Renumber()
    {
        var changed = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var at = 0; at < ids.Count; at++)
        {
            var position = (at + 1) * WorkingCopyContent.Gap;
            if (positions.TryGetValue(ids[at], out var old) && old == position)
                continue;
            changed[ids[at]] = position;
            positions[ids[at]] = position;
        }

        return changed;
    }
}
