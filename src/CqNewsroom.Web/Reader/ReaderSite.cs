using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Partners;
using CqNewsroom.Web.Reader.Outputs;
using CqNewsroom.Web.Reader.Search;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace CqNewsroom.Web.Reader;

/// <summary>The public site: no circuit, no cookie, no script, apart from the staff's application.</summary>
public static class ReaderSite
{
    private const string Policy =
        "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'";

    private const string PolicyOverHttps = Policy + "; upgrade-insecure-requests";

    private static readonly string[] Methods = ["GET", "HEAD"];

    // Of what a browser can do beyond showing a page, a paper needs nothing.
    private static readonly string Nothing = string.Join(", ", new[]
    {
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
        "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "usb", "web-share", "xr-spatial-tracking",
    }.Select(feature => feature + "=()"));

    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>Tells in words, not by an empty answer, that something failed. Call it before everything that may fail.</summary>
    /// <param name="app">The program.</param>
    public static void UseTroubleNotice(this WebApplication app)
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
    }

    /// <summary>
    /// Gives every request outside the staff's addresses a page of the paper, whatever it asked for: what no address knows and what cannot be
    /// done there are told in words, not by an empty answer. Call it before every endpoint.
    /// </summary>
    /// <param name="app">The program.</param>
    public static IApplicationBuilder UseReaderNotices(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseWhen(AccountPipeline.IsForReaders, readers =>
        {
            readers.Use((context, next) =>
            {
                context.Response.Headers.XContentTypeOptions = "nosniff";
                return next(context);
            });
            readers.UseStatusCodePages(failed => PartnerEndpoints.IsForPartners(failed.HttpContext) ? PartnerReply.SayAsync(failed.HttpContext) : NoticeAsync(failed));
        });
    }

    /// <summary>Adds what it needs.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddReaderSite(this IServiceCollection services)
    {
        // Without it every Han character is written as a character reference of eight bytes.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<PublishedStories>();
        services.AddSingleton<OldAddresses>();
        services.AddSingleton<PublicationCounter>();
        services.AddSingleton<IPublicationCounter>(provider => provider.GetRequiredService<PublicationCounter>());
        services.AddHostedService(provider => provider.GetRequiredService<PublicationCounter>());
        services.AddSingleton<ReaderCache>();
        services.AddSingleton<ReaderRenderer>();
        services.AddSingleton<ReaderPages>();
        services.AddOutputs();
        services.AddReaderSearch();
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
        site.MapOutputs();
        site.MapReaderSearch();
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}", Methods, (string language, string? page, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ListAsync(context, cache, pages, language, PublicListKey.Front, page));
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}/{section}", Methods, (string language, string section, string? page, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ListAsync(context, cache, pages, language, PublicListKey.Section(section), page));
        site.MapMethods("/{language:regex(^[a-z]{{2}}$)}/{section}/{article}", Methods, (string language, string article, HttpContext context, ReaderCache cache, ReaderPages pages) =>
            ArticleAsync(context, cache, pages, language, article));
        site.MapReaderLists(Methods);
        site.MapSitePages();
        site.MapReaderPictures(Methods);
        return routes;
    }

    // Only what a page knows is part of its key, so that made-up parameters cannot fill the cache.
    internal static Task ListAsync(HttpContext context, ReaderCache cache, ReaderPages pages, string language, PublicListKey key, string? page)
    {
        var number = Page(page);
        return Answer(context, cache, string.Create(CultureInfo.InvariantCulture, $"/{language}/{key.Kind}/{key.Value}?{number}"), () => pages.ListAsync(language, key, number));
    }

    // The number alone decides: whatever stands before it leads to one page, so a kept page cannot be multiplied by made-up slugs.
    private static Task ArticleAsync(HttpContext context, ReaderCache cache, ReaderPages pages, string language, string article) => PublicAddress.NumberOf(article) is { } number
        ? Answer(context, cache, string.Create(CultureInfo.InvariantCulture, $"/{language}/{number}"), () => pages.ArticleAsync(language, number))
        : LeadOnOrMissAsync(context);

    private static async Task LeadOnOrMissAsync(HttpContext context) => await SendAsync(context, await LeadOnAsync(context) ?? ReaderAnswer.Missing);

    private static Task<ReaderAnswer?> LeadOnAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<ReaderPages>().LeadOnAsync(context.Request.Path.Value ?? "/", Page(context.Request.Query["page"].FirstOrDefault()));

    // What is no number is a page that does not exist, and no fault of the reader's.
    internal static int? Page(string? page) =>
        page is null ? null : int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>Sends the kept answer under a key, or a fresh one; where nothing is there, the address may have led somewhere once.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cache">Where answers are kept.</param>
    /// <param name="key">Names the page, and only what the page knows.</param>
    /// <param name="render">Renders it.</param>
    internal static async Task Answer(HttpContext context, ReaderCache cache, string key, Func<Task<ReaderAnswer>> render)
    {
        var answer = await cache.GetAsync(key, render);
        if (answer.Status == StatusCodes.Status404NotFound)
            answer = await LeadOnAsync(context) ?? answer;
        else if (answer.Status == StatusCodes.Status200OK && OtherAddress(answer, context.Request.Path.Value!) is { } address)
            answer = new ReaderAnswer(StatusCodes.Status301MovedPermanently, [], "text/plain", address + context.Request.QueryString);
        // Where nothing is there, the notice asks for old addresses.
        if (answer.Status != StatusCodes.Status404NotFound)
            answer = await OldAddressAnswer.InsteadOfAsync(context, answer);
        if (answer is { Status: StatusCodes.Status200OK, Since: not null } && !context.Request.QueryString.HasValue)
            cache.SendUnder(context.Request.Path.Value!, key, answer);
        await SendAsync(context, answer);
    }

    // Every page has one address, which ends without a slash. Both are compared decoded: an address may be encoded in more ways than one.
    private static string? OtherAddress(ReaderAnswer answer, string path)
    {
        if (answer.Address is { } address)
            return string.Equals(Uri.UnescapeDataString(address), path, StringComparison.Ordinal) ? null : address;
        return path is [_, .., '/'] ? new PathString(path.TrimEnd('/')).ToUriComponent() : null;
    }

    private static async Task NoticeAsync(StatusCodeContext failed)
    {
        var context = failed.HttpContext;
        var (status, language) = (context.Response.StatusCode, LanguageOf(context));
        var cache = context.RequestServices.GetRequiredService<ReaderCache>();
        var pages = context.RequestServices.GetRequiredService<ReaderPages>();
        var notice = await cache.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{status}/{language}"), () => pages.NoticeAsync(status, language), isOneOfFew: true);
        await SendAsync(context, await OldAddressAnswer.InsteadOfAsync(context, notice));
    }

    private static async Task TroubleAsync(HttpContext context)
    {
        if (PartnerEndpoints.IsForPartners(context))
        {
            await PartnerReply.SayAsync(context);
            return;
        }

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
        // Always asked again, so that a retraction is seen at once in every cache that revalidates, and a missing or retracted page that came (back) as well.
        if (!isPrivate)
            headers.CacheControl = answer.Status >= StatusCodes.Status500InternalServerError ? "no-store" : "public, no-cache";
        if (!isPrivate && TransportSecurity.IsOn(context))
            headers.ContentSecurityPolicy = PolicyOverHttps;
        foreach (var (name, value) in answer.Headers)
            headers[name] = value;
        if (ReferenceEquals(answer, ReaderAnswer.Missing))
        {
            // The page that says so follows by itself.
            context.Response.StatusCode = answer.Status;
            return;
        }

        if (answer.Location is { } location)
        {
            headers.Location = location;
            context.Response.StatusCode = answer.Status;
            return;
        }

        if (answer.Status == StatusCodes.Status200OK)
        {
            var modified = LastModified(context, answer);
            if (IsConditional(context.Request))
            {
                // The framework lets the time overrule the tag; the tag names every byte, the time whole seconds (RFC 9110, 13.2.2).
                if (context.Request.Headers.IfNoneMatch.Count > 0)
                    context.Request.Headers.Remove(HeaderNames.IfModifiedSince);
                await Results.Bytes(answer.Body, answer.ContentType, lastModified: modified, entityTag: isPrivate ? null : answer.Tag).ExecuteAsync(context);
                return;
            }

            if (!isPrivate)
                headers.ETag = answer.TagText;
            if (modified is { } since)
                headers.LastModified = HeaderUtilities.FormatDate(since);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static bool IsConditional(HttpRequest request) => request.Headers is var headers
        && (headers.IfNoneMatch.Count > 0 || headers.IfModifiedSince.Count > 0 || headers.IfMatch.Count > 0 || headers.IfUnmodifiedSince.Count > 0);

    // The header counts whole seconds: of a page that changed twice within one it would let the first stand for the second. So a page says nothing before it is
    // two seconds old, when every server has long followed the last publication; its entity tag holds from the first moment.
    private static DateTimeOffset? LastModified(HttpContext context, ReaderAnswer answer) =>
        answer.Since is { } since && context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - since >= Settled ? since : null;

    /// <summary>What every answer says beside its text.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="isPrivate">Whether it is for who knows its address alone.</param>
    internal static void WriteHeaders(IHeaderDictionary headers, bool isPrivate)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = isPrivate ? "no-referrer" : "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Nothing;
        if (!isPrivate)
            return;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }
}
