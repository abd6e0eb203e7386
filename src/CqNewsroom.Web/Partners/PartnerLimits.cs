using System.Collections.Concurrent;
using CqNewsroom.Core;
using CqNewsroom.Core.Partners;

namespace CqNewsroom.Web.Partners;

/// <summary>
/// Counts the requests of each token by the minute, in this server's memory: of several servers each allows the whole limit. It protects the machine from
/// a loop in somebody's program, which it does as well on each server alone.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class PartnerLimits(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Counted> counts = new();

    /// <summary>Counts a request.</summary>
    /// <param name="caller">Who asks.</param>
    /// <returns>How long to wait where it is one too many; null where it is not.</returns>
    public TimeSpan? Count(ApiCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var counted = counts.GetOrAdd(caller.TokenId, _ => new Counted());
        var now = time.Now();
        lock (counted)
        {
            if (now - counted.Since >= Window || now < counted.Since)
                (counted.Since, counted.Requests) = (now, 0);
            if (counted.Requests >= caller.RequestsPerMinute)
                return counted.Since + Window - now;
            counted.Requests++;
            return null;
        }
    }

    private sealed class Counted
    {
        public DateTime Since { get; set; }

        public int Requests { get; set; }
    }
}
