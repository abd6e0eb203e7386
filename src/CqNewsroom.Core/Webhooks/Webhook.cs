namespace CqNewsroom.Core.Webhooks;

/// <summary>An address of a partner that is told of what happens to articles.</summary>
public sealed class Webhook
{
    /// <summary>The longest address, in UTF-16 units.</summary>
    public const int LongestAddress = 500;

    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose it is, in an administrator's words.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whom the messages go to; https alone.</summary>
    public string Address { get; set; } = "";

    /// <summary>What it is told of, of <see cref="WebhookEvent.All"/>.</summary>
    public List<string> Events { get; set; } = [];

    /// <summary>The languages that it is told of (BCP 47 tags); empty for all.</summary>
    public List<string> Languages { get; set; } = [];

    /// <summary>The sections that it is told of; empty for all.</summary>
    public List<Guid> SectionIds { get; set; } = [];

    /// <summary>The secret that signs its messages, as <see cref="IWebhookSecrets"/> keeps it.</summary>
    public string ProtectedSecret { get; set; } = "";

    /// <summary>Since when nothing is sent to it (UTC); its messages wait meanwhile. Null while it is sent to.</summary>
    public DateTime? PausedAt { get; set; }

    /// <summary>Who made it.</summary>
    public Guid CreatedById { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Raised by each change; a change names the one it began from.</summary>
    public int Version { get; set; }
}
