using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

// Who reads along asks who writes, who hands over or does not; taking over needs no answer.
public sealed partial class WorkingCopyService
{
    /// <summary>Asks who writes for the writing; where nobody does, the asker begins at once.</summary>
    /// <param name="asker">Who asks; everybody who may save may.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="tab">The browser tab that wants to write.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<LeaseView>> AskForLeaseAsync(Asker asker, Guid articleId, Guid tab, CancellationToken cancellation) => AsWriterAsync<LeaseView>(
        asker,
        articleId,
        async (transaction, situation) =>
        {
            if (!situation.IsHeldElsewhere(tab, transaction.Now))
                return Hold(transaction, situation, tab);
            if (situation.Lease!.PersonId != situation.Person.Id)
                AskHolder(transaction, situation, tab);
            return await ViewAsync(transaction.Db, situation.Lease, situation.Person, asker.Language, tab, cancellation);
        },
        cancellation);

    /// <summary>Gives the writing to who asked for it. What the asker typed must be saved before; nothing happens where they do not write any more.</summary>
    /// <param name="asker">Who writes.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> HandOverAsync(Asker asker, Guid articleId, CancellationToken cancellation) => AnswerAskingAsync(
        asker,
        articleId,
        async (transaction, lease) =>
        {
            var (db, now) = transaction;
            var (situation, _) = await WritingSituation.LoadAsync(db, lease.AskedById!.Value, articleId, now, cancellation);
            if (situation is not { MayType: true } || lease.AskedTab is not { } tab)
                return new Refusal(RefusalCode.NotAllowed);
            (lease.PersonId, lease.Tab, lease.Since, lease.ExpiresAt) = (situation.Person.Id, tab, now, now + LeaseTime);
            return null;
        },
        cancellation);

    /// <summary>Goes on writing although somebody asked.</summary>
    /// <param name="asker">Who writes.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome> KeepLeaseAsync(Asker asker, Guid articleId, CancellationToken cancellation) =>
        AnswerAskingAsync(asker, articleId, (_, _) => Task.FromResult<Refusal?>(null), cancellation);

    private void AskHolder(WritingTransaction transaction, WritingSituation situation, Guid tab)
    {
        var (article, lease, person) = (situation.Article, situation.Lease!, situation.Person.Id);
        // Asked once more the holder is told no more than once.
        if (lease.AskedById != person)
            TellHolder(transaction, situation, NotificationKind.WritingAsked);
        (lease.AskedById, lease.AskedTab, lease.AskedAt) = (person, tab, transaction.Now);
        transaction.Events.Add(new StoryChanged(article.StoryId, article.Id, LeaseEvent, person));
        transaction.IsToBeKept = true;
    }

    private async Task<Outcome> AnswerAskingAsync(
        Asker asker, Guid articleId, Func<WritingTransaction, EditLease, Task<Refusal?>> answer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return await InTransactionAsync(
            articleId,
            refusal => new Outcome(refusal),
            async transaction =>
            {
                var (db, now) = transaction;
                var lease = await db.EditLeases.SingleOrDefaultAsync(
                    l => l.ArticleId == articleId && l.PersonId == asker.PersonId && l.ExpiresAt > now && l.AskedById != null, cancellation);
                if (lease is null)
                    return Outcome.Done;
                var refusal = await answer(transaction, lease);
                (lease.AskedById, lease.AskedTab, lease.AskedAt) = (null, null, null);
                var storyId = await db.Articles.Where(a => a.Id == articleId).Select(a => a.StoryId).SingleAsync(cancellation);
                transaction.Events.Add(new StoryChanged(storyId, articleId, LeaseEvent, asker.PersonId));
                transaction.IsToBeKept = true;
                return new Outcome(refusal);
            },
            cancellation);
    }
}
