using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace CqNewsroom.Web.Reader.Search;

/// <summary>How often one may search, and how many at once: a search is the one page that no cache answers.</summary>
/// <param name="PerAddress">Searches that one address may ask at once; one more comes back each second.</param>
/// <param name="AtOnce">Searches that run at the same time on this server.</param>
/// <param name="Waiting">Searches that wait for their turn.</param>
public sealed record SearchGateOptions(int PerAddress, int AtOnce, int Waiting)
{
    /// <summary>What a person never reaches, and a server bears.</summary>
    public static SearchGateOptions Default { get; } = new(60, Math.Max(2, Environment.ProcessorCount), 100);
}

/// <summary>Lets searches in, or not.</summary>
/// <param name="options">How many.</param>
public sealed class SearchGate(SearchGateOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<IPAddress, string>(address => RateLimitPartition.GetTokenBucketLimiter(Partition(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.PerAddress,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        })),
        PartitionedRateLimiter.Create<IPAddress, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = options.AtOnce,
            QueueLimit = options.Waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        })));

    /// <summary>Waits for a turn.</summary>
    /// <param name="address">Who asks; null where that is not known.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>To be disposed after the search; says whether it may be done.</returns>
    public async ValueTask<RateLimitLease> EnterAsync(IPAddress? address, CancellationToken cancellation) =>
        await _limiter.AcquireAsync(address ?? IPAddress.None, 1, cancellation);

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();

    // Of the newer addresses one household has a whole net.
    private static string Partition(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8)) : plain.ToString();
    }
}
