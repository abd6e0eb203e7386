using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Reader;

/// <summary>The public site: no circuit, no cookie, no script, apart from the staff's application.</summary>
public static class ReaderSite
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Adds what it needs.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddReaderSite(this IServiceCollection services)
    {
        // Without it every Han character is written as a character reference of eight bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<PublishedStories>();
        services.AddSingleton<PublicationCounter>();
        services.AddSingleton<IPublicationCounter>(provider => provider.GetRequiredService<PublicationCounter>());
        services.AddHostedService(provider => provider.GetRequiredService<PublicationCounter>());
        services.AddSingleton<ReaderCache>();
        services.AddSingleton<ReaderRenderer>();
        services.AddSingleton<ReaderPages>();
        return services;
    }

    /// <summary>Maps its addresses.</summary>
    /// <param name="routes">Where.</param>
    public static IEndpointRouteBuilder MapReaderSite(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var site = routes.MapGroup("").AllowAnonymous();
        site.MapMethods("/", Methods, (HttpContext context, ReaderCache cache, ReaderPages pages) => Answer(context, cache, "/", pages.ChoiceAsync));
        site.MapMethods("/robots.txt", Methods, (HttpContext context, ReaderCache cache, ReaderPages pages) => Answer(context, cache, "/robots.txt", pages.RobotsAsync));
        site.MapMethods("/sitemap.xml", Methods, (HttpContext context, ReaderCache cache, ReaderPages pages) => Answer(context, cache, "/sitemap.xml", pages.SitemapAsync));
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}", Methods, (string language, int? page, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            Answer(context, cache, Key(language, null, page), () => pages.ListAsync(language, null, page)));
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}/{section}", Methods, (string language, string section, int? page, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            Answer(context, cache, Key(language, section, page), () => pages.ListAsync(language, section, page)));
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}/{section}/{article}", Methods, (string language, string section, string article, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            Answer(context, cache, $"/{language}/{section}/{article}", () => pages.ArticleAsync(language, section, article)));
        return routes;
    }

    // Only what a page knows is part of its key, so that made-up parameters cannot fill the cache.
    private static string Key(string language, string? section, int? page) =>
        string.Create(CultureInfo.InvariantCulture, $"/{language}/{section}?{page}");

    private static async Task Answer(HttpContext context, ReaderCache cache, string key, Func<Task<ReaderAnswer>> render)
    {
        var answer = await cache.GetAsync(key, render);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // Always asked again, so that a retraction is seen at once in every cache that revalidates.
        headers.CacheControl = answer.Status == StatusCodes.Status410Gone ? "public, max-age=60" : "public, no-cache";
        if (answer.Location is { } location)
        {
            headers.Location = location;
            context.Response.StatusCode = answer.Status;
            return;
        }

        if (answer.Status == StatusCodes.Status200OK)
        {
            await Results.Bytes(answer.Body, answer.ContentType, entityTag: answer.Tag).ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
