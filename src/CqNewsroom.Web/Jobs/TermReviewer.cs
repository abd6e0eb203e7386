using CqNewsroom.Core.Terms;

namespace CqNewsroom.Web.Jobs;

/// <summary>Compares live pages with entries of the termbase that were changed, at start and then every few seconds. It may run on every server.</summary>
/// <param name="review">Knows what is to be done.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class TermReviewer(TermReview review, TimeProvider time, ILogger<TermReviewer> logger) : RepeatedJob(TimeSpan.FromSeconds(5), time, logger)
{
    /// <inheritdoc />
    protected override Task RunAsync(CancellationToken cancellation) => review.WorkAsync(cancellation);
}
