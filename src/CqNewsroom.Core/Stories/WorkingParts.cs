using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>What a save changed.</summary>
[Flags]
internal enum Applied
{
    /// <summary>Nothing: it was all there already.</summary>
    Nothing = 0,

    /// <summary>The order, what is left out, or emptiness.</summary>
    Something = 1,

    /// <summary>Text.</summary>
    Text = 2,
}

/// <summary>Parts of a save that started from what is there no more.</summary>
/// <param name="Fields">Fields as they are now.</param>
/// <param name="Blocks">Blocks as they are now; without a row where they were removed.</param>
internal sealed record StaleParts(IReadOnlyList<(string Name, WorkingField? Row)> Fields, IReadOnlyList<(string Id, WorkingBlock? Row)> Blocks);

/// <summary>The stored parts that one save is about, and the order of all blocks where the save may change it.</summary>
internal sealed class WorkingParts
{
    private readonly Guid articleId;
    private readonly BlockOrder? order;
    private readonly Dictionary<string, WorkingBlock> blocks;
    private readonly Dictionary<string, WorkingField> fields;

    private WorkingParts(Guid articleId, BlockOrder? order, int count, Dictionary<string, WorkingBlock> blocks, Dictionary<string, WorkingField> fields)
    {
        this.articleId = articleId;
        this.order = order;
        Count = count;
        this.blocks = blocks;
        this.fields = fields;
    }

    /// <summary>How many blocks there are now.</summary>
    public int Count { get; private set; }

    /// <summary>How many characters all blocks had before the save.</summary>
    public long Length { get; private init; }

    /// <summary>By how many characters the blocks grew.</summary>
    public int Growth { get; private set; }

    /// <summary>Reads them, tracked.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="changes">The save.</param>
    /// <param name="standing">What was read of them already.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<WorkingParts> LoadAsync(INewsroomDb db, Guid articleId, SaveChanges changes, StandingBlocks standing, CancellationToken cancellation)
    {
        var names = changes.Fields.Select(field => field.Name).ToList();
        var fieldRows = names.Count == 0
            ? []
            : await db.WorkingFields.Where(f => f.ArticleId == articleId && names.Contains(f.Name)).ToDictionaryAsync(f => f.Name, StringComparer.Ordinal, cancellation);
        var known = standing.Blocks.ToDictionary(block => block.Key, block => block.Value.Row, StringComparer.Ordinal);
        if (standing.Suffice(changes))
            return new WorkingParts(articleId, null, standing.Count, known, fieldRows) { Length = standing.Length };
        var touched = changes.Blocks.Select(block => block.Id).Concat(changes.Removed.Select(block => block.Id)).Except(known.Keys, StringComparer.Ordinal).ToList();
        // One query for the order, the size and the texts in question; the texts of the others stay where they are.
        var outline = await db.WorkingBlocks.Where(b => b.ArticleId == articleId).OrderBy(b => b.Position)
            .Select(b => new { b.BlockId, b.Position, b.Version, b.ChangedById, b.ChangedAt, b.Content.Length, Content = touched.Contains(b.BlockId) ? b.Content : null })
            .ToListAsync(cancellation);
        foreach (var block in outline.Where(b => b.Content is not null))
        {
            var row = new WorkingBlock { ArticleId = articleId, BlockId = block.BlockId, Position = block.Position, Content = block.Content!, Version = block.Version, ChangedById = block.ChangedById, ChangedAt = block.ChangedAt };
            db.WorkingBlocks.Attach(row);
            known[block.BlockId] = row;
        }

        return new WorkingParts(articleId, new BlockOrder(outline.Select(b => (b.BlockId, b.Position))), outline.Count, known, fieldRows) { Length = outline.Sum(b => (long)b.Length) };
    }

    /// <summary>Whether a block is there.</summary>
    public bool HasBlock(string id) => blocks.ContainsKey(id);

    /// <summary>Version of a block of the save.</summary>
    public int VersionOfBlock(string id) => blocks[id].Version;

    /// <summary>Version of a field of the save.</summary>
    public int VersionOfField(string name) => fields.TryGetValue(name, out var row) ? row.Version : 0;

