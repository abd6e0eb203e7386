using System.Globalization;
using System.Text.Json.Nodes;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Reader.Outputs;

namespace CqNewsroom.Web.Partners;

/// <summary>
/// What partners' programs read under <c>/api</c>: no cookie, no form, no page, and no header that lets a page of another site ask - a token in a page is a
/// token lost. Everything begins with the one query over what is public.
/// </summary>
internal static class PartnerEndpoints
{
    private const string Bearer = "Bearer ";
    private const string Articles = "/api/v1/articles";

    private static readonly PathString Root = "/api";
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Whether a request is a partner's.</summary>
    /// <param name="context">The request.</param>
    public static bool IsForPartners(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds what they need.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddPartners(this IServiceCollection services) => services.AddSingleton<PartnerLimits>().AddSingleton<PartnerDescription>();

    /// <summary>Maps them.</summary>
    /// <param name="routes">Where.</param>
    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("").AllowAnonymous();
        api.MapMethods("/api/openapi.json", Methods, (HttpContext context, PartnerDescription description) => description.Reply.SendAsync(context));
        api.MapMethods("/api/v1/languages", Methods, (HttpContext context) => AnswerAsync(context, [], LanguagesAsync));
        api.MapMethods("/api/v1/sections", Methods, (HttpContext context) => AnswerAsync(context, [], SectionsAsync));
        api.MapMethods(Articles, Methods, (HttpContext context) => AnswerAsync(context, PartnerQueries.Names, ListAsync));
        api.MapMethods(Articles + "/{language}/{number}", Methods, (string language, string number, HttpContext context) =>
            AnswerAsync(context, [], (services, caller) => ArticleAsync(services, caller, language, number)));
    }

    private static async Task AnswerAsync(HttpContext context, IReadOnlyCollection<string> parameters, Func<HttpContext, ApiCaller, Task<PartnerReply>> answer) =>
        await (await ReplyAsync(context, parameters, answer)).SendAsync(context);

