using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Search;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Acts;

/// <summary>
/// The one service that changes the state of articles: people, the clock and the import all go through it. Each call is one
/// transaction with its audit records; who may is decided here, with grants read in that transaction.
/// </summary>
/// <param name="factory">Makes one database for each attempt.</param>
/// <param name="clock">The clock.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="events">Tells open pages after the commit.</param>
/// <param name="logger">The log.</param>
/// <param name="listeners">Who writes what follows from a change that readers see.</param>
public sealed partial class ArticleService(
    INewsroomDbFactory factory,
    TimeProvider clock,
    IIdSource ids,
    SituationLoader loader,
    INewsroomEvents events,
    ILogger<ArticleService> logger,
    IEnumerable<IPublicationListener>? listeners = null)
{
    /// <summary>Does one act on an article, or says why not. Nothing is changed where it is refused.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">What they ask.</param>
    /// <param name="cancellation">Ends the wait; an act that was committed stays.</param>
    public async Task<Outcome> PerformAsync(Asker asker, ArticleCommand command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(command);
        return await PerformAsync(asker.PersonId, asker.Language, command, cancellation);
    }

    private async Task<Outcome> PerformAsync(Guid? personId, string language, ArticleCommand command, CancellationToken cancellation)
    {
        var (action, withText) = Articles.ActionOf(command);
        var outcome = await InTransactionAsync(
            async db =>
            {
                var storyId = await db.Articles.Where(a => a.Id == command.ArticleId).Select(a => (Guid?)a.StoryId).SingleOrDefaultAsync(cancellation);
                if (storyId is not { } story)
                    return (null, new Refusal(RefusalCode.NotFound));
                await db.LockStoryAsync(story, cancellation);
                var now = clock.Now();
                var loaded = await loader.LoadAsync(db, personId, command.ArticleId, now, withText, cancellation);
                if (loaded is null || !loaded.Situation.MayRead)
                    return (null, new Refusal(RefusalCode.NotFound));
                if (command.SeenVersion is { } seen && seen != loaded.Article.Version)
                    return (null, await FasterAsync(ActsOn(db, loaded), language, cancellation));
                var decision = loaded.Decide(action);
                if (!decision.IsAllowed)
                    return (null, decision.RefusalForService);
                var act = new Act(db, loaded, now, ids);
                return (act, await Articles.ApplyAsync(act, command, loader, cancellation));
            },
            cancellation);
        if (outcome.Refusal is { } refusal)
            Log.Refused(logger, action, command.ArticleId, personId, refusal.Code);
        else
            Log.Done(logger, action, command.ArticleId, personId);
        return outcome;
    }

    // Runs a use case in one transaction, with its audit records.
    private async Task<Outcome> InTransactionAsync(Func<INewsroomDb, Task<(Act? Act, Refusal? Refusal)>> work, CancellationToken cancellation) => await Attempts.RunAsync(
        factory,
        clock,
        logger,
        async db =>
        {
            var (act, refusal) = await work(db);
            if (refusal is not null || act is null)
                return new Outcome(refusal);
            await RaisePublicationsAsync(db, act, cancellation);
            await db.CommitAsync(act.Records, act.Events, events, cancellation);
            return Outcome.Done;
        },
        refusal => new Outcome(refusal),
        cancellation);

    private async Task RaisePublicationsAsync(INewsroomDb db, Act act, CancellationToken cancellation)
    {
        if (!act.ChangesWhatReadersSee)
            return;
        // What the act changed is written before the newsroom's row is locked: it would hold up every other publication meanwhile.
        await db.SaveChangesAsync(cancellation);
        var prepared = await SearchFollowing.PrepareAsync(db, [act.Story.Id], cancellation);
        var newsroom = await db.LockNewsroomAsync(cancellation);
        await SearchFollowing.FollowAsync(db, [act.Story.Id], prepared, cancellation);
        newsroom.PublicationCounter++;
        await PublicChanges.NumberAsync(db, act.Story.Id, newsroom.PublicationCounter, cancellation);
        act.Events.Add(new PublicationsChanged(newsroom.PublicationCounter));
        var change = new PublicationNews(act.Story.Id, act.Records.ConvertAll(record => new PublicationAct(record.ArticleId, record.Action)), newsroom.PublicationCounter, act.Now);
        foreach (var listener in listeners ?? [])
            await listener.HearAsync(db, change, cancellation);
    }

    // An article's version is also raised by acts on its original (a new source) and on another language (a retraction).
    private static IQueryable<AuditRecord> ActsOn(INewsroomDb db, LoadedArticle loaded)
    {
        var (story, article, original) = (loaded.Story.Id, loaded.Article.Id, loaded.Original.Id);
        return db.AuditRecords.Where(r => r.StoryId == story && !BesideTheWorkflow.All.Contains(r.Action)
            && (r.ArticleId == article || r.ArticleId == original || r.ArticleId == null || r.Action == nameof(NewsroomAction.Retract)));
    }

    private static async Task<Refusal> FasterAsync(IQueryable<AuditRecord> acts, string language, CancellationToken cancellation)
    {
        var last = await acts.AsNoTracking().OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellation);
        return last is null
            ? new Refusal(RefusalCode.OtherTextThanSeen)
            : new Refusal(RefusalCode.SomebodyWasFaster, ActWords.Person(last.PersonName, language), ActWords.Done(last.Action, language));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Action} on article {ArticleId} by person {PersonId}")]
        public static partial void Done(ILogger logger, NewsroomAction action, Guid articleId, Guid? personId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Action} on article {ArticleId} refused to person {PersonId}: {Code}")]
        public static partial void Refused(ILogger logger, NewsroomAction action, Guid articleId, Guid? personId, RefusalCode code);

        [LoggerMessage(Level = LogLevel.Error, Message = "Article {ArticleId} is due and could not be published; the next round tries again")]
        public static partial void ClockFailed(ILogger logger, Exception exception, Guid articleId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Article {ArticleId} came due at {Due:o} and was held: {Code}")]
        public static partial void Held(ILogger logger, Guid articleId, DateTime? due, RefusalCode code);
    }
}
