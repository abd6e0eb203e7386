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

    /// <summary>Whether the person may read it.</summary>
    public required bool MayRead { get; init; }

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

    /// <summary>Reads it; null where there is no such article or no such active person.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="personId">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<(WritingSituation? Situation, Refusal? Refusal)> LoadAsync(
        INewsroomDb db, Guid personId, Guid articleId, DateTime now, CancellationToken cancellation)
    {
        var person = await PersonFacts.LoadAsync(db, personId, now, cancellation);
        if (person is null)
            return (null, new Refusal(RefusalCode.SignedOut));
        var readable = db.Articles.Where(Reading.Articles(db, person));
        var row = await db.Articles.Where(a => a.Id == articleId)
            .Select(a => new
            {
                Article = a,
                DeskId = db.Stories.Where(s => s.Id == a.StoryId).Select(s => s.DeskId).First(),
                Original = db.Articles.Where(o => o.StoryId == a.StoryId && o.IsOriginal).Select(o => new { o.Id, o.Language, o.AssigneeId, o.SourceRevisionId }).First(),
                MayRead = readable.Any(r => r.Id == a.Id),
                Lease = db.EditLeases.FirstOrDefault(l => l.ArticleId == a.Id),
                IsContributor = db.Contributors.Any(c => c.ArticleId == a.Id && c.PersonId == personId),
                HasCredit = db.TranslatorCredits.Any(c => c.ArticleId == a.Id && c.PersonId == personId),
            })
            .SingleOrDefaultAsync(cancellation);
        if (row is null || !row.MayRead)
            return (null, new Refusal(RefusalCode.NotFound));
        var article = row.Article;
        var original = article.IsOriginal
            ? article
            : new Article { Id = row.Original.Id, StoryId = article.StoryId, IsOriginal = true, Language = row.Original.Language, AssigneeId = row.Original.AssigneeId, SourceRevisionId = row.Original.SourceRevisionId };
        var who = Relations.Of(
            person, new Story { Id = article.StoryId, DeskId = row.DeskId }, article, original, ReviewPolicy.Default(row.DeskId, article.Language), [], []);
        return (new WritingSituation
        {
            Person = person,
            Article = article,
            Original = original,
            Who = who,
            MayRead = row.MayRead,
            Save = WorkflowTable.Decide(NewsroomAction.Save, new Situation
            {
                MayRead = row.MayRead,
                Who = who,
                State = article.State,
                Standing = article.Standing,
                Kind = article.IsOriginal ? ArticleKind.Original : ArticleKind.Translation,
            }),
            Lease = row.Lease,
            IsContributor = row.IsContributor,
            HasCredit = row.HasCredit,
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
