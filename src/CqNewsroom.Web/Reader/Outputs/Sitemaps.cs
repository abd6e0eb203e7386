using System.Globalization;
using System.Xml;
using CqNewsroom.Core;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>Makes the sitemaps: an index, one for each language and month, one for the pages that are no articles, one for the news of two days.</summary>
/// <param name="stories">The one query over what is public.</param>
/// <param name="renderer">Knows where readers find the site.</param>
/// <param name="time">The clock: what is news depends on it.</param>
public sealed class Sitemaps(PublishedStories stories, ReaderRenderer renderer, TimeProvider time)
{
    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    /// <summary>The index.</summary>
    public async Task<ReaderAnswer> IndexAsync()
    {
        var shards = await stories.SitemapShardsAsync(CancellationToken.None);
        var pages = await stories.PagesSitemapAsync(CancellationToken.None);
        return Answer(writer =>
        {
            writer.WriteStartElement("sitemapindex", Space);
            Listed(writer, OutputAddress.PagesSitemap, pages.Max(page => page.ChangedAt));
            foreach (var shard in shards)
                Listed(writer, OutputAddress.Sitemap(shard.Language, shard.Month, shard.Part), shard.ChangedAt);
            writer.WriteEndElement();
        });
    }

    /// <summary>The sitemap of a language's month; null where there is none.</summary>
    /// <param name="language">First segment of the addresses.</param>
    /// <param name="month">The month, as <c>2026-07</c>.</param>
    /// <param name="part">1, or more where the month holds more than one file may.</param>
    public async Task<ReaderAnswer?> MonthAsync(string language, string month, int part) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && await stories.SitemapAsync(language, first, part, CancellationToken.None) is { } entries
                ? Set(entries)
                : null;

    /// <summary>The sitemap of the pages that are no articles.</summary>
    public async Task<ReaderAnswer> PagesAsync() => Set(await stories.PagesSitemapAsync(CancellationToken.None));

    /// <summary>The news sitemap, or an index of those of the days where it may not hold them all. What it holds changes with the clock alone: <see cref="ReaderAnswer.GoodUntil"/> says when.</summary>
    public async Task<ReaderAnswer> NewsAsync()
    {
        var news = await stories.NewsAsync(time.Now(), CancellationToken.None);
        if (news.Items.Count <= PublishedStories.MostNews)
            return NewsSet(news, news.Items);
        var index = Answer(writer =>
        {
            writer.WriteStartElement("sitemapindex", Space);
            foreach (var part in news.Parts)
                Listed(writer, OutputAddress.NewsOf(part.Day, part.Part), part.ChangedAt);
            writer.WriteEndElement();
        });
        return index with { GoodUntil = news.GoodUntil };
    }

    /// <summary>The news of a day, or of a part of it. It is there whether or not the index names it: who read the index a moment ago still finds it.</summary>
    /// <param name="day">The day, as <c>2026-07-10</c>.</param>
    /// <param name="part">1, or more where the day holds more than one file may.</param>
    public async Task<ReaderAnswer> NewsAsync(string day, int part)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return ReaderAnswer.Missing;
        var news = await stories.NewsAsync(time.Now(), CancellationToken.None);
        return news.Parts.FirstOrDefault(known => known.Day == date && known.Part == part) is { } named ? NewsSet(news, named.Items) : ReaderAnswer.Missing;
    }

    private ReaderAnswer NewsSet(NewsList news, IReadOnlyList<NewsItem> items)
    {
        var answer = Answer(writer =>
        {
            writer.WriteStartElement("urlset", Space);
            writer.WriteAttributeString("xmlns", "news", null, News);
            foreach (var item in items)
            {
                writer.WriteStartElement("url", Space);
                writer.Element(null, "loc", Space, renderer.BaseUrl + item.Address);
                writer.WriteStartElement("news", "news", News);
                writer.WriteStartElement("news", "publication", News);
                writer.Element("news", "name", News, item.Publication);
                writer.Element("news", "language", News, NewsLanguage(item.Language));
                writer.WriteEndElement();
                writer.Element("news", "publication_date", News, PublicTime.ForMachines(item.PublishedAt, news.TimeZoneId));
                writer.Element("news", "title", News, item.Title);
                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            // Without any address it would be no sitemap; older ones are no news, and are not said to be.
            foreach (var address in news.Older)
                Address(writer, address, null, []);
            writer.WriteEndElement();
        });
        return answer with { GoodUntil = items.Count > 0 ? items.Min(item => item.PublishedAt) + PublishedStories.NewsLasts : null };
    }

    // Two or three letters, but for the two ways of writing Chinese.
    private static string NewsLanguage(Language language)
    {
        var culture = CultureInfo.GetCultureInfo(language.Tag);
        if (culture.TwoLetterISOLanguageName != "zh")
            return culture.TwoLetterISOLanguageName;
        return language.Tag.Contains("Hant", StringComparison.OrdinalIgnoreCase) || language.Tag.EndsWith("TW", StringComparison.OrdinalIgnoreCase) || language.Tag.EndsWith("HK", StringComparison.OrdinalIgnoreCase)
            ? "zh-tw"
            : "zh-cn";
    }

    private ReaderAnswer Set(IReadOnlyList<SitemapEntry> entries) => Answer(writer =>
    {
        writer.WriteStartElement("urlset", Space);
        writer.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
        foreach (var entry in entries)
            Address(writer, entry.Address, entry.ChangedAt, entry.Others);
        writer.WriteEndElement();
    });

    private void Address(XmlWriter writer, string address, DateTime? changedAt, IReadOnlyList<OtherLanguage> languages)
    {
        writer.WriteStartElement("url", Space);
        writer.Element(null, "loc", Space, renderer.BaseUrl + address);
        if (changedAt is { } changed)
            writer.Element(null, "lastmod", Space, Time(changed));
        foreach (var language in languages.Where(_ => languages.Count > 1))
            writer.Element("xhtml", "link", Xhtml, null, ("rel", "alternate"), ("hreflang", language.Language.Tag), ("href", renderer.BaseUrl + language.Address));
        writer.WriteEndElement();
    }

    private void Listed(XmlWriter writer, string address, DateTime? changedAt)
    {
        writer.WriteStartElement("sitemap", Space);
        writer.Element(null, "loc", Space, renderer.BaseUrl + address);
        if (changedAt is { } changed)
            writer.Element(null, "lastmod", Space, Time(changed));
        writer.WriteEndElement();
    }

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static ReaderAnswer Answer(Action<XmlWriter> write) => new(StatusCodes.Status200OK, XmlOutput.Document(write), "application/xml; charset=utf-8");
}
