using System.Net;

namespace CqNewsroom.Core.Media;

/// <summary>What another site answered to one request.</summary>
/// <param name="Status">The status of HTTP.</param>
/// <param name="Location">Where it sends on to.</param>
/// <param name="Bytes">What came; null where it was more than was allowed.</param>
public sealed record RemoteAnswer(int Status, Uri? Location, byte[]? Bytes);

/// <summary>Other sites, one request at a time. It follows nothing by itself and connects to the address that it is told, whatever the name says meanwhile.</summary>
public interface IRemoteFiles
{
    /// <summary>The addresses of a host; none where there is no such host.</summary>
    /// <param name="host">Its name, or an address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation);

    /// <summary>Sends one GET without cookies, proxy or credentials; null where the site cannot be reached or breaks off.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="host">The address to connect to.</param>
    /// <param name="most">The most bytes that are read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<RemoteAnswer?> GetAsync(Uri address, IPAddress host, int most, CancellationToken cancellation);
}
