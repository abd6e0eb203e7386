using System.Text.Json;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CqNewsroom.Web.Desk.Media;

/// <summary>Pictures travel by HTTP: one file a request, and out again as renditions for who may see them.</summary>
public static class PictureEndpoints
{
    // The file and what multipart puts around it.
    private const long LargestRequest = PictureLimits.Bytes + (64 * 1024);

    private const long LargestAddress = 16 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Maps <c>/desk/api/articles/{id}/pictures</c> and <c>/desk/api/pictures/…</c>.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var articles = routes.MapGroup("/desk/api/articles/{articleId:guid}/pictures").RequireSignedIn().RequireAntiforgeryHeader();
        articles.MapPost("", AddAsync).WithMetadata(new RequestSizeLimitAttribute(LargestRequest));
        articles.MapPost("/remote", ImportAsync).WithMetadata(new RequestSizeLimitAttribute(LargestAddress));
        var pictures = routes.MapGroup(PictureAddress.Staff).RequireSignedIn();
        pictures.MapGet("/{id:guid}/view", (Guid id, HttpContext context, PictureService service) => ShowAsync(context, service, id, null));
        pictures.MapGet("/{id:guid}/original", DownloadAsync);
        pictures.MapGet("/{id:guid}/{width:int:range(1,20000)}.{extension}", (Guid id, int width, string extension, HttpContext context, PictureService service) =>
            PictureFormats.RenditionOf(extension) is { } format ? ShowAsync(context, service, id, new PictureSize(width, format)) : Task.FromResult(Results.NotFound()));
    }

    private static async Task<IResult> AddAsync(Guid articleId, HttpContext context, PictureService pictures)
    {
        var asker = DeskApi.AskerOf(context);
        // Before a byte of it is read.
        if ((await pictures.MayAddAsync(asker, articleId, context.RequestAborted)).Refusal is { } refused)
            return DeskApi.Refused(refused, asker.Language);
        if (context.Request.ContentLength > LargestRequest)
            return DeskApi.Refused(new Refusal(RefusalCode.PictureTooBig, PictureLimits.Bytes / 1024 / 1024), asker.Language);
        try
        {
            if (await FileAsync(context) is not { } file)
                return DeskApi.Refused(new Refusal(RefusalCode.PictureMissing), asker.Language);
            var outcome = await pictures.AddAsync(asker, articleId, file.Name, file.Bytes, context.RequestAborted);
            return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.Json(AddedMessage.Of(outcome.Value!), Json);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return DeskApi.Refused(new Refusal(RefusalCode.PictureTooBig, PictureLimits.Bytes / 1024 / 1024), asker.Language);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            return DeskApi.Refused(new Refusal(RefusalCode.PictureMissing), asker.Language);
        }
    }

    private static async Task<IResult> ImportAsync(Guid articleId, HttpContext context, RemotePictures remote)
    {
        var asker = DeskApi.AskerOf(context);
        RemoteMessage? message;
        try
        {
            message = await context.Request.ReadFromJsonAsync<RemoteMessage>(Json, context.RequestAborted);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or BadHttpRequestException)
        {
            message = null;
        }

        var outcome = await remote.ImportAsync(asker, articleId, message?.Address ?? "", context.RequestAborted);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.Json(AddedMessage.Of(outcome.Value!), Json);
    }

    private static async Task<(string Name, byte[] Bytes)?> FileAsync(HttpContext context)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
            return null;
        var reader = new MultipartReader(boundary.ToString(), context.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 8 * 1024 };
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition || !disposition.IsFileDisposition())
                continue;
            using var buffer = new MemoryStream();
            await section.Body.CopyToAsync(buffer, context.RequestAborted);
            var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
            return buffer.Length == 0 ? null : (name.ToString(), buffer.ToArray());
        }

        return null;
    }

    private static async Task<IResult> ShowAsync(HttpContext context, PictureService pictures, Guid id, PictureSize? size) =>
        await pictures.OpenAsync(DeskApi.AskerOf(context), id, size, context.RequestAborted) is { } opened ? Results.Stream(opened.Content, opened.MediaType) : Results.NotFound();

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext context, PictureService pictures) =>
        await pictures.OpenOriginalAsync(DeskApi.AskerOf(context), id, context.RequestAborted) is { } opened
            ? Results.Stream(opened.Content, "application/octet-stream", opened.FileName)
            : Results.NotFound();

    private sealed record RemoteMessage(string? Address);

    private sealed record AddedMessage(Guid Id, int Width, int Height, string Caption, string Credit, string Copyright, string Alt)
    {
        public static AddedMessage Of(AddedPicture picture) =>
            new(picture.Id, picture.Width, picture.Height, picture.Words.Caption, picture.Words.Credit, picture.Words.Copyright, picture.Words.Alt);
    }
}
