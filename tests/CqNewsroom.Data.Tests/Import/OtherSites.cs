using System.Net;
using CqNewsroom.Core.Media;

namespace CqNewsroom.Data.Tests.Import;

/// <summary>Other sites, each with one answer; whoever asks for one is noted.</summary>
internal sealed class OtherSites : IRemoteFiles
{
    private readonly Dictionary<string, (IPAddress Host, byte[] Bytes)> sites = new(StringComparer.Ordinal);

    public List<Uri> Asked { get; } = [];

    public OtherSites With(string host, string address, byte[] bytes)
    {
        sites[host] = (IPAddress.Parse(address), bytes);
        return this;
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<IPAddress>>(sites.TryGetValue(host, out var site) ? [site.Host] : []);

    public Task<RemoteAnswer?> GetAsync(Uri address, IPAddress host, int most, CancellationToken cancellation)
    {
        Asked.Add(address);
        return Task.FromResult<RemoteAnswer?>(new RemoteAnswer(200, null, sites[address.Host].Bytes));
    }
}
