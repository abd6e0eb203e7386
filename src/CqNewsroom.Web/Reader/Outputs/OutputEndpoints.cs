using System.Globalization;
using System.Text.RegularExpressions;
using CqNewsroom.Core;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Cards;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>The addresses of what the reader site puts out beside its pages: feeds, sitemaps, articles in the formats of other newsrooms, cards.</summary>
internal static partial class OutputEndpoints
{
    private const string LanguageSegment = "/{language:regex(^[a-z]{{2}}$)}";

    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Pages of other sites may show it: what a feed's reader could not load would be of no use.</summary>
    public static KeyValuePair<string, string> ForEverybody { get; } = new("Cross-Origin-Resource-Policy", "cross-origin");

    /// <summary>The page is to be found by search engines, not this form of it.</summary>
    public static KeyValuePair<string, string> NotToBeFound { get; } = new("X-Robots-Tag", "noindex");

    /// <summary>Adds what they need.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddOutputs(this IServiceCollection services) =>
        services.AddSingleton<Feeds>().AddSingleton<Sitemaps>().AddSingleton<Items>().AddSingleton<CardLibrary>();

    /// <summary>Maps them.</summary>
    /// <param name="site">The reader site's routes.</param>
    public static void MapOutputs(this IEndpointRouteBuilder site)
    {
        site.MapSitemaps();
        site.MapFeeds("", _ => PublicListKey.Front);
        site.MapFeeds("/{name}", PublicListKey.Section);
        site.MapFeeds("/tags/{name}", PublicListKey.Tag);
        site.MapFeeds("/people/{name}", PublicListKey.Person);
        site.MapFeeds("/agencies/{name}", PublicListKey.Agency);
        site.MapFeeds("/corrections", (feeds, language, _, format) => feeds.CorrectionsAsync(language, format));
        site.MapItems();
        site.MapCards();
    }

    /// <summary>Maps the feeds of a kind of list, beside its pages.</summary>
    /// <param name="site">The reader site's routes.</param>
    /// <param name="list">The list's address behind the language; <c>{name}</c> stands for its slug.</param>
    /// <param name="key">The list of a slug.</param>
    internal static void MapFeeds(this IEndpointRouteBuilder site, string list, Func<string, PublicListKey> key) =>
        site.MapFeeds(list, (feeds, language, name, format) => feeds.ReadAsync(language, key(name), format));

    private static void MapFeeds(this IEndpointRouteBuilder site, string list, Func<Feeds, string, string, FeedFormat, Task<ReaderAnswer?>> read)
    {
        foreach (var format in Enum.GetValues<FeedFormat>())
        {
            site.MapMethods($"{LanguageSegment}{list}/{OutputAddress.FileOf(format)}", Methods, (string language, HttpContext context, ReaderCache cache, Feeds feeds) =>
            {
                var name = context.GetRouteValue("name") as string ?? "";
                return AnswerAsync(context, cache, $"/{language}{list}/{name}/{format}", () => read(feeds, language, name, format));
            });
        }
    }

    private static void MapSitemaps(this IEndpointRouteBuilder site)
    {
        site.MapMethods(OutputAddress.SitemapIndex, Methods, (HttpContext context, ReaderCache cache, Sitemaps maps) =>
            AnswerAsync(context, cache, OutputAddress.SitemapIndex, async () => await maps.IndexAsync()));
        site.MapMethods(OutputAddress.PagesSitemap, Methods, (HttpContext context, ReaderCache cache, Sitemaps maps) =>
            AnswerAsync(context, cache, OutputAddress.PagesSitemap, async () => await maps.PagesAsync()));
        site.MapMethods("/sitemaps/{file}.xml", Methods, (string file, HttpContext context, ReaderCache cache, Sitemaps maps, TimeProvider time) =>
        {
            if (NewsFile().Match(file) is { Success: true } news)
                return NewsAsync(context, cache, time, $"/sitemaps/{file}", () => maps.NewsAsync(news.Groups["day"].Value, PartOf(news)));
            // Read as a whole: of a segment with two dashes the router would take the last for the one that parts language and month.
            var named = MonthFile().Match(file);
            if (!named.Success)
                return ReaderSite.SendAsync(context, ReaderAnswer.Missing);
            return AnswerAsync(context, cache, $"/sitemaps/{file}", () => maps.MonthAsync(named.Groups["language"].Value, named.Groups["month"].Value, PartOf(named)));
        });
        site.MapMethods(OutputAddress.NewsSitemap, Methods, (HttpContext context, ReaderCache cache, Sitemaps maps, TimeProvider time) =>
            NewsAsync(context, cache, time, OutputAddress.NewsSitemap, maps.NewsAsync));
    }

