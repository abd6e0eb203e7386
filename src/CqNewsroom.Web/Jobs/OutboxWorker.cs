using CqNewsroom.Core.Outbox;

namespace CqNewsroom.Web.Jobs;

/// <summary>Sends what other sites are to be told, at start and then every second. It may run on every server.</summary>
/// <param name="delivery">Claims and sends.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class OutboxWorker(OutboxDelivery delivery, TimeProvider time, ILogger<OutboxWorker> logger) : RepeatedJob(TimeSpan.FromSeconds(1), time, logger)
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken cancellation)
    {
        // Off the start of the server: another site may take its time.
        await Task.Yield();
        await delivery.WorkAsync(cancellation);
    }
}
