using CqNewsroom.Core.Outbox;

namespace CqNewsroom.Web.Jobs;

/// <summary>Forgets, at start and then every hour, the messages that arrived long ago. It may run on every server.</summary>
/// <param name="delivery">Knows what may go.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class OutboxThinner(OutboxDelivery delivery, TimeProvider time, ILogger<OutboxThinner> logger) : RepeatedJob(TimeSpan.FromHours(1), time, logger)
{
    /// <inheritdoc />
    protected override Task RunAsync(CancellationToken cancellation) => delivery.ForgetAsync(cancellation);
}
