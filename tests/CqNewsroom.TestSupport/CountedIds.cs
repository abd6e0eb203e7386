using CqNewsroom.Core;

namespace CqNewsroom.TestSupport;

/// <summary>Ids that count up, so that a test that fails fails the same way again.</summary>
public sealed class CountedIds : IIdSource
{
    private int _last;

    /// <inheritdoc />
    public Guid Next() => new(Interlocked.Increment(ref _last), 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 0]);
}
