using System.Text.Json;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>Who did what when on a story, told from its audit records.</summary>
internal static class StoryHistory
{
    private const int PageSize = 30;

    /// <summary>Reads a page of it.</summary>
    public static async Task<HistoryPage> ReadAsync(INewsroomDb db, Story story, string language, long? before, CancellationToken cancellation)
    {
        var records = await db.AuditRecords.AsNoTracking()
            .Where(r => r.StoryId == story.Id && (before == null || r.Number < before))
            .OrderByDescending(r => r.Number)
            .Take(PageSize + 1)
            .ToListAsync(cancellation);
        var shown = records.Take(PageSize).ToList();
        var hashes = shown.Select(r => r.RevisionHash).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var articleIds = story.Articles.ConvertAll(a => a.Id);
        var revisions = await db.Revisions.AsNoTracking()
            .Where(r => articleIds.Contains(r.ArticleId) && hashes.Contains(r.Hash))
            .Select(r => new ValueTuple<Guid, string, int, DateTime>(r.ArticleId, r.Hash, r.Number, r.CreatedAt))
            .ToListAsync(cancellation);
        var details = shown.ConvertAll(r => Details.Read(r.Details));
        var names = await NamesAsync(db, details, language, cancellation);
        return new HistoryPage(
            [.. shown.Select((record, index) => Item(record, details[index], story, revisions, names, language))],
            records.Count > PageSize ? shown[^1].Number : null);
    }

    private static HistoryItem Item(
        AuditRecord record, Details details, Story story, List<(Guid ArticleId, string Hash, int Number, DateTime At)> revisions, Dictionary<Guid, string> names, string language)
    {
        var moved = !string.Equals(record.From, record.To, StringComparison.Ordinal);
        // The same text may have been frozen more than once; the record means the newest that there was at its time.
        var revision = revisions.Where(r => r.ArticleId == record.ArticleId && r.At <= record.At && string.Equals(r.Hash, record.RevisionHash, StringComparison.Ordinal)).Select(r => (int?)r.Number).Max();
        return new HistoryItem(
            record.Number,
            record.At,
            ActWords.Person(record.PersonName, language),
            ActWords.Done(details.IsKept ? "Kept" : details.IsWaiver ? "Waived" : record.Action, language),
            story.Articles.Find(a => a.Id == record.ArticleId)?.Language,
            moved ? State(record.From) : null,
            moved ? State(record.To) : null,
            revision,
            ActWords.Reason(record.Reason, language),
            (details.Assignee ?? details.Agency) is { } whom ? names.GetValueOrDefault(whom) : null,
            details.TakenFrom is { } loser ? names.GetValueOrDefault(loser) : null,
            details.At);
    }

    private static ArticleState? State(string name) => Enum.TryParse<ArticleState>(name, out var state) ? state : null;

    private static async Task<Dictionary<Guid, string>> NamesAsync(INewsroomDb db, List<Details> details, string language, CancellationToken cancellation)
    {
        var names = new Dictionary<Guid, string>();
        var persons = details.SelectMany(d => new[] { d.Assignee, d.TakenFrom }).OfType<Guid>().Distinct().ToList();
        if (persons.Count > 0)
        {
            foreach (var person in await db.Persons.AsNoTracking().Where(p => persons.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation))
                names[person.Id] = person.Name;
        }

        var agencies = details.Select(d => d.Agency).OfType<Guid>().Distinct().ToList();
        if (agencies.Count > 0)
        {
            foreach (var agency in await db.Agencies.AsNoTracking().Where(a => agencies.Contains(a.Id)).ToListAsync(cancellation))
                names[agency.Id] = agency.NameIn(language);
        }

        return names;
    }

    private readonly record struct Details(Guid? Assignee, Guid? Agency, Guid? TakenFrom, DateTime? At, bool IsKept, bool IsWaiver)
    {
        public static Details Read(string? json)
        {
            if (json is null)
                return default;
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new Details(
                root.TryGetProperty("assignee", out var assignee) && assignee.TryGetGuid(out var person) ? person : null,
                root.TryGetProperty("agency", out var agency) && agency.TryGetGuid(out var company) ? company : null,
                root.TryGetProperty("takenFrom", out var holder) && holder.TryGetGuid(out var loser) ? loser : null,
                root.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTime(out var time) ? time.ToUniversalTime() : null,
                root.TryGetProperty("kept", out _),
                root.TryGetProperty("waived", out var waived) && waived.ValueKind == JsonValueKind.String);
        }
    }
}
