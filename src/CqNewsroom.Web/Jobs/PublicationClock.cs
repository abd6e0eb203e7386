using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Front;

namespace CqNewsroom.Web.Jobs;

/// <summary>Publishes what is due, at start and then every second. It may run on every server: the article's version lets one of them win.</summary>
/// <param name="acts">The one service that changes articles.</param>
/// <param name="fronts">Knows which orders of front pages are due.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class PublicationClock(ArticleService acts, FrontPages fronts, TimeProvider time, ILogger<PublicationClock> logger) : RepeatedJob(TimeSpan.FromSeconds(1), time, logger)
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken cancellation)
    {
        // Stories first: a page that was ordered for the same minute may name them.
        await acts.PublishDueAsync(cancellation);
        await fronts.GoOutAsync(cancellation);
    }
}
