using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing.Outputs;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Everything public comes from here: one query over live articles, their published revisions and their publications. Nothing
/// here reads a working copy, so nothing public can show one.
/// </summary>
/// <param name="factory">Makes the database of each call.</param>
public sealed partial class PublishedStories(INewsroomDbFactory factory)
{
    /// <summary>Articles on a page of a list.</summary>
    public const int PageSize = 20;

    /// <summary>The site in a language; null where the newsroom has no such language.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicSite?> SiteAsync(string languagePath, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await SiteAsync(db, languagePath, cancellation);
    }

    /// <summary>The languages with their sites' names, for the page that offers the choice.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<PublicSite>> SitesAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var sites = new List<PublicSite>();
        foreach (var language in newsroom.Languages)
        {
            sites.Add(new PublicSite(newsroom.NameIn(language.Tag), language, newsroom.Languages, [], newsroom.TimeZoneId)
            {
                TagAuthority = newsroom.TagAuthority ?? PublicIdentity.Unset,
                Look = await Site.SiteReading.LookAsync(db, language, cancellation),
            });
        }

        return sites;
    }

    /// <summary>A page of a list, newest first; null where there is no such page.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="key">The list.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicList?> ListAsync(string languagePath, PublicListKey key, int page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        await using var db = await factory.OpenAsync(cancellation);
        if (page is < 1 or > 100_000 || await SiteAsync(db, languagePath, cancellation) is not { } site || await TitleAsync(db, site, key, cancellation) is not { } title)
            return null;
        var live = LiveArticles.Articles(db, site.Language.Tag, key, site.TimeZoneId);
        var total = await live.CountAsync(cancellation);
        if (page > 1 && (page - 1) * PageSize >= total)
            return null;
        if (page == 1 && key.Kind == PublicListKind.Front && await OrderedFrontAsync(db, site, total, cancellation) is { } ordered)
            return ordered with { Alternates = await AlternatesAsync(db, site, key, cancellation) };
        var rows = await LiveArticles.PageAsync(db, live, (page - 1) * PageSize, PageSize, cancellation);
        var items = rows.ConvertAll(row => Item(site, row));
        if (page == 1)
            items = await WithPicturesAsync(ListPictures.Public(db), rows, items, cancellation);
        return new PublicList(site, key, title, items, page, page * PageSize < total, total)
        {
            Alternates = await AlternatesAsync(db, site, key, cancellation),
            Days = key.Kind == PublicListKind.Month ? await CountsAsync(db, site, key, isMonth: false, cancellation) : [],
        };
    }

    /// <summary>The newest live articles of a list with all that a feed shows of them; null where there is no such list.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="key">The list.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicFeed?> FeedAsync(string languagePath, PublicListKey key, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        await using var db = await factory.OpenAsync(cancellation);
        if (await SiteAsync(db, languagePath, cancellation) is not { } site || await TitleAsync(db, site, key, cancellation) is not { } title)
            return null;
        var rows = await LiveArticles.PageAsync(db, LiveArticles.Articles(db, site.Language.Tag, key, site.TimeZoneId), 0, most, cancellation);
        return new PublicFeed(site, key, title, await PublicArticles.ReadAsync(db, site, rows, cancellation))
        {
            Retractions = await RetractionsAsync(db, site, key, rows.Count < most ? null : rows[^1].Article.FirstPublishedAt, most, cancellation),
        };
    }

    // Those that the window of the feed would hold: not older than its oldest item.
    private static async Task<IReadOnlyList<PublicRetraction>> RetractionsAsync(
        INewsroomDb db, PublicSite site, PublicListKey key, DateTime? since, int most, CancellationToken cancellation)
    {
        var retracted = LiveArticles.Retracted(db, site.Language.Tag, key, site.TimeZoneId);
        if (since is { } oldest)
            retracted = retracted.Where(p => p.Article.FirstPublishedAt >= oldest);
        return await PublicRetractions.ReadAsync(db, site, await retracted.NewestFirst().Take(most).ToListAsync(cancellation), cancellation);
    }

    /// <summary>What a story's number leads to in a language, under whatever section and slug; null for what never was public.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="number">The story's number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicAnswer?> ArticleAsync(string languagePath, int number, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        await db.StayConnectedAsync(cancellation);
        var shared = await SharedAsync(db, cancellation);
        if (await shared.SiteAsync(db, languagePath, cancellation) is not { } site)
            return null;
        var rows = await LiveArticles.In(db).Where(p => p.Story.Number == number).ToListAsync(cancellation);
        if (rows.Find(p => string.Equals(p.Article.Language, site.Language.Tag, StringComparison.Ordinal)) is { } row)
        {
            var article = (await PublicArticles.ReadAsync(db, site, [row], PublicArticles.Others(site, rows), cancellation))[0];
            return new PublicAnswer(article with { Related = await RelatedAsync(db, shared, site, row, article.TagList.Count > 0, cancellation) });
        }

        return await PublicRetractions.OfStoryAsync(db, site, number, cancellation) is { } retraction ? new PublicAnswer(Retraction: retraction) : null;
    }

    /// <summary>How often something became public or ceased to be; it only grows.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<long> CounterAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await db.Newsrooms.AsNoTracking().Select(n => n.PublicationCounter).SingleAsync(cancellation);
    }

    /// <summary>The site in a language; null where the newsroom has no such language.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal static async Task<PublicSite?> SiteAsync(INewsroomDb db, string languagePath, CancellationToken cancellation)
    {
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var language = newsroom.Languages.Find(l => string.Equals(l.Path, languagePath, StringComparison.Ordinal));
        if (language is null)
            return null;
        var sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Slug).ToListAsync(cancellation);
        return new PublicSite(newsroom.NameIn(language.Tag), language, newsroom.Languages, sections.ConvertAll(s => new PublicSection(s.Slug, s.NameIn(language.Tag))), newsroom.TimeZoneId)
        {
            TagAuthority = newsroom.TagAuthority ?? PublicIdentity.Unset,
            Look = await Site.SiteReading.LookAsync(db, language, cancellation),
        };
    }

    private static PublicItem Item(PublicSite site, LiveArticle row)
    {
        var content = CanonicalJson.Read(row.Revision.Content);
        return new PublicItem(content.Headline, content.Summary, row.AddressIn(site.Language), row.SectionIn(site.Language), row.Article.FirstPublishedAt!.Value);
    }
}
