using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Stories;

/// <summary>
/// The one service through which text enters working copies, and which says who writes. Saves and leases are no acts: they write no audit
/// record and leave an article's version alone, but they wait for its story's lock, so that Submit freezes either what was before a
/// save or what is after it, and a save after Submit is refused.
/// </summary>
/// <param name="factory">Makes one database for each attempt.</param>
/// <param name="clock">The clock.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="events">Tells open pages after the commit.</param>
/// <param name="logger">The log.</param>
/// <param name="keeping">How often work is kept; null for every few minutes.</param>
public sealed partial class WorkingCopyService(
    INewsroomDbFactory factory,
    TimeProvider clock,
    IIdSource ids,
    SituationLoader loader,
    INewsroomEvents events,
    ILogger<WorkingCopyService> logger,
    KeepingOptions? keeping = null)
{
    /// <summary>How long somebody is taken to write without a heartbeat or a save.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(3);

    /// <summary>Name of a save among the events.</summary>
    public const string SaveEvent = nameof(NewsroomAction.Save);

    /// <summary>Name, among the events, of the change of who writes.</summary>
    public const string LeaseEvent = "Lease";

    /// <summary>Name, among the events, of a version that was kept.</summary>
    public const string VersionEvent = "Version";

    private const int MostAttempts = 8;

    // Runs a use case in one transaction under the story's lock. What it returns is committed where it says so.
    private async Task<T> InTransactionAsync<T>(
        Guid articleId, Func<Refusal, T> refused, Func<WritingTransaction, Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (done, result) = await AttemptAsync(articleId, refused, work, attempt, cancellation);
            if (done)
                return result!;
            if (attempt == MostAttempts)
                return refused(new Refusal(RefusalCode.DatabaseBusy));
            await Task.Delay(TimeSpan.FromMilliseconds(15 * attempt), clock, cancellation);
        }
    }

    private async Task<(bool Done, T? Result)> AttemptAsync<T>(
        Guid articleId, Func<Refusal, T> refused, Func<WritingTransaction, Task<T>> work, int attempt, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        try
        {
            var storyId = await db.Articles.Where(a => a.Id == articleId).Select(a => (Guid?)a.StoryId).SingleOrDefaultAsync(cancellation);
            if (storyId is not { } story)
                return (true, refused(new Refusal(RefusalCode.NotFound)));
            await db.BeginAsync(cancellation);
            await db.LockStoryAsync(story, cancellation);
            var transaction = new WritingTransaction(db, Now());
            var result = await work(transaction);
            if (!transaction.IsToBeKept)
                return (true, result);
            await db.SaveChangesAsync(cancellation);
            await db.CommitAsync(cancellation);
            foreach (var happened in transaction.Events)
                events.Publish(happened);
            return (true, result);
        }
        catch (Exception exception) when (db.IsContention(exception))
        {
            Log.Again(logger, exception, attempt, articleId);
            return (false, default);
        }
    }

    // Whole milliseconds, which both databases keep.
    private DateTime Now()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    // Who works in the house is nothing for an agency's people: to them it is the newsroom.
    private static async Task<Dictionary<Guid, string>> NamesAsync(
        INewsroomDb db, IReadOnlyCollection<Guid> persons, PersonFacts viewer, string language, CancellationToken cancellation)
    {
        if (persons.Count == 0)
            return [];
        var found = await db.Persons.Where(p => persons.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.AgencyId }).ToListAsync(cancellation);
        var newsroom = viewer.IsOfHouse || found.TrueForAll(p => p.AgencyId == viewer.AgencyId) ? null : await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        return found.ToDictionary(p => p.Id, p => newsroom is null || p.AgencyId == viewer.AgencyId ? p.Name : newsroom.NameIn(language));
    }

    private static async Task<string> NameAsync(INewsroomDb db, Guid personId, PersonFacts viewer, string language, CancellationToken cancellation) =>
        (await NamesAsync(db, [personId], viewer, language, cancellation)).GetValueOrDefault(personId) ?? "";

    private sealed record WritingTransaction(INewsroomDb Db, DateTime Now)
    {
        public List<NewsroomEvent> Events { get; } = [];

        public bool IsToBeKept { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Another transaction was faster; attempt {Attempt} on article {ArticleId} is repeated")]
        public static partial void Again(ILogger logger, Exception exception, int attempt, Guid articleId);

        [LoggerMessage(Level = LogLevel.Information, Message = "Save of article {ArticleId} refused to person {PersonId}: {Code}")]
        public static partial void Refused(ILogger logger, Guid articleId, Guid personId, RefusalCode code);

        [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} took the editing of article {ArticleId} over from {LoserId}")]
        public static partial void TakenOver(ILogger logger, Guid personId, Guid articleId, Guid loserId);

        [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} restored revision {RevisionId} of article {ArticleId}")]
        public static partial void Restored(ILogger logger, Guid personId, Guid revisionId, Guid articleId);
    }
}
