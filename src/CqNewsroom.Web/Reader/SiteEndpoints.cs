using System.Globalization;
using System.Text;
using CqNewsroom.Core.Site;

namespace CqNewsroom.Web.Reader;

/// <summary>The pages that administrators write, and the colours that they chose.</summary>
public static class SiteEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Maps them.</summary>
    /// <param name="site">The readers' addresses.</param>
    public static void MapSitePages(this IEndpointRouteBuilder site)
    {
        ArgumentNullException.ThrowIfNull(site);
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}/about", Methods, (string language, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ReaderSite.Answer(context, cache, $"/{language}/about", () => pages.SitePageAsync(language, "about")));
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}/pages/{slug:maxlength(60)}", Methods, (string language, string slug, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ReaderSite.Answer(context, cache, $"/{language}/pages/{slug}", () => pages.SitePageAsync(language, slug)));
        site.MapMethods("/look/{light:regex(^[0-9a-f]{{6}}$)}-{dark:regex(^[0-9a-f]{{6}}$)}.css", Methods, ColoursAsync);
    }

    /// <summary>The address of the sheet with a paper's colours; null where it has its own.</summary>
    /// <param name="look">How the paper presents itself.</param>
    public static string? ColoursOf(SiteLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return look is { LightAccent: null, DarkAccent: null }
            ? null
            : $"/look/{(look.LightAccent ?? SiteColours.LightAccent).TrimStart('#')}-{(look.DarkAccent ?? SiteColours.DarkAccent).TrimStart('#')}.css";
    }

    // The address names every byte of it, so that a copy never grows old and no server need know which colours another one was told.
    private static IResult ColoursAsync(string light, string dark, HttpContext context)
    {
        ReaderSite.WriteHeaders(context.Response.Headers, isPrivate: false);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        var css = string.Create(CultureInfo.InvariantCulture, $"@media screen{{:root{{--accent:#{light}}}}}\n@media screen and (prefers-color-scheme:dark){{:root{{--accent:#{dark}}}}}\n");
        return Results.Bytes(Encoding.UTF8.GetBytes(css), "text/css; charset=utf-8");
    }
}
