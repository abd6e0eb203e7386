using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>
/// What a save has to know of its article, and no more: every second of typing reads it. Whether it is allowed is asked of the same
/// table and the same relations as every act.
/// </summary>
internal sealed class WritingSituation
{
    /// <summary>Who asks.</summary>
    public required PersonFacts Person { get; init; }

    /// <summary>The article, tracked.</summary>
    public required Article Article { get; init; }

    /// <summary>The story's original: the article itself, or its language, source and assignee only.</summary>
    public required Article Original { get; init; }

    /// <summary>What the person is to the article, as far as Save asks.</summary>
    public required Who Who { get; init; }

    /// <summary>Whether they may save.</summary>
    public required Decision Save { get; init; }

    /// <summary>Who writes, also where that has expired; tracked.</summary>
    public required EditLease? Lease { get; init; }

    /// <summary>Whether the person is a contributor already.</summary>
    public required bool IsContributor { get; init; }

    /// <summary>Whether the person has a translator's credit already.</summary>
    public required bool HasCredit { get; init; }

    /// <summary>Whether the person may type: an agency's coordinator saves by file import only.</summary>
    public bool MayType => Save.IsAllowed && (Who & (Who.Assignee | Who.Editor)) != Who.None;

    /// <summary>Why the person may only read, as the page says it; null where they may type.</summary>
    public Refusal? ReadOnlyBecause => MayType ? null : Save.Refusal?.Code switch
    {
        null => new Refusal(RefusalCode.NotAllowed),
        RefusalCode.WrongState => new Refusal(RefusalCode.ClosedForWriting),
        _ => Save.Refusal,
    };

    /// <summary>The stored blocks that were asked for with it.</summary>
    public required StandingBlocks Standing { get; init; }

    /// <summary>Reads it; null where there is no such article or no such active person.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="personId">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<(WritingSituation? Situation, Refusal? Refusal)> LoadAsync(
        INewsroomDb db, Guid personId, Guid articleId, DateTime now, CancellationToken cancellation) => LoadAsync(db, personId, articleId, [], now, cancellation);

    /// <summary>Reads it together with a few blocks, in one query: a save is asked for every second that somebody types.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="personId">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="few">The blocks; each multiplies the rows that are read, so only a few may be asked for.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<(WritingSituation? Situation, Refusal? Refusal)> LoadAsync(
        INewsroomDb db, Guid personId, Guid articleId, IReadOnlyCollection<string> few, DateTime now, CancellationToken cancellation)
    {
        // Flat rows, one for each grant and block: a list within a row is more than SQLite can do in one query.
        var rows = await (
            from a in db.Articles.Where(a => a.Id == articleId)
            from p in PersonFacts.Counting(db, personId, now)
            from grant in db.Grants.Where(g => g.PersonId == p.Id).DefaultIfEmpty()
            from block in db.WorkingBlocks.Where(b => b.ArticleId == a.Id && few.Contains(b.BlockId)).DefaultIfEmpty()
            select new
            {
                Article = a,
                DeskId = db.Stories.Where(s => s.Id == a.StoryId).Select(s => s.DeskId).First(),
                Original = db.Articles.Where(o => o.StoryId == a.StoryId && o.IsOriginal).Select(o => new { o.Id, o.Language, o.AssigneeId, o.SourceRevisionId }).First(),
                Lease = db.EditLeases.FirstOrDefault(l => l.ArticleId == a.Id),
                IsContributor = db.Contributors.Any(c => c.ArticleId == a.Id && c.PersonId == personId),
                HasCredit = db.TranslatorCredits.Any(c => c.ArticleId == a.Id && c.PersonId == personId),
                PersonId = p.Id,
                p.Name,
                p.AgencyId,
                Grant = grant,
                Count = few.Count == 0 ? 0 : db.WorkingBlocks.Count(b => b.ArticleId == a.Id),
                Length = few.Count == 0 ? 0 : db.WorkingBlocks.Where(b => b.ArticleId == a.Id).Sum(b => (long)b.Content.Length),
                Block = block,
                Before = db.WorkingBlocks.Where(o => o.ArticleId == block!.ArticleId && o.Position < block.Position).OrderByDescending(o => o.Position).Select(o => o.BlockId).FirstOrDefault(),
            }).ToListAsync(cancellation);
        if (rows.Count == 0)
            return (null, new Refusal(await PersonFacts.LoadAsync(db, personId, now, cancellation) is null ? RefusalCode.SignedOut : RefusalCode.NotFound));
        var counting = rows.GroupBy(r => r.PersonId)
            .Select(of => new Person { Id = of.Key, Name = of.First().Name, AgencyId = of.First().AgencyId, Grants = [.. of.Select(r => r.Grant).OfType<Grant>().DistinctBy(g => g.Id)] })
            .ToList();
        if (PersonFacts.Of(counting, personId) is not { } person)
            return (null, new Refusal(RefusalCode.SignedOut));
        var row = rows[0];
        var article = row.Article;
        var original = article.IsOriginal
            ? article
            : new Article { Id = row.Original.Id, StoryId = article.StoryId, IsOriginal = true, Language = row.Original.Language, AssigneeId = row.Original.AssigneeId, SourceRevisionId = row.Original.SourceRevisionId };
        var who = Relations.Of(
            person, new Story { Id = article.StoryId, DeskId = row.DeskId }, article, original, ReviewPolicy.Default(row.DeskId, article.Language), [], []);
        // Who may type may read; only of the others it has to be asked.
        if ((who & (Who.Assignee | Who.Editor)) == Who.None && !await db.Articles.Where(a => a.Id == articleId).AnyAsync(Reading.Articles(db, person), cancellation))
            return (null, new Refusal(RefusalCode.NotFound));
        return (new WritingSituation
        {
            Person = person,
            Article = article,
            Original = original,
            Who = who,
            Save = WorkflowTable.Decide(NewsroomAction.Save, new Situation
            {
                MayRead = true,
                Who = who,
                State = article.State,
                Standing = article.Standing,
                Kind = article.IsOriginal ? ArticleKind.Original : ArticleKind.Translation,
            }),
            Lease = row.Lease,
            IsContributor = row.IsContributor,
            HasCredit = row.HasCredit,
            Standing = new StandingBlocks(row.Count, row.Length, rows.Where(r => r.Block is not null).DistinctBy(r => r.Block!.BlockId).ToDictionary(r => r.Block!.BlockId, r => (r.Block!, (string?)r.Before), StringComparer.Ordinal)),
        }, null);
    }

    /// <summary>The lease as it binds now; null where nobody writes.</summary>
    /// <param name="now">Now (UTC).</param>
    public EditLease? LeaseNow(DateTime now) => Lease is { } lease && lease.ExpiresAt > now ? lease : null;

    /// <summary>Whether somebody else, or the same person in another tab, writes now.</summary>
    /// <param name="tab">The asking tab; null where none is known, which only other persons' leases stop.</param>
    /// <param name="now">Now (UTC).</param>
    public bool IsHeldElsewhere(Guid? tab, DateTime now) =>
        LeaseNow(now) is { } lease && (lease.PersonId != Person.Id || (tab is { } asking && lease.Tab != asking));
}
