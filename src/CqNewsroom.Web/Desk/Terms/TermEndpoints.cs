using System.Text.Json;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Terms;

/// <summary>Files of terms travel by HTTP: in to be reported on, out as the list that is on the screen.</summary>
public static class TermEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Maps <c>/desk/api/terms/import</c> and <c>/desk/terms.csv</c>.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapTerms(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGroup("/desk/api/terms").RequireSignedIn().RequireAntiforgeryHeader()
            .MapPost("/import", ImportAsync).WithMetadata(new RequestSizeLimitAttribute(TermFiles.LargestFile));
        routes.MapGroup("/desk").RequireAuthorization().MapGet("/terms.csv", ExportAsync);
    }

    private static Task<IResult> ImportAsync(HttpContext context, TermFiles files) => ReceiveAsync(context, files, files.SendAsync);

    /// <summary>Takes in a file of an editor and hands it on.</summary>
    /// <param name="context">The request.</param>
    /// <param name="files">Who knows who may send.</param>
    /// <param name="send">What is done with it.</param>
    internal static async Task<IResult> ReceiveAsync(HttpContext context, TermFiles files, Func<Asker, string, byte[], CancellationToken, Task<Outcome<Guid>>> send)
    {
        var asker = DeskApi.AskerOf(context);
        // Before a byte of it is read.
        if (await files.MaySendAsync(asker, context.RequestAborted) is { } mayNot)
            return DeskApi.Refused(mayNot, asker.Language);
        using var file = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(file, context.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return DeskApi.Refused(new Refusal(RefusalCode.TermFileTooBig, TermFiles.LargestFile / 1024 / 1024), asker.Language);
        }

        var name = Uri.UnescapeDataString(context.Request.Headers["X-File-Name"].ToString());
        var outcome = await send(asker, name, file.ToArray(), context.RequestAborted);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.Json(new { id = outcome.Value }, Json);
    }

    private static async Task<IResult> ExportAsync(HttpContext context, IAsker who, Termbase terms, IStringLocalizer<AccountText> texts, string? words, string? kind, string? desk, string? state)
    {
        var filter = TermAddress.Filter(words, kind, desk, state, null);
        if ((await who.FindAsync())?.Asker is not { } asker || (await terms.ExportAsync(asker, filter, context.RequestAborted)).Value is not { } file)
            return AccountEndpoints.Missing(texts);
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(file, "text/csv; charset=utf-8", "terms.csv");
    }
}
