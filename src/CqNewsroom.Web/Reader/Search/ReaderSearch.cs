using System.Globalization;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Search;

namespace CqNewsroom.Web.Reader.Search;

/// <summary>
/// The readers' search: one page for each language, asked by its address. Its answers are kept in no cache: there are as many of them as there are
/// questions, and each must know at once what was retracted.
/// </summary>
public static class ReaderSearch
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Adds what it needs.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddReaderSearch(this IServiceCollection services)
    {
        services.AddSingleton<SiteSearch>();
        services.AddSingleton<SearchIndexing>();
        services.AddSingleton(SearchGateOptions.Default);
        services.AddSingleton<SearchGate>();
        services.AddHostedService<SearchIndexer>();
        return services;
    }

    /// <summary>Maps its addresses.</summary>
    /// <param name="routes">Where.</param>
    public static void MapReaderSearch(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/{language:regex(^[a-z]{{2}}$)}/search", Methods, AnswerAsync);

    private static async Task AnswerAsync(
        string language, string? q, string? section, string? person, string? from, string? to, string? page,
        HttpContext context, SiteSearch search, SearchGate gate, ReaderRenderer renderer, ReaderPages pages, PublishedStories stories)
    {
        var question = new SearchQuestion(q ?? "", section ?? "", person ?? "", from ?? "", to ?? "");
        using var turn = await gate.EnterAsync(context.Connection.RemoteIpAddress, context.RequestAborted);
        if (!turn.IsAcquired && await stories.SiteAsync(language, context.RequestAborted) is { } site)
        {
            context.Response.Headers.RetryAfter = "10";
            await ReaderSite.SendAsync(context, await renderer.PageAsync<BusyPage>(StatusCodes.Status429TooManyRequests, ("Site", site)), isPrivate: true);
            return;
        }

        var found = await search.FindAsync(language, question, Page(page), context.RequestAborted);
        var answer = found is null
            ? await pages.NoticeAsync(StatusCodes.Status404NotFound, language)
            : await renderer.PageAsync<ResultsPage>(found.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, ("Model", found));
        await ReaderSite.SendAsync(context, answer, isPrivate: true);
    }

    // What is no number is a page that does not exist.
    private static int Page(string? page) =>
        page is null ? 1 : int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
