using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Desk.Terms;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Vocabulary;

/// <summary>Files of words travel by HTTP, as those of terms.</summary>
public static class WordEndpoints
{
    /// <summary>Maps <c>/desk/api/words/import</c> and <c>/desk/words.csv</c>.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapWords(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGroup("/desk/api/words").RequireSignedIn().RequireAntiforgeryHeader()
            .MapPost("/import", (HttpContext context, TermFiles files, WordListFiles words) => TermEndpoints.ReceiveAsync(context, files, words.SendAsync)).WithMetadata(new RequestSizeLimitAttribute(TermFiles.LargestFile));
        routes.MapGroup("/desk").RequireAuthorization().MapGet("/words.csv", ExportAsync);
    }

    private static async Task<IResult> ExportAsync(HttpContext context, IAsker who, WordBook book, IStringLocalizer<AccountText> texts, string? words, string? kind, string? desk, string? state)
    {
        var filter = WordAddress.Filter(words, kind, desk, state, null);
        if ((await who.FindAsync())?.Asker is not { } asker || (await book.ExportAsync(asker, filter, context.RequestAborted)).Value is not { } file)
            return AccountEndpoints.Missing(texts);
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(file, "text/csv; charset=utf-8", "words.csv");
    }
}
