using System.Text;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader;

/// <summary>Makes each answer of the reader site from <see cref="PublishedStories"/>, and from nothing else.</summary>
/// <param name="stories">The one query over what is public.</param>
/// <param name="renderer">Renders components.</param>
public sealed partial class ReaderPages(PublishedStories stories, ReaderRenderer renderer)
{
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
            return ReaderAnswer.Missing;
        return page == 1 ? Moved(PublicAddress.List(list.Site.Language, key)) : await renderer.PageAsync<ListPage>(StatusCodes.Status200OK, ("Model", list));
    }

    /// <summary>An article with the one address it has, or the notice in its place.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="number">The story's number.</param>
    public async Task<ReaderAnswer> ArticleAsync(string language, int number)
    {
        var answer = await stories.ArticleAsync(language, number, CancellationToken.None);
        return answer switch
        {
            { Article: { } live } => await renderer.PageAsync<ArticlePage>(StatusCodes.Status200OK, ("Model", live)) with { Address = live.Address },
            { Retraction: { } retraction } => await RetractionAsync(retraction),
            _ => ReaderAnswer.Missing,
        };
    }

    private Task<ReaderAnswer> RetractionAsync(PublicRetraction retraction)
    {
        var status = RetractionStatus.Of(retraction.Form);
        return renderer.PageAsync<NoticePage>(status, ("Site", retraction.Site), ("Status", status), ("Retraction", retraction));
    }

    /// <summary>A page of the administrators, or its right address.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="slug">Last segment.</param>
    public async Task<ReaderAnswer> SitePageAsync(string language, string slug)
    {
        var (page, movedTo) = await stories.SitePageAsync(language, slug, CancellationToken.None);
        if (movedTo is not null)
            return Moved(movedTo);
        return page is null ? ReaderAnswer.Missing : await renderer.PageAsync<SitePageView>(StatusCodes.Status200OK, ("Model", page)) with { Address = page.Address };
    }

    /// <summary>A front page as it would be; for who orders it alone.</summary>
    /// <param name="front">The page.</param>
    public Task<ReaderAnswer> PreviewAsync(PublicList front) => renderer.PageAsync<ListPage>(StatusCodes.Status200OK, ("Model", front), ("IsPreview", true));

    /// <summary>What crawlers may read.</summary>
    public Task<ReaderAnswer> RobotsAsync() => Task.FromResult(new ReaderAnswer(
        StatusCodes.Status200OK,
        Encoding.UTF8.GetBytes(string.Join(
            '\n',
            ["User-agent: *", "Disallow: /desk", "Disallow: /account", "Disallow: /setup", "Disallow: /preview", "Disallow: /*/search", $"Sitemap: {renderer.BaseUrl}{OutputAddress.SitemapIndex}", $"Sitemap: {renderer.BaseUrl}{OutputAddress.NewsSitemap}", ""])),
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
