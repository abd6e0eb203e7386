using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Data.Media;

namespace CqNewsroom.Data.Outbox;

/// <summary>Posts by HTTP. Each has a connection of its own, to the address that it was given.</summary>
internal sealed class PostTransport : IPostTransport
{
    public async Task<int?> SendAsync(Uri address, IPAddress host, OutsidePost post, CancellationToken cancellation)
    {
        using var handler = RemoteFiles.Connecting(host);
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(post.Body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(post.MediaType);
        request.Headers.UserAgent.ParseAdd("CqNewsroom");
        foreach (var (name, value) in post.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            // Its head alone: nobody reads what a site says to a post.
            using var response = await client.SendAsync(request, cancellation);
            return (int)response.StatusCode;
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or SocketException)
        {
            return null;
        }
    }
}
