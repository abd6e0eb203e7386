using CqNewsroom.Core.Media;
using CqNewsroom.Core.Previews;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Previews;

/// <summary>
/// Articles as readers would see them, rendered on the server and only read: for staff in a frame of a phone's or a desk's width, for whoever
/// has a link as a page of its own. Neither is stored on the way nor found by search engines (cases N74, P15).
/// </summary>
public static class PreviewEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    /// <summary>Maps them.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapPreviews(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var staff = routes.MapGroup("/desk/articles/{articleId:guid}/preview").RequireAuthorization();
        staff.MapGet("", FrameAsync);
        staff.MapGet("/page", PageAsync);
        // As the readers' pages, these never look at a cookie.
        var shared = routes.MapGroup(DeskAddress.SharedPreviews).AllowAnonymous();
        shared.MapMethods("/{secret}", Reading, SharedAsync);
        shared.MapMethods("/{secret}/{pictureId:guid}/{width:int:range(1,20000)}.{extension}", Reading, SharedPictureAsync);
    }

    private static async Task<IResult> FrameAsync(
        Guid articleId, string? width, HttpContext context, IAsker who, ArticlePreviews previews, ReaderRenderer renderer, AssetAddresses assets, IStringLocalizer<AccountText> texts)
    {
        if (await ReadAsync(articleId, context, who, previews) is not { } preview)
            return AccountEndpoints.Missing(texts);
        var answer = await renderer.PageAsync<PreviewFrame>(
            StatusCodes.Status200OK, ("Preview", preview), ("ArticleId", articleId), ("Width", width), ("FrameStyle", assets.Of("preview.css")));
        context.Response.Headers.ContentSecurityPolicy += "; frame-src 'self'";
        return Page(context, answer);
    }

    private static async Task<IResult> PageAsync(Guid articleId, HttpContext context, IAsker who, ArticlePreviews previews, ReaderRenderer renderer, IStringLocalizer<AccountText> texts)
    {
        if (await ReadAsync(articleId, context, who, previews) is not { } preview)
            return AccountEndpoints.Missing(texts);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        return Page(context, await renderer.PageAsync<PreviewPage>(StatusCodes.Status200OK, ("Preview", preview)));
    }

    private static async Task<ArticlePreview?> ReadAsync(Guid articleId, HttpContext context, IAsker who, ArticlePreviews previews) =>
        (await who.FindAsync())?.Asker is { } asker ? (await previews.ReadAsync(asker, articleId, context.RequestAborted)).Value : null;

    private static async Task SharedAsync(string secret, HttpContext context, PreviewLinks links, ReaderPages pages, ReaderRenderer renderer)
    {
        var preview = await links.OpenAsync(secret, id => $"{DeskAddress.SharedPreview(secret)}/{id}", context.RequestAborted);
        await ReaderSite.SendAsync(
            context,
            preview is null ? await MissingAsync(pages) : await renderer.PageAsync<SharedPreviewPage>(StatusCodes.Status200OK, ("Preview", preview)),
            isPrivate: true);
    }

    private static async Task SharedPictureAsync(string secret, Guid pictureId, int width, string extension, HttpContext context, PictureService pictures, ReaderPages pages)
    {
        if (PictureFormats.RenditionOf(extension) is not { } format
            || await pictures.OpenSharedAsync(secret, pictureId, new PictureSize(width, format), context.RequestAborted) is not { } opened)
        {
            await ReaderSite.SendAsync(context, await MissingAsync(pages), isPrivate: true);
            return;
        }

        ReaderSite.WriteHeaders(context.Response.Headers, isPrivate: true);
        await Results.Stream(opened.Content, opened.MediaType).ExecuteAsync(context);
    }

    // In every language of the newsroom: of which article the link was, nobody learns.
    private static Task<ReaderAnswer> MissingAsync(ReaderPages pages) => pages.NoticeAsync(StatusCodes.Status404NotFound, "");

    private static IResult Page(HttpContext context, ReaderAnswer answer)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(answer.Body, answer.ContentType);
    }
}
