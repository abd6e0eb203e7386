using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Memory;

/// <summary>
/// Learns what was approved or published, in the order in which that happened. What is to be learned stands in the database, written by the act itself; a revision is
/// learned once, by whichever server comes first, in one transaction with the removal of its task.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="logger">The log.</param>
public sealed partial class MemoryLearning(INewsroomDbFactory factory, ILogger<MemoryLearning> logger)
{
    /// <summary>Learns all that waits.</summary>
    /// <param name="cancellation">Ends the work between two revisions.</param>
    /// <returns>How many segments were learned.</returns>
    public async Task<int> LearnAsync(CancellationToken cancellation)
    {
        var learned = 0;
        while (await NextAsync(cancellation) is { } task)
        {
            cancellation.ThrowIfCancellationRequested();
            await using var db = await factory.OpenAsync(cancellation);
            try
            {
                learned += await LearnAsync(db, task, cancellation);
            }
            catch (Exception exception) when (db.IsContention(exception))
            {
                // The next round tries again.
                Log.Later(logger, exception, task);
                return learned;
            }
        }

        return learned;
    }

    private async Task<Guid?> NextAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await db.MemoryTasks.AsNoTracking().OrderBy(task => task.At).ThenBy(task => task.Id).Select(task => (Guid?)task.Id).FirstOrDefaultAsync(cancellation);
    }

    private static async Task<int> LearnAsync(INewsroomDb db, Guid taskId, CancellationToken cancellation)
    {
        await db.BeginAsync(cancellation);
        var newsroom = await db.LockNewsroomAsync(cancellation);
        // Behind the lock: another server may have done it meanwhile.
        if (await db.MemoryTasks.AsTracking().SingleOrDefaultAsync(task => task.Id == taskId, cancellation) is not { } task)
            return 0;
        var segments = await SegmentsAsync(db, task, cancellation);
        foreach (var segment in segments)
        {
            segment.Number = ++newsroom.LastSegment;
            db.MemorySegments.Add(segment);
        }

        db.MemoryTasks.Remove(task);
        await db.SaveChangesAsync(cancellation);
        await db.CommitAsync(cancellation);
        return segments.Count;
    }

    private static async Task<List<MemorySegment>> SegmentsAsync(INewsroomDb db, MemoryTask task, CancellationToken cancellation)
    {
        var revision = await db.Revisions.AsNoTracking().SingleAsync(r => r.Id == task.RevisionId, cancellation);
        var article = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == task.ArticleId, cancellation);
        if ((task.SourceRevisionId ?? revision.SourceRevisionId) is not { } sourceId || await db.MemorySegments.AnyAsync(s => s.RevisionId == revision.Id && s.SourceRevisionId == sourceId, cancellation))
            return [];
        var isApproved = article.SubmittedRevisionId == revision.Id && article.State is ArticleState.Approved or ArticleState.Scheduled;
        // An approval that was voided before it was learned leaves nothing behind.
        if (!isApproved && !await db.Publications.AnyAsync(p => p.RevisionId == revision.Id, cancellation))
            return [];
        var source = await db.Revisions.AsNoTracking().SingleAsync(r => r.Id == sourceId, cancellation);
        var original = await db.Articles.AsNoTracking().Where(a => a.Id == source.ArticleId).Select(a => a.Language).SingleAsync(cancellation);
        // Of a text that was found still right only what the source says anew is new.
        var known = (await db.MemorySegments.AsNoTracking().Where(s => s.RevisionId == revision.Id).Select(s => new { s.Kind, s.Source, s.Target }).ToListAsync(cancellation))
            .Select(s => (s.Kind, s.Source, s.Target)).ToHashSet();
        return
        [
            .. SegmentPairs.Of(CanonicalJson.Read(source.Content), original, CanonicalJson.Read(revision.Content), article.Language).Where(pair => !known.Contains((pair.Kind, pair.Source, pair.Target))).Select(pair => new MemorySegment
            {
                ArticleId = article.Id,
                RevisionId = revision.Id,
                SourceRevisionId = sourceId,
                BlockId = pair.BlockId,
                Kind = pair.Kind,
                SourceLanguage = original,
                TargetLanguage = article.Language,
                Source = pair.Source,
                Target = pair.Target,
                Context = MemorySegment.ContextOf(pair.Previous),
            }),
        ];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Task {TaskId} of the translation memory is done later")]
        public static partial void Later(ILogger logger, Exception exception, Guid taskId);
    }
}
