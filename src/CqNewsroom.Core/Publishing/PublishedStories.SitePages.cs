using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Site;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

// The pages that administrators write.
public sealed partial class PublishedStories
{
    /// <summary>A page of the administrators, or where it stands now; null for what is not published.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="slug">Last segment of the address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<(PublicSitePage? Page, string? MovedTo)> SitePageAsync(string languagePath, string slug, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        if (await SiteAsync(db, languagePath, cancellation) is not { } site)
            return (null, null);
        var texts = await db.SitePageTexts.AsNoTracking().Where(text => text.Language == site.Language.Tag && text.IsPublished).Select(text => new { text.PageId, text.Slug, text.FormerSlugs }).ToListAsync(cancellation);
        var found = texts.Find(text => string.Equals(text.Slug, slug, StringComparison.Ordinal));
        if (found is null)
            return (null, texts.Find(text => text.FormerSlugs.Contains(slug)) is { } former ? PublicAddress.SitePage(site.Language, former.Slug) : null);
        var page = await db.SitePageTexts.AsNoTracking().Where(text => text.PageId == found.PageId && text.IsPublished).ToListAsync(cancellation);
        var here = page.Single(text => string.Equals(text.Language, site.Language.Tag, StringComparison.Ordinal));
        var others = page.Where(text => text != here)
            .Select(text => (Text: text, Language: site.Languages.FirstOrDefault(language => string.Equals(language.Tag, text.Language, StringComparison.Ordinal))))
            .Where(other => other.Language is not null)
            .Select(other => new OtherLanguage(other.Language!, PublicAddress.SitePage(other.Language!, other.Text.Slug)));
        return (new PublicSitePage(site, here.Title, here.Text, PublicAddress.SitePage(site.Language, here.Slug), here.ChangedAt, [.. others]), null);
    }

    /// <summary>Every published page of the administrators, for maps: address, when it was changed (UTC), and the page in every language.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<SitemapEntry>> SitePagesAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var texts = await db.SitePageTexts.AsNoTracking().Where(text => text.IsPublished).Select(text => new { text.PageId, text.Language, text.Slug, text.ChangedAt }).ToListAsync(cancellation);
        return [.. texts
            .Select(text => (Text: text, Language: newsroom.Languages.Find(language => string.Equals(language.Tag, text.Language, StringComparison.Ordinal))))
            .Where(text => text.Language is not null)
            .Select(text => (text.Text, Other: new OtherLanguage(text.Language!, PublicAddress.SitePage(text.Language!, text.Text.Slug))))
            .GroupBy(text => text.Text.PageId)
            .SelectMany(page => page.Select(text => new SitemapEntry(text.Other.Address, text.Text.ChangedAt, [.. page.Select(other => other.Other)])))
            .OrderBy(entry => entry.Address, StringComparer.Ordinal)];
    }
}
