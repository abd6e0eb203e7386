using System.Text.Json;
using CqNewsroom.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>A working copy as one content, and back: rows that do not differ are not touched.</summary>
public static class WorkingCopyContent
{
    /// <summary>Distance between the positions of two neighbouring blocks, so that an insertion touches no other row.</summary>
    public const long Gap = 1 << 20;

    /// <summary>Reads it, including what the use case changed and did not write yet.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<ArticleContent> ReadAsync(INewsroomDb db, Guid articleId, CancellationToken cancellation)
    {
        var fields = await db.WorkingFields.AsNoTracking().Where(f => f.ArticleId == articleId).ToListAsync(cancellation);
        var blocks = await db.WorkingBlocks.AsNoTracking().Where(b => b.ArticleId == articleId).OrderBy(b => b.Position).Select(b => b.Content).ToListAsync(cancellation);
        return Assemble(fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal), blocks);
    }

    /// <summary>Puts a content together from its stored parts.</summary>
    /// <param name="fields">Values as JSON by field name.</param>
    /// <param name="blocks">Blocks as JSON, in order.</param>
    public static ArticleContent Assemble(IReadOnlyDictionary<string, string> fields, IReadOnlyList<string> blocks)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value);
            }

            writer.WriteStartArray("blocks");
            foreach (var block in blocks)
                writer.WriteRawValue(block);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return CanonicalJson.Read(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>The fields of a content as they are stored: JSON by name, empty ones absent.</summary>
    /// <param name="content">The content.</param>
    public static IReadOnlyDictionary<string, string> FieldsOf(ArticleContent content)
    {
        using var document = JsonDocument.Parse(CanonicalJson.Write(content with { Blocks = [] }));
        return document.RootElement.EnumerateObject().Where(p => !p.NameEquals("blocks")).ToDictionary(p => p.Name, p => p.Value.GetRawText(), StringComparer.Ordinal);
    }

    /// <summary>
    /// Sets a working copy to a content, raises its version where anything differs, and notes its headline on the article. The version of
    /// a changed row is the working copy's, which never falls back, so that a part that was removed and came again is never taken
    /// for what it was.
    /// </summary>
    /// <param name="db">The use case's database; nothing is written before its SaveChanges.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="content">The content.</param>
    /// <param name="personId">Who changed what differs.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether anything differed.</returns>
    public static async Task<bool> ReplaceAsync(INewsroomDb db, Guid articleId, ArticleContent content, Guid personId, DateTime now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(content);
        var article = db.Articles.Local.FirstOrDefault(a => a.Id == articleId) ?? await db.Articles.SingleAsync(a => a.Id == articleId, cancellation);
        var stamp = new Stamp(articleId, article.WorkingVersion + 1, personId, now);
        var differs = await ReplaceFieldsAsync(db, FieldsOf(content), stamp, cancellation);
        differs |= await ReplaceBlocksAsync(db, content.Blocks, stamp, cancellation);
        if (!differs)
            return false;
        article.WorkingVersion = stamp.Version;
        article.WorkingHeadline = content.Headline;
        return true;
    }

    private static async Task<bool> ReplaceFieldsAsync(INewsroomDb db, IReadOnlyDictionary<string, string> fields, Stamp stamp, CancellationToken cancellation)
    {
        var rows = await db.WorkingFields.Where(f => f.ArticleId == stamp.ArticleId).ToDictionaryAsync(f => f.Name, StringComparer.Ordinal, cancellation);
        var differs = false;
        foreach (var name in fields.Keys.Union(rows.Keys, StringComparer.Ordinal))
        {
            var value = fields.GetValueOrDefault(name) ?? SaveChanges.EmptyValue(name);
            if (!rows.TryGetValue(name, out var row))
                db.WorkingFields.Add(stamp.On(new WorkingField { Name = name, Value = value }));
            else if (string.Equals(row.Value, value, StringComparison.Ordinal))
                continue;
            else
                stamp.On(row).Value = value;
            differs = true;
        }

        return differs;
    }

    private static async Task<bool> ReplaceBlocksAsync(INewsroomDb db, IReadOnlyList<Block> blocks, Stamp stamp, CancellationToken cancellation)
    {
        var rows = await db.WorkingBlocks.Where(b => b.ArticleId == stamp.ArticleId).ToDictionaryAsync(b => b.BlockId, StringComparer.Ordinal, cancellation);
        var order = new BlockOrder(rows.Values.OrderBy(row => row.Position).Select(row => (row.BlockId, row.Position)));
        var gone = rows.Keys.Except(blocks.Select(block => block.Id), StringComparer.Ordinal).ToList();
        var differs = gone.Count > 0;
        foreach (var id in gone)
        {
            order.Remove(id);
            rows.Remove(id, out var row);
            db.WorkingBlocks.Remove(row!);
        }

        string? before = null;
        foreach (var block in blocks)
        {
            order.Place(block.Id, before);
            before = block.Id;
            var json = CanonicalJson.WriteBlock(block);
            if (!rows.TryGetValue(block.Id, out var row))
            {
                rows[block.Id] = row = stamp.On(new WorkingBlock { BlockId = block.Id, Content = json });
                db.WorkingBlocks.Add(row);
            }
            else if (string.Equals(row.Content, json, StringComparison.Ordinal))
            {
                continue;
            }
            else
            {
                stamp.On(row).Content = json;
            }

            differs = true;
        }

        var moved = order.Arrange();
        foreach (var (id, position) in moved)
            rows[id].Position = position;
        return differs || moved.Count > 0;
    }
}
