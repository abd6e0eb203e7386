using System.Net;
using System.Text.Json.Nodes;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Tests.Reader.Outputs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Partners;

/// <summary>What partners' programs get, and what they are told where they get nothing.</summary>
public sealed class PartnerApiTests(PartnerSite site) : IClassFixture<PartnerSite>
{
    [Fact]
    public async Task A_walk_finds_each_article_that_readers_find_and_each_retraction_once_and_every_item_is_valid()
    {
        var token = await site.TokenAsync();
        var live = await site.AddressesAsync(Standing.Live);
        var retracted = await site.AddressesAsync(Standing.Retracted);

        var items = await site.WalkAsync(token.Secret, "?limit=3");

        Assert.All(items, item => Schemas.CheckNinjs(item.ToJsonString()));
        Assert.Equal(live.Order(StringComparer.Ordinal), items.Where(item => Text(item, "pubStatus") == "usable").Select(Address).Order(StringComparer.Ordinal));
        Assert.Equal(retracted.Order(StringComparer.Ordinal), items.Where(item => Text(item, "pubStatus") == "canceled").Select(Address).Order(StringComparer.Ordinal));
        foreach (var secret in await site.SecretHeadlinesAsync())
            Assert.DoesNotContain(items, item => item.ToJsonString().Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?language=en", "/en/")]
    [InlineData("?language=zh&section=economy", "/zh/economy/")]
    public async Task Filters_leave_what_readers_find_in_the_same_list(string query, string beginning)
    {
        var items = await site.WalkAsync((await site.TokenAsync()).Secret, query);

        var expected = (await site.AddressesAsync(Standing.Live)).Concat(await site.AddressesAsync(Standing.Retracted)).Where(address => address.StartsWith(beginning, StringComparison.Ordinal));
        Assert.NotEmpty(items);
        Assert.Equal(expected.Order(StringComparer.Ordinal), items.Select(Address).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("?language=en&tag=digital-economy")]
    [InlineData("?language=en&person=yuki")]
    [InlineData("?language=en&agency=fathom-language-limited")]
    public async Task Lists_of_tags_people_and_agencies_have_what_their_pages_have(string query)
    {
        var items = await site.WalkAsync((await site.TokenAsync()).Secret, query);

        Assert.NotEmpty(items);
        var list = query.Split('&')[1].Split('=') is [var kind, var name] ? $"/en/{kind switch { "tag" => "tags", "person" => "people", _ => "agencies" }}/{name}" : "";
        var page = await site.PageAsync(list);
        var shown = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToHashSet(StringComparer.Ordinal);
        Assert.All(items.Where(item => Text(item, "pubStatus") == "usable"), item => Assert.Contains(Address(item), shown));
    }

    [Fact]
    public async Task Headlines_alone_come_without_texts()
    {
        var token = await site.TokenAsync(ApiScope.Headlines);

        foreach (var item in await site.WalkAsync(token.Secret, ""))
        {
            Assert.Equal((null, "partial"), (item["bodies"], Text(item, "representationType")));
            Schemas.CheckNinjs(item.ToJsonString());
        }

        using var one = await site.AskAsync(token.Secret, "/api/v1/articles/en/1001");
        Assert.DoesNotContain("\"bodies\"", await one.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_article_is_answered_with_its_tag_and_not_again_to_who_has_it()
    {
        var token = await site.TokenAsync();
        using var first = await site.AskAsync(token.Secret, "/api/v1/articles/en/1001");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.True(first.Headers.CacheControl is { Private: true, NoCache: true });
        var tag = first.Headers.ETag!.ToString();

        using var again = await site.AskAsync(token.Secret, "/api/v1/articles/en/1001", tag: tag);
        using var other = await site.AskAsync(token.Secret, "/api/v1/articles/zh/1001", tag: tag);
        using var head = await site.AskAsync(token.Secret, "/api/v1/articles/en/1001", HttpMethod.Head);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, other.StatusCode));
        Assert.Equal((HttpStatusCode.OK, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync()).Length));
    }

    [Fact]
    public async Task A_retracted_article_is_gone_with_its_canceled_item()
    {
        var address = Assert.Single(await site.AddressesAsync(Standing.Retracted), a => a.StartsWith("/en/", StringComparison.Ordinal));
        using var answer = await site.AskAsync((await site.TokenAsync()).Secret, $"/api/v1/articles/en/{address.Split('-')[^1]}");

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal("canceled", Text(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, "pubStatus"));
    }

    [Fact]
    public async Task Who_has_no_token_that_works_gets_nothing()
    {
        var revoked = await site.TokenAsync();
        Assert.True((await site.Services.GetRequiredService<ApiTokens>().RevokeAsync(await site.AskerAsync("he"), revoked.Id, CancellationToken.None)).IsDone);
        (string? Secret, string Code)[] callers = [(null, "token-missing"), ("cqn_nobody", "token-unknown"), (revoked.Secret, "token-revoked")];

        foreach (var (secret, code) in callers)
        {
            foreach (var path in new[] { "/api/v1/articles", "/api/v1/articles/en/1001", "/api/v1/articles/en/999999", "/api/v1/sections", "/api/v1/languages" })
            {
                using var answer = await site.AskAsync(secret, path);
                await CheckProblemAsync(answer, HttpStatusCode.Unauthorized, code);
                Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
            }
        }
    }

    [Theory]
    [InlineData("/api/v1/articles?language=xx", HttpStatusCode.BadRequest, "language-unknown")]
    [InlineData("/api/v1/articles?section=none", HttpStatusCode.BadRequest, "section-unknown")]
    [InlineData("/api/v1/articles?cursor=x", HttpStatusCode.BadRequest, "cursor-invalid")]
    [InlineData("/api/v1/articles?cursor=%00%ed%a0%80", HttpStatusCode.BadRequest, "cursor-invalid")]
    [InlineData("/api/v1/articles?limit=0", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?limit=101", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?limit=ten", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?sections=city", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?%3Cscript%3E=1", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?tag=a&tag=b", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?tag=a&section=city", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?tag=", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?tag=a%00b", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?section=%0a", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?language=%7f", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles?changedSince=yesterday", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/sections?language=en", HttpStatusCode.BadRequest, "parameter-invalid")]
    [InlineData("/api/v1/articles/en/999999", HttpStatusCode.NotFound, "article-unknown")]
    [InlineData("/api/v1/articles/en/1e3", HttpStatusCode.NotFound, "article-unknown")]
    [InlineData("/api/v1/articles/xx/1001", HttpStatusCode.NotFound, "article-unknown")]
    [InlineData("/api/v1/articles/en/1001/x", HttpStatusCode.NotFound, "address-unknown")]
    [InlineData("/api/v2/articles", HttpStatusCode.NotFound, "address-unknown")]
    [InlineData("/api", HttpStatusCode.NotFound, "address-unknown")]
    public async Task What_is_wrong_is_said_in_a_form_that_programs_read(string path, HttpStatusCode status, string code)
    {
        using var answer = await site.AskAsync((await site.TokenAsync()).Secret, path);

        await CheckProblemAsync(answer, status, code);
        Assert.DoesNotContain('<', await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("?changedSince=2026-07-10T09:30:00%2B08:00")]
    [InlineData("?changedSince=2026-07-10T09:30:00+08:00")]
    [InlineData("?changedSince=2026-07-10T01:30:00.5Z&limit=100")]
    public async Task Times_are_read_as_programs_write_them(string query)
    {
        using var answer = await site.AskAsync((await site.TokenAsync()).Secret, "/api/v1/articles" + query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Nothing_is_written_and_no_page_of_another_site_may_ask(string method)
    {
        using var answer = await site.AskAsync((await site.TokenAsync()).Secret, "/api/v1/articles", new HttpMethod(method));

        await CheckProblemAsync(answer, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Outside_its_scope_a_token_is_told_so()
    {
        var english = await site.TokenAsync(languages: ["en"]);
        foreach (var path in new[] { "/api/v1/articles?language=zh", "/api/v1/articles/zh/1001" })
        {
            using var answer = await site.AskAsync(english.Secret, path);
            await CheckProblemAsync(answer, HttpStatusCode.Forbidden, "out-of-scope");
        }

        Assert.All(await site.WalkAsync(english.Secret, ""), item => Assert.Equal("en", Text(item, "language")));
        using var languages = await site.AskAsync(english.Secret, "/api/v1/languages");
        Assert.Equal("en", Assert.Single(JsonNode.Parse(await languages.Content.ReadAsStringAsync())!["items"]!.AsArray())!["path"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back_and_nobody_else_waits()
    {
        var (greedy, other) = (await site.TokenAsync(limit: 3), await site.TokenAsync(limit: 3));
        for (var i = 0; i < 3; i++)
        {
            using var answer = await site.AskAsync(greedy.Secret, "/api/v1/languages");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var refused = await site.AskAsync(greedy.Secret, "/api/v1/languages");
        using var spared = await site.AskAsync(other.Secret, "/api/v1/languages");

        await CheckProblemAsync(refused, HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, spared.StatusCode);
    }

    [Fact]
    public async Task The_description_knows_every_address_with_every_parameter_and_nothing_more()
    {
        using var answer = await site.AskAsync(null, "/api/openapi.json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var document = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(pattern => pattern.StartsWith("/api/", StringComparison.Ordinal));
        Assert.Equal(routes.Order(StringComparer.Ordinal), document["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));
        var described = document["paths"]!["/api/v1/articles"]!["get"]!["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>());
        Assert.Equal(Web.Partners.PartnerQueries.Names.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        Assert.StartsWith("http", document["servers"]![0]!["url"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static async Task CheckProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((code, (int)status), (Text(problem, "code"), problem["status"]!.GetValue<int>()));
        Assert.NotEmpty(Text(problem, "detail"));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain("Set-Cookie", answer.Headers.Select(header => header.Key));
    }

    private static string Address(JsonNode item) => new Uri(item["renditions"]![0]!["href"]!.GetValue<string>()).AbsolutePath;

    private static string Text(JsonNode item, string name) => item[name]!.GetValue<string>();
}
