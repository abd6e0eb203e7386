using CqNewsroom.Core;

namespace CqNewsroom.TestSupport;

/// <summary>Secrets that count up, so that a test knows them.</summary>
public sealed class CountedSecrets : ISecretSource
{
    private int _count;

    /// <inheritdoc />
    public string Next() => $"secret-number-{Interlocked.Increment(ref _count)}-of-this-test";
}
