namespace CqNewsroom.Core.Webhooks;

/// <summary>What messages to webhooks need to know of the site.</summary>
/// <param name="BaseUrl">Where readers find it, without a slash at the end: addresses in messages are absolute.</param>
public sealed record WebhookOptions(string BaseUrl);
