using System.Globalization;
using System.Text;
using System.Xml;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Reader;

/// <summary>Makes each answer of the reader site from <see cref="PublishedStories"/>, and from nothing else.</summary>
/// <param name="stories">The one query over what is public.</param>
/// <param name="renderer">Renders components.</param>
public sealed class ReaderPages(PublishedStories stories, ReaderRenderer renderer)
{
    private const string SitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string XhtmlNamespace = "http://www.w3.org/1999/xhtml";

    /// <summary>The page that offers the languages.</summary>
    public async Task<ReaderAnswer> ChoiceAsync() =>
        await renderer.PageAsync<ChoicePage>(StatusCodes.Status200OK, ("Sites", await stories.SitesAsync(CancellationToken.None)));

    /// <summary>A page of a list.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="key">The list.</param>
    /// <param name="page">The page; null for the first. Its own address has no number.</param>
    public async Task<ReaderAnswer> ListAsync(string language, PublicListKey key, int? page)
    {
        var list = await stories.ListAsync(language, key, page ?? 1, CancellationToken.None);
        if (list is null)
            return await NoticeAsync(StatusCodes.Status404NotFound, language);
        return page == 1 ? Moved(PublicAddress.List(list.Site.Language, key)) : await renderer.PageAsync<ListPage>(StatusCodes.Status200OK, ("Model", list));
    }

    /// <summary>An article, its notice, or its right address.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="section">Second segment.</param>
    /// <param name="article">Third segment, decoded.</param>
    public async Task<ReaderAnswer> ArticleAsync(string language, string section, string article)
    {
        var answer = await stories.ArticleAsync(language, section, article, CancellationToken.None);
        return answer switch
        {
            { MovedTo: { } address } => Moved(address),
            { Article: { } live } => await renderer.PageAsync<ArticlePage>(StatusCodes.Status200OK, ("Model", live)),
            { Retraction: { } retraction } => await renderer.PageAsync<NoticePage>(StatusCodes.Status410Gone, ("Site", retraction.Site), ("Status", StatusCodes.Status410Gone), ("Retraction", retraction)),
            _ => await NoticeAsync(StatusCodes.Status404NotFound, language),
        };
    }

    /// <summary>A page of the administrators, or its right address.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="slug">Last segment.</param>
    /// <param name="address">The path that was asked for.</param>
    public async Task<ReaderAnswer> SitePageAsync(string language, string slug, string address)
    {
        var (page, movedTo) = await stories.SitePageAsync(language, slug, CancellationToken.None);
        if (movedTo is not null)
            return Moved(movedTo);
        if (page is null)
            return await NoticeAsync(StatusCodes.Status404NotFound, language);
        return string.Equals(page.Address, address, StringComparison.Ordinal) ? await renderer.PageAsync<SitePageView>(StatusCodes.Status200OK, ("Model", page)) : Moved(page.Address);
    }

    /// <summary>A front page as it would be; for who orders it alone.</summary>
    /// <param name="front">The page.</param>
    public Task<ReaderAnswer> PreviewAsync(PublicList front) => renderer.PageAsync<ListPage>(StatusCodes.Status200OK, ("Model", front), ("IsPreview", true));

    /// <summary>Every live address, with the story's other languages.</summary>
    public async Task<ReaderAnswer> SitemapAsync()
    {
        IReadOnlyList<SitemapEntry> entries = [.. await stories.SitemapAsync(CancellationToken.None), .. await stories.SitePagesAsync(CancellationToken.None)];
        using var buffer = new MemoryStream();
        await using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement("urlset", SitemapNamespace);
            writer.WriteAttributeString("xmlns", "xhtml", null, XhtmlNamespace);
            foreach (var entry in entries)
            {
                writer.WriteStartElement("url", SitemapNamespace);
                writer.WriteElementString("loc", SitemapNamespace, renderer.BaseUrl + entry.Address);
                writer.WriteElementString("lastmod", SitemapNamespace, entry.ChangedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                foreach (var other in entry.Others.Where(_ => entry.Others.Count > 1))
                {
                    writer.WriteStartElement("link", XhtmlNamespace);
                    writer.WriteAttributeString("rel", "alternate");
                    writer.WriteAttributeString("hreflang", other.Language.Tag);
                    writer.WriteAttributeString("href", renderer.BaseUrl + other.Address);
                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return new ReaderAnswer(StatusCodes.Status200OK, buffer.ToArray(), "application/xml; charset=utf-8");
    }

    /// <summary>What crawlers may read.</summary>
    public Task<ReaderAnswer> RobotsAsync() => Task.FromResult(new ReaderAnswer(
        StatusCodes.Status200OK,
        Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /desk\nDisallow: /account\nDisallow: /preview\nSitemap: {renderer.BaseUrl}/sitemap.xml\n"),
        "text/plain; charset=utf-8"));

    /// <summary>The page in place of one that is not there, in the language of its address; in every language where the address names none.</summary>
    /// <param name="status">Status code of the answer.</param>
    /// <param name="language">First segment of the address.</param>
    public async Task<ReaderAnswer> NoticeAsync(int status, string language)
    {
        if (await stories.SiteAsync(language, CancellationToken.None) is { } site)
            return await renderer.PageAsync<NoticePage>(status, ("Site", site), ("Status", status));
        var sites = await stories.SitesAsync(CancellationToken.None);
        var first = await stories.SiteAsync(sites[0].Language.Path, CancellationToken.None);
        return await renderer.PageAsync<NoticePage>(status, ("Site", first), ("Status", status), ("AlsoIn", sites.Skip(1).ToList()));
    }

    /// <summary>What is shown when the server failed; it needs no database.</summary>
    /// <param name="status">Status code of the answer.</param>
    /// <param name="language">First segment of the address.</param>
    public async Task<ReaderAnswer> TroubleAsync(int status, string language)
    {
        var spoken = Language.Default.Where(known => string.Equals(known.Path, language, StringComparison.Ordinal)).ToList();
        return await renderer.PageAsync<TroublePage>(status, ("Status", status), ("Languages", spoken.Count > 0 ? spoken : Language.Default));
    }

    private static ReaderAnswer Moved(string address) => new(StatusCodes.Status301MovedPermanently, [], "text/plain", address);
}
