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
    /// <summary>Nothing is there: the page that says so is the same for every address of a language.</summary>
    public static ReaderAnswer Missing { get; } = new(StatusCodes.Status404NotFound, [], "text/plain");

    /// <summary>Strong: a hash of the very bytes.</summary>
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Body).AsSpan(0, 16))}\"");

    /// <summary><see cref="Tag"/> as a header says it.</summary>
    public string TagText => field ??= Tag.ToString();

    /// <summary>The one address of the page, percent-encoded, where it may be asked for under others; null otherwise.</summary>
    public string? Address { get; init; }

    /// <summary>Headers of its own, over those of every answer.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Until when it holds though nothing is published meanwhile (UTC); null for always.</summary>
    public DateTime? GoodUntil { get; init; }

    /// <summary>Since when this server knows these very bytes (UTC); null for what is not kept.</summary>
    public DateTimeOffset? Since { get; init; }
}

/// <summary>
/// Answers kept in memory under the publication counter. The counter is read before the rendering begins: an answer rendered across a
/// publication is kept under the old number, which nobody asks for any more, so a stale page cannot outlive the act that changed it
/// (architecture.md, rule 5; case N75).
/// </summary>
/// <param name="counter">The counter of publications.</param>
/// <param name="time">The clock.</param>
public sealed class ReaderCache(IPublicationCounter counter, TimeProvider time) : IDisposable
{
    private const long MostBytes = 128L * 1024 * 1024;
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>How many entries it holds.</summary>
    public int Count => cache.Count;

    /// <summary>The kept answer, or a fresh one that is then kept; requests that come meanwhile wait for the same rendering.</summary>
    /// <param name="key">What the page depends on - its path and the parameters that it knows -, nothing else.</param>
    /// <param name="render">Renders it; it must not depend on the request that asked first.</param>
    /// <param name="isOneOfFew">Whether readers cannot make up keys of this kind, so that a page in place of a missing one may be kept as well.</param>
    public async Task<ReaderAnswer> GetAsync(string key, Func<Task<ReaderAnswer>> render, bool isOneOfFew = false)
    {
        ArgumentNullException.ThrowIfNull(render);
        var entry = (counter.Current, key);
        if (cache.TryGetValue(entry, out var kept))
            return kept as ReaderAnswer ?? await ((Lazy<Task<ReaderAnswer>>)kept!).Value;
        var fresh = new Lazy<Task<ReaderAnswer>>(async () =>
        {
            var answer = await render();
            return isOneOfFew || IsThere(answer) ? Dated(key, answer) : answer;
        });
        cache.Set(entry, fresh, Options(4096));
        try
        {
            var answer = await fresh.Value;
            if (answer.Since is null)
                cache.Remove(entry);
            else
                cache.Set(entry, answer, Options(answer.Body.Length + 512));
            return answer;
        }
        catch
        {
            cache.Remove(entry);
            throw;
        }
    }

    /// <summary>The kept answer that was sent under a path since the last publication; null where there is none.</summary>
    /// <param name="path">The path as it was asked for, decoded.</param>
    public ReaderAnswer? SentUnder(string path)
    {
        var number = counter.Current;
        return cache.TryGetValue<string>(new SentPath(number, path), out var key) && cache.TryGetValue((number, key!), out var kept) ? kept as ReaderAnswer : null;
    }

    /// <summary>
    /// Remembers that a kept answer is what a path is answered with, without a look at the rest of the request. Only for the one address of a page: those that
    /// lead to it can be made up without end.
    /// </summary>
    /// <param name="path">The path, decoded.</param>
    /// <param name="key">The key that the answer is kept under.</param>
    /// <param name="answer">The answer, as <see cref="GetAsync"/> gave it.</param>
    public void SendUnder(string path, string key, ReaderAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var number = counter.Current;
        // The key names this very answer only while nothing was published since it was found.
        if (cache.TryGetValue((number, key), out var kept) && ReferenceEquals(kept, answer))
            cache.Set(new SentPath(number, path), key, Options(512));
    }

    /// <inheritdoc />
    public void Dispose() => cache.Dispose();

    // Addresses can be made up without end: what is not there, and what leads elsewhere, is answered and forgotten, or it would push the paper out.
    private static bool IsThere(ReaderAnswer answer) =>
        answer.Status is StatusCodes.Status200OK or StatusCodes.Status410Gone or StatusCodes.Status451UnavailableForLegalReasons;

    // A page that another story's publication made be rendered again, with the same bytes, was not modified.
    private ReaderAnswer Dated(string key, ReaderAnswer answer)
    {
        var since = cache.TryGetValue<Standing>(key, out var standing) && string.Equals(standing!.Tag, answer.Tag.Tag.Value, StringComparison.Ordinal) ? standing.Since : time.GetUtcNow();
        cache.Set(key, new Standing(answer.Tag.Tag.Value!, since), Options(512));
        return answer with { Since = since };
    }

    private static MemoryCacheEntryOptions Options(long size) => new() { Size = size, SlidingExpiration = TimeSpan.FromHours(1) };

    private readonly record struct SentPath(long Counter, string Path);

    private sealed record Standing(string Tag, DateTimeOffset Since);
}
