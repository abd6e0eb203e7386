using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// The one query over what is public: live articles with their published revision and its publication. Pages, lists, feeds, maps, search, the
/// partners' interface and the formats all begin here, so what is hidden in one is hidden in all (cases P13, P14, P30). It never reads a working copy.
/// </summary>
internal static class LiveArticles
{
    /// <summary>Every live article of the newsroom, in every language.</summary>
    /// <param name="db">The call's database.</param>
    public static IQueryable<LiveArticle> In(INewsroomDb db) =>
        from article in db.Articles.AsNoTracking()
        where article.Standing == Standing.Live
        join revision in db.Revisions.AsNoTracking() on article.LiveRevisionId equals revision.Id
        join publication in db.Publications.AsNoTracking() on article.PublicationId equals publication.Id
        join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
        join section in db.Sections.AsNoTracking() on story.SectionId equals section.Id
        select new LiveArticle { Article = article, Revision = revision, Publication = publication, Story = story, Section = section };

    /// <summary>The order of every list: newest first publication first; of two at one time the younger story.</summary>
    /// <param name="live">The articles.</param>
    public static IOrderedQueryable<LiveArticle> NewestFirst(this IQueryable<LiveArticle> live) =>
        live.OrderByDescending(p => p.Article.FirstPublishedAt).ThenByDescending(p => p.Story.Number).ThenBy(p => p.Article.Language);
}

/// <summary>A live article with what stands behind it. Only <see cref="Publication"/>, <see cref="Revision"/> and the story's public facts may be shown.</summary>
internal sealed class LiveArticle
{
    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>The revision that readers see.</summary>
    public required Revision Revision { get; init; }

    /// <summary>How it went live last.</summary>
    public required Publication Publication { get; init; }

    /// <summary>Its story.</summary>
    public required Story Story { get; init; }

    /// <summary>The story's section.</summary>
    public required Section Section { get; init; }

    /// <summary>Its address.</summary>
    /// <param name="language">The article's language.</param>
    public string AddressIn(Language language) => PublicAddress.Article(language, Section.Slug, Publication.Slug, Story.Number);

    /// <summary>Its section.</summary>
    /// <param name="language">The article's language.</param>
    public PublicSection SectionIn(Language language) => new(Section.Slug, Section.NameIn(language.Tag));
}
