using System.Collections.Concurrent;

namespace CqNewsroom.Data.Sqlite;

/// <summary>
/// Lets the writers of this process into a file one after another, in order of arrival. SQLite would let them poll, each blocking
/// a thread while it waits, and the one that happens to look at the right moment wins. This is for speed and fairness
/// only: SQLite's own lock decides, also against other processes.
/// </summary>
internal static class SqliteWriteQueue
{
    /// <summary>Who waits longer tries its luck with SQLite's lock.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Queues = new(StringComparer.Ordinal);

    /// <summary>Waits for one's turn.</summary>
    /// <param name="file">The database.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What to release when the transaction is over; null where the turn did not come in time.</returns>
    public static async Task<SemaphoreSlim?> EnterAsync(string file, CancellationToken cancellation)
    {
        var queue = Queues.GetOrAdd(file, _ => new SemaphoreSlim(1, 1));
        return await queue.WaitAsync(Limit, cancellation) ? queue : null;
    }
}
