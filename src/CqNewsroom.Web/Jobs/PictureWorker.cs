using CqNewsroom.Core.Media;

namespace CqNewsroom.Web.Jobs;

/// <summary>
/// Makes renditions behind the writers' backs. What is to be made stands in the database, so what a stop of the server left is made after the next
/// start. A fault costs a round, never the worker.
/// </summary>
/// <param name="pictures">The one service of pictures.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class PictureWorker(PictureService pictures, TimeProvider time, ILogger<PictureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                while (await pictures.MakeNextAsync(stoppingToken))
                    stoppingToken.ThrowIfCancellationRequested();
                await pictures.WaitAsync(Round, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.Failed(logger, exception);
                await Task.Delay(Round, time, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A round of the renditions failed; the next one follows")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
