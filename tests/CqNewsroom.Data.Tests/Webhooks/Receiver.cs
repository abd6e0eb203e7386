using System.Collections.Concurrent;
using System.Net;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Outbox;

namespace CqNewsroom.Data.Tests.Webhooks;

/// <summary>A partner's site: answers as told, and remembers what came.</summary>
internal sealed class Receiver : IRemoteFiles, IPostTransport
{
    public ConcurrentQueue<(Uri Address, IPAddress Host, IReadOnlyDictionary<string, string> Headers, byte[] Body)> Posts { get; } = new();

    /// <summary>What its name leads to.</summary>
    public string[] Addresses { get; set; } = ["8.8.4.4"];

    /// <summary>What it answers; null for nothing.</summary>
    public Func<int?> Answer { get; set; } = () => 204;

    /// <summary>Sends for it where a test has a server of its own.</summary>
    public Func<Uri, OutsidePost, CancellationToken, Task<int?>>? Sending { get; set; }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<IPAddress>>(IPAddress.TryParse(host.Trim('[', ']'), out var address) ? [address] : [.. Addresses.Select(IPAddress.Parse)]);

    public Task<RemoteAnswer?> GetAsync(Uri address, IPAddress host, int most, CancellationToken cancellation) => throw new NotSupportedException();

    public async Task<int?> SendAsync(Uri address, IPAddress host, OutsidePost post, CancellationToken cancellation)
    {
        Posts.Enqueue((address, host, post.Headers.ToDictionary(StringComparer.Ordinal), post.Body.ToArray()));
        return Sending is null ? Answer() : await Sending(address, post, cancellation);
    }
}
