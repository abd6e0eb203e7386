using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CqNewsroom.Bench.Editing;

/// <summary>Counts the pages that are connected: a page that fell asleep holds less, and must not count as a light one.</summary>
internal sealed class ConnectedPages : CircuitHandler
{
    private static int _count;

    /// <summary>How many are connected now, in this process.</summary>
    public static int Count => _count;

    /// <inheritdoc />
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref _count);
        return Task.CompletedTask;
    }
}
