using CqNewsroom.Core.Stories;

namespace CqNewsroom.Web.Jobs;

/// <summary>Thins out, at start and then every hour, the versions that were kept by themselves. It may run on every server.</summary>
/// <param name="thinning">Knows what may go.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class VersionThinner(RevisionThinning thinning, TimeProvider time, ILogger<VersionThinner> logger) : RepeatedJob(TimeSpan.FromHours(1), time, logger)
{
    /// <inheritdoc />
    protected override Task RunAsync(CancellationToken cancellation) => thinning.ThinAsync(cancellation);
}
