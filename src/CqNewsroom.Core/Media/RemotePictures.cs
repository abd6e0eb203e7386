using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Media;

/// <summary>A file of another site.</summary>
/// <param name="FileName">The last part of its address.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Source">Its address without the query, as far as it fits.</param>
internal sealed record RemotePicture(string FileName, byte[] Bytes, string Source);

/// <summary>
/// Fetches a picture that stands on another site, for the writer who pasted it. The server reaches more than its people do, so it asks public
/// addresses alone: each step of the way is looked up once, and the connection goes to the very address that was looked at.
/// </summary>
/// <param name="pictures">Takes the picture in.</param>
/// <param name="remote">Other sites.</param>
/// <param name="clock">The clock of the deadline.</param>
public sealed class RemotePictures(PictureService pictures, IRemoteFiles remote, TimeProvider clock) : IDisposable
{
    /// <summary>How many times a site may send on.</summary>
    public const int MostSteps = 4;

    private const int MostAtOnce = 4;

    private readonly SemaphoreSlim fetching = new(MostAtOnce, MostAtOnce);

    /// <summary>How long all of it may take.</summary>
    public static TimeSpan MostTime { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Fetches a picture for an article.</summary>
    /// <param name="asker">Who asks: who may add pictures to the article.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="address">Where the picture stands.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<AddedPicture>> ImportAsync(Asker asker, Guid articleId, string address, CancellationToken cancellation)
    {
        if ((await pictures.MayAddAsync(asker, articleId, cancellation)).Refusal is { } refused)
            return refused;
        var fetched = await FetchAsync(address, cancellation);
        return fetched.Value is { } remote ? await pictures.AddAsync(asker, articleId, remote.FileName, remote.Bytes, remote.Source, cancellation) : fetched.Refusal!;
    }

    /// <summary>Fetches a file as for a writer; whether it is a picture is for who takes it in.</summary>
    /// <param name="address">Where it stands.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal async Task<Outcome<RemotePicture>> FetchAsync(string address, CancellationToken cancellation)
    {
        if (Parse(address) is not { } first)
            return new Refusal(RefusalCode.RemoteNotAllowed);
        await fetching.WaitAsync(cancellation);
        try
        {
            var (bytes, refusal) = await FetchInTimeAsync(first, cancellation);
            return bytes is null
                ? refusal!
                : new RemotePicture(Uri.UnescapeDataString(first.Segments[^1]), bytes, PlainTexts.Cut(first.GetLeftPart(UriPartial.Path), DocumentLimits.ShortFieldLength));
        }
        finally
        {
            fetching.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => fetching.Dispose();

    // Names and passwords in an address, and ports where no site for readers stands, are somebody's attempt at something else.
    private static Uri? Parse(string? address) =>
        address is { Length: <= DocumentLimits.LinkLength } && Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsAllowed(uri) ? uri : null;

    private static bool IsAllowed(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.IsDefaultPort && uri.UserInfo.Length == 0 && uri.IdnHost.Length > 0;

    private async Task<(byte[]? Bytes, Refusal? Refusal)> FetchInTimeAsync(Uri address, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var late = clock.CreateTimer(state => ((CancellationTokenSource)state!).Cancel(), timer, MostTime, Timeout.InfiniteTimeSpan);
        try
        {
            return await FetchAsync(address, timer.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, new Refusal(RefusalCode.RemoteFailed));
        }
    }

    private async Task<(byte[]? Bytes, Refusal? Refusal)> FetchAsync(Uri address, CancellationToken cancellation)
    {
        for (var step = 0; step <= MostSteps; step++)
        {
            if (!IsAllowed(address))
                return (null, new Refusal(RefusalCode.RemoteNotAllowed));
            var hosts = await remote.ResolveAsync(address.IdnHost, cancellation);
            if (hosts.Count == 0)
                return (null, new Refusal(RefusalCode.RemoteFailed));
            // A name that leads to both kinds is a trick.
            if (!hosts.All(PublicAddresses.IsPublic))
                return (null, new Refusal(RefusalCode.RemoteNotAllowed));
            var answer = await remote.GetAsync(address, hosts[0], PictureLimits.Bytes, cancellation);
            if (answer is { Status: 301 or 302 or 303 or 307 or 308, Location: { } next })
            {
                address = new Uri(address, next);
                continue;
            }

            if (answer is not { Status: 200 })
                return (null, new Refusal(RefusalCode.RemoteFailed));
            return answer.Bytes is { } bytes ? (bytes, null) : (null, new Refusal(RefusalCode.PictureTooBig, PictureLimits.Bytes / 1024 / 1024));
        }

        return (null, new Refusal(RefusalCode.RemoteFailed));
    }
}
