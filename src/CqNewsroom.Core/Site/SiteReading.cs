using CqNewsroom.Core.Media;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Site;

/// <summary>A published page in a list.</summary>
/// <param name="PageId">The page.</param>
/// <param name="Purpose">What it is.</param>
/// <param name="Title">Title.</param>
/// <param name="Address">Its address.</param>
public sealed record PublicPageLink(Guid PageId, SitePagePurpose Purpose, string Title, string Address);

/// <summary>A link at the foot, in one language.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Address">Where it leads.</param>
public sealed record PublicLink(string Label, string Address);

/// <summary>How the paper presents itself in one language.</summary>
public sealed record SiteLook
{
    /// <summary>A paper about which nothing was set.</summary>
    public static SiteLook Plain { get; } = new();

    /// <summary>The line below the name; empty for none.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>The text at the foot; empty for none.</summary>
    public string FooterText { get; init; } = "";

    /// <summary>The links at the foot.</summary>
    public IReadOnlyList<PublicLink> Links { get; init; } = [];

    /// <summary>The published pages of the language, in their order.</summary>
    public IReadOnlyList<PublicPageLink> Pages { get; init; } = [];

    /// <summary>The logo; null for none.</summary>
    public ShownPicture? Logo { get; init; }

    /// <summary>The accent on the light page as <c>#rrggbb</c>; null for the paper's own.</summary>
    public string? LightAccent { get; init; }

    /// <summary>The accent on the dark page as <c>#rrggbb</c>; null for the paper's own.</summary>
    public string? DarkAccent { get; init; }

    /// <summary>The publisher's name for machines; null for the newsroom's.</summary>
    public string? PublisherName { get; init; }

    /// <summary>The publisher's addresses elsewhere.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>The address of the page with a purpose; null where none is published.</summary>
    /// <param name="purpose">The purpose.</param>
    public string? AddressOf(SitePagePurpose purpose) => Pages.FirstOrDefault(page => page.Purpose == purpose)?.Address;
}

/// <summary>A published page of the administrators.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Title">Title.</param>
/// <param name="Text">The text in Markdown.</param>
/// <param name="Address">Its address.</param>
/// <param name="ChangedAt">When it was changed last (UTC).</param>
/// <param name="Others">The same page in the other languages in which it is published.</param>
public sealed record PublicSitePage(PublicSite Site, string Title, string Text, string Address, DateTime ChangedAt, IReadOnlyList<OtherLanguage> Others);

/// <summary>Reads what administrators set, as far as it is public.</summary>
internal static class SiteReading
{
    /// <summary>How the paper presents itself in a language.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="language">The language.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<SiteLook> LookAsync(INewsroomDb db, Language language, CancellationToken cancellation)
    {
        var site = await db.SiteSettings.AsNoTracking().SingleOrDefaultAsync(cancellation) ?? new SiteSettings();
        var logo = site.LogoId is { } id ? await db.Pictures.AsNoTracking().SingleAsync(picture => picture.Id == id, cancellation) : null;
        var pages = await (
            from page in db.SitePages.AsNoTracking()
            join text in db.SitePageTexts.AsNoTracking() on page.Id equals text.PageId
            where text.Language == language.Tag && text.IsPublished
            orderby page.Position, page.Id
            select new { page.Id, page.Purpose, text.Title, text.Slug }).ToListAsync(cancellation);
        return new SiteLook
        {
            Tagline = site.Taglines.GetValueOrDefault(language.Tag, ""),
            FooterText = site.FooterTexts.GetValueOrDefault(language.Tag, ""),
            Links = [.. site.Links.Where(link => link.Labels.ContainsKey(language.Tag)).Select(link => new PublicLink(link.Labels[language.Tag], link.Address))],
            Pages = pages.ConvertAll(page => new PublicPageLink(page.Id, page.Purpose, page.Title, PublicAddress.SitePage(language, page.Slug))),
            Logo = logo is null ? null : Shown(logo),
            LightAccent = site.LightAccent,
            DarkAccent = site.DarkAccent,
            PublisherName = site.PublisherNames.GetValueOrDefault(language.Tag),
            Profiles = site.Profiles,
        };
    }

    /// <summary>A picture that belongs to the paper itself, for readers.</summary>
    /// <param name="picture">The picture.</param>
    public static ShownPicture Shown(Picture picture) => new(PictureAddress.ForReaders(picture.Hash), picture.Width, picture.Height, picture.Focus);
}
