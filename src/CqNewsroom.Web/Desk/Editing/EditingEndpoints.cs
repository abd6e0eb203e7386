using System.Text.Json;
using System.Text.Json.Serialization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Word;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CqNewsroom.Web.Desk.Editing;

/// <summary>Text travels by HTTP, not by the circuit: the editor loads, saves and says who writes through these.</summary>
public static class EditingEndpoints
{
    /// <summary>The largest save in bytes: a whole article, every block of it changed, with what goes around it.</summary>
    public const int LargestSave = 2 * DocumentLimits.JsonBytes;

    private const int LargestWord = 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonSerializerOptions Refused = new(Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Maps <c>/desk/api/articles/{id}/working-copy</c>, <c>…/lease</c> and <c>…/word</c>.</summary>
    /// <param name="routes">The application's endpoints.</param>
    public static void MapEditing(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var group = routes.MapGroup("/desk/api/articles/{articleId:guid}").RequireSignedIn().RequireAntiforgeryHeader();
        group.MapGet("/working-copy", ReadAsync);
        group.MapPut("/working-copy", SaveAsync).WithMetadata(new RequestSizeLimitAttribute(LargestSave));
        group.MapPost("/lease", (Guid articleId, HttpContext context, WorkingCopyService writing) => LeaseAsync(context, articleId, writing.AcquireAsync))
            .WithMetadata(new RequestSizeLimitAttribute(LargestWord));
        group.MapPost("/lease/take-over", (Guid articleId, HttpContext context, WorkingCopyService writing) => LeaseAsync(context, articleId, writing.TakeOverAsync))
            .WithMetadata(new RequestSizeLimitAttribute(LargestWord));
        group.MapPost("/lease/ask", (Guid articleId, HttpContext context, WorkingCopyService writing) => LeaseAsync(context, articleId, writing.AskForLeaseAsync))
            .WithMetadata(new RequestSizeLimitAttribute(LargestWord));
        group.MapPost("/word", ImportWordAsync).WithMetadata(new RequestSizeLimitAttribute(WordLimits.FileBytes));
        group.MapPost("/lease/release", ReleaseAsync).WithMetadata(new RequestSizeLimitAttribute(LargestWord));
    }

    private static async Task<IResult> ReadAsync(Guid articleId, HttpContext context, WorkingCopyService writing)
    {
        var asker = DeskApi.AskerOf(context);
        var read = await writing.ReadAsync(asker, articleId, context.RequestAborted);
        return read.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.Json(CopyMessage.Of(read.Value!, asker), Json);
    }

    private static async Task<IResult> SaveAsync(Guid articleId, HttpContext context, WorkingCopyService writing)
    {
        var asker = DeskApi.AskerOf(context);
        var (message, problem) = await BodyAsync<SaveMessage>(context, asker);
        if (message is null)
            return problem!;
        // A save that arrived is finished, also where the page that sent it is gone by then.
        var outcome = await writing.SaveAsync(asker, articleId, message.ToRequest(), CancellationToken.None);
        return outcome.Saved is { } saved ? Results.Json(SavedMessage.Of(saved), Json) : Answer(outcome, asker.Language);
    }

    private static async Task<IResult> LeaseAsync(HttpContext context, Guid articleId, Func<Asker, Guid, Guid, CancellationToken, Task<Outcome<LeaseView>>> ask)
    {
        var asker = DeskApi.AskerOf(context);
        var (message, problem) = await BodyAsync<TabMessage>(context, asker);
        if (message is null)
            return problem!;
        var outcome = await ask(asker, articleId, message.Tab, context.RequestAborted);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.Json(LeaseMessage.Of(outcome.Value!), Json);
    }

    private static async Task<IResult> ReleaseAsync(Guid articleId, HttpContext context, WorkingCopyService writing)
    {
        var asker = DeskApi.AskerOf(context);
        var (message, problem) = await BodyAsync<TabMessage>(context, asker);
        if (message is null)
            return problem!;
        var outcome = await writing.ReleaseAsync(asker, articleId, message.Tab, CancellationToken.None);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.NoContent();
    }

    private static async Task<IResult> ImportWordAsync(Guid articleId, HttpContext context, WordFiles files, WordNotes notes)
    {
        var asker = DeskApi.AskerOf(context);
        using var file = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(file, context.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return DeskApi.Refused(new Refusal(RefusalCode.WordTooBig), asker.Language);
        }

        var outcome = await files.ImportAsync(asker, articleId, file.ToArray(), context.RequestAborted);
        return outcome.Refusal is { } refusal ? DeskApi.Refused(refusal, asker.Language) : Results.Json(new ImportedMessage([.. outcome.Value!.Select(notes.Of)]), Json);
    }

    private static async Task<(T? Message, IResult? Problem)> BodyAsync<T>(HttpContext context, Asker asker)
        where T : class
    {
        try
        {
            if (context.Request.HasJsonContentType() && await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted) is { } message)
                return (message, null);
        }
        catch (JsonException)
        {
            // Answered below.
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, DeskApi.Refused(new Refusal(RefusalCode.TextInvalid, Sentence(DocumentProblemCode.TooBig)), asker.Language, StatusCodes.Status413PayloadTooLarge));
        }

        return (null, DeskApi.Refused(new Refusal(RefusalCode.TextInvalid, Sentence(DocumentProblemCode.NotJson)), asker.Language));
    }

    private static ProblemSentence Sentence(DocumentProblemCode code) => new(new DocumentProblem(code, null, null, []));

    private static IResult Answer(SaveOutcome outcome, string language)
    {
        var refusal = outcome.Refusal!;
        if (outcome.Stale is not { } stale)
            return Results.Json(new RefusedMessage(DeskApi.CodeOf(refusal), refusal.In(language)) { BlockId = outcome.BlockId, By = ByMessage.Of(outcome.By) }, Refused, statusCode: DeskApi.StatusOf(refusal));
        return Results.Json(
            new RefusedMessage("stale", refusal.In(language))
            {
                By = ByMessage.Of(stale.By),
                Fields = [.. stale.Fields.Select(CopyField.Of)],
                Blocks = [.. stale.Blocks.Select(StaleBlock.Of)],
            },
            Refused,
            statusCode: StatusCodes.Status409Conflict);
    }
}
