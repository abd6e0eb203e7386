using System.Net;
using CqNewsroom.Core.Media;

namespace CqNewsroom.Core.Outbox;

/// <summary>Sends one POST to an address that was looked at already.</summary>
public interface IPostTransport
{
    /// <summary>Sends it without cookies, proxy or credentials, and follows nothing; null where the site cannot be reached or breaks off.</summary>
    /// <param name="address">Whom it goes to.</param>
    /// <param name="host">The address to connect to, whatever the name says meanwhile.</param>
    /// <param name="post">What is sent.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<int?> SendAsync(Uri address, IPAddress host, OutsidePost post, CancellationToken cancellation);
}

/// <summary>What is sent to another site.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Headers">Further headers.</param>
public sealed record OutsidePost(string MediaType, ReadOnlyMemory<byte> Body, IReadOnlyList<KeyValuePair<string, string>> Headers);

/// <summary>
/// Posts to other sites, for senders of the outbox. The server reaches more than whoever typed the address: each name is looked up once, it must lead to public
/// addresses alone, and the connection goes to the very address that was looked at.
/// </summary>
/// <param name="names">Looks names up.</param>
/// <param name="transport">Sends.</param>
public sealed class OutsidePosts(IRemoteFiles names, IPostTransport transport)
{
    /// <summary>Whether an address may be posted to at all, before it is looked up: http or https, a host, no name and password in it.</summary>
    /// <param name="address">The address.</param>
    public static bool IsAllowed(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0 && address.IdnHost.Length > 0;
    }

    /// <summary>Posts once. Any answer of success is an arrival; what it says beside is not read.</summary>
    /// <param name="address">Whom it goes to.</param>
    /// <param name="post">What is sent.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Sent> SendAsync(Uri address, OutsidePost post, CancellationToken cancellation)
    {
        if (!IsAllowed(address))
            return Sent.Never(OutboxFault.NotAllowed);
        var hosts = await names.ResolveAsync(address.IdnHost, cancellation);
        if (hosts.Count == 0)
            return Sent.Later(OutboxFault.NameUnknown);
        // A name that leads to both kinds is a trick; it may lead elsewhere at the next try, so the message waits.
        if (!hosts.All(PublicAddresses.IsPublic))
            return Sent.Later(OutboxFault.NotPublic);
        return await transport.SendAsync(address, hosts[0], post, cancellation) switch
        {
            null => Sent.Later(OutboxFault.NotReached),
            >= 200 and < 300 and var status => new Sent(SentOutcome.Arrived, null, status),
            410 => new Sent(SentOutcome.Never, "The site answered 410: it wants nothing more.", 410),
            { } status => new Sent(SentOutcome.Later, $"The site answered {status}.", status),
        };
    }
}
