using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Jobs;

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
public sealed class PublicationCounter(PublishedStories stories, INewsroomEvents events, TimeProvider time, ILogger<PublicationCounter> logger)
    : RepeatedJob(TimeSpan.FromMilliseconds(500), time, logger), IPublicationCounter
{
    private long current = -1;

    /// <inheritdoc />
    public long Current => Volatile.Read(ref current);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
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
        await base.ExecuteAsync(stoppingToken);
    }

    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken cancellation) => Raise(await stories.CounterAsync(cancellation));

    // A poll that began before a publication must not put the counter back.
    private void Raise(long value)
    {
        var known = Volatile.Read(ref current);
        while (value > known && Interlocked.CompareExchange(ref current, value, known) is var seen && seen != known)
            known = seen;
    }
}
