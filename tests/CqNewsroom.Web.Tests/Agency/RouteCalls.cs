using System.Globalization;
using CqNewsroom.Core.Acts;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CqNewsroom.Web.Tests.Agency;

/// <summary>One request of the walk.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">Path and query.</param>
/// <param name="Values">Values of the route's parameters, for pages that are rendered here.</param>
/// <param name="Body">JSON; null for none.</param>
internal sealed record RouteCall(string Method, string Address, IReadOnlyDictionary<string, string> Values, string? Body);

/// <summary>
/// How every route is asked for what is not the asker's. A route with a parameter that is not named here, or that takes a body not written here, fails the
/// walk until somebody says how to call it.
/// </summary>
/// <param name="world">What there is to ask for.</param>
internal sealed class RouteCalls(AgencyWorld world)
{
    private static readonly string[] Commands = [.. typeof(ArticleCommand).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ArticleCommand))).Select(type => type.Name)];

    /// <summary>What is written to a route, by the end of its pattern. Those with true ask for the own article as well: they change nothing.</summary>
    private static readonly (string Ends, string Body, bool ChangesNothing)[] Bodies =
    [
        ("/translation/checks", """{"parts":[{"key":"@headline","target":"Text."},{"key":"a","target":"Text."}],"others":[]}""", true),
        ("/translation/help", """{"key":"a","target":"Text."}""", true),
        ("/translation/confirmation", """{"key":"a","isDone":true,"machine":true}""", false),
        ("/translation/answer", """{"revisionId":"00000000-0000-0000-0000-000000000000","parts":["a"]}""", false),
        ("/translation/comments", """{"thread":"00000000-0000-0000-0000-000000000000","text":"Mine."}""", false),
        ("/proof", """{"parts":[{"key":"a","text":"Text."}]}""", true),
        ("/translation/machine", """{"key":"a"}""", true),
        ("/translation/machine/taken", """{"key":"a","text":"Text."}""", false),
        ("/working-copy", """{"tab":"00000000-0000-0000-0000-000000000001","saveId":"00000000-0000-0000-0000-000000000002","fields":[{"name":"headline","baseVersion":0,"value":"Mine"}],"blocks":[],"removed":[],"leftOut":null}""", false),
        ("/lease", """{"tab":"00000000-0000-0000-0000-000000000001"}""", false),
        ("/lease/take-over", """{"tab":"00000000-0000-0000-0000-000000000001"}""", false),
        ("/lease/ask", """{"tab":"00000000-0000-0000-0000-000000000001"}""", false),
        ("/lease/release", """{"tab":"00000000-0000-0000-0000-000000000001"}""", false),
        ("/word", "{}", false),
        ("/acts/{command}", """{"reason":"x","note":"x","seenVersion":null,"personId":null,"agencyId":null}""", false),
        ("/api/stories", """{"deskId":"00000000-0000-0000-0000-000000000000","sectionId":"00000000-0000-0000-0000-000000000000","language":"zh-CN","wantedLanguages":[]}""", true),
        ("/pictures", "{}", false),
        ("/pictures/remote", """{"address":"http://192.0.2.1/x.jpg"}""", false),
        ("/terms/import", "zh,en", true),
        ("/words/import", "word", true),
        ("/site/logo", "{}", true),
        ("/setup", "{}", true),
    ];

    /// <summary>What pages read of their query: every name with something that is not theirs.</summary>
    private static readonly string[] Queries = ["words", "desk", "picture", "entry", "agency", "from", "to", "revision", "state", "page", "language", "returnUrl", "person", "story", "article", "tag", "cursor", "changedSince"];

    /// <summary>The calls of a route; empty where it belongs to the framework.</summary>
    public IEnumerable<RouteCall> Of(RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern;
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named ? named : [HttpMethods.Get];
        // Pages answer to forms as well; the desk's have none.
        var isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        foreach (var method in methods.Where(method => !HttpMethods.IsHead(method) && (!isPage || HttpMethods.IsGet(method))))
        {
            var isRead = HttpMethods.IsGet(method);
            // Signing in and out is another test's; the session that walks must not end.
            if (!isRead && pattern.RawText!.StartsWith("/account", StringComparison.Ordinal))
                continue;
            var (_, body, changesNothing) = isRead ? default : Bodies.FirstOrDefault(b => pattern.RawText!.TrimEnd('/').EndsWith(b.Ends, StringComparison.Ordinal));
            if (!isRead && body is null)
                throw new UnknownRouteException($"Say in {nameof(RouteCalls)} what is written to {method} {pattern.RawText}.");
            foreach (var (number, values) in Values(pattern, isRead || changesNothing).Index())
            {
                var path = Path(pattern, values);
                yield return new RouteCall(method, path, values, body);
                // A query says the same whatever the path names: the first, and the own ones.
                if (isRead && (number == 0 || values.Values.Contains(world.Own.ToString(), StringComparer.Ordinal)))
                    yield return new RouteCall(method, path + "?" + string.Join('&', Queries.Select(name => $"{name}={Uri.EscapeDataString(Asked(name))}")), values, null);
            }
        }
    }

    private string Asked(string name) => name switch
    {
        "words" => AgencyWorld.Mark,
        "from" or "to" or "revision" or "page" => "1",
        "state" => "Open",
        "language" => "en",
        "returnUrl" => "/desk",
        "story" => world.ForeignNumbers[0].ToString(CultureInfo.InvariantCulture),
        "article" => world.Foreign[0].ToString(),
        _ => world.ForeignThings[0].ToString(),
    };

    private IEnumerable<IReadOnlyDictionary<string, string>> Values(RoutePattern pattern, bool withOwn)
    {
        IEnumerable<IReadOnlyDictionary<string, string>> all = [new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)];
        foreach (var parameter in pattern.Parameters)
        {
            var some = For(parameter.Name, pattern, withOwn).ToList();
            all = [.. all.SelectMany(values => some.Select(value => new Dictionary<string, string>(values, StringComparer.OrdinalIgnoreCase) { [parameter.Name] = value }))];
        }

        return all;
    }

    private IEnumerable<string> For(string name, RoutePattern pattern, bool withOwn) => name.ToLowerInvariant() switch
    {
        "articleid" or "id" or "pictureid" or "deskid" or "orderid" => world.Foreign.Concat(world.ForeignThings).Concat(withOwn ? [world.Own, world.OwnOrder] : []).Select(id => id.ToString()),
        "number" => world.ForeignNumbers.Append(world.OwnNumber).Append(999_999).Select(number => number.ToString(CultureInfo.InvariantCulture)),
        "command" => Commands,
        "secret" => ["no-such-secret"],
        "width" => ["400"],
        "extension" => ["webp", "jpg"],
        "language" => ["en", "zh"],
        "section" => ["city", "culture"],
        "article" => ["secret", "1014-secret"],
        "hash" => [new string('e', 64)],
        "x" or "y" => ["500"],
        "name" => ["secret", "city"],
        "slug" => ["secret"],
        "period" => ["2026-07", "2026-07-10"],
        "file" => ["pages", "en-2026-07", "zh-2026-07"],
        "light" or "dark" => ["8a1f11"],
        "rest" => ["nothing/here"],
        "path" => ["nothing-here.css"],
        _ => throw new UnknownRouteException($"Say in {nameof(RouteCalls)} what {{{name}}} of {pattern.RawText} is asked for."),
    };

    private static string Path(RoutePattern pattern, IReadOnlyDictionary<string, string> values) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => values[parameter.Name],
        _ => throw new InvalidOperationException(pattern.RawText),
    }))));
}

/// <summary>A route that nobody said how to call.</summary>
/// <param name="message">Which.</param>
internal sealed class UnknownRouteException(string message) : Exception(message);
