using CqNewsroom.Core.Memory;

namespace CqNewsroom.Web.Jobs;

/// <summary>
/// Lets the translation memory learn what was approved and published, and its index follow, at start and then every second. It may run on every server: one
/// of them learns, each keeps its own index.
/// </summary>
/// <param name="learning">Learns.</param>
/// <param name="indexes">The index.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed class MemoryLearner(MemoryLearning learning, MemoryIndexes indexes, TimeProvider time, ILogger<MemoryLearner> logger) : RepeatedJob(TimeSpan.FromSeconds(1), time, logger)
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken cancellation)
    {
        // Off the start of the server: the first round may read the whole memory.
        await Task.Yield();
        // The files first: whether they are of this memory is seen by its last segment.
        await indexes.RefreshAsync(cancellation);
        if (await learning.LearnAsync(cancellation) > 0)
            await indexes.RefreshAsync(cancellation);
    }
}
