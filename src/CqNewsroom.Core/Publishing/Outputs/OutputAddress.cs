using System.Globalization;
using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Publishing.Outputs;

/// <summary>The formats of a list's feed.</summary>
public enum FeedFormat
{
    /// <summary>RSS 2.0.</summary>
    Rss,

    /// <summary>Atom.</summary>
    Atom,

    /// <summary>JSON Feed 1.1.</summary>
    Json,
}

/// <summary>The formats of one article for other newsrooms.</summary>
public enum ItemFormat
{
    /// <summary>IPTC ninjs 3.0.</summary>
    Ninjs,

    /// <summary>IPTC NewsML-G2 2.35.</summary>
    NewsMl,
}

/// <summary>Addresses of what is no page, beside <see cref="PublicAddress"/> and made from it. Paths begin with a slash.</summary>
public static class OutputAddress
{
    /// <summary>The index of the sitemaps.</summary>
    public const string SitemapIndex = "/sitemap.xml";

    /// <summary>The sitemap of the last two days' news; an index of several where one may not hold them all.</summary>
    public const string NewsSitemap = "/sitemap-news.xml";

    /// <summary>The sitemap of the pages that are no articles.</summary>
    public const string PagesSitemap = "/sitemaps/pages.xml";

    /// <summary>How the address of a feed ends.</summary>
    /// <param name="format">The format.</param>
    public static string FileOf(FeedFormat format) => format switch
    {
        FeedFormat.Rss => "feed.rss",
        FeedFormat.Atom => "feed.atom",
        _ => "feed.json",
    };

    /// <summary>How the address of an item ends, behind the article's own.</summary>
    /// <param name="format">The format.</param>
    public static string EndingOf(ItemFormat format) => format == ItemFormat.Ninjs ? ".ninjs.json" : ".newsml.xml";

    /// <summary>A list's feed.</summary>
    /// <param name="language">The language.</param>
    /// <param name="list">The list.</param>
    /// <param name="format">The format.</param>
    public static string Feed(Language language, PublicListKey list, FeedFormat format) => Feed(PublicAddress.List(language, list), format);

    /// <summary>The feed beside a page.</summary>
    /// <param name="page">Address of the page.</param>
    /// <param name="format">The format.</param>
    public static string Feed(string page, FeedFormat format) => $"{page}/{FileOf(format)}";

    /// <summary>An article in a format.</summary>
    /// <param name="article">Address of the article.</param>
    /// <param name="format">The format.</param>
    public static string Item(string article, ItemFormat format) => article + EndingOf(format);

    /// <summary>The sitemap of a month in a language: a fixed key, so that an old one keeps its bytes.</summary>
    /// <param name="language">The language.</param>
    /// <param name="month">The month on the newsroom's calendar.</param>
    /// <param name="part">1, or more where a month holds more than one file may.</param>
    public static string Sitemap(Language language, DateOnly month, int part = 1)
    {
        ArgumentNullException.ThrowIfNull(language);
        var number = part > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{part}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"/sitemaps/{language.Path}-{month:yyyy-MM}{number}.xml");
    }

    /// <summary>The sitemap of a day's news, where the last two days have more than one sitemap may hold.</summary>
    /// <param name="day">The day on the newsroom's calendar.</param>
    /// <param name="part">1, or more where a day holds more than one file may.</param>
    public static string NewsOf(DateOnly day, int part = 1)
    {
        var number = part > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{part}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"/sitemaps/news-{day:yyyy-MM-dd}{number}.xml");
    }

    /// <summary>The card of an article, for where its address is shared.</summary>
    /// <param name="language">The language.</param>
    /// <param name="number">The story's number.</param>
    /// <param name="hash">Names what is drawn on it.</param>
    public static string Card(Language language, int number, string hash)
    {
        ArgumentNullException.ThrowIfNull(language);
        return string.Create(CultureInfo.InvariantCulture, $"/cards/{language.Path}/{number}-{hash}.jpg");
    }

    /// <summary>The card of the paper itself.</summary>
    /// <param name="language">The language.</param>
    /// <param name="hash">Names what is drawn on it.</param>
    public static string SiteCard(Language language, string hash)
    {
        ArgumentNullException.ThrowIfNull(language);
        return $"/cards/{language.Path}/site-{hash}.jpg";
    }
}
