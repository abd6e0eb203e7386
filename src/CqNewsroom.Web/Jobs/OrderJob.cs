using CqNewsroom.Core.Orders;

namespace CqNewsroom.Web.Jobs;

/// <summary>Counts orders to agencies that were given, at start and then every second. It may run on every server.</summary>
/// <param name="counter">Counts them.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class OrderJob(OrderCounter counter, TimeProvider time, ILogger<OrderJob> logger) : RepeatedJob(TimeSpan.FromSeconds(1), time, logger)
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken cancellation)
    {
        // Off the start of the server.
        await Task.Yield();
        await counter.CountAsync(cancellation);
    }
}
