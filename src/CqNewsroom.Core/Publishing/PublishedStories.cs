using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Workflow;
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
            sites.Add(new PublicSite(newsroom.NameIn(language.Tag), language, newsroom.Languages, [], newsroom.TimeZoneId) { Look = await Site.SiteReading.LookAsync(db, language, cancellation) });
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
        if (page is < 1 or > 100_000 || await SiteAsync(db, languagePath, cancellation) is not { } site || Title(site, key) is not { } title)
            return null;
        var live = LiveArticles.Of(db, site.Language.Tag, key);
        var total = await live.CountAsync(cancellation);
        if (page > 1 && (page - 1) * PageSize >= total)
            return null;
        if (page == 1 && key.Kind == PublicListKind.Front && await OrderedFrontAsync(db, site, total, cancellation) is { } ordered)
            return ordered;
        var rows = await live.NewestFirst().Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var items = rows.ConvertAll(row => Item(site, row));
        if (page == 1)
            items = await WithPicturesAsync(db, rows, items, cancellation);
        return new PublicList(site, key, title, items, page, page * PageSize < total, total);
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
        if (await SiteAsync(db, languagePath, cancellation) is not { } site || Title(site, key) is not { } title)
            return null;
        var rows = await LiveArticles.Of(db, site.Language.Tag, key).NewestFirst().Take(most).ToListAsync(cancellation);
        return new PublicFeed(site, key, title, await PublicArticles.ReadAsync(db, site, rows, cancellation));
    }

    // What a list is called; null where there is none under that key.
    private static string? Title(PublicSite site, PublicListKey key) => key.Kind switch
    {
        PublicListKind.Front => site.Name,
        PublicListKind.Section => site.Sections.FirstOrDefault(s => string.Equals(s.Slug, key.Value, StringComparison.Ordinal))?.Name,
        _ => null,
    };

    /// <summary>What an article's address leads to; null for what never was public.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="section">Second segment.</param>
    /// <param name="segment">Third segment, decoded: slug and number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<PublicAnswer?> ArticleAsync(string languagePath, string section, string segment, CancellationToken cancellation)
    {
        if (PublicAddress.NumberOf(segment) is not { } number)
            return null;
        await using var db = await factory.OpenAsync(cancellation);
        var site = await SiteAsync(db, languagePath, cancellation);
        if (site is null)
            return null;
        if (await LiveArticles.In(db).Where(p => p.Story.Number == number && p.Article.Language == site.Language.Tag).SingleOrDefaultAsync(cancellation) is not { } row)
            return await RetractedAsync(db, site, number, cancellation);
        var address = row.AddressIn(site.Language);
        if (!string.Equals($"/{languagePath}/{section}/{Uri.EscapeDataString(segment)}", address, StringComparison.Ordinal))
            return new PublicAnswer(MovedTo: address);
        return new PublicAnswer((await PublicArticles.ReadAsync(db, site, [row], cancellation))[0]);
    }

    /// <summary>Every live address, oldest story first.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<SitemapEntry>> SitemapAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var rows = await LiveArticles.In(db).OrderBy(p => p.Story.Number).ThenByDescending(p => p.Article.IsOriginal)
            .Select(p => new { p.Story.Number, p.Article.Language, p.Article.PublishedAt, p.Publication.Slug, Section = p.Section.Slug })
            .ToListAsync(cancellation);
        var entries = rows
            .Select(r => (Row: r, Language: newsroom.Languages.Find(l => string.Equals(l.Tag, r.Language, StringComparison.Ordinal))))
            .Where(e => e.Language is not null)
            .Select(e => (e.Row, Other: new OtherLanguage(e.Language!, PublicAddress.Article(e.Language!, e.Row.Section, e.Row.Slug, e.Row.Number))))
            .GroupBy(e => e.Row.Number);
        return [.. entries.SelectMany(story => story.Select(e => new SitemapEntry(e.Other.Address, e.Row.PublishedAt!.Value, [.. story.Select(o => o.Other)])))];
    }

    /// <summary>How often something became public or ceased to be; it only grows.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<long> CounterAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await db.Newsrooms.AsNoTracking().Select(n => n.PublicationCounter).SingleAsync(cancellation);
    }

    private static async Task<PublicAnswer?> RetractedAsync(INewsroomDb db, PublicSite site, int number, CancellationToken cancellation)
    {
        var row = await (
            from article in db.Articles.AsNoTracking()
            where article.Standing == Standing.Retracted && article.Language == site.Language.Tag
            join story in db.Stories.AsNoTracking() on article.StoryId equals story.Id
            where story.Number == number
            join revision in db.Revisions.AsNoTracking() on article.LiveRevisionId equals revision.Id
            select new { StoryId = story.Id, article.RetractionNotice, article.RetractedAt, revision.Headline }).SingleOrDefaultAsync(cancellation);
        if (row is null)
            return null;
        var others = await PublicArticles.OthersAsync(db, site, [row.StoryId], cancellation);
        return new PublicAnswer(Retraction: new PublicRetraction(site, row.Headline, row.RetractionNotice ?? "", row.RetractedAt!.Value, [.. others[row.StoryId]]));
    }

    private static async Task<PublicSite?> SiteAsync(INewsroomDb db, string languagePath, CancellationToken cancellation)
    {
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var language = newsroom.Languages.Find(l => string.Equals(l.Path, languagePath, StringComparison.Ordinal));
        if (language is null)
            return null;
        var sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Slug).ToListAsync(cancellation);
        return new PublicSite(newsroom.NameIn(language.Tag), language, newsroom.Languages, sections.ConvertAll(s => new PublicSection(s.Slug, s.NameIn(language.Tag))), newsroom.TimeZoneId)
        {
            Look = await Site.SiteReading.LookAsync(db, language, cancellation),
        };
    }

    private static PublicItem Item(PublicSite site, LiveArticle row)
    {
        var content = CanonicalJson.Read(row.Revision.Content);
        return new PublicItem(content.Headline, content.Summary, row.AddressIn(site.Language), row.SectionIn(site.Language), row.Article.FirstPublishedAt!.Value);
    }
}
