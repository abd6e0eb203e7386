using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <content>Related stories.</content>
public sealed partial class PublishedStories
{
    /// <summary>Related stories on an article's page, at most.</summary>
    public const int MostRelated = 4;

    // Among the newest with one of its tags those that share most of them come first.
    private const int Considered = 40;

    // Live in this language alone, so that each leads to a text in the language of the page; what shares a tag first, then the section's newest.
    private static async Task<IReadOnlyList<PublicItem>> RelatedAsync(INewsroomDb db, PublicSite site, LiveArticle row, CancellationToken cancellation)
    {
        var (storyId, sectionId, language) = (row.Story.Id, row.Story.SectionId, site.Language.Tag);
        var others = LiveArticles.Articles(db, language, PublicListKey.Front).Where(a => a.StoryId != storyId);
        var tags = await db.StoryTags.AsNoTracking().Where(link => link.StoryId == storyId).Select(link => link.TagId).ToListAsync(cancellation);
        var chosen = tags.Count == 0 ? [] : await SharingAsync(db, others, tags, cancellation);
        if (chosen.Count < MostRelated)
        {
            var stories = chosen;
            var ofSection = others.Where(a => !stories.Contains(a.StoryId) && db.Stories.Any(s => s.Id == a.StoryId && s.SectionId == sectionId));
            chosen = [.. chosen, .. await NewestAsync(db, ofSection, MostRelated - chosen.Count, cancellation)];
        }

        var rows = await LiveArticles.In(db).Where(p => p.Article.Language == language && chosen.Contains(p.Article.StoryId)).ToListAsync(cancellation);
        return [.. rows.OrderBy(related => chosen.IndexOf(related.Story.Id)).Select(related => Item(site, related))];
    }

    private static async Task<List<Guid>> SharingAsync(INewsroomDb db, IQueryable<Article> others, List<Guid> tags, CancellationToken cancellation)
    {
        var newest = await NewestAsync(
            db, others.Where(a => db.StoryTags.Where(link => tags.Contains(link.TagId)).Select(link => link.StoryId).Contains(a.StoryId)), Considered, cancellation);
        var shared = await db.StoryTags.AsNoTracking().Where(link => newest.Contains(link.StoryId) && tags.Contains(link.TagId))
            .GroupBy(link => link.StoryId).Select(links => new { links.Key, Count = links.Count() }).ToDictionaryAsync(links => links.Key, links => links.Count, cancellation);
        return [.. newest.OrderByDescending(story => shared[story]).Take(MostRelated)];
    }

    private static Task<List<Guid>> NewestAsync(INewsroomDb db, IQueryable<Article> articles, int most, CancellationToken cancellation) => (
        from article in articles
        join story in db.Stories on article.StoryId equals story.Id
        orderby article.FirstPublishedAt descending, story.Number descending
        select story.Id).Take(most).ToListAsync(cancellation);
}
