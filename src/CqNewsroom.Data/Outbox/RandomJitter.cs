using CqNewsroom.Core.Outbox;

namespace CqNewsroom.Data.Outbox;

/// <summary>Up to a fifth shorter or longer.</summary>
internal sealed class RandomJitter : IJitter
{
    private const double Spread = 0.2;

    public TimeSpan Of(TimeSpan pause) => pause * (1 - Spread + (2 * Spread * Random.Shared.NextDouble()));
}
