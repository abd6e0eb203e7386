using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Partners;

namespace CqNewsroom.Core.Webhooks;

/// <summary>The webhooks, and what they may be told of.</summary>
/// <param name="Webhooks">By name.</param>
/// <param name="Languages">The newsroom's languages.</param>
/// <param name="Sections">Its sections.</param>
public sealed record WebhooksView(IReadOnlyList<WebhookDetails> Webhooks, IReadOnlyList<Language> Languages, IReadOnlyList<NamedSection> Sections);

/// <summary>A webhook as it is shown: never its secret.</summary>
/// <param name="Id">The webhook.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Address">Whom the messages go to.</param>
/// <param name="Events">What it is told of.</param>
/// <param name="Languages">The languages; empty for all.</param>
/// <param name="SectionIds">The sections; empty for all.</param>
/// <param name="PausedAt">Since when nothing is sent to it (UTC).</param>
/// <param name="Version">What a change names.</param>
/// <param name="Waiting">How many messages wait.</param>
/// <param name="GivenUp">How many were given up and not repeated.</param>
/// <param name="LastDeliveredAt">When one arrived last (UTC); null for never, or long ago.</param>
public sealed record WebhookDetails(
    Guid Id,
    string Name,
    string Address,
    IReadOnlyList<string> Events,
    IReadOnlyList<string> Languages,
    IReadOnlyList<Guid> SectionIds,
    DateTime? PausedAt,
    int Version,
    int Waiting,
    int GivenUp,
    DateTime? LastDeliveredAt);

/// <summary>A webhook with its messages.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="Deliveries">A page of its messages, newest first.</param>
/// <param name="Page">1 for the first.</param>
/// <param name="HasNext">Whether a page follows.</param>
/// <param name="Languages">The newsroom's languages.</param>
/// <param name="Sections">Its sections.</param>
public sealed record WebhookView(
    WebhookDetails Webhook, IReadOnlyList<WebhookDelivery> Deliveries, int Page, bool HasNext, IReadOnlyList<Language> Languages, IReadOnlyList<NamedSection> Sections);

/// <summary>A message to a webhook.</summary>
/// <param name="Id">Its id, the one that the receiver sees.</param>
/// <param name="Event">What it tells.</param>
/// <param name="Number">Number of the story; null for a ping.</param>
/// <param name="Language">Language of the article (BCP 47 tag); null for a ping.</param>
/// <param name="CreatedAt">When it was written (UTC).</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Status">What the site answered last, a status of HTTP.</param>
/// <param name="Fault">Why the last try failed.</param>
/// <param name="NextAt">When it is tried next (UTC).</param>
/// <param name="EndedAt">When it arrived or was given up (UTC).</param>
public sealed record WebhookDelivery(
    Guid Id,
    string Event,
    int? Number,
    string? Language,
    DateTime CreatedAt,
    DeliveryState State,
    int Attempts,
    int? Status,
    string? Fault,
    DateTime? NextAt,
    DateTime? EndedAt);

/// <summary>Where a message stands.</summary>
public enum DeliveryState
{
    /// <summary>It is sent at once, or again later.</summary>
    Waiting,

    /// <summary>A server sends it now.</summary>
    Sending,

    /// <summary>It waits until its webhook is no longer paused.</summary>
    Held,

    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>It is not tried any more.</summary>
    GivenUp,
}

/// <summary>Adds a webhook, or changes it where <see cref="WebhookId"/> names one.</summary>
/// <param name="WebhookId">The webhook, null for a new one.</param>
/// <param name="SeenVersion">The version that the administrator saw; 0 for a new one.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Address">Whom the messages go to.</param>
/// <param name="Events">What it is told of.</param>
/// <param name="Languages">The languages (BCP 47 tags); empty for all.</param>
/// <param name="SectionIds">The sections; empty for all.</param>
public sealed record SaveWebhook(
    Guid? WebhookId,
    int SeenVersion,
    string Name,
    string Address,
    IReadOnlyCollection<string> Events,
    IReadOnlyCollection<string> Languages,
    IReadOnlyCollection<Guid> SectionIds);

/// <summary>A webhook that was saved.</summary>
/// <param name="Id">The webhook.</param>
/// <param name="Secret">Its secret, shown this once; null where it has one already.</param>
public sealed record SavedWebhook(Guid Id, string? Secret);
