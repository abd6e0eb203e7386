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
    private static async Task<IReadOnlyList<RelatedStory>> RelatedAsync(INewsroomDb db, Shared shared, PublicSite site, LiveArticle row, bool hasTags, CancellationToken cancellation)
    {
        var sharing = hasTags ? await SharingAsync(db, site, row.Story.Id, cancellation) : [];
        if (sharing.Count == MostRelated)
            return sharing;
        var newest = await shared.NewestAsync(db, site, row.Story.SectionId, cancellation);
        return [.. sharing.Concat(newest.Where(story => story.Number != row.Story.Number && sharing.All(other => other.Number != story.Number))).Take(MostRelated)];
    }

    private static async Task<IReadOnlyList<RelatedStory>> SharingAsync(INewsroomDb db, PublicSite site, Guid storyId, CancellationToken cancellation)
    {
        var tags = db.StoryTags.Where(link => link.StoryId == storyId).Select(link => link.TagId);
        var newest = await ShownAsync(db, site, LiveArticles.Articles(db, site.Language.Tag, PublicListKey.Front)
            .Where(a => a.StoryId != storyId && db.StoryTags.Where(link => tags.Contains(link.TagId)).Select(link => link.StoryId).Contains(a.StoryId)), Considered, cancellation);
        var stories = newest.ConvertAll(story => story.StoryId);
        var shared = await db.StoryTags.AsNoTracking().Where(link => stories.Contains(link.StoryId) && tags.Contains(link.TagId))
            .GroupBy(link => link.StoryId).Select(links => new { links.Key, Count = links.Count() }).ToDictionaryAsync(links => links.Key, links => links.Count, cancellation);
        return [.. newest.OrderByDescending(story => shared[story.StoryId]).Take(MostRelated)];
    }

    // As many as are shown where the article itself and those that share a tag are among them.
    private static async Task<IReadOnlyList<RelatedStory>> NewestOfSectionAsync(INewsroomDb db, PublicSite site, Guid sectionId, CancellationToken cancellation) =>
        await ShownAsync(
            db,
            site,
            LiveArticles.Articles(db, site.Language.Tag, PublicListKey.Front).Where(a => db.Stories.Any(s => s.Id == a.StoryId && s.SectionId == sectionId)),
            2 * MostRelated,
            cancellation);

    private static async Task<List<RelatedStory>> ShownAsync(INewsroomDb db, PublicSite site, IQueryable<Article> articles, int most, CancellationToken cancellation)
    {
        var newest =
            from article in articles
            join story in db.Stories on article.StoryId equals story.Id
            orderby article.FirstPublishedAt descending, story.Number descending
            select new { article.Id, article.LiveRevisionId, article.PublicationId, article.FirstPublishedAt, StoryId = story.Id, story.Number, story.SectionId };
        // First which, then what: joined before they are cut, every text of the newsroom would be looked up.
        var rows = await (
            from chosen in newest.Take(most)
            join revision in db.Revisions on chosen.LiveRevisionId equals revision.Id
            join publication in db.Publications on chosen.PublicationId equals publication.Id
            join section in db.Sections on chosen.SectionId equals section.Id
            orderby chosen.FirstPublishedAt descending, chosen.Number descending
            select new { chosen.StoryId, chosen.Number, revision.Headline, publication.Slug, Section = section.Slug, PublishedAt = chosen.FirstPublishedAt!.Value }).ToListAsync(cancellation);
        return rows.ConvertAll(row => new RelatedStory(row.StoryId, row.Number, row.Headline, PublicAddress.Article(site.Language, row.Section, row.Slug, row.Number), row.PublishedAt));
    }
}
