using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Stories;

/// <summary>
/// The one service through which text enters working copies, and which says who writes. Saves and leases are no acts: they leave an article's
/// version alone, and only a take-over is recorded. They wait for its story's lock, so that Submit freezes either what was before a save or what
/// is after it, and a save after Submit is refused.
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

    // By how much saves let a lease run down before they prolong it.
    private static readonly TimeSpan LeaseStep = TimeSpan.FromMinutes(1);

    /// <summary>Name of a save among the events.</summary>
    public const string SaveEvent = nameof(NewsroomAction.Save);

    /// <summary>Name, among the events, of the change of who writes.</summary>
    public const string LeaseEvent = "Lease";

    /// <summary>Name of a take-over of the writing in the audit record. It changes nothing of the article and ends no right to write.</summary>
    public const string TakeOverAction = "TakeOver";

    /// <summary>Name, among the events, of a version that was kept.</summary>
    public const string VersionEvent = "Version";

    // Runs a use case in one transaction under the story's lock. What it returns is committed where it says so.
    private Task<T> InTransactionAsync<T>(Guid articleId, Func<Refusal, T> refused, Func<WritingTransaction, Task<T>> work, CancellationToken cancellation) => Attempts.RunAsync(
        factory,
        clock,
        logger,
        async db =>
        {
            await db.LockStoryOfAsync(articleId, cancellation);
            var transaction = new WritingTransaction(db, clock.Now());
            var result = await work(transaction);
            if (!transaction.IsToBeKept)
                return result;
            await db.CommitAsync(transaction.Records, transaction.Events, events, cancellation);
            return result;
        },
        refused,
        cancellation);

    // For who may type.
    private Task<Outcome<T>> AsWriterAsync<T>(
        Asker asker, Guid articleId, Func<WritingTransaction, WritingSituation, Task<Outcome<T>>> work, CancellationToken cancellation) =>
        AllowedAsync(asker, articleId, situation => situation.MayType, refusal => refusal, work, cancellation);

    // For who may do something to the text; everybody else learns why not, as the button says it.
    private Task<T> AllowedAsync<T>(
        Asker asker,
        Guid articleId,
        Func<WritingSituation, bool> may,
        Func<Refusal, T> refused,
        Func<WritingTransaction, WritingSituation, Task<T>> work,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return InTransactionAsync(
            articleId,
            refused,
            async transaction =>
            {
                var (situation, missing) = await WritingSituation.LoadAsync(transaction.Db, asker.PersonId, articleId, transaction.Now, cancellation);
                if (situation is null)
                    return refused(missing!);
                return may(situation) ? await work(transaction, situation) : refused(Against(situation));
            },
            cancellation);
    }

    private sealed record WritingTransaction(INewsroomDb Db, DateTime Now)
    {
        public List<NewsroomEvent> Events { get; } = [];

        public List<AuditRecord> Records { get; } = [];

        public bool IsToBeKept { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Save of article {ArticleId} refused to person {PersonId}: {Code}")]
        public static partial void Refused(ILogger logger, Guid articleId, Guid personId, RefusalCode code);

        [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} took the editing of article {ArticleId} over from {LoserId}")]
        public static partial void TakenOver(ILogger logger, Guid personId, Guid articleId, Guid loserId);

        [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} restored revision {RevisionId} of article {ArticleId}")]
        public static partial void Restored(ILogger logger, Guid personId, Guid revisionId, Guid articleId);
    }
}
