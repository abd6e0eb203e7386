using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Auditing;

/// <summary>Appends to the chain of audit records and verifies it (workflow.md, invariant 5).</summary>
public static class AuditTrail
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Appends records in the order given. Call it last in the use case's transaction, after its changes were written: it
    /// locks the head of the chain, and every other act waits for that lock.
    /// </summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="records">Records without number and hashes; their time must be whole milliseconds, which both databases keep.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task AppendAsync(INewsroomDb db, IReadOnlyList<AuditRecord> records, CancellationToken cancellation)
    {
        if (records.Count == 0)
            return;
        var head = await db.LockAuditHeadAsync(cancellation);
        foreach (var record in records)
        {
            record.Number = head.Count + 1;
            record.PreviousHash = head.Hash;
            record.Hash = HashOf(record);
            head.Count = record.Number;
            head.Hash = record.Hash;
            db.AuditRecords.Add(record);
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The hash of a record: SHA-256 of a JSON array of its other columns, so that no two records share a form.</summary>
    /// <param name="record">The record, with its number and previous hash.</param>
    public static string HashOf(AuditRecord record)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(record.Number);
            writer.WriteNumberValue(record.At.Ticks);
            WriteId(writer, record.PersonId);
            writer.WriteStringValue(record.PersonName);
            writer.WriteStringValue(record.Action);
            WriteId(writer, record.StoryId);
            WriteId(writer, record.ArticleId);
            writer.WriteStringValue(record.From);
            writer.WriteStringValue(record.To);
            writer.WriteStringValue(record.RevisionHash);
            writer.WriteStringValue(record.Reason);
            writer.WriteStringValue(record.Details);
            writer.WriteStringValue(record.PreviousHash);
            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.ToArray()));
    }

    /// <summary>Walks the chain from its beginning and compares its end with the head, and with a head noted down earlier.</summary>
    /// <param name="db">The database.</param>
    /// <param name="noted">A head noted earlier; a chain that no longer holds it was cut or rewritten.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public static async Task<AuditVerdict> VerifyAsync(INewsroomDb db, AuditMark? noted, CancellationToken cancellation)
    {
        var (count, previous) = (0L, new string('0', 64));
        var notedFound = noted is null || (noted.Count == 0 && string.Equals(noted.Hash, previous, StringComparison.OrdinalIgnoreCase));
        AuditHead? seen = null;
        while (true)
        {
            await foreach (var record in InOrder(db, count, cancellation))
            {
                count++;
                if (record.Number != count)
                    return AuditVerdict.Broken(count, AuditFault.Missing);
                if (!string.Equals(record.PreviousHash, previous, StringComparison.Ordinal) || !string.Equals(record.Hash, HashOf(record), StringComparison.Ordinal))
                    return AuditVerdict.Broken(count, AuditFault.Changed);
                previous = record.Hash;
                if (noted is not null && noted.Count == count)
                    notedFound = string.Equals(noted.Hash, previous, StringComparison.OrdinalIgnoreCase);
            }

            var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancellation);
            if (head is not null && head.Count == count && string.Equals(head.Hash, previous, StringComparison.Ordinal))
                break;
            // A newsroom at work appends while this walks; then the head is ahead, and has moved when it is read again.
            if (head is null || head.Count <= count || head.Count == seen?.Count)
                return AuditVerdict.Broken(count + 1, AuditFault.CutTail);
            seen = head;
        }

        return notedFound
            ? new AuditVerdict(count, new AuditMark(count, previous), null, null)
            : AuditVerdict.Broken(noted!.Count, count < noted.Count ? AuditFault.CutTail : AuditFault.Changed);
    }

    private static async IAsyncEnumerable<AuditRecord> InOrder(INewsroomDb db, long last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // In pages, so that the memory of a walk over years of records stays small.
        const int page = 1000;
        while (true)
        {
            var records = await db.AuditRecords.AsNoTracking().Where(r => r.Number > last).OrderBy(r => r.Number).Take(page).ToListAsync(cancellation);
            foreach (var record in records)
            {
                yield return record;
                last = record.Number;
            }

            if (records.Count < page)
                yield break;
        }
    }

    private static void WriteId(Utf8JsonWriter writer, Guid? id)
    {
        if (id is { } value)
            writer.WriteStringValue(value);
        else
            writer.WriteNullValue();
    }
}

/// <summary>A head of the chain as one notes it down: how many records, and the hash of the last.</summary>
/// <param name="Count">How many records.</param>
/// <param name="Hash">Hash of the last, 64 zeros without any.</param>
public sealed record AuditMark(long Count, string Hash)
{
    /// <summary>Reads <c>COUNT:HASH</c>; null where it is neither.</summary>
    /// <param name="text">As printed by <c>audit verify</c>.</param>
    public static AuditMark? Parse(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2 && long.TryParse(parts[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) && parts[1].Length == 64
            ? new AuditMark(count, parts[1])
            : null;
    }

    /// <summary><c>COUNT:HASH</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Count}:{Hash}");
}

/// <summary>What is wrong with the chain.</summary>
public enum AuditFault
{
    /// <summary>A record is not there.</summary>
    Missing,

    /// <summary>A record does not fit its hash or the one before.</summary>
    Changed,

    /// <summary>The end of the chain is not there.</summary>
    CutTail,
}

/// <summary>The result of a walk over the chain.</summary>
/// <param name="Fitting">How many records fit, from the first.</param>
/// <param name="Head">The head, null where the chain is broken.</param>
/// <param name="FirstBroken">Number of the first record that does not fit, null where all do.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record AuditVerdict(long Fitting, AuditMark? Head, long? FirstBroken, AuditFault? Fault)
{
    /// <summary>Whether every record fits.</summary>
    public bool IsWhole => FirstBroken is null;

    internal static AuditVerdict Broken(long number, AuditFault fault) => new(number - 1, null, number, fault);
}
