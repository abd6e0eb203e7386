using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;

namespace CqNewsroom.Web.Reader;

/// <summary>An answer of the reader site, ready to be sent.</summary>
/// <param name="Status">Status code.</param>
/// <param name="Body">The bytes.</param>
/// <param name="ContentType">Content type.</param>
/// <param name="Location">Where to, for a 301.</param>
public sealed record ReaderAnswer(int Status, byte[] Body, string ContentType, string? Location = null)
{
    /// <summary>Strong: a hash of the very bytes.</summary>
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Body).AsSpan(0, 16))}\"");
}

/// <summary>
/// Answers kept in memory under the publication counter. The counter is read before the rendering begins: an answer rendered across a
/// publication is kept under the old number, which nobody asks for any more, so a stale page cannot outlive the act that changed it
/// (architecture.md, rule 5; case N75).
/// </summary>
/// <param name="counter">The counter of publications.</param>
public sealed class ReaderCache(IPublicationCounter counter) : IDisposable
{
    private const long MostBytes = 128L * 1024 * 1024;
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>The kept answer, or a fresh one that is then kept; requests that come meanwhile wait for the same rendering.</summary>
    /// <param name="key">Path and the parameters that the page knows, nothing else.</param>
    /// <param name="render">Renders it; it must not depend on the request that asked first.</param>
    public async Task<ReaderAnswer> GetAsync(string key, Func<Task<ReaderAnswer>> render)
    {
        ArgumentNullException.ThrowIfNull(render);
        var entry = (counter.Current, key);
        if (cache.TryGetValue<Lazy<Task<ReaderAnswer>>>(entry, out var kept))
            return await kept!.Value;
        var fresh = new Lazy<Task<ReaderAnswer>>(render);
        cache.Set(entry, fresh, Options(4096));
        try
        {
            var answer = await fresh.Value;
            cache.Set(entry, fresh, Options(answer.Body.Length + 512));
            return answer;
        }
        catch
        {
            cache.Remove(entry);
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => cache.Dispose();

    private static MemoryCacheEntryOptions Options(long size) => new() { Size = size, SlidingExpiration = TimeSpan.FromHours(1) };
}
