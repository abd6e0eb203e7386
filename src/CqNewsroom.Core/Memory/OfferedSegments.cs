using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Memory;

/// <summary>A segment that somebody may see, with what has become of it.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Status">What has become of it.</param>
/// <param name="IsImported">Whether it came with an import.</param>
/// <param name="Origin">Where it comes from.</param>
internal sealed record OfferedSegment(MemorySegment Segment, SegmentStatus Status, bool IsImported, SegmentOrigin Origin)
{
    /// <summary>Penalties that come from its status.</summary>
    public MemoryPenalties Penalties => (Status == SegmentStatus.Approved ? MemoryPenalties.NotPublic : MemoryPenalties.None) | (IsImported ? MemoryPenalties.Imported : MemoryPenalties.None);
}

/// <summary>
/// Which segments somebody may see, asked anew each time. What has become of a segment follows from its article: public while its revision is live,
/// approved while it stands approved, history once another revision of a live article took its place, otherwise nothing any more. Who may read
/// the article sees all of these; anybody else, and everybody of an agency, only what readers can read in both languages.
/// </summary>
/// <param name="db">The use case's database.</param>
/// <param name="person">Who asks.</param>
/// <param name="language">Their interface language.</param>
internal sealed class OfferedSegments(INewsroomDb db, PersonFacts person, string language)
{
    /// <summary>Those of some segments that the person may see.</summary>
    public async Task<IReadOnlyDictionary<int, OfferedSegment>> ReadAsync(IReadOnlyCollection<int> numbers, CancellationToken cancellation)
    {
        // To an agency the memory is what readers have, whatever else was given to it.
        var readable = person.IsOfHouse ? db.Articles.Where(Reading.Articles(db, person)) : db.Articles.Where(_ => false);
        var rows = await (
            from segment in db.MemorySegments.AsNoTracking()
            where numbers.Contains(segment.Number)
            join article in db.Articles on segment.ArticleId equals article.Id
            join story in db.Stories on article.StoryId equals story.Id
            select new Row(
                segment,
                story.Number,
                article.Standing == Standing.Live,
                article.LiveRevisionId == segment.RevisionId,
                article.SubmittedRevisionId == segment.RevisionId && (article.State == ArticleState.Approved || article.State == ArticleState.Scheduled),
                article.AssigneeId,
                article.AgencyId,
                readable.Any(a => a.Id == article.Id))).ToListAsync(cancellation);
        var known = await SourcesOfReadersAsync(rows.Where(row => !row.IsReadable), cancellation);
        var publications = await PublicationsAsync(rows, cancellation);
        var names = await NamesAsync(rows.Where(row => publications.GetValueOrDefault(row.Segment.RevisionId).Publication is null), cancellation);
        var offered = new Dictionary<int, OfferedSegment>();
        foreach (var row in rows)
        {
            var (headline, publication) = publications[row.Segment.RevisionId];
            if (StatusOf(row, publication is not null) is { } status && (row.IsReadable || (status == SegmentStatus.Public && known.Contains(row.Segment.SourceRevisionId))))
                offered.Add(row.Segment.Number, new OfferedSegment(row.Segment, status, publication?.Kind == PublicationKind.Import, OriginOf(row, headline, publication, names)));
        }

        return offered;
    }

    private static SegmentStatus? StatusOf(Row row, bool wasPublished) => row switch
    {
        { IsLive: true, IsLiveRevision: true } => SegmentStatus.Public,
        { IsApprovedRevision: true } => SegmentStatus.Approved,
        { IsLive: true } when wasPublished => SegmentStatus.History,
        _ => null,
    };

    // What a reader may have seen: the original is live, and this very text of it was published once.
    private async Task<HashSet<Guid>> SourcesOfReadersAsync(IEnumerable<Row> rows, CancellationToken cancellation)
    {
        var sources = rows.Select(row => row.Segment.SourceRevisionId).Distinct().ToList();
        if (sources.Count == 0)
            return [];
        return
        [
            .. await db.Revisions
                .Where(source => sources.Contains(source.Id)
                    && db.Articles.Any(original => original.Id == source.ArticleId && original.Standing == Standing.Live)
                    && db.Publications.Any(p => p.ArticleId == source.ArticleId && db.Revisions.Any(published => published.Id == p.RevisionId && published.TranslatableHash == source.TranslatableHash)))
                .Select(source => source.Id).ToListAsync(cancellation),
        ];
    }

    private async Task<Dictionary<Guid, (string Headline, Publication? Publication)>> PublicationsAsync(List<Row> rows, CancellationToken cancellation)
    {
        var revisions = rows.Select(row => row.Segment.RevisionId).Distinct().ToList();
        var found = await (
            from revision in db.Revisions
            where revisions.Contains(revision.Id)
            from publication in db.Publications.AsNoTracking().Where(p => p.RevisionId == revision.Id).DefaultIfEmpty()
            select new { revision.Id, revision.Headline, Publication = publication }).ToListAsync(cancellation);
        return found.GroupBy(row => row.Id).ToDictionary(of => of.Key, of => (of.First().Headline, of.Select(row => row.Publication).OrderByDescending(p => p?.PublicAt).FirstOrDefault()));
    }

    private async Task<(ShownNames Persons, Dictionary<Guid, string> Agencies)> NamesAsync(IEnumerable<Row> unpublished, CancellationToken cancellation)
    {
        var rows = unpublished.ToList();
        var agencies = rows.Select(row => row.AgencyId).OfType<Guid>().Distinct().ToList();
        return (
            await ShownNames.ReadAsync(db, person, language, rows.Select(row => row.AssigneeId).OfType<Guid>(), cancellation),
            agencies.Count == 0 ? [] : (await db.Agencies.AsNoTracking().Where(a => agencies.Contains(a.Id)).ToListAsync(cancellation)).ToDictionary(a => a.Id, a => a.NameIn(language)));
    }

    private static SegmentOrigin OriginOf(Row row, string headline, Publication? publication, (ShownNames Persons, Dictionary<Guid, string> Agencies) names) => publication is { Credits: var credits }
        ? new SegmentOrigin(row.StoryNumber, headline, publication.PublicAt, [.. credits.Translators.Select(t => t.CreditName)], credits.Translators.Select(t => t.AgencyName).FirstOrDefault(name => name is not null), credits.Editor?.CreditName)
        : new SegmentOrigin(row.StoryNumber, headline, null, row.AssigneeId is { } translator && names.Persons.Find(translator) is { } name ? [name] : [], row.AgencyId is { } agency ? names.Agencies.GetValueOrDefault(agency) : null, null);

    private sealed record Row(
        MemorySegment Segment, int StoryNumber, bool IsLive, bool IsLiveRevision, bool IsApprovedRevision, Guid? AssigneeId, Guid? AgencyId, bool IsReadable);
}
