using CqNewsroom.Core;

namespace CqNewsroom.Data;

/// <summary>Ids of version 7 (RFC 9562): they begin with the time, so new rows land beside each other in the indexes.</summary>
/// <param name="clock">The clock.</param>
public sealed class SequentialIds(TimeProvider clock) : IIdSource
{
    /// <inheritdoc/>
    public Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());
}
