using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing.Outputs;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

// What search engines are told to look at.
public sealed partial class PublishedStories
{
    /// <summary>How many addresses one sitemap holds; 50,000 are allowed.</summary>
    public const int MostInSitemap = 40_000;

    /// <summary>How many articles one news sitemap holds at most, as its protocol says.</summary>
    public const int MostNews = 1000;

    private const int MostOlder = 10;

    /// <summary>How long an article is news.</summary>
    public static TimeSpan NewsLasts { get; } = TimeSpan.FromHours(48);

    /// <summary>The sitemaps of articles, oldest month first.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<SitemapShard>> SitemapShardsAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var rows = await LiveArticles.In(db).OrderBy(p => p.Article.FirstPublishedAt).ThenBy(p => p.Story.Number)
            .Select(p => new { p.Article.Language, First = p.Article.FirstPublishedAt!.Value, p.Article.UpdatedAt }).ToListAsync(cancellation);
        return
        [
            .. from row in rows
               let language = newsroom.Languages.Find(known => string.Equals(known.Tag, row.Language, StringComparison.Ordinal))
               where language is not null
               group row.UpdatedAt ?? row.First by (Language: language, Month: MonthOf(newsroom.DayAt(row.First))) into month
               orderby month.Key.Month, newsroom.Languages.IndexOf(month.Key.Language)
               from part in month.Chunk(MostInSitemap).Select((changes, index) => new SitemapShard(month.Key.Language, month.Key.Month, index + 1, changes.Max()))
               select part,
        ];
    }

    /// <summary>What one of those sitemaps holds, oldest first publication first; null where there is no such one.</summary>
    /// <param name="languagePath">First segment of the addresses.</param>
    /// <param name="month">The month.</param>
    /// <param name="part">1 for the first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<SitemapEntry>?> SitemapAsync(string languagePath, DateOnly month, int part, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        if (part is < 1 or > 1000 || month.Day != 1 || newsroom.Languages.Find(l => string.Equals(l.Path, languagePath, StringComparison.Ordinal)) is not { } language)
            return null;
        if (PublicPeriod.Read(PublicPeriod.Month(month), newsroom.TimeZoneId) is not { From: var from, Until: var until })
            return null;
        var inMonth = db.Articles.AsNoTracking().Where(a => a.Language == language.Tag && a.FirstPublishedAt >= from && a.FirstPublishedAt < until && a.Standing == Workflow.Standing.Live);
        // Both sides of a story, in whatever month the other one went live: each names all of them, itself included.
        var rows = await LiveArticles.In(db).Where(p => inMonth.Any(a => a.StoryId == p.Story.Id))
            .Select(p => new { p.Story.Number, p.Article.Language, First = p.Article.FirstPublishedAt!.Value, p.Article.UpdatedAt, p.Article.IsOriginal, p.Publication.Slug, Section = p.Section.Slug })
            .ToListAsync(cancellation);
        var others = rows
            .Select(row => (Row: row, Language: newsroom.Languages.Find(known => string.Equals(known.Tag, row.Language, StringComparison.Ordinal))))
            .Where(row => row.Language is not null)
            .OrderByDescending(row => row.Row.IsOriginal).ThenBy(row => newsroom.Languages.IndexOf(row.Language!))
            .ToLookup(row => row.Row.Number, row => new OtherLanguage(row.Language!, PublicAddress.Article(row.Language!, row.Row.Section, row.Row.Slug, row.Row.Number), row.Row.IsOriginal));
        var entries = rows.Where(row => string.Equals(row.Language, language.Tag, StringComparison.Ordinal))
            .OrderBy(row => row.First).ThenBy(row => row.Number)
            .Skip((part - 1) * MostInSitemap).Take(MostInSitemap)
            .Select(row => new SitemapEntry(others[row.Number].Single(other => other.Language == language).Address, row.UpdatedAt ?? row.First, [.. others[row.Number]]))
            .ToList();
        return entries.Count == 0 ? null : entries;
    }

    /// <summary>The pages that are no articles: of each language the front page, the sections and the pages of the administrators.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<SitemapEntry>> PagesSitemapAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Slug).Select(s => s.Slug).ToListAsync(cancellation);
        var newest = await LiveArticles.In(db).GroupBy(p => new { p.Article.Language, p.Section.Slug })
            .Select(group => new { group.Key.Language, group.Key.Slug, Changed = group.Max(p => p.Article.UpdatedAt ?? p.Article.FirstPublishedAt) }).ToListAsync(cancellation);
        List<PublicListKey> lists = [PublicListKey.Front, .. sections.Select(PublicListKey.Section)];
        return
        [
            .. from list in lists
               from language in newsroom.Languages
               let changed = newest.Where(n => string.Equals(n.Language, language.Tag, StringComparison.Ordinal) && (list.Value.Length == 0 || string.Equals(n.Slug, list.Value, StringComparison.Ordinal)))
                   .Max(n => n.Changed)
               select new SitemapEntry(PublicAddress.List(language, list), changed, [.. newsroom.Languages.Select(other => new OtherLanguage(other, PublicAddress.List(other, list)))]),
            .. await SitePagesAsync(cancellation),
        ];
    }

    /// <summary>The news of the last two days by the time of first publication; an update makes nothing news again (case P21).</summary>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<NewsList> NewsAsync(DateTime now, CancellationToken cancellation)
    {
        var since = now - NewsLasts;
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var rows = await LiveArticles.In(db).Where(p => p.Article.FirstPublishedAt > since).NewestFirst()
            .Select(p => new { p.Article.Language, First = p.Article.FirstPublishedAt!.Value, p.Article.UpdatedAt, p.Publication.Slug, Section = p.Section.Slug, p.Story.Number, p.Revision.Headline }).ToListAsync(cancellation);
        var items = rows
            .Select(row => (Row: row, Language: newsroom.Languages.Find(known => string.Equals(known.Tag, row.Language, StringComparison.Ordinal))))
            .Where(row => row.Language is not null)
            .Select(row => new NewsItem(
                PublicAddress.Article(row.Language!, row.Row.Section, row.Row.Slug, row.Row.Number), newsroom.NameIn(row.Language!.Tag), row.Language!, row.Row.First, row.Row.UpdatedAt ?? row.Row.First, row.Row.Headline))
            .ToList();
        if (items.Count > 0)
            return new NewsList(newsroom.TimeZoneId, items, Parts(items, newsroom), items.Min(item => item.PublishedAt) + NewsLasts, []);
        var older = await LiveArticles.In(db).NewestFirst().Take(MostOlder)
            .Select(p => new { p.Article.Language, p.Publication.Slug, Section = p.Section.Slug, p.Story.Number }).ToListAsync(cancellation);
        var addresses = older
            .Select(row => (Row: row, Language: newsroom.Languages.Find(known => string.Equals(known.Tag, row.Language, StringComparison.Ordinal))))
            .Where(row => row.Language is not null)
            .Select(row => PublicAddress.Article(row.Language!, row.Row.Section, row.Row.Slug, row.Row.Number));
        return new NewsList(newsroom.TimeZoneId, [], [], null, [.. addresses.DefaultIfEmpty(PublicAddress.Front(newsroom.Languages[0]))]);
    }

    private static IReadOnlyList<NewsPart> Parts(IEnumerable<NewsItem> newestFirst, Newsroom newsroom) =>
    [
        .. newestFirst.GroupBy(item => newsroom.DayAt(item.PublishedAt))
            .SelectMany(day => day.Reverse().Chunk(MostNews).Select((items, index) => new NewsPart(day.Key, index + 1, items))),
    ];

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
