using System.Net;
using System.Net.Sockets;
using CqNewsroom.Core.Media;

namespace CqNewsroom.Data.Media;

/// <summary>Other sites by HTTP. Each request has a connection of its own, to the address that it was given.</summary>
internal sealed class RemoteFiles : IRemoteFiles
{
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return [address];
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellation);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            // Names that nobody has, and those that are longer than any name can be.
            return [];
        }
    }

    public async Task<RemoteAnswer?> GetAsync(Uri address, IPAddress host, int most, CancellationToken cancellation)
    {
        using var handler = Connecting(host);
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("image/*");
        request.Headers.UserAgent.ParseAdd("CqNewsroom");
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            return new RemoteAnswer((int)response.StatusCode, response.Headers.Location, response.StatusCode == HttpStatusCode.OK ? await ReadAsync(response.Content, most, cancellation) : []);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or SocketException)
        {
            return null;
        }
    }

    /// <summary>Follows nothing, knows no cookies, proxy or credentials, and connects to one address, whatever the name says meanwhile.</summary>
    /// <param name="host">The address.</param>
    internal static SocketsHttpHandler Connecting(IPAddress host) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        Credentials = null,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 32,
        ConnectCallback = async (context, connecting) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(host, context.DnsEndPoint.Port), connecting);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    private static async Task<byte[]?> ReadAsync(HttpContent content, int most, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > most)
            return null;
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (read.Length + count > most)
                return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
