using System.Text.Json;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Web.Desk.Translation;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CqNewsroom.Web.Desk.Vocabulary;

/// <summary>A piece of a Chinese text as the script sends it.</summary>
public sealed record PieceSent(string? Key, string? Text);

/// <summary>All pieces of a Chinese text.</summary>
public sealed record PiecesSent(PieceSent?[]? Parts);

/// <summary>Something to look at in a piece.</summary>
public sealed record ProofAnswer(string Key, string Kind, string Severity, PlaceAnswer Place, string Sentence, string? Fix);

/// <summary>The checks of a Chinese text while it is written travel by HTTP, as the text does.</summary>
public static class ChineseAidEndpoint
{
    private const int LargestText = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Maps <c>/desk/api/articles/{id}/proof</c>.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapChineseAid(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGroup("/desk/api/articles/{articleId:guid}").RequireSignedIn().RequireAntiforgeryHeader().WithMetadata(new RequestSizeLimitAttribute(LargestText))
            .MapPost("/proof", CheckAsync);
    }

    private static async Task<IResult> CheckAsync(Guid articleId, PiecesSent sent, HttpContext context, ChineseAid aid)
    {
        var asker = DeskApi.AskerOf(context);
        var outcome = await aid.CheckAsync(asker, articleId, [.. (sent.Parts ?? []).OfType<PieceSent>().Select(piece => (piece.Key ?? "", piece.Text ?? ""))], context.RequestAborted);
        return outcome.Refusal is { } refusal
            ? DeskApi.Refused(refusal, asker.Language)
            : Results.Json(outcome.Value!.Select(found => new ProofAnswer(found.Key, found.Kind.ToString(), found.Severity.ToString(), PlaceAnswer.Of(found.Place)!, found.Sentence, found.Fix)), Json);
    }
}
