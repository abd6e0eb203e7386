using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Stories;

/// <summary>
/// Thins out the revisions that were kept by themselves, see <see cref="Thinning"/>. One that anything names stays for ever: a row of any table
/// that holds its id, an audit record that holds its hash, a name.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class RevisionThinning(INewsroomDbFactory factory, TimeProvider clock, ILogger<RevisionThinning> logger)
{
    // After its last text an article has nothing more to thin once its last week has become days; the rest is for servers that stood still.
    private static readonly TimeSpan LookedAt = TimeSpan.FromDays(60);

    /// <summary>Thins all articles out. It may run on several servers: each article is done under its story's lock.</summary>
    /// <param name="cancellation">Ends the work between two articles.</param>
    /// <returns>How many revisions went.</returns>
    public async Task<int> ThinAsync(CancellationToken cancellation)
    {
        var gone = 0;
        foreach (var (storyId, articleId) in await ArticlesAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            await using var db = await factory.OpenAsync(cancellation);
            try
            {
                gone += await ThinAsync(db, storyId, articleId, cancellation);
            }
            catch (Exception exception) when (db.IsContention(exception))
            {
                Log.Later(logger, exception, articleId);
            }
        }

        if (gone > 0)
            Log.Thinned(logger, gone);
        return gone;
    }

    private async Task<List<(Guid StoryId, Guid ArticleId)>> ArticlesAsync(CancellationToken cancellation)
    {
        var since = clock.Now() - LookedAt;
        await using var db = await factory.OpenAsync(cancellation);
        return (await db.Articles.AsNoTracking().Where(a => a.UnkeptSince > since).Select(a => new { a.StoryId, a.Id }).ToListAsync(cancellation)).ConvertAll(a => (a.StoryId, a.Id));
    }

    private async Task<int> ThinAsync(INewsroomDb db, Guid storyId, Guid articleId, CancellationToken cancellation)
    {
        if ((await CandidatesAsync(db, articleId, cancellation)).Count == 0)
            return 0;
        await db.BeginAsync(cancellation);
        await db.LockStoryAsync(storyId, cancellation);
        var candidates = await CandidatesAsync(db, articleId, cancellation);
        if (candidates.Count == 0)
            return 0;
        // A link that works no longer keeps nothing.
        var now = clock.Now();
        await db.PreviewLinks.Where(link => link.ArticleId == articleId && link.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        var named = await db.NamedRevisionsAsync(candidates, cancellation);
        var recorded = await db.Revisions.AsNoTracking()
            .Where(r => candidates.Contains(r.Id) && db.AuditRecords.Any(record => record.ArticleId == articleId && record.RevisionHash == r.Hash))
            .Select(r => r.Id).ToListAsync(cancellation);
        var superfluous = candidates.Except(named).Except(recorded).ToList();
        if (superfluous.Count == 0)
            return 0;
        await db.RevisionPictures.Where(shown => superfluous.Contains(shown.RevisionId)).ExecuteDeleteAsync(cancellation);
        var gone = await db.Revisions.Where(r => superfluous.Contains(r.Id) && r.Kind == RevisionKind.Work && r.Name == null).ExecuteDeleteAsync(cancellation);
        await db.CommitAsync(cancellation);
        return gone;
    }

    private async Task<IReadOnlyList<Guid>> CandidatesAsync(INewsroomDb db, Guid articleId, CancellationToken cancellation)
    {
        var work = await db.Revisions.AsNoTracking().Where(r => r.ArticleId == articleId && r.Kind == RevisionKind.Work && r.Name == null)
            .Select(r => new KeptWork(r.Id, r.CreatedAt)).ToListAsync(cancellation);
        return Thinning.Superfluous(work, clock.Now());
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} revisions that were kept by themselves were thinned out")]
        public static partial void Thinned(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Debug, Message = "The revisions of article {ArticleId} are thinned out later")]
        public static partial void Later(ILogger logger, Exception exception, Guid articleId);
    }
}
