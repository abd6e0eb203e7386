namespace CqNewsroom.Web.Jobs;

/// <summary>Work that is done at start and then again and again. A fault costs a round, never the job.</summary>
/// <param name="round">How long from one round to the next.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public abstract partial class RepeatedJob(TimeSpan round, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(round, time);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.Failed(logger, exception, GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round.</summary>
    /// <param name="cancellation">Ends it with the server.</param>
    protected abstract Task RunAsync(CancellationToken cancellation);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A round of {Job} failed; the next one follows")]
        public static partial void Failed(ILogger logger, Exception exception, string job);
    }
}
