using CqNewsroom.Core.Media;
using Microsoft.Net.Http.Headers;

namespace CqNewsroom.Web.Reader;

/// <summary>The crops of pictures that search engines fetch; the wide one, which pages show too, is mapped with the pages.</summary>
public static class PictureCrops
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Maps <c>/media/HASH/SHAPE-X-Y-WIDTH.jpg</c>.</summary>
    /// <param name="routes">Where.</param>
    public static void MapPictureCrops(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        foreach (var shape in Enum.GetValues<PictureShape>().Where(shape => shape != PictureShape.Wide))
        {
            routes.MapMethods($"/media/{{hash:regex(^[0-9a-f]{{{{64}}}}$)}}/{shape.Name()}-{{x:int:range(0,1000)}}-{{y:int:range(0,1000)}}-{{width:int:range(1,20000)}}.{{extension}}", Methods,
                (string hash, int x, int y, int width, string extension, HttpContext context, PictureService pictures) =>
                    AnswerAsync(hash, extension, format => new PictureSize(width, format, new PictureFocus(x, y), shape), context, pictures)).AllowAnonymous();
        }
    }

    // As every picture of readers: whether they may see it is asked each time (docs/decisions/0013).
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
