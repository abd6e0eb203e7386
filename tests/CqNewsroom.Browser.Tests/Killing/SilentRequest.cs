using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CqNewsroom.Browser.Tests.Killing;

/// <summary>A request whose sender promised more than they send, and stays connected.</summary>
internal sealed class SilentRequest : IDisposable
{
    private readonly TcpClient _client = new();

    private SilentRequest()
    {
    }

    public static async Task<SilentRequest> SendAsync(Uri address, CancellationToken cancellation)
    {
        var request = new SilentRequest();
        await request._client.ConnectAsync(address.Host, address.Port, cancellation);
        var head = string.Create(CultureInfo.InvariantCulture, $"POST /account/sign-in HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nsignInName=");
        await request._client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), cancellation);
        return request;
    }

    public void Dispose() => _client.Dispose();
}
