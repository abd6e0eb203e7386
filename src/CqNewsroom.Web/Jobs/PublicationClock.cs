using CqNewsroom.Core.Acts;

namespace CqNewsroom.Web.Jobs;

/// <summary>
/// Publishes what is due, at start and then every second. It may run on every server: the article's version lets one of them win.
/// A fault of the database costs a round, never the clock.
/// </summary>
/// <param name="acts">The one service that changes articles.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class PublicationClock(ArticleService acts, TimeProvider time, ILogger<PublicationClock> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        do
        {
            try
            {
                await acts.PublishDueAsync(stoppingToken);
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
        [LoggerMessage(Level = LogLevel.Error, Message = "A round of the publication clock failed; the next one follows")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
