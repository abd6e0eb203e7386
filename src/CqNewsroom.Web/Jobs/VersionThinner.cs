using CqNewsroom.Core.Stories;

namespace CqNewsroom.Web.Jobs;

/// <summary>Thins out, at start and then every hour, the versions that were kept by themselves. It may run on every server.</summary>
/// <param name="thinning">Knows what may go.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class VersionThinner(RevisionThinning thinning, TimeProvider time, ILogger<VersionThinner> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        do
        {
            try
            {
                await thinning.ThinAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.Failed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Old versions could not be thinned out; the next round tries again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