    private static async Task<PartnerReply> ReplyAsync(HttpContext context, IReadOnlyCollection<string> parameters, Func<HttpContext, ApiCaller, Task<PartnerReply>> answer)
    {
        var services = context.RequestServices;
        if (context.Request.Headers.Authorization is not [{ } given] || !given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return PartnerReply.Problem(StatusCodes.Status401Unauthorized, "token-missing", "Send a token: Authorization: Bearer cqn_...");
        var recognised = await services.GetRequiredService<ApiCallers>().RecogniseAsync(given[Bearer.Length..].Trim(), context.RequestAborted);
        if (recognised.Caller is not { } caller)
            return Unrecognised(recognised.State);
        if (services.GetRequiredService<PartnerLimits>().Count(caller) is { } wait)
        {
            return PartnerReply.Problem(
                StatusCodes.Status429TooManyRequests, "too-many-requests", string.Create(CultureInfo.InvariantCulture, $"This token may ask {caller.RequestsPerMinute} times in a minute.")) with
            { RetryAfter = wait };
        }

        // Who mistypes a filter must not get everything instead.
        if (context.Request.Query.FirstOrDefault(one => !parameters.Contains(one.Key, StringComparer.Ordinal) || one.Value.Count != 1) is { Key: { } name })
            return PartnerReply.Problem(StatusCodes.Status400BadRequest, "parameter-invalid", $"The parameter '{PlainName(name)}' is not known here, or stands more than once.");
        return await answer(context, caller);
    }

    private static PartnerReply Unrecognised(TokenState state)
    {
        var (code, detail) = state switch
        {
            TokenState.Expired => ("token-expired", "This token's time is over. Ask the newsroom for a new one."),
            TokenState.Revoked => ("token-revoked", "This token was revoked. Ask the newsroom for a new one."),
            _ => ("token-unknown", "There is no such token."),
        };
        return PartnerReply.Problem(StatusCodes.Status401Unauthorized, code, detail);
    }

    private static async Task<PartnerReply> LanguagesAsync(HttpContext context, ApiCaller caller)
    {
        var catalogue = await Service(context).CatalogueAsync(caller, context.RequestAborted);
        var baseUrl = BaseUrl(context);
        return Ok(new JsonObject
        {
            ["items"] = OutputJson.Array(catalogue.Languages.Select(one => new JsonObject
            {
                ["path"] = one.Language.Path,
                ["tag"] = one.Language.Tag,
                ["name"] = one.Language.Name,
                ["paper"] = one.PaperName,
                ["url"] = baseUrl + PublicAddress.List(one.Language, PublicListKey.Front),
            })),
        });
    }

    private static async Task<PartnerReply> SectionsAsync(HttpContext context, ApiCaller caller)
    {
        var catalogue = await Service(context).CatalogueAsync(caller, context.RequestAborted);
        return Ok(new JsonObject
        {
            ["items"] = OutputJson.Array(catalogue.Sections.Select(section => new JsonObject
            {
                ["slug"] = section.Slug,
                ["names"] = new JsonObject(catalogue.Languages.Where(one => section.Names.ContainsKey(one.Language.Tag))
                    .Select(one => KeyValuePair.Create<string, JsonNode?>(one.Language.Tag, section.Names[one.Language.Tag]))),
            })),
        });
    }

    private static async Task<PartnerReply> ListAsync(HttpContext context, ApiCaller caller)
    {
        if (!caller.ReadsArticles)
            return Fault(PartnerFault.OutOfScope);
        var (query, problem) = PartnerQueries.Read(context.Request.Query);
        if (query is null)
            return PartnerReply.Problem(StatusCodes.Status400BadRequest, "parameter-invalid", problem!);
        var answer = await Service(context).ListAsync(caller, query, context.RequestAborted);
        if (answer.Value is not { } page)
            return Fault(answer.Fault!.Value);
        var items = new List<JsonObject>();
        foreach (var item in page.Items)
            items.Add(await ItemAsync(context, caller, item));
        return Ok(new JsonObject
        {
            ["items"] = OutputJson.Array(items),
            ["hasMore"] = page.HasMore,
            ["cursor"] = page.Cursor,
            ["next"] = BaseUrl(context) + Articles + PartnerQueries.Next(context.Request.Query, page.Cursor),
        });
    }

    private static async Task<PartnerReply> ArticleAsync(HttpContext context, ApiCaller caller, string language, string number)
    {
        if (!caller.ReadsArticles)
            return Fault(PartnerFault.OutOfScope);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var story))
            return Fault(PartnerFault.NotFound);
        var answer = await Service(context).ReadAsync(caller, language, story, context.RequestAborted);
        if (answer.Value is not { } found)
            return Fault(answer.Fault!.Value);
        var status = found.Retraction is { } retraction ? RetractionStatus.Of(retraction.Form) : StatusCodes.Status200OK;
        return new PartnerReply(status, await ItemAsync(context, caller, found));
    }

    private static async Task<JsonObject> ItemAsync(HttpContext context, ApiCaller caller, PublicAnswer answer)
    {
        var items = context.RequestServices.GetRequiredService<Items>();
        if (answer.Retraction is { } retraction)
            return items.Ninjs(retraction);
        var item = await items.NinjsAsync(answer.Article!);
        if (caller.ReadsTexts)
            return item;
        item.Remove("bodies");
        item["representationType"] = "partial";
        return item;
    }

    private static PartnerReply Fault(PartnerFault fault) => fault switch
    {
        PartnerFault.LanguageUnknown => PartnerReply.Problem(StatusCodes.Status400BadRequest, "language-unknown", "The newsroom has no such language. /api/v1/languages lists them."),
        PartnerFault.SectionUnknown => PartnerReply.Problem(StatusCodes.Status400BadRequest, "section-unknown", "The newsroom has no such section. /api/v1/sections lists them."),
        PartnerFault.OutOfScope => PartnerReply.Problem(StatusCodes.Status403Forbidden, "out-of-scope", "This token may not read that."),
        PartnerFault.CursorInvalid => PartnerReply.Problem(StatusCodes.Status400BadRequest, "cursor-invalid", "This cursor was not handed out for this list. Keep the filters, or begin without one."),
        _ => PartnerReply.Problem(StatusCodes.Status404NotFound, "article-unknown", "No article of that number was ever public in that language."),
    };

    // Into the answer goes only what is harmless there, however it is shown.
    private static string PlainName(string name) => new([.. name.Where(char.IsAsciiLetterOrDigit).Take(40)]);

    private static PartnerReply Ok(JsonObject body) => new(StatusCodes.Status200OK, body);

    private static PartnerArticles Service(HttpContext context) => context.RequestServices.GetRequiredService<PartnerArticles>();

    private static string BaseUrl(HttpContext context) => context.RequestServices.GetRequiredService<ReaderRenderer>().BaseUrl;
}
