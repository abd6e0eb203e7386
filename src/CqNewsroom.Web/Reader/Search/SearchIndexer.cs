using CqNewsroom.Core.Search;
using CqNewsroom.Web.Jobs;

namespace CqNewsroom.Web.Reader.Search;

/// <summary>Keeps the search index whole, at start and then every second. It may run on every server: one of them works at a time.</summary>
/// <param name="indexing">Knows what is to be done.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class SearchIndexer(SearchIndexing indexing, TimeProvider time, ILogger<SearchIndexer> logger) : RepeatedJob(TimeSpan.FromSeconds(1), time, logger)
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken cancellation)
    {
        // Off the start of the server: the first round may read every live story.
        await Task.Yield();
        await indexing.WorkAsync(cancellation);
    }
}
