using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Translation;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Papers;

/// <summary>
/// Papers of a story without a circuit: its texts as Word documents, the sheet of sign-offs, and the figures of a translation. They are only read, and are neither
/// stored on the way nor found by search engines (case N74).
/// </summary>
public static class StoryPapers
{
    /// <summary>Maps them.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapStoryPapers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/desk").RequireAuthorization();
        group.MapGet("/articles/{articleId:guid}/word", WordAsync);
        group.MapGet("/articles/{articleId:guid}/figures", FiguresAsync);
        group.MapGet("/stories/{number:int}/sheet", SheetAsync);
        group.MapGet("/stories/{number:int}/sheet.csv", TableAsync);
    }

    private static async Task<IResult> WordAsync(Guid articleId, int? revision, HttpContext context, IAsker who, WordFiles files, IStringLocalizer<AccountText> texts)
    {
        if (await AskerAsync(who) is not { } asker || (await files.ExportAsync(asker, articleId, revision, context.RequestAborted)).Value is not { } file)
            return AccountEndpoints.Missing(texts);
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(file.Bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", file.Name);
    }

    private static async Task<IResult> FiguresAsync(
        Guid articleId, int? revision, HttpContext context, IAsker who, FiguresSheets sheets, ReaderRenderer renderer, AssetAddresses assets, TimeProvider time, IStringLocalizer<AccountText> texts)
    {
        if (await AskerAsync(who) is not { } asker || (await sheets.ReadAsync(asker, articleId, revision, context.RequestAborted)).Value is not { } sheet)
            return AccountEndpoints.Missing(texts);
        return Page(context, await renderer.PageAsync<FiguresPage>(
            StatusCodes.Status200OK, ("Sheet", sheet), ("SheetStyle", assets.Of("sheet.css")), ("PrintedAt", time.GetUtcNow().UtcDateTime)));
    }

    private static async Task<IResult> SheetAsync(int number, HttpContext context, IAsker who, StoryPages stories, ReaderRenderer renderer, AssetAddresses assets, TimeProvider time, IStringLocalizer<AccountText> texts)
    {
        if (await StoryAsync(number, who, stories, context.RequestAborted) is not { } story)
            return AccountEndpoints.Missing(texts);
        return Page(context, await renderer.PageAsync<SheetPage>(
            StatusCodes.Status200OK, ("Story", story), ("SheetStyle", assets.Of("sheet.css")), ("PrintedAt", time.GetUtcNow().UtcDateTime)));
    }

    private static async Task<IResult> TableAsync(int number, HttpContext context, IAsker who, StoryPages stories, SheetTable table, IStringLocalizer<AccountText> texts)
    {
        if (await StoryAsync(number, who, stories, context.RequestAborted) is not { } story)
            return AccountEndpoints.Missing(texts);
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(table.Write(story), "text/csv; charset=utf-8", $"sheet-{number}.csv");
    }

    // A sheet names who signed, so an agency's people have none.
    private static async Task<StoryView?> StoryAsync(int number, IAsker who, StoryPages stories, CancellationToken cancellation) =>
        await AskerAsync(who) is { } asker && (await stories.ReadAsync(asker, number, cancellation)).Value is { IsRestricted: false } story ? story : null;

    private static async Task<Asker?> AskerAsync(IAsker who) => (await who.FindAsync())?.Asker;

    private static IResult Page(HttpContext context, ReaderAnswer answer)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(answer.Body, answer.ContentType);
    }
}