    /// <summary>
    /// What somebody else changed meanwhile; null where nothing. What stands there already as it was sent is no conflict: the same save came
    /// before, and its answer was lost. A move starts from no version, since a changed text may be moved.
    /// </summary>
    public StaleParts? FindStale(SaveChanges changes)
    {
        var staleFields = changes.Fields
            .Select(change => (change, Row: fields.GetValueOrDefault(change.Name)))
            .Where(pair => (pair.Row?.Version ?? 0) != pair.change.BaseVersion
                && !string.Equals(pair.Row?.Value ?? SaveChanges.EmptyValue(pair.change.Name), pair.change.Value, StringComparison.Ordinal))
            .Select(pair => (pair.change.Name, pair.Row))
            .ToList();
        var changed = changes.Blocks.Where(change => change.Json is not null)
            .Select(change => (change.Id, Row: blocks.GetValueOrDefault(change.Id), change.BaseVersion, change.Json))
            .Where(pair => (pair.Row?.Version ?? 0) != pair.BaseVersion && !string.Equals(pair.Row?.Content, pair.Json, StringComparison.Ordinal));
        var removed = changes.Removed
            .Select(change => (change.Id, Row: blocks.GetValueOrDefault(change.Id), change.BaseVersion, Json: (string?)null))
            .Where(pair => pair.Row is { } row && row.Version != pair.BaseVersion);
        var staleBlocks = changed.Concat(removed).Select(pair => (pair.Id, pair.Row)).ToList();
        return staleFields.Count + staleBlocks.Count == 0 ? null : new StaleParts(staleFields, staleBlocks);
    }

    /// <summary>Puts the changes in.</summary>
    public async Task<Applied> ApplyAsync(INewsroomDb db, SaveChanges changes, Stamp stamp, CancellationToken cancellation)
    {
        var applied = ApplyFields(db, changes, stamp);
        foreach (var (id, _) in changes.Removed)
        {
            order!.Remove(id);
            if (!blocks.Remove(id, out var row))
                continue;
            db.WorkingBlocks.Remove(row);
            Growth -= row.Content.Length;
            applied |= Applied.Text;
        }

        foreach (var change in changes.Blocks)
            applied |= ApplyBlock(db, change, stamp);
        if (order is null)
            return applied;
        Count = order.Count;
        var moved = order.Arrange();
        var others = moved.Keys.Where(id => !blocks.ContainsKey(id)).ToList();
        if (others.Count > 0)
        {
            foreach (var row in await db.WorkingBlocks.Where(b => b.ArticleId == articleId && others.Contains(b.BlockId)).ToListAsync(cancellation))
                blocks[row.BlockId] = row;
        }

        foreach (var (id, position) in moved)
            blocks[id].Position = position;
        return moved.Count > 0 ? applied | Applied.Something : applied;
    }

    /// <summary>The contents as they will be.</summary>
    /// <param name="stored">The contents as they are stored.</param>
    public IEnumerable<string> Now(IReadOnlyDictionary<string, string> stored) =>
        (order?.Ids ?? stored.Keys).Select(id => blocks.TryGetValue(id, out var row) ? row.Content : stored[id]);

    private Applied ApplyFields(INewsroomDb db, SaveChanges changes, Stamp stamp)
    {
        var applied = Applied.Nothing;
        foreach (var change in changes.Fields)
        {
            if (!fields.TryGetValue(change.Name, out var row))
            {
                if (string.Equals(change.Value, SaveChanges.EmptyValue(change.Name), StringComparison.Ordinal))
                    continue;
                fields[change.Name] = row = stamp.On(new WorkingField { Name = change.Name, Value = change.Value });
                db.WorkingFields.Add(row);
            }
            else if (string.Equals(row.Value, change.Value, StringComparison.Ordinal))
            {
                continue;
            }
            else
            {
                stamp.On(row).Value = change.Value;
            }

            applied |= Applied.Text;
        }

        return applied;
    }

    private Applied ApplyBlock(INewsroomDb db, SoundBlock change, Stamp stamp)
    {
        if (!blocks.TryGetValue(change.Id, out var row))
        {
            // Moved here, removed there: gone it is, with the text kept by who removed it.
            if (change.Json is null)
                return Applied.Nothing;
            blocks[change.Id] = row = stamp.On(new WorkingBlock { BlockId = change.Id, Content = change.Json });
            db.WorkingBlocks.Add(row);
            order!.Place(change.Id, change.After);
            Growth += change.Json.Length;
            return change.HasText ? Applied.Text : Applied.Something;
        }

        order?.Place(change.Id, change.After);
        if (change.Json is null || string.Equals(row.Content, change.Json, StringComparison.Ordinal))
            return Applied.Nothing;
        Growth += change.Json.Length - row.Content.Length;
        stamp.On(row).Content = change.Json;
        return Applied.Text;
    }
}
