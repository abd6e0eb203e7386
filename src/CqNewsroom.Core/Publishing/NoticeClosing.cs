using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Lets an editor of a translation say, with a reason, that its readers need not be told what those of the original were: the mistake was never in it. It is no step
/// of the workflow: text, state and sign-offs stay.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="clock">The clock.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="events">Tells open pages after the commit.</param>
/// <param name="logger">The log.</param>
public sealed class NoticeClosing(INewsroomDbFactory factory, TimeProvider clock, SituationLoader loader, INewsroomEvents events, ILogger<NoticeClosing> logger)
{
    /// <summary>The longest reason, in UTF-16 units.</summary>
    public const int LongestReason = 4000;

    private readonly StoryTransactions transactions = new(factory, clock, events, logger);

    /// <summary>Closes the notices that a translation owes.</summary>
    /// <param name="asker">Who asks: an editor of the desk with the translation's language.</param>
    /// <param name="articleId">The translation.</param>
    /// <param name="seen">How many notices the editor saw; refused where there are others meanwhile.</param>
    /// <param name="reason">Why its readers need none of them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> CloseAsync(Asker asker, Guid articleId, int seen, string reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (PlainTexts.Clean(reason, out var why, LongestReason, oneLine: false) is { } wrong)
            return new Outcome(wrong);
        if (why.Length == 0)
            return Outcome.Refused(RefusalCode.ReasonMissing);
        return await transactions.RunAsync<bool>(
            asker,
            articleId,
            async transaction =>
            {
                var loaded = await loader.LoadAsync(transaction.Db, asker.PersonId, articleId, transaction.Now, withText: false, cancellation);
                if (loaded is not { Situation.MayRead: true, Person: { } person })
                    return new Refusal(RefusalCode.NotFound);
                if (!OriginalNotices.MayClose(loaded))
                    return new Refusal(RefusalCode.NotAllowed);
                var closed = await OriginalNotices.CloseAsync(transaction.Db, loaded.Article, loaded.Original, person.Id, transaction.Now, seen, cancellation);
                if (closed is not { } revision)
                    return new Refusal(RefusalCode.OtherTextThanSeen);
                transaction.Record(person, BesideTheWorkflow.CloseNotice, loaded.Article.State, loaded.Live?.Hash, why, ("notices", seen), ("originalRevision", revision));
                return true;
            },
            cancellation);
    }
}
