using System.Threading.RateLimiting;

namespace CqNewsroom.Web.Security;

/// <summary>
/// Slows down who tries many passwords: so many tries a minute from one address, so many for one sign-in name whether or not it
/// exists. Identity's lock-out of an account comes on top of it.
/// </summary>
public sealed class SignInThrottle : IDisposable
{
    /// <summary>Tries a minute from one address; a newsroom may share one.</summary>
    public const int TriesFromAddress = 60;

    /// <summary>Tries a minute for one sign-in name.</summary>
    public const int TriesForName = 10;

    private readonly PartitionedRateLimiter<string> _addresses = Limiter(TriesFromAddress);
    private readonly PartitionedRateLimiter<string> _names = Limiter(TriesForName);

    /// <summary>Whether one more try with a link or the set-up key is let through; nobody guesses those, so names do not matter.</summary>
    /// <param name="address">Where it comes from.</param>
    public bool Allows(string address)
    {
        using var fromAddress = _addresses.AttemptAcquire(address);
        return fromAddress.IsAcquired;
    }

    /// <summary>Whether one more try with a password is let through.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="name">The sign-in name it is for.</param>
    public bool Allows(string address, string name)
    {
        using var fromAddress = _addresses.AttemptAcquire(address);
        using var forName = _names.AttemptAcquire(name.Length > 128 ? name[..128] : name);
        return fromAddress.IsAcquired && forName.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _addresses.Dispose();
        _names.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int tries) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = tries, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }),
        StringComparer.OrdinalIgnoreCase);
}
