using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Terms;

/// <summary>A live page that disagrees with an entry.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="ArticleId">The translation.</param>
/// <param name="StoryNumber">Number of its story.</param>
/// <param name="Headline">Headline of the published text.</param>
/// <param name="Language">Its language.</param>
/// <param name="Chinese">The Chinese form in the source.</param>
/// <param name="Found">The English that must not stand, empty where what is wanted is missing.</param>
/// <param name="Wanted">The English that is wanted, empty where the entry only forbids.</param>
/// <param name="Places">In how many paragraphs and other texts.</param>
/// <param name="FoundAt">Since when (UTC).</param>
/// <param name="MayFinish">Whether the asker may mark it as done.</param>
public sealed record TermQueueLine(
    Guid EntryId, Guid ArticleId, int StoryNumber, string Headline, string Language, string Chinese, string Found, string Wanted, int Places, DateTime FoundAt, bool MayFinish);

/// <summary>One page of the queue.</summary>
/// <param name="Lines">The pages, the oldest first.</param>
/// <param name="Count">How many there are.</param>
/// <param name="HasNext">Whether more follow.</param>
public sealed record TermQueuePage(IReadOnlyList<TermQueueLine> Lines, int Count, bool HasNext);

/// <summary>The queue of live pages that disagree with the termbase. A person sees those that they may read.</summary>
/// <param name="acts">Runs the acts and opens the database.</param>
public sealed class TermQueue(AdministrativeActs acts)
{
    private const int PageSize = 25;

    /// <summary>What is open.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="entryId">Of one entry; null for all.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<TermQueuePage>> ListAsync(Asker asker, Guid? entryId, int page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await acts.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, acts.Now(), cancellation) is not { } person)
            return new Refusal(RefusalCode.SignedOut);
        var open = Open(db, person).Where(d => entryId == null || d.EntryId == entryId);
        var rows = await (from d in open
                          join a in db.Articles on d.ArticleId equals a.Id
                          join s in db.Stories on a.StoryId equals s.Id
                          join r in db.Revisions on d.RevisionId equals r.Id
                          orderby d.FoundAt, s.Number, d.EntryId
                          select new { Row = d, s.Number, s.DeskId, r.Headline, a.Language })
            .Skip((Math.Clamp(page, 1, 100_000) - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellation);
        return new TermQueuePage(
            [.. rows.Take(PageSize).Select(r => new TermQueueLine(
                r.Row.EntryId, r.Row.ArticleId, r.Number, r.Headline, r.Language, r.Row.Chinese, r.Row.Found, r.Row.Wanted, r.Row.Places, r.Row.FoundAt, MayFinish(person, r.DeskId)))],
            await open.CountAsync(cancellation),
            rows.Count > PageSize);
    }

    /// <summary>Marks a page as done, whatever it says: an editor of its desk looked at it.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="articleId">The translation.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> FinishAsync(Asker asker, Guid entryId, Guid articleId, CancellationToken cancellation) =>
        await acts.RunOwnAsync<bool>(
            asker,
            async act =>
            {
                var row = await Open(act.Db, act.Person!).AsTracking().SingleOrDefaultAsync(d => d.EntryId == entryId && d.ArticleId == articleId, cancellation);
                if (row is null)
                    return new Refusal(RefusalCode.NotFound);
                var desk = await act.Db.Stories.Where(s => s.Articles.Any(a => a.Id == articleId)).Select(s => s.DeskId).SingleAsync(cancellation);
                if (!MayFinish(act.Person!, desk))
                    return new Refusal(RefusalCode.NotAllowed);
                (row.DoneAt, row.DoneById) = (act.Now, act.Person!.Id);
                act.Events.Add(new TermsChanged());
                act.Record("FinishTermPage", entryId, ("article", articleId), ("chinese", row.Chinese));
                return true;
            },
            cancellation);

    /// <summary>What is open on pages that a person may read.</summary>
    internal static IQueryable<TermDisagreement> Open(INewsroomDb db, PersonFacts person)
    {
        if (!person.IsOfHouse)
            return db.TermDisagreements.AsNoTracking().Where(d => false);
        var readable = db.Articles.Where(Reading.Articles(db, person));
        return db.TermDisagreements.AsNoTracking().Where(d => d.DoneAt == null && readable.Any(a => a.Id == d.ArticleId));
    }

    private static bool MayFinish(PersonFacts person, Guid deskId) => person.IsOfHouse && person.Holds(Role.Editor, deskId);
}
