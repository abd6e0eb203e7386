using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

// Who writes: one person in one tab at a time. Nobody needs an administrator to end it: it expires, or who may save takes it over.
public sealed partial class WorkingCopyService
{
    /// <summary>Begins to write, or goes on (heartbeat). Where somebody else writes it says who and changes nothing.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="tab">The browser tab.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<LeaseView>> AcquireAsync(Asker asker, Guid articleId, Guid tab, CancellationToken cancellation) =>
        LeaseAsync(asker, articleId, tab, takeOver: false, cancellation);

    /// <summary>
    /// Begins to write although somebody else does. What they saved is kept as a revision of theirs, and they are told; what they did
    /// not save yet becomes a revision when their page tries to (cases N2, N10, N11). It is recorded (case N13).
    /// </summary>
    /// <param name="asker">Who asks; everybody who may save may.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="tab">The browser tab.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<LeaseView>> TakeOverAsync(Asker asker, Guid articleId, Guid tab, CancellationToken cancellation) =>
        LeaseAsync(asker, articleId, tab, takeOver: true, cancellation);

    /// <summary>Stops writing. Where the tab does not write any more nothing happens.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="tab">The browser tab.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome> ReleaseAsync(Asker asker, Guid articleId, Guid tab, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return await InTransactionAsync(
            articleId,
            refusal => new Outcome(refusal),
            async transaction =>
            {
                var db = transaction.Db;
                var lease = await db.EditLeases.SingleOrDefaultAsync(l => l.ArticleId == articleId && l.PersonId == asker.PersonId && l.Tab == tab, cancellation);
                if (lease is null)
                    return Outcome.Done;
                var storyId = await db.Articles.Where(a => a.Id == articleId).Select(a => a.StoryId).SingleAsync(cancellation);
                db.EditLeases.Remove(lease);
                transaction.IsToBeKept = true;
                transaction.Events.Add(new StoryChanged(storyId, articleId, LeaseEvent, asker.PersonId));
                return Outcome.Done;
            },
            cancellation);
    }

    private Task<Outcome<LeaseView>> LeaseAsync(Asker asker, Guid articleId, Guid tab, bool takeOver, CancellationToken cancellation) => AsWriterAsync<LeaseView>(
        asker,
        articleId,
        async (transaction, situation) =>
        {
            var (db, now) = transaction;
            if (situation.IsHeldElsewhere(tab, now))
            {
                if (!takeOver)
                    return await ViewAsync(db, situation.LeaseNow(now), situation.Person, asker.Language, tab, cancellation);
                await TakeFromAsync(transaction, situation, cancellation);
            }

            return Hold(transaction, situation, tab);
        },
        cancellation);

    // Who may read, but not type: the sentence says why, as the button does.
    private static Refusal Against(WritingSituation situation) =>
        situation.Save.Verdict == Verdict.Allowed ? new Refusal(RefusalCode.NotAllowed) : situation.Save.RefusalForService;

    private static LeaseView Hold(WritingTransaction transaction, WritingSituation situation, Guid tab)
    {
        var (db, now) = transaction;
        var lease = situation.Lease;
        var isNew = situation.LeaseNow(now) is not { } held || held.PersonId != situation.Person.Id || held.Tab != tab;
        if (lease is null)
        {
            lease = new EditLease { ArticleId = situation.Article.Id };
            db.EditLeases.Add(lease);
        }

        if (isNew)
        {
            lease.PersonId = situation.Person.Id;
            lease.Tab = tab;
            lease.Since = now;
            (lease.AskedById, lease.AskedTab, lease.AskedAt) = (null, null, null);
            transaction.Events.Add(new StoryChanged(situation.Article.StoryId, situation.Article.Id, LeaseEvent, situation.Person.Id));
        }

        lease.ExpiresAt = now + LeaseTime;
        transaction.IsToBeKept = true;
        return new LeaseView(true, situation.Person.Id, situation.Person.Name, lease.ExpiresAt);
    }

    private async Task TakeFromAsync(WritingTransaction transaction, WritingSituation situation, CancellationToken cancellation)
    {
        var (db, now) = transaction;
        var (article, lease) = (situation.Article, situation.Lease!);
        var loser = lease.PersonId;
        if (loser == situation.Person.Id)
            return;
        var since = lease.Since;
        var wrote = await db.WorkingBlocks.AnyAsync(b => b.ArticleId == article.Id && b.ChangedById == loser && b.ChangedAt >= since, cancellation)
            || await db.WorkingFields.AnyAsync(f => f.ArticleId == article.Id && f.ChangedById == loser && f.ChangedAt >= since, cancellation);
        if (wrote)
            await Freezing.KeepSideCopyAsync(db, ids, article, await WorkingCopyContent.ReadAsync(db, article.Id, cancellation), loser, now, cancellation);
        TellHolder(transaction, situation, NotificationKind.TakenOver);
        transaction.Records.Add(new AuditRecord
        {
            At = now,
            PersonId = situation.Person.Id,
            PersonName = situation.Person.Name,
            Action = TakeOverAction,
            StoryId = article.StoryId,
            ArticleId = article.Id,
            From = article.State.ToString(),
            To = article.State.ToString(),
            Details = ActDetails.Of(("takenFrom", loser)),
        });
        Log.TakenOver(logger, situation.Person.Id, article.Id, loser);
    }

    private void TellHolder(WritingTransaction transaction, WritingSituation situation, NotificationKind kind)
    {
        var (article, holder) = (situation.Article, situation.Lease!.PersonId);
        transaction.Db.Notifications.Add(new Notification
        {
            Id = ids.Next(),
            PersonId = holder,
            Kind = kind,
            StoryId = article.StoryId,
            ArticleId = article.Id,
            CausedById = situation.Person.Id,
            At = transaction.Now,
        });
        transaction.Events.Add(new WhatIsNewChanged([holder]));
    }

    private static async Task<LeaseView> ViewAsync(INewsroomDb db, EditLease? lease, PersonFacts viewer, string language, Guid? tab, CancellationToken cancellation) => lease is null
        ? LeaseView.Free
        : new LeaseView(
            lease.PersonId == viewer.Id && (tab is null || lease.Tab == tab), lease.PersonId, await ShownNames.ReadOneAsync(db, viewer, language, lease.PersonId, cancellation), lease.ExpiresAt)
        {
            AskedById = lease.AskedById,
            AskedByName = lease.AskedById is { } asking ? await ShownNames.ReadOneAsync(db, viewer, language, asking, cancellation) : null,
            IsAskedByMe = lease.AskedById == viewer.Id,
        };
}
