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
    public static IQueryable<LiveArticle> In(INewsroomDb db) => Whole(db, Articles(db, Standing.Live));

    /// <summary>Every retracted article of the newsroom, with the revision published last. Their texts may not be shown to anybody.</summary>
    /// <param name="db">The call's database.</param>
    public static IQueryable<LiveArticle> Retracted(INewsroomDb db) => Whole(db, Articles(db, Standing.Retracted));

    /// <summary>Every article that has an address which readers may know, live or retracted.</summary>
    /// <param name="db">The call's database.</param>
    public static IQueryable<LiveArticle> Addressed(INewsroomDb db) => Whole(db, db.Articles.AsNoTracking().Where(article => article.Standing != Standing.NeverPublished));

    // The rows that this adds to articles are there for each of them, so lists are counted, ordered and cut without them.
    private static IQueryable<LiveArticle> Whole(INewsroomDb db, IQueryable<Article> articles) =>
        from article in articles
        join revision in db.Revisions.AsNoTracking() on article.LiveRevisionId equals revision.Id
        join publication in db.Publications.AsNoTracking() on article.PublicationId equals publication.Id
        join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
        join section in db.Sections.AsNoTracking() on story.SectionId equals section.Id
        select new LiveArticle { Article = article, Revision = revision, Publication = publication, Story = story, Section = section };

    /// <summary>Those of a list in one language, in no order.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="list">The list.</param>
    /// <param name="timeZoneId">IANA id of the newsroom's zone; needed for a month and a day, which are none without a calendar.</param>
    public static IQueryable<LiveArticle> Of(INewsroomDb db, string language, PublicListKey list, string? timeZoneId = null) =>
        Whole(db, Articles(db, language, list, timeZoneId));

    /// <summary>What would stand in that list had it not been retracted, in no order. Their texts may not be shown to anybody.</summary>
    /// <inheritdoc cref="Of(INewsroomDb, string, PublicListKey, string?)"/>
    public static IQueryable<LiveArticle> Retracted(INewsroomDb db, string language, PublicListKey list, string? timeZoneId = null) =>
        Whole(db, Listed(db, Articles(db, Standing.Retracted), language, list, timeZoneId));

    /// <summary>The live articles of a list alone, in no order: for counting, and for finding which are to be read whole.</summary>
    /// <inheritdoc cref="Of(INewsroomDb, string, PublicListKey, string?)"/>
    public static IQueryable<Article> Articles(INewsroomDb db, string language, PublicListKey list, string? timeZoneId = null) =>
        Listed(db, Articles(db, Standing.Live), language, list, timeZoneId);

    private static IQueryable<Article> Listed(INewsroomDb db, IQueryable<Article> articles, string language, PublicListKey list, string? timeZoneId)
    {
        var live = articles.Where(a => a.Language == language);
        var name = list.Value;
        return list.Kind switch
        {
            PublicListKind.Section => live.Where(a => db.Stories.Any(s => s.Id == a.StoryId && db.Sections.Any(x => x.Id == s.SectionId && x.Slug == name))),
            PublicListKind.Tag => live.Where(a => (
                from link in db.StoryTags
                join known in db.PublicNames on link.TagId equals known.TargetId
                where known.Kind == PublicNameKind.Tag && known.Slug == name && known.IsCurrent
                select link.StoryId).Contains(a.StoryId)),
            PublicListKind.Person => live.Where(a => (
                from credit in db.PublicCredits
                join known in db.PublicNames on credit.PersonId equals known.TargetId
                where known.Kind == PublicNameKind.Person && known.Slug == name && known.IsCurrent
                select credit.ArticleId).Contains(a.Id)),
            PublicListKind.Agency => live.Where(a => (
                from credit in db.PublicCredits
                join known in db.PublicNames on credit.AgencyId equals known.TargetId
                where known.Kind == PublicNameKind.Agency && known.Slug == name && known.IsCurrent
                select credit.ArticleId).Contains(a.Id)),
            PublicListKind.Month or PublicListKind.Day => Within(live, PublicPeriod.Read(name, timeZoneId ?? throw new ArgumentNullException(nameof(timeZoneId)))),
            _ => live,
        };
    }

    /// <summary>A page of a list, newest first.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="articles">The list.</param>
    /// <param name="skip">How many are left out at the beginning.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<List<LiveArticle>> PageAsync(INewsroomDb db, IQueryable<Article> articles, int skip, int take, CancellationToken cancellation)
    {
        // First which, then what: ordering whole rows would read every text of the list.
        var ids = await (
            from article in articles
            join story in db.Stories on article.StoryId equals story.Id
            orderby article.FirstPublishedAt descending, story.Number descending
            select article.Id).Skip(skip).Take(take).ToListAsync(cancellation);
        var rows = await In(db).Where(p => ids.Contains(p.Article.Id)).ToListAsync(cancellation);
        return [.. rows.OrderBy(row => ids.IndexOf(row.Article.Id))];
    }

    private static IQueryable<Article> Articles(INewsroomDb db, Standing standing) => db.Articles.AsNoTracking().Where(article => article.Standing == standing);

    private static IQueryable<Article> Within(IQueryable<Article> live, PublicPeriod? period)
    {
        if (period is null)
            return live.Where(_ => false);
        var (from, until) = (period.From, period.Until);
        return live.Where(a => a.FirstPublishedAt >= from && a.FirstPublishedAt < until);
    }

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
