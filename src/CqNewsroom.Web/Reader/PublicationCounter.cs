using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Reader;

/// <summary>The newsroom's counter of publications as this server knows it. Cache keys hold it.</summary>
public interface IPublicationCounter
{
    /// <summary>The counter; never smaller than one it gave before.</summary>
    long Current { get; }
}

/// <summary>
/// Follows the counter: at once for what this server published, within half a second for other servers and for commands of the
/// executable, which change the same database.
/// </summary>
/// <param name="stories">What is public.</param>
/// <param name="events">What this process committed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class PublicationCounter(PublishedStories stories, INewsroomEvents events, TimeProvider time, ILogger<PublicationCounter> logger)
    : BackgroundService, IPublicationCounter
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);
    private long current = -1;

    /// <inheritdoc />
    public long Current => Volatile.Read(ref current);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = events.Subscribe(happened =>
        {
            if (happened is PublicationsChanged changed)
                Raise(changed.PublicationCounter);
        });
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.Failed(logger, exception);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellation) => Raise(await stories.CounterAsync(cancellation));

    // A poll that began before a publication must not put the counter back.
    private void Raise(long value)
    {
        var known = Volatile.Read(ref current);
        while (value > known && Interlocked.CompareExchange(ref current, value, known) is var seen && seen != known)
            known = seen;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The publication counter could not be read; readers may see pages of before for a moment longer")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
