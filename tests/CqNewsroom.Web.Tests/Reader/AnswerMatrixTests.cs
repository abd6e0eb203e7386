using System.Net.Http.Headers;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>Every kind of answer, asked for whole, for its head, and by who kept it (reference: HTTP behaviour).</summary>
public sealed class AnswerMatrixTests(AnswerMatrixTests.ClockedSite site) : IClassFixture<AnswerMatrixTests.ClockedSite>
{
    private static readonly string Seed = $"/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-{SampleSite.SeedNumber}";

    public static TheoryData<string, int> Answers => new()
    {
        { "/", 200 },
        { "/robots.txt", 200 },
        { "/sitemap.xml", 200 },
        { "/en", 200 },
        { "/zh", 200 },
        { "/zh/economy", 200 },
        { Seed, 200 },
        { "/en/", 301 },
        { "/en?page=1", 301 },
        { "/zh/economy/", 301 },
        { Seed + "/", 301 },
        { $"/en/city/another-slug-{SampleSite.SeedNumber}", 301 },
        { $"/en/economy/{SampleSite.SeedNumber}", 301 },
        { "/en/city/nothing-9999", 404 },
        { "/en/city/no-number", 404 },
        { "/zh/no-such-section", 404 },
        { "/zh?page=99", 404 },
        { "/media/0000000000000000000000000000000000000000000000000000000000000000/640.jpg", 404 },
        { "/nothing", 404 },
        { "retracted", 410 },
        { "legal", 451 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_answers_GET_and_HEAD_alike_and_revalidates(string path, int status)
    {
        path = await site.PathAsync(path);
        using var get = await AskAsync(HttpMethod.Get, path);
        var body = await get.Content.ReadAsByteArrayAsync();
        using var head = await AskAsync(HttpMethod.Head, path);

        Assert.Equal((status, status), ((int)get.StatusCode, (int)head.StatusCode));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(Headers(get), Headers(head));
        Assert.Equal(["no-cache", "public"], get.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal));
        Assert.False(get.Headers.Contains("Set-Cookie"));
        Assert.Equal(status == 301, get.Headers.Location is not null);
        using var again = await AskAsync(HttpMethod.Get, path);
        Assert.Equal(body, await again.Content.ReadAsByteArrayAsync());
        if (status != 200)
        {
            Assert.Null(get.Headers.ETag);
            Assert.Null(get.Content.Headers.LastModified);
            return;
        }

        await RevalidatesAsync(path, get);
    }

    [Theory]
    [InlineData("retracted", 410)]
    [InlineData("legal", 451)]
    public async Task Whatever_stands_in_place_of_an_article_answers_as_its_page_does(string path, int status)
    {
        var page = await site.PathAsync(path);
        var card = $"/cards/{page[1..3]}/{PublicAddress.NumberOf(page)}-{new string('0', 32)}.jpg";
        foreach (var address in new[] { page, page + ".ninjs.json", page + ".newsml.xml", card })
        {
            using var answer = await AskAsync(HttpMethod.Get, address);
            Assert.True(status == (int)answer.StatusCode, $"{address}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Nothing_can_be_sent_there(string path, int status)
    {
        path = await site.PathAsync(path);
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options })
        {
            using var answer = await AskAsync(method, path);
            Assert.True((int)answer.StatusCode is 405 || (status == 404 && (int)answer.StatusCode == 404), $"{method} {path}: {(int)answer.StatusCode}");
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    private static async Task RevalidatesAsync(HttpClient client, string path, HttpResponseMessage kept)
    {
        var tag = kept.Headers.ETag!;
        var modified = kept.Content.Headers.LastModified;
        Assert.False(tag.IsWeak);
        Assert.NotNull(modified);
        var other = new EntityTagHeaderValue("\"0\"");
        foreach (var (method, ifNoneMatch, since, expected) in new (HttpMethod, EntityTagHeaderValue?, DateTimeOffset?, int)[]
        {
            (HttpMethod.Get, tag, null, 304),
            (HttpMethod.Head, tag, null, 304),
            (HttpMethod.Get, EntityTagHeaderValue.Any, null, 304),
            (HttpMethod.Get, other, null, 200),
            (HttpMethod.Get, null, modified, 304),
            (HttpMethod.Get, null, modified!.Value.AddSeconds(-1), 200),
            // The tag decides, whatever the time says.
            (HttpMethod.Get, other, modified.Value.AddDays(1), 200),
            (HttpMethod.Get, tag, modified.Value.AddDays(-1), 304),
        })
        {
            using var request = new HttpRequestMessage(method, path);
            if (ifNoneMatch is not null)
                request.Headers.IfNoneMatch.Add(ifNoneMatch);
            request.Headers.IfModifiedSince = since;
            using var answer = await client.SendAsync(request);

            Assert.Equal(expected, (int)answer.StatusCode);
            Assert.Equal(tag, answer.Headers.ETag);
            Assert.Equal(kept.Headers.CacheControl!.ToString(), answer.Headers.CacheControl!.ToString());
            if (expected == 304)
                Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Content-Length").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);

    // A page that is not two seconds old has no time of its own yet.
    private async Task RevalidatesAsync(string path, HttpResponseMessage first)
    {
        site.Clock.Pass(TimeSpan.FromSeconds(2));
        using var settled = await AskAsync(HttpMethod.Get, path);
        Assert.Equal(first.Headers.ETag, settled.Headers.ETag);
        await RevalidatesAsync(site.Reader, path, settled);
    }

    private Task<HttpResponseMessage> AskAsync(HttpMethod method, string path) => site.Reader.SendAsync(new HttpRequestMessage(method, path));

    /// <summary>The sample's site, by a clock that stands; with one page that was retracted and one that was taken down.</summary>
    public sealed class ClockedSite : SampleSite, IAsyncLifetime
    {
        /// <summary>Its clock.</summary>
        public TestClock Clock { get; } = new(new DateTime(2026, 11, 25, 8, 0, 0, DateTimeKind.Utc));

        private string Legal { get; set; } = "";

        /// <inheritdoc />
        public async ValueTask InitializeAsync()
        {
            await using var db = await Services.GetRequiredService<Core.INewsroomDbFactory>().OpenAsync(default);
            Legal = (await AddressesAsync(Standing.Live)).First(path => path.StartsWith("/zh/", StringComparison.Ordinal) && !path.EndsWith($"-{SeedNumber}", StringComparison.Ordinal));
            var number = PublicAddress.NumberOf(Legal)!.Value;
            var article = await ArticleAsync(number, "zh-CN");
            var others = db.Articles.Where(a => a.StoryId == article.StoryId && a.Id != article.Id && a.Standing == Standing.Live).ToDictionary(a => a.Id, _ => new OtherArticle(false, "stays"));
            await ActAsync("lin", new Retract(article.Id, "reason", others, RetractionForm.Legal));
        }

        /// <summary>An address, or the one that a word stands for.</summary>
        public async Task<string> PathAsync(string path) => path switch
        {
            "retracted" => (await AddressesAsync(Standing.Retracted)).First(address => address.StartsWith("/en/", StringComparison.Ordinal)),
            "legal" => Legal,
            _ => path,
        };

        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        }
    }
}
