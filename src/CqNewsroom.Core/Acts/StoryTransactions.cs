using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Acts;

/// <summary>Runs what people do beside an article and what is no step of its workflow: talking about it, sharing it. Each is one transaction under the story's lock.</summary>
/// <param name="factory">Makes one database for each attempt.</param>
/// <param name="clock">The clock.</param>
/// <param name="events">Tells open pages after the commit.</param>
/// <param name="logger">The log.</param>
internal sealed partial class StoryTransactions(INewsroomDbFactory factory, TimeProvider clock, INewsroomEvents events, ILogger logger)
{
    /// <summary>Runs it; what is refused changes nothing.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="work">What is done, with what it needs read after the lock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<T>> RunAsync<T>(Asker asker, Guid articleId, Func<StoryTransaction, Task<Outcome<T>>> work, CancellationToken cancellation) => Attempts.RunAsync<Outcome<T>>(
        factory,
        clock,
        logger,
        async db =>
        {
            var storyId = await db.Articles.Where(a => a.Id == articleId).Select(a => (Guid?)a.StoryId).SingleOrDefaultAsync(cancellation);
            if (storyId is not { } story)
                return new Refusal(RefusalCode.NotFound);
            await db.LockStoryAsync(story, cancellation);
            var transaction = new StoryTransaction(db, story, articleId, clock.Now());
            var outcome = await work(transaction);
            if (outcome.Refusal is { } refusal)
            {
                Log.Refused(logger, articleId, asker.PersonId, refusal.Code);
                return outcome;
            }

            await db.CommitAsync(transaction.Records, transaction.Events, events, cancellation);
            return outcome;
        },
        refusal => refusal,
        cancellation);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Refused on article {ArticleId} to person {PersonId}: {Code}")]
        public static partial void Refused(ILogger logger, Guid articleId, Guid personId, RefusalCode code);
    }
}

/// <summary>One of them under way.</summary>
/// <param name="Db">Its database, in its transaction, with the story locked.</param>
/// <param name="StoryId">The story.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Now">When (UTC).</param>
internal sealed record StoryTransaction(INewsroomDb Db, Guid StoryId, Guid ArticleId, DateTime Now)
{
    /// <summary>What is appended to the audit trail.</summary>
    public List<AuditRecord> Records { get; } = [];

    /// <summary>What is announced in this process after the commit.</summary>
    public List<NewsroomEvent> Events { get; } = [];

    /// <summary>Names the audit record, and tells open pages of the story. The article stays in its state.</summary>
    /// <param name="person">Who does it.</param>
    /// <param name="action">What; one of <see cref="BesideTheWorkflow"/>.</param>
    /// <param name="state">State of the article.</param>
    /// <param name="hash">Hash of the revision concerned.</param>
    /// <param name="reason">What was written with it.</param>
    /// <param name="facts">Further facts.</param>
    public void Record(PersonFacts person, string action, ArticleState state, string? hash = null, string? reason = null, params (string Name, object? Value)[] facts)
    {
        Records.Add(new AuditRecord
        {
            At = Now,
            PersonId = person.Id,
            PersonName = person.Name,
            Action = action,
            StoryId = StoryId,
            ArticleId = ArticleId,
            From = state.ToString(),
            To = state.ToString(),
            RevisionHash = hash,
            Reason = reason,
            Details = ActDetails.Of(facts),
        });
        Events.Add(new StoryChanged(StoryId, ArticleId, action, person.Id));
    }
}
