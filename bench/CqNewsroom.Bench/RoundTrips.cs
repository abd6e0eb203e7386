using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CqNewsroom.Bench;

/// <summary>Counts the commands that EF Core sends to a database, in the whole process.</summary>
internal sealed class RoundTrips : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;

    /// <summary>Begins to count.</summary>
    public RoundTrips() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Commands since the last question.</summary>
    public int Take() => Interlocked.Exchange(ref _count, 0);

    /// <inheritdoc />
    public void OnNext(DiagnosticListener value)
    {
        if (string.Equals(value.Name, DbLoggerCategory.Name, StringComparison.Ordinal))
            _subscriptions.Add(value.Subscribe(this));
    }

    /// <inheritdoc />
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (string.Equals(value.Key, RelationalEventId.CommandExecuting.Name, StringComparison.Ordinal))
            Interlocked.Increment(ref _count);
    }

    /// <inheritdoc />
    public void OnCompleted()
    {
        // A listener that ends has nothing more to count.
    }

    /// <inheritdoc />
    public void OnError(Exception error) => throw error;

    /// <inheritdoc />
    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
