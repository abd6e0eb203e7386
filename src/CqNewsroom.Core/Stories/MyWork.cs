using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>
/// What waits for a person. The database narrows by state and by what the person may read; who somebody is to an article is then
/// decided by the workflow's own <see cref="Relations"/>, so that My work promises nothing that the service would refuse.
/// </summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
public sealed class MyWork(INewsroomDbFactory databases, TimeProvider time)
{
    /// <summary>How many articles a group shows.</summary>
    public const int MostInGroup = 50;

    /// <summary>How many articles are looked at for one state; more than that nobody works off in a day.</summary>
    public const int MostLookedAt = 300;

    private const int MostSent = 12;

    private static readonly TimeSpan SentFor = TimeSpan.FromDays(7);

    /// <summary>Reads it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<WaitingWork>> ReadAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var now = time.Now();
        await using var db = await databases.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation) is not { } person)
            return new Refusal(RefusalCode.SignedOut);
        var candidates = await WorkCandidates.ReadAsync(db, person, cancellation);
        var sent = await SentAsync(db, person, now, cancellation);
        var facts = await WorkFacts.ReadAsync(db, person, asker.Language, [.. candidates.Concat(sent)], now, cancellation);
        var groups = candidates
            .Select(article => (Article: article, Kind: facts.KindOf(article)))
            .Where(found => found.Kind is not null)
            .GroupBy(found => found.Kind!.Value, found => found.Article)
            .OrderBy(group => group.Key)
            .Select(group => Group(group.Key, [.. group], facts))
            .ToList();
        return new WaitingWork(groups, await SentLinesAsync(db, person.Id, facts, sent, cancellation));
    }

    private static WorkGroup Group(WorkKind kind, List<Article> articles, WorkFacts facts)
    {
        var lines = articles
            .Select(article => facts.Line(kind, article))
            .OrderByDescending(line => line.IsLate)
            .ThenBy(line => line.Deadline ?? DateTime.MaxValue)
            .ThenBy(line => line.Article.StateSince)
            .ThenBy(line => line.Number)
            .ThenBy(line => line.ArticleId)
            .ToList();
        return new WorkGroup(kind, [.. lines.Take(MostInGroup)], lines.Count > MostInGroup);
    }

    private static Task<List<Article>> SentAsync(INewsroomDb db, PersonFacts person, DateTime now, CancellationToken cancellation)
    {
        var id = person.Id;
        var since = now - SentFor;
        ArticleState[] sent = [ArticleState.InReview, ArticleState.Approved, ArticleState.Scheduled, ArticleState.Published, ArticleState.Retracted];
        return db.Articles.AsNoTracking()
            .Where(Reading.Articles(db, person))
            .Where(a => (a.AssigneeId == id || a.SubmittedById == id) && sent.Contains(a.State) && a.StateSince > since)
            .OrderByDescending(a => a.StateSince).ThenBy(a => a.Id)
            .Take(MostSent)
            .ToListAsync(cancellation);
    }

    private static async Task<IReadOnlyList<SentLine>> SentLinesAsync(INewsroomDb db, Guid asker, WorkFacts facts, List<Article> sent, CancellationToken cancellation)
    {
        var lines = new List<SentLine>();
        foreach (var article in sent)
        {
            var last = await db.AuditRecords.AsNoTracking()
                .Where(r => r.ArticleId == article.Id)
                .OrderByDescending(r => r.Number)
                .Select(r => new { r.Action, r.At, r.PersonId, r.PersonName })
                .FirstOrDefaultAsync(cancellation);
            lines.Add(facts.Sent(article, last?.PersonId is null || !facts.MaySee(last.PersonId) ? null : last.PersonName, last?.PersonId == asker, last?.Action ?? "", last?.At ?? article.StateSince));
        }

        return lines;
    }
}
