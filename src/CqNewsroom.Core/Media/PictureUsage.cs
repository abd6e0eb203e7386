using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Media;

/// <summary>
/// Where a picture stands. <see cref="PictureUse"/> remembers every article that it ever stood in; in use is it where the text being written, an open
/// suggestion or a revision that is kept names it still.
/// </summary>
internal static class PictureUsage
{
    /// <summary>The articles in which a picture stands.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="pictureId">The picture.</param>
    public static IQueryable<Use> Of(INewsroomDb db, Guid pictureId)
    {
        var named = pictureId.ToString();
        return
            from use in db.PictureUses.AsNoTracking()
            where use.PictureId == pictureId
            join article in db.Articles.AsNoTracking() on use.ArticleId equals article.Id
            let inText = db.WorkingBlocks.Any(block => block.ArticleId == article.Id && block.Content.Contains(named))
            let suggested = db.Suggestions.Any(suggestion => suggestion.ArticleId == article.Id && suggestion.Status == SuggestionStatus.Open && suggestion.Content.Contains(named))
            let frozen = db.RevisionPictures.Any(shown => shown.PictureId == pictureId && db.Revisions.Any(revision => revision.Id == shown.RevisionId && revision.ArticleId == article.Id))
            where inText || suggested || frozen
            select new Use
            {
                Article = article,
                IsInText = inText,
                IsLive = article.Standing == Standing.Live && db.RevisionPictures.Any(shown => shown.PictureId == pictureId && shown.RevisionId == article.LiveRevisionId),
            };
    }

    /// <summary>One article in which a picture stands.</summary>
    internal sealed class Use
    {
        public required Article Article { get; init; }

        public required bool IsInText { get; init; }

        public required bool IsLive { get; init; }
    }
}
