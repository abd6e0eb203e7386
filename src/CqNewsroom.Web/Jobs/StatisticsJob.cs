using CqNewsroom.Core;

namespace CqNewsroom.Web.Jobs;

/// <summary>Lets the database know, at start and then every hour, how many rows it has by now. It may run on every server.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class StatisticsJob(INewsroomDbFactory databases, TimeProvider time, ILogger<StatisticsJob> logger) : RepeatedJob(TimeSpan.FromHours(1), time, logger)
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken cancellation)
    {
        await using var db = await databases.OpenAsync(cancellation);
        await db.RefreshStatisticsAsync(cancellation);
    }
}
