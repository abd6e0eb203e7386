using CqNewsroom.Core.Media;
using Microsoft.Net.Http.Headers;

namespace CqNewsroom.Web.Reader;

/// <summary>The pictures of the paper: whole in several widths, and cropped to each shape.</summary>
internal static class ReaderPictures
{
    private const string Picture = "/media/{hash:regex(^[0-9a-f]{{64}}$)}/";
    private const string Width = "{width:int:range(1,20000)}.{extension}";

    /// <summary>Maps <c>/media/HASH/WIDTH.FORMAT</c> and <c>/media/HASH/SHAPE-X-Y-WIDTH.FORMAT</c>.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="methods">What may be asked.</param>
    public static void MapReaderPictures(this IEndpointRouteBuilder routes, IEnumerable<string> methods)
    {
        routes.MapMethods(Picture + Width, methods, (string hash, int width, string extension, HttpContext context, PictureService pictures) =>
            AnswerAsync(hash, extension, format => new PictureSize(width, format), context, pictures));
        foreach (var shape in Enum.GetValues<PictureShape>())
        {
            routes.MapMethods($"{Picture}{shape.Name()}-{{x:int:range(0,1000)}}-{{y:int:range(0,1000)}}-{Width}", methods,
                (string hash, int x, int y, int width, string extension, HttpContext context, PictureService pictures) =>
                    AnswerAsync(hash, extension, format => new PictureSize(width, format, new PictureFocus(x, y), shape), context, pictures));
        }
    }

    // The address names the bytes, so a copy never grows old; but it may have to be gone. Whether readers may see it is asked each time, by every cache
    // that revalidates, so that the pictures of a retracted story end with it (docs/decisions/0013).
    private static async Task<IResult> AnswerAsync(string hash, string extension, Func<RenditionFormat, PictureSize> size, HttpContext context, PictureService pictures)
    {
        if (PictureFormats.RenditionOf(extension) is not { } format || await pictures.OpenPublicAsync(hash, size(format), context.RequestAborted) is not { } opened)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, no-cache";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Stream(opened.Content, opened.MediaType, entityTag: new EntityTagHeaderValue($"\"{opened.Tag}\""));
    }
}
