using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>
/// An anonymous visitor who knows every route of the program, every id and number of the database and every parameter never gets a byte of what is not
/// public (cases N72, N74, P13 to P15).
/// </summary>
public sealed partial class CrawlTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const int MostOfARoute = 600;
    private const string Newer = "A sentence that stands only in the newer working copy of a live story.";

    private static readonly string[] Attempts =
    [
        "preview=true", "draft=1", "status=draft", "status=DRAFT", "state=Scheduled", "version=working", "working=true", "revision={0}", "rev={0}", "id={0}", "token={0}", "page=2", "page=4",
        "language=en", "q=%E5%8D%9A%E7%89%A9%E9%A6%86", "format=json", "at=2099-01-01", "now=2099-01-01", "all=1", "limit=1000", "after=0", "cursor={0}",
    ];

    [Fact]
    public async Task Nothing_that_is_not_public_is_found_by_any_route_with_any_parameter()
    {
        var english = await site.ArticleAsync(SampleSite.SeedNumber, "en");
        await site.ActAsync("jiang", new StartCorrection(english.Id));
        await site.WriteAsync("jiang", english.Id, content => content with { Blocks = [.. content.Blocks, new ParagraphBlock { Id = "newer", Text = RichText.Of(Newer) }] });
        await using var db = await site.Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(default);
        var secrets = await SecretsAsync(db);
        Assert.Contains(Newer, secrets);
        foreach (var state in new[] { ArticleState.Drafting, ArticleState.InReview, ArticleState.Scheduled, ArticleState.Retracted, ArticleState.Spiked })
            Assert.True(await db.Articles.AnyAsync(a => a.State == state), $"Nothing of the sample is {state}.");
        var known = await Known.ReadAsync(db);

        var (asked, found) = (0, 0);
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(TakesGet))
        {
            foreach (var path in known.PathsOf(endpoint))
            {
                using var answer = await site.Reader.GetAsync(path);
                var text = Plain(await answer.Content.ReadAsStringAsync());
                Assert.All(secrets, secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{path} gives away: {secret}"));
                asked++;
                found += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
            }
        }

        // It did reach the paper, and it did look for what is missing.
        Assert.True(found > 100, $"{found} of {asked}");
        Assert.True(asked > found + 100, $"{found} of {asked}");
    }

    private static bool TakesGet(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET");

    // What a reader's eye or a program would find, however it is written: without marks, references resolved, JSON's as well.
    private static string Plain(string body) => JsonEscapes().Replace(
        WebUtility.HtmlDecode(Marks().Replace(body, "")),
        match => ((char)int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    // Whole sentences of unpublished revisions and working copies that no live revision holds; of what was retracted its text, whose headline the notice names.
    private static async Task<IReadOnlyList<string>> SecretsAsync(INewsroomDb db)
    {
        var articles = await db.Articles.AsNoTracking().ToListAsync();
        var live = articles.Where(a => a.Standing == Standing.Live).Select(a => a.LiveRevisionId).ToHashSet();
        var named = articles.Where(a => a.Standing != Standing.NeverPublished).Select(a => a.LiveRevisionId).ToHashSet();
        var (hidden, shown) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var revision in await db.Revisions.AsNoTracking().ToListAsync())
        {
            var content = CanonicalJson.Read(revision.Content);
            (live.Contains(revision.Id) ? shown : hidden).UnionWith(TextsOf(content));
            (named.Contains(revision.Id) ? shown : hidden).Add(content.Headline);
        }

        foreach (var article in articles)
        {
            var content = await WorkingCopyContent.ReadAsync(db, article.Id, default);
            hidden.UnionWith([.. TextsOf(content), content.Headline]);
        }

        hidden.UnionWith(await db.Stories.Select(s => s.Brief).ToListAsync());
        hidden.UnionWith(await db.Stories.Select(s => s.DeskNotes).ToListAsync());
        hidden.UnionWith(await db.ReturnNotes.Select(n => n.Text).ToListAsync());
        hidden.UnionWith(await db.Comments.Select(c => c.Text).ToListAsync());
        var everythingShown = string.Join('\n', shown);
        return [.. hidden.Where(text => text.Trim().Length >= 6 && !everythingShown.Contains(text, StringComparison.Ordinal))];
    }

    private static IEnumerable<string> TextsOf(ArticleContent content) => content.Blocks.OfType<ParagraphBlock>().Select(block => block.Text.ToPlainText()).Append(content.Summary).Append(content.SecondHeadline);

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}")]
    private static partial Regex JsonEscapes();

    /// <summary>Every value of the database that an address may hold.</summary>
    private sealed class Known
    {
        private readonly Dictionary<string, string[]> _values = new(StringComparer.OrdinalIgnoreCase);
        private string[] _ids = [];

        public static async Task<Known> ReadAsync(INewsroomDb db)
        {
            var numbers = await db.Stories.Select(s => s.Number).ToListAsync();
            var slugs = await db.Publications.Select(p => p.Slug).ToListAsync();
            var ids = await db.Articles.Select(a => a.Id).Concat(db.Revisions.Select(r => r.Id)).Concat(db.Stories.Select(s => s.Id)).Concat(db.Pictures.Select(p => p.Id)).ToListAsync();
            var sections = await db.Sections.Select(s => s.Slug).ToListAsync();
            var known = new Known { _ids = [.. ids.Select(id => id.ToString())] };
            known._values["language"] = ["en", "zh"];
            known._values["section"] = [.. sections.Take(2), "drafts"];
            known._values["article"] = [.. numbers.Select(number => $"story-{number}"), .. numbers.Select(number => $"{number}")];
            known._values["number"] = [.. numbers.Select(number => $"{number}")];
            known._values["slug"] = [.. slugs.Distinct()];
            known._values["hash"] = [.. (await db.Pictures.Select(p => p.Hash).ToListAsync()).Append(new string('0', 64))];
            known._values["width"] = ["320", "640"];
            (known._values["x"], known._values["y"]) = (["500"], ["500"]);
            known._values["extension"] = ["jpg", "webp", "svg"];
            known._values["page"] = ["1", "2", "4"];
            known._values["month"] = ["2026-11", "2023-07"];
            known._values["command"] = ["Publish"];
            return known;
        }

        // Every value in every place, bounded; then the first few with everything that a visitor may try behind a question mark.
        public IEnumerable<string> PathsOf(RouteEndpoint endpoint)
        {
            var paths = Filled(endpoint.RoutePattern).Take(MostOfARoute).ToList();
            foreach (var path in paths)
                yield return path;
            var own = QueryOf(endpoint).Select(name => $"{name}={Uri.EscapeDataString(ValuesOf(name)[0])}").Concat(QueryOf(endpoint).Select(name => $"{name}={Uri.EscapeDataString(ValuesOf(name)[^1])}"));
            var attempts = Attempts.Select(attempt => string.Format(CultureInfo.InvariantCulture, attempt, _ids[0])).Concat(own).ToList();
            foreach (var path in paths.Take(3).Concat(paths.TakeLast(3)).Distinct())
            {
                foreach (var attempt in attempts)
                    yield return $"{path}?{attempt}";
            }
        }

        private string[] ValuesOf(string name) => _values.GetValueOrDefault(name) ?? _ids;

        private IEnumerable<string> Filled(RoutePattern pattern) => pattern.PathSegments.Aggregate(
            (IEnumerable<string>)[""], (paths, segment) => paths.SelectMany(path => Parts(segment).Select(part => $"{path}/{part}"))).Select(path => path.Length == 0 ? "/" : path);

        private IEnumerable<string> Parts(RoutePatternPathSegment segment) => segment.Parts.Aggregate(
            (IEnumerable<string>)[""], (texts, part) => texts.SelectMany(text => part switch
            {
                RoutePatternLiteralPart literal => [text + literal.Content],
                RoutePatternSeparatorPart separator => [text + separator.Content],
                RoutePatternParameterPart parameter => ValuesOf(parameter.Name).Select(value => text + Uri.EscapeDataString(value)),
                _ => (IEnumerable<string>)[text],
            }));

        // What the handler itself reads from the address.
        private static IEnumerable<string> QueryOf(RouteEndpoint endpoint) =>
            from parameter in endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []
            let type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType
            where (type == typeof(string) || type.IsPrimitive || type == typeof(Guid) || type == typeof(DateTime))
                && endpoint.RoutePattern.GetParameter(parameter.Name!) is null
            select parameter.Name!;
    }
}
