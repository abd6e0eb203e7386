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

    /// <summary>Sets a working copy to a content.</summary>
    /// <param name="db">The use case's database; nothing is written before its SaveChanges.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="content">The content.</param>
    /// <param name="personId">Who changed what differs.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task ReplaceAsync(INewsroomDb db, Guid articleId, ArticleContent content, Guid personId, DateTime now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        await ReplaceFieldsAsync(db, articleId, FieldsOf(content), personId, now, cancellation);
        var rows = await db.WorkingBlocks.Where(b => b.ArticleId == articleId).ToDictionaryAsync(b => b.BlockId, StringComparer.Ordinal, cancellation);
        long position = 0;
        foreach (var block in content.Blocks)
        {
            position += Gap;
            var json = CanonicalJson.WriteBlock(block);
            if (!rows.Remove(block.Id, out var row))
            {
                db.WorkingBlocks.Add(new WorkingBlock { ArticleId = articleId, BlockId = block.Id, Content = json, Position = position, Version = 1, ChangedById = personId, ChangedAt = now });
                continue;
            }

            row.Position = position;
            if (string.Equals(row.Content, json, StringComparison.Ordinal))
                continue;
            row.Content = json;
            row.Version++;
            row.ChangedById = personId;
            row.ChangedAt = now;
        }

        db.WorkingBlocks.RemoveRange(rows.Values);
    }

    private static async Task ReplaceFieldsAsync(
        INewsroomDb db, Guid articleId, IReadOnlyDictionary<string, string> fields, Guid personId, DateTime now, CancellationToken cancellation)
    {
        var rows = await db.WorkingFields.Where(f => f.ArticleId == articleId).ToDictionaryAsync(f => f.Name, StringComparer.Ordinal, cancellation);
        foreach (var (name, value) in fields)
        {
            if (!rows.Remove(name, out var row))
            {
                db.WorkingFields.Add(new WorkingField { ArticleId = articleId, Name = name, Value = value, Version = 1, ChangedById = personId, ChangedAt = now });
            }
            else if (!string.Equals(row.Value, value, StringComparison.Ordinal))
            {
                row.Value = value;
                row.Version++;
                row.ChangedById = personId;
                row.ChangedAt = now;
            }
        }

        db.WorkingFields.RemoveRange(rows.Values);
    }
}
