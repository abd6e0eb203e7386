using System.Text.Json;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Translation;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CqNewsroom.Web.Desk.Translation;

/// <summary>What helps a translator travels by HTTP, as the text does: checks while they type, terms, memory, and which parts are done.</summary>
public static class TranslationEndpoints
{
    private const int LargestQuestion = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false };

    /// <summary>Maps <c>/desk/api/articles/{id}/translation/…</c>.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapTranslation(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var group = routes.MapGroup("/desk/api/articles/{articleId:guid}/translation").RequireSignedIn().RequireAntiforgeryHeader().WithMetadata(new RequestSizeLimitAttribute(LargestQuestion));
        group.MapPost("/checks", (Guid articleId, ChecksAsked asked, HttpContext context, TranslationAid aid) => AnswerAsync(
            context, asker => aid.CheckAsync(asker, articleId, asked.AskedParts, asked.AskedOthers, context.RequestAborted), CheckedAnswer.Of));
        group.MapPost("/help", (Guid articleId, PartSent part, HttpContext context, TranslationAid aid) => AnswerAsync(
            context, asker => aid.HelpAsync(asker, articleId, part.Asked, context.RequestAborted), HelpAnswer.Of));
        group.MapPost("/confirmation", ConfirmAsync);
        group.MapPost("/answer", AnswerSourceAsync);
        group.MapGet("/comments", (Guid articleId, HttpContext context, PairComments comments) => AnswerAsync(
            context, asker => comments.ReadAsync(asker, articleId, context.RequestAborted), ThreadAnswer.Of));
        group.MapPost("/comments", ReplyAsync);
        group.MapPost("/machine", (Guid articleId, MachineAsked asked, HttpContext context, MachineSuggestions machine) => AnswerAsync(
            context, asker => machine.SuggestAsync(asker, articleId, asked.Key ?? "", context.RequestAborted), suggestion => suggestion));
        group.MapPost("/machine/taken", TakeMachineAsync);
        group.MapGet("/concordance", (Guid articleId, string? words, HttpContext context, TranslationMemory memory) => AnswerAsync(
            context, asker => memory.SearchAsync(asker, articleId, words ?? "", context.RequestAborted), ConcordanceAnswer.Of));
    }

    private static async Task<IResult> AnswerAsync<T, TAnswer>(HttpContext context, Func<Asker, Task<Outcome<T>>> ask, Func<T, TAnswer> answer)
    {
        var asker = DeskApi.AskerOf(context);
        var outcome = await ask(asker);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.Json(answer(outcome.Value!), Json);
    }

    private static async Task<IResult> ConfirmAsync(Guid articleId, Confirmed confirmed, HttpContext context, TranslationAid aid)
    {
        var asker = DeskApi.AskerOf(context);
        var outcome = await aid.ConfirmAsync(asker, articleId, confirmed.Key ?? "", confirmed.IsDone, confirmed.Machine, CancellationToken.None);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.NoContent();
    }

    private static async Task<IResult> TakeMachineAsync(Guid articleId, MachineTaken taken, HttpContext context, MachineSuggestions machine)
    {
        var asker = DeskApi.AskerOf(context);
        var outcome = await machine.TakeAsync(asker, articleId, taken.Key ?? "", taken.Text ?? "", CancellationToken.None);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.NoContent();
    }

    private static async Task<IResult> ReplyAsync(Replied replied, HttpContext context, CommentService comments)
    {
        var asker = DeskApi.AskerOf(context);
        var outcome = await comments.AnswerAsync(asker, replied.Thread, replied.Text ?? "", CancellationToken.None);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.NoContent();
    }

    private static async Task<IResult> AnswerSourceAsync(Guid articleId, SourceAnswered answered, HttpContext context, ArticleService articles)
    {
        var asker = DeskApi.AskerOf(context);
        var outcome = await articles.PerformAsync(asker, new AnswerSource(articleId, answered.RevisionId, [.. (answered.Parts ?? []).OfType<string>()]), CancellationToken.None);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.NoContent();
    }
}
