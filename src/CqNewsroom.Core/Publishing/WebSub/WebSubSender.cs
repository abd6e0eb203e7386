using System.Text;
using CqNewsroom.Core.Outbox;

namespace CqNewsroom.Core.Publishing.WebSub;

/// <summary>Tells the hub that a feed changed. The hub then asks for the feed itself, so the ping carries its address alone.</summary>
/// <param name="posts">Posts to public addresses.</param>
public sealed class WebSubSender(OutsidePosts posts) : IOutboxSender
{
    /// <summary>The kind of its messages; the target is the hub, the payload the address of the feed.</summary>
    public const string Name = "WebSub";

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public Task<Sent> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!Uri.TryCreate(message.Target, UriKind.Absolute, out var hub))
            return Task.FromResult(Sent.Never(OutboxFault.NotAllowed));
        var body = Encoding.ASCII.GetBytes($"hub.mode=publish&hub.url={Uri.EscapeDataString(message.Payload)}");
        return posts.SendAsync(hub, new OutsidePost("application/x-www-form-urlencoded", body, []), cancellation);
    }
}
