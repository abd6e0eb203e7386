using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// The notices that an original gave its readers and a live translation has not given its own. They are owed until the translation is published again:
/// then its editor was asked what its readers learn, with the original's words beside. A note that was put over a kept text, when another language was retracted, is no such
/// publication: nobody was asked.
/// </summary>
internal static class OriginalNotices
{
    /// <summary>The translations with nothing pending whose readers are owed a notice.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="articles">The articles to look at.</param>
    public static IQueryable<Article> Owing(INewsroomDb db, IQueryable<Article> articles) => articles.Where(a => !a.IsOriginal && a.State == ArticleState.Published
        && db.Articles.Any(original => original.StoryId == a.StoryId && original.IsOriginal && original.Standing == Standing.Live
            && db.Publications.Any(notice => notice.ArticleId == original.Id && notice.Change == PublicationChange.Notice && notice.CorrectionNotice != null
                && db.Publications.Any(told => told.ArticleId == a.Id && told.RevisionId == a.LiveRevisionId && told.ActualAt < notice.ActualAt))));

    /// <summary>The notices owed, the newest first; none for an original and for what readers do not see.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="article">The translation.</param>
    /// <param name="original">Its original.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<PublicCorrection>> OwedAsync(INewsroomDb db, Article article, Article original, CancellationToken cancellation)
    {
        if (article.IsOriginal || article.Standing != Standing.Live || original.Standing != Standing.Live || original.UpdatedAt is null)
            return [];
        var told = await db.Publications.AsNoTracking().Where(p => p.ArticleId == article.Id && p.RevisionId == article.LiveRevisionId).MinAsync(p => p.ActualAt, cancellation);
        var notices = await db.Publications.AsNoTracking()
            .Where(p => p.ArticleId == original.Id && p.Change == PublicationChange.Notice && p.CorrectionNotice != null && p.ActualAt > told)
            .OrderByDescending(p => p.ActualAt).ToListAsync(cancellation);
        return notices.ConvertAll(p => new PublicCorrection(p.PublicAt, p.CorrectionNotice!, p.NoticeKind ?? NoticeKind.Correction, p.NoticePlacement ?? NoticePlacement.Bottom));
    }
}
