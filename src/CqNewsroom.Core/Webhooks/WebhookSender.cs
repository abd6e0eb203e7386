using CqNewsroom.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Webhooks;

/// <summary>Sends the messages of webhooks. Their order is not promised: whoever needs it compares the sequence.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="posts">Posts to public addresses.</param>
/// <param name="secrets">Opens the secrets.</param>
/// <param name="options">Knows the site's address.</param>
/// <param name="time">The clock.</param>
public sealed class WebhookSender(INewsroomDbFactory databases, OutsidePosts posts, IWebhookSecrets secrets, WebhookOptions options, TimeProvider time) : IOutboxSender
{
    /// <inheritdoc />
    public string Kind => WebhookMessage.Kind;

    /// <inheritdoc />
    public async Task<Sent> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        Webhook? webhook;
        byte[] body;
        await using (var db = await databases.OpenAsync(cancellation))
        {
            webhook = await FindAsync(db, message, cancellation);
            if (webhook is null)
                return Sent.Never("The webhook was removed.");
            if (webhook.PausedAt is not null)
                return Sent.Held;
            body = await WebhookBody.MakeAsync(db, message, WebhookMessage.Read(message.Payload), options.BaseUrl, cancellation);
        }

        if (secrets.Unprotect(webhook.ProtectedSecret) is not { } secret)
            return Sent.Later(OutboxFault.SecretLost);
        var (id, now) = (message.Id.ToString("D"), time.Now());
        var post = new OutsidePost(
            "application/json",
            body,
            [
                new(WebhookSignature.IdHeader, id),
                new(WebhookSignature.TimeHeader, WebhookSignature.Seconds(now)),
                new(WebhookSignature.SignatureHeader, WebhookSignature.Of(secret, id, now, body)),
            ]);
        return await posts.SendAsync(new Uri(webhook.Address), post, cancellation);
    }

    /// <inheritdoc />
    public async Task GivenUpAsync(INewsroomDb db, OutboxMessage message, IIdSource ids, DateTime now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await FindAsync(db, message, cancellation) is { } webhook)
            await WebhookNews.TellAsync(db, webhook, ids, now, cancellation);
    }

    private static async Task<Webhook?> FindAsync(INewsroomDb db, OutboxMessage message, CancellationToken cancellation) =>
        Guid.TryParse(message.Target, out var id) ? await db.Webhooks.AsNoTracking().SingleOrDefaultAsync(webhook => webhook.Id == id, cancellation) : null;
}
