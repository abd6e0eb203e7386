using CqNewsroom.Core.Workflow;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Acts;

/// <summary>Use cases in a transaction, tried again where another transaction was faster.</summary>
public static partial class Attempts
{
    // An attempt fails only where another transaction was faster, so a handful is plenty; more would hide a lasting fault.
    private const int Most = 8;

    /// <summary>Runs a use case on a fresh database with its transaction begun, at most eight times.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="factory">Opens one database for each attempt.</param>
    /// <param name="clock">Measures the pause between two attempts.</param>
    /// <param name="logger">The log of the service whose use case it is.</param>
    /// <param name="work">
    /// The use case; it commits, or what it wrote is undone. It takes its locks and reads the clock after them: what waited its turn happened when it had it.
    /// </param>
    /// <param name="refused">The answer where the last attempt failed too.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<T> RunAsync<T>(
        INewsroomDbFactory factory, TimeProvider clock, ILogger logger, Func<INewsroomDb, Task<T>> work, Func<Refusal, T> refused, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(refused);
        for (var attempt = 1; ; attempt++)
        {
            await using (var db = await factory.OpenAsync(cancellation))
            {
                try
                {
                    await db.BeginAsync(cancellation);
                    return await work(db);
                }
                catch (Exception exception) when (db.IsContention(exception))
                {
                    if (attempt == Most)
                        return refused(new Refusal(RefusalCode.DatabaseBusy));
                    Log.Again(logger, exception, attempt);
                }
            }

            // Only now, without the locks of the attempt that failed.
            await Task.Delay(TimeSpan.FromMilliseconds(15 * attempt), clock, cancellation);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Another transaction was faster; attempt {Attempt} is repeated")]
        public static partial void Again(ILogger logger, Exception exception, int attempt);
    }
}