    private static void MapItems(this IEndpointRouteBuilder site)
    {
        foreach (var format in Enum.GetValues<ItemFormat>())
        {
            site.MapMethods($"{LanguageSegment}/{{section}}/{{article}}{OutputAddress.EndingOf(format)}", Methods, (string language, string article, HttpContext context, ReaderCache cache, Items items) =>
                PublicAddress.NumberOf(article) is { } number
                    ? AnswerAsync(context, cache, string.Create(CultureInfo.InvariantCulture, $"/{language}/{number}/{format}"), () => items.ReadAsync(language, number, format))
                    : ReaderSite.SendAsync(context, ReaderAnswer.Missing));
        }
    }

    private static void MapCards(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/cards/{language:regex(^[a-z]{{2}}$)}/site-{hash:regex(^[0-9a-f]{{32}}$)}.jpg", Methods, async (string language, string hash, HttpContext context, PublishedStories stories, CardLibrary cards) =>
            await SendCardAsync(context, await stories.SiteAsync(language, context.RequestAborted) is { } of ? await cards.ReadAsync(of, hash, context.RequestAborted) : null, StatusCodes.Status404NotFound));
        site.MapMethods("/cards/{language:regex(^[a-z]{{2}}$)}/{number:int:range(1,999999999)}-{hash:regex(^[0-9a-f]{{32}}$)}.jpg", Methods,
            async (string language, int number, string hash, HttpContext context, PublishedStories stories, CardLibrary cards) =>
            {
                var answer = await stories.ArticleAsync(language, number, context.RequestAborted);
                var card = answer?.Article is { } article ? await cards.ReadAsync(article, hash, context.RequestAborted) : null;
                await SendCardAsync(context, card, answer?.Retraction is { } retraction ? RetractionStatus.Of(retraction.Form) : StatusCodes.Status404NotFound);
            });
    }

    // Whether it may be seen is asked each time, so that it goes with its article; what it shows never changes under this address.
    private static Task SendCardAsync(HttpContext context, byte[]? card, int otherwise)
    {
        if (card is not null)
            return ReaderSite.SendAsync(context, new ReaderAnswer(StatusCodes.Status200OK, card, "image/jpeg") { Headers = [ForEverybody] });
        // An empty answer: who wanted a picture has no use for a page.
        return ReaderSite.SendAsync(context, new ReaderAnswer(otherwise, [], "text/plain"));
    }

    // The kept answer is good until the first of its items is too old to be news: from that moment on another one is kept beside it.
    private static async Task NewsAsync(HttpContext context, ReaderCache cache, TimeProvider time, string path, Func<Task<ReaderAnswer>> read)
    {
        var answer = await cache.GetAsync(path, read);
        while (answer.GoodUntil is { } until && until <= time.Now())
            answer = await cache.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{path}/{until.Ticks}"), read);
        await ReaderSite.SendAsync(context, answer);
    }

    // The first part has no number, so that each has one address.
    private static int PartOf(Match file) => file.Groups["part"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : 1;

    // What is not there is not kept: the page that says so follows by itself.
    private static Task AnswerAsync(HttpContext context, ReaderCache cache, string key, Func<Task<ReaderAnswer?>> read) =>
        ReaderSite.Answer(context, cache, key, async () => await read() ?? ReaderAnswer.Missing);

    [GeneratedRegex("^(?<language>[a-z]{2})-(?<month>[0-9]{4}-[0-9]{2})(?:-(?<part>[2-9]|[1-9][0-9]{1,2}))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthFile();

    [GeneratedRegex("^news-(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:-(?<part>[2-9]|[1-9][0-9]{1,2}))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NewsFile();
}
