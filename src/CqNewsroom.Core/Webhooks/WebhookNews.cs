using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Webhooks;

/// <summary>Tells administrators of messages that were given up.</summary>
internal static class WebhookNews
{
    /// <summary>Tells every administrator who has not yet something unread of the webhook: of a hundred messages that fail together nobody wants a hundred items.</summary>
    /// <param name="db">The database, in its transaction.</param>
    /// <param name="webhook">The webhook.</param>
    /// <param name="ids">New identities.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task TellAsync(INewsroomDb db, Webhook webhook, IIdSource ids, DateTime now, CancellationToken cancellation)
    {
        // What two servers give up at once is told by one of them.
        await db.LockNewsroomAsync(cancellation);
        var told = await db.Notifications.AsNoTracking().Where(news => news.WebhookId == webhook.Id && news.ReadAt == null).Select(news => news.PersonId).ToListAsync(cancellation);
        foreach (var person in (await PersonFacts.LoadAllAsync(db, now, cancellation)).Where(person => person.HoldsAnywhere(Role.Administrator) && !told.Contains(person.Id)))
        {
            db.Notifications.Add(new Notification
            {
                Id = ids.Next(),
                PersonId = person.Id,
                Kind = NotificationKind.WebhookGivenUp,
                WebhookId = webhook.Id,
                At = now,
            });
        }
    }
}
