using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// The notices that an original gave its readers and a live translation has not given its own. They are owed until the translation is published again:
/// then its editor was asked what its readers learn, with the original's words beside. A note that was put over a kept text, when another language was retracted, is no such
/// publication: nobody was asked. Or until an editor says that it is not needed in this language (<see cref="NoticeClosing"/>).
/// </summary>
internal static class OriginalNotices
{
    /// <summary>Stands in place of a source block where what was answered is the notice that went with a revision of the original.</summary>
    public const string Answered = "@notice";

    /// <summary>The translations with nothing pending whose readers are owed a notice.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="articles">The articles to look at.</param>
    public static IQueryable<Article> Owing(INewsroomDb db, IQueryable<Article> articles) => articles.Where(a => !a.IsOriginal && a.State == ArticleState.Published
        && db.Articles.Any(original => original.StoryId == a.StoryId && original.IsOriginal && original.Standing == Standing.Live
            && db.Publications.Any(notice => notice.ArticleId == original.Id && notice.Change == PublicationChange.Notice && notice.CorrectionNotice != null
                && !db.SourceAnswers.Any(closed => closed.ArticleId == a.Id && closed.SourceRevisionId == notice.RevisionId && closed.SourceBlockId == Answered && closed.At >= notice.ActualAt)
                && db.Publications.Any(told => told.ArticleId == a.Id && told.RevisionId == a.LiveRevisionId && told.ActualAt < notice.ActualAt))));

    /// <summary>The notices owed, the newest first; none for an original and for what readers do not see.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="article">The translation.</param>
    /// <param name="original">Its original.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<PublicCorrection>> OwedAsync(INewsroomDb db, Article article, Article original, CancellationToken cancellation) =>
        (await ReadAsync(db, article, original, cancellation)).ConvertAll(p => new PublicCorrection(p.PublicAt, p.CorrectionNotice!, p.NoticeKind ?? NoticeKind.Correction, p.NoticePlacement ?? NoticePlacement.Bottom));

    /// <summary>Whether somebody may say that its readers need not be told: editors of the desk with its language.</summary>
    /// <param name="loaded">The translation.</param>
    public static bool MayClose(LoadedArticle loaded) => !loaded.Article.IsOriginal && loaded.Situation.Who.HasFlag(Who.Editor);

    /// <summary>Closes the notices owed.</summary>
    /// <param name="db">The use case's database, in its transaction.</param>
    /// <param name="article">The translation.</param>
    /// <param name="original">Its original.</param>
    /// <param name="personId">Who says so.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="seen">How many that person saw.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The original's revision that the newest of them went with; null where they are not those that were seen, or none.</returns>
    public static async Task<Guid?> CloseAsync(INewsroomDb db, Article article, Article original, Guid personId, DateTime now, int seen, CancellationToken cancellation)
    {
        var owed = await ReadAsync(db, article, original, cancellation);
        if (owed.Count == 0 || owed.Count != seen)
            return null;
        foreach (var revision in owed.Select(notice => notice.RevisionId).Distinct())
        {
            var answer = await db.SourceAnswers.AsTracking().SingleOrDefaultAsync(a => a.ArticleId == article.Id && a.SourceRevisionId == revision && a.SourceBlockId == Answered, cancellation);
            if (answer is null)
                db.SourceAnswers.Add(answer = new SourceAnswer { ArticleId = article.Id, SourceRevisionId = revision, SourceBlockId = Answered });
            (answer.PersonId, answer.At) = (personId, now);
        }

        return owed[0].RevisionId;
    }

    private static async Task<List<Publication>> ReadAsync(INewsroomDb db, Article article, Article original, CancellationToken cancellation)
    {
        if (article.IsOriginal || article.Standing != Standing.Live || original.Standing != Standing.Live || original.UpdatedAt is null)
            return [];
        var told = await db.Publications.AsNoTracking().Where(p => p.ArticleId == article.Id && p.RevisionId == article.LiveRevisionId).MinAsync(p => p.ActualAt, cancellation);
        return await db.Publications.AsNoTracking()
            .Where(p => p.ArticleId == original.Id && p.Change == PublicationChange.Notice && p.CorrectionNotice != null && p.ActualAt > told
                && !db.SourceAnswers.Any(closed => closed.ArticleId == article.Id && closed.SourceRevisionId == p.RevisionId && closed.SourceBlockId == Answered && closed.At >= p.ActualAt))
            .OrderByDescending(p => p.ActualAt).ToListAsync(cancellation);
    }
}
