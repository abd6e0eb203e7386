using System.Text.Json;
using System.Text.Json.Serialization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Security;

namespace CqNewsroom.Web.Desk.Acts;

/// <summary>
/// The acts on an article by HTTP: the same commands, service and refusals as the pages'. For programs of the newsroom, and for tests
/// that ask for everything as everyone.
/// </summary>
public static class ActEndpoints
{
    // The clock's own commands are internal and not among them.
    private static readonly Dictionary<string, Type> Commands = typeof(ArticleCommand).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(ArticleCommand)))
        .ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 32, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Maps <c>POST /desk/api/articles/{id}/acts/{command}</c> and <c>POST /desk/api/stories</c>.</summary>
    /// <param name="routes">Where.</param>
    public static IEndpointRouteBuilder MapActs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/desk/api").RequireAuthorization().RequireSignedIn().RequireAntiforgeryHeader();
        group.MapPost("/articles/{id:guid}/acts/{command}", PerformAsync);
        group.MapPost("/stories", CreateAsync);
        return routes;
    }

    private static async Task<IResult> PerformAsync(Guid id, string command, HttpContext context, ArticleService acts, CancellationToken cancellation)
    {
        if (!Commands.TryGetValue(command, out var type))
            return Results.NotFound();
        ArticleCommand? parsed;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: cancellation);
            parsed = (ArticleCommand?)body.RootElement.Deserialize(type, Json);
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }

        var asker = DeskApi.AskerOf(context);
        return parsed is null ? Results.BadRequest() : Answer(await acts.PerformAsync(asker, parsed with { ArticleId = id }, cancellation), asker);
    }

    private static async Task<IResult> CreateAsync(CreateStory command, HttpContext context, ArticleService acts, CancellationToken cancellation)
    {
        var asker = DeskApi.AskerOf(context);
        var outcome = await acts.CreateStoryAsync(asker, command, cancellation);
        return outcome.IsDone ? Results.Json(outcome.Value) : Answer(outcome, asker);
    }

    private static IResult Answer(Outcome outcome, Asker asker) => outcome.Refusal is not { } refusal
        ? Results.Ok()
        : Results.Json(
            new { code = refusal.Code.ToString(), message = refusal.In(asker.Language) },
            statusCode: refusal.Code switch
            {
                RefusalCode.NotFound => StatusCodes.Status404NotFound,
                RefusalCode.SomebodyWasFaster or RefusalCode.OtherTextThanSeen => StatusCodes.Status409Conflict,
                RefusalCode.DatabaseBusy => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status422UnprocessableEntity,
            });
}
