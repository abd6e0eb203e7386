using CqNewsroom.Core.Acts;

namespace CqNewsroom.Web.Jobs;

/// <summary>Publishes what is due, at start and then every second. It may run on every server: the article's version lets one of them win.</summary>
/// <param name="acts">The one service that changes articles.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class PublicationClock(ArticleService acts, TimeProvider time, ILogger<PublicationClock> logger) : RepeatedJob(TimeSpan.FromSeconds(1), time, logger)
{
    /// <inheritdoc />
    protected override Task RunAsync(CancellationToken cancellation) => acts.PublishDueAsync(cancellation);
}
