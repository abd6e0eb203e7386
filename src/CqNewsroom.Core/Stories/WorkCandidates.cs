using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>The articles that may wait for a person: a few bounded queries, each over an index of states or of assignees.</summary>
internal static class WorkCandidates
{
    /// <summary>Reads them, each once.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<Article>> ReadAsync(INewsroomDb db, PersonFacts person, CancellationToken cancellation)
    {
        var readable = db.Articles.AsNoTracking().Where(Reading.Articles(db, person));
        var found = new Dictionary<Guid, Article>();
        foreach (var query in Queries(db, person, readable))
        {
            var some = await query.OrderBy(a => a.StateSince).ThenBy(a => a.Id).Take(MyWork.MostLookedAt).ToListAsync(cancellation);
            some.ForEach(article => found.TryAdd(article.Id, article));
        }

        return [.. found.Values];
    }

    private static IEnumerable<IQueryable<Article>> Queries(INewsroomDb db, PersonFacts person, IQueryable<Article> readable)
    {
        var id = person.Id;
        yield return readable.Where(a => a.AssigneeId == id && (a.State == ArticleState.Drafting || a.State == ArticleState.ChangesRequested));
        if (person.HoldsAnywhere(Role.Translator))
        {
            yield return readable.Where(a => a.AssigneeId == id && !a.IsOriginal && a.State != ArticleState.Spiked && a.AnsweredHash != null && a.AnsweredHash != a.SourceHash);
            yield return readable.Where(a => a.State == ArticleState.Requested && a.AgencyId == person.AgencyId);
            yield return OriginalNotices.Owing(db, readable.Where(a => a.AssigneeId == id));
        }

        if (person.HoldsAnywhere(Role.AgencyCoordinator))
            yield return readable.Where(a => a.State == ArticleState.Requested || a.State == ArticleState.Drafting || a.State == ArticleState.ChangesRequested);
        if (!person.IsOfHouse)
            yield break;
        // Any role may be asked to sign a level, so what somebody may sign is decided article by article.
        yield return readable.Where(a => a.State == ArticleState.InReview);
        yield return readable.Where(a => a.CountersignNeeded && a.Standing == Standing.Live);
        if (!person.HoldsAnywhere(Role.Editor))
            yield break;
        yield return readable.Where(a => a.State == ArticleState.Approved);
        yield return OriginalNotices.Owing(db, readable);
        yield return readable.Where(a => a.State == ArticleState.Requested && a.AgencyId == null);
        yield return readable.Where(a => (a.State == ArticleState.Drafting || a.State == ArticleState.ChangesRequested)
            && (a.AssigneeId == null || db.Persons.Any(p => p.Id == a.AssigneeId && p.DeactivatedAt != null)));
    }
}
