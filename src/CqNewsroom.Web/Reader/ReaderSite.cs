using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace CqNewsroom.Web.Reader;

/// <summary>The public site: no circuit, no cookie, no script, apart from the staff's application.</summary>
public static class ReaderSite
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>
    /// Gives every request outside the staff's addresses a page of the paper, whatever it asked for: what no address knows, what cannot be
    /// done there, and what failed are told in words, not by an empty answer. Call it first.
    /// </summary>
    /// <param name="app">The program.</param>
    public static IApplicationBuilder UseReaderNotices(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // While one develops, the framework's page with the stack is of more use.
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = TroubleAsync,
                StatusCodeSelector = exception => (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
            });
        }

        return app.UseWhen(AccountPipeline.IsForReaders, readers =>
        {
            readers.Use((context, next) =>
            {
                context.Response.Headers.XContentTypeOptions = "nosniff";
                return next(context);
            });
            readers.UseStatusCodePages(NoticeAsync);
        });
    }

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
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}", Methods, (string language, string? page, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ListAsync(context, cache, pages, language, PublicListKey.Front, page));
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}/{section}", Methods, (string language, string section, string? page, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ListAsync(context, cache, pages, language, PublicListKey.Section(section), page));
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}/{section}/{article}", Methods, (string language, string section, string article, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            Answer(context, cache, $"/{language}/{section}/{article}", () => pages.ArticleAsync(language, section, article)));
        site.MapSitePages();
        site.MapMethods("/media/{hash:regex(^[0-9a-f]{{64}}$)}/{width:int:range(1,20000)}.{extension}", Methods, (string hash, int width, string extension, HttpContext context, PictureService pictures) =>
            PictureAsync(hash, width, extension, null, context, pictures));
        site.MapMethods($"/media/{{hash:regex(^[0-9a-f]{{{{64}}}}$)}}/{PictureSize.Wide}-{{x:int:range(0,1000)}}-{{y:int:range(0,1000)}}-{{width:int:range(1,20000)}}.{{extension}}", Methods,
            (string hash, int x, int y, int width, string extension, HttpContext context, PictureService pictures) => PictureAsync(hash, width, extension, new PictureFocus(x, y), context, pictures));
        return routes;
    }

    // Only what a page knows is part of its key, so that made-up parameters cannot fill the cache.
    private static Task ListAsync(HttpContext context, ReaderCache cache, ReaderPages pages, string language, PublicListKey key, string? page)
    {
        var number = Page(page);
        return Answer(context, cache, string.Create(CultureInfo.InvariantCulture, $"/{language}/{key.Kind}/{key.Value}?{number}"), () => pages.ListAsync(language, key, number));
    }

    // What is no number is a page that does not exist, and no fault of the reader's.
    private static int? Page(string? page) =>
        page is null ? null : int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>Sends the kept answer under a key, or a fresh one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cache">Where answers are kept.</param>
    /// <param name="key">Names the page, and only what the page knows.</param>
    /// <param name="render">Renders it.</param>
    internal static async Task Answer(HttpContext context, ReaderCache cache, string key, Func<Task<ReaderAnswer>> render)
    {
        var answer = await cache.GetAsync(key, render);
        // Every page has one address, which ends without a slash.
        if (answer.Status == StatusCodes.Status200OK && context.Request.Path.Value is [_, .., '/'] path)
            answer = new ReaderAnswer(StatusCodes.Status301MovedPermanently, [], "text/plain", new PathString(path.TrimEnd('/')).ToUriComponent() + context.Request.QueryString);
        await SendAsync(context, answer);
    }

    // The address names the bytes, so a copy never grows old; whether readers may see them is asked each time that somebody comes here.
    private static async Task<IResult> PictureAsync(string hash, int width, string extension, PictureFocus? focus, HttpContext context, PictureService pictures)
    {
        if (PictureFormats.RenditionOf(extension) is not { } format
            || await pictures.OpenPublicAsync(hash, new PictureSize(width, format, focus), context.RequestAborted) is not { } opened)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Stream(opened.Content, opened.MediaType, entityTag: new EntityTagHeaderValue($"\"{opened.Tag}\""));
    }

    private static async Task NoticeAsync(StatusCodeContext failed)
    {
        var context = failed.HttpContext;
        var (status, language) = (context.Response.StatusCode, LanguageOf(context));
        var cache = context.RequestServices.GetRequiredService<ReaderCache>();
        var pages = context.RequestServices.GetRequiredService<ReaderPages>();
        await SendAsync(context, await cache.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{status}/{language}"), () => pages.NoticeAsync(status, language)));
    }

    private static async Task TroubleAsync(HttpContext context)
    {
        // A script of the desk asks for data and reads the status alone.
        if (!AccountPipeline.IsForReaders(context) && !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return;
        var pages = context.RequestServices.GetRequiredService<ReaderPages>();
        await SendAsync(context, await pages.TroubleAsync(context.Response.StatusCode, LanguageOf(context)));
    }

    // Two letters or nothing, so that made-up addresses cannot fill the cache.
    private static string LanguageOf(HttpContext context) =>
        context.Request.Path.Value?.Split('/') is [_, { Length: 2 } first, ..] && first.All(char.IsAsciiLetterLower) ? first : "";

    /// <summary>Sends an answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="isPrivate">Whether it is for who knows its address alone: then nobody stores it, lists it or learns where one came from.</param>
    internal static async Task SendAsync(HttpContext context, ReaderAnswer answer, bool isPrivate = false)
    {
        var headers = context.Response.Headers;
        WriteHeaders(headers, isPrivate);
        // Always asked again, so that a retraction is seen at once in every cache that revalidates.
        if (!isPrivate)
        {
            headers.CacheControl = answer.Status switch
            {
                StatusCodes.Status410Gone => "public, max-age=60",
                >= StatusCodes.Status500InternalServerError => "no-store",
                _ => "public, no-cache",
            };
        }

        if (answer.Location is { } location)
        {
            headers.Location = location;
            context.Response.StatusCode = answer.Status;
            return;
        }

        if (answer.Status == StatusCodes.Status200OK)
        {
            await Results.Bytes(answer.Body, answer.ContentType, entityTag: isPrivate ? null : answer.Tag).ExecuteAsync(context);
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>What every answer says beside its text.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="isPrivate">Whether it is for who knows its address alone.</param>
    internal static void WriteHeaders(IHeaderDictionary headers, bool isPrivate)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = isPrivate ? "no-referrer" : "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (!isPrivate)
            return;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }
}
