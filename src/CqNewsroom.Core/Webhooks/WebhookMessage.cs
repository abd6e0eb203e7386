using System.Text.Json;
using CqNewsroom.Core.Outbox;

namespace CqNewsroom.Core.Webhooks;

/// <summary>
/// What lies in the outbox: which article, never a word of it. The words are read when the message is sent, so that a message that waited over a weekend
/// cannot hand out a headline that was taken down meanwhile.
/// </summary>
/// <param name="Event">One of <see cref="WebhookEvent"/>.</param>
/// <param name="ArticleId">The article; null for a ping.</param>
/// <param name="Sequence">The counter of publications after the act; later acts have higher ones.</param>
public sealed record WebhookMessage(string Event, Guid? ArticleId, long Sequence)
{
    /// <summary>The kind of these messages in the outbox; their target is the webhook's id.</summary>
    public const string Kind = "Webhook";

    /// <summary>How the outbox names a webhook.</summary>
    /// <param name="webhookId">The webhook.</param>
    public static string Target(Guid webhookId) => webhookId.ToString("D");

    /// <summary>Puts a message into the outbox.</summary>
    /// <param name="id">A new id.</param>
    /// <param name="webhookId">Whom it goes to.</param>
    /// <param name="now">Now (UTC).</param>
    public OutboxMessage For(Guid id, Guid webhookId, DateTime now) => OutboxMessage.New(id, Kind, Target(webhookId), JsonSerializer.Serialize(this), now);

    /// <summary>Reads one from the outbox.</summary>
    /// <param name="payload">What lies there.</param>
    public static WebhookMessage Read(string payload) => JsonSerializer.Deserialize<WebhookMessage>(payload) ?? throw new JsonException("The message is empty.");
}
