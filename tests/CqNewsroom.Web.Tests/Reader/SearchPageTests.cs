using System.Net;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Reader.Search;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

public sealed class SearchPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_empty_page_is_a_form_that_needs_no_script(string language)
    {
        using var answer = await site.Reader.GetAsync($"/{language}/search");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var page = SampleSite.Parse(await answer.Content.ReadAsStringAsync());
        var form = page.QuerySelector("main form[role=search]")!;
        Assert.Equal(("get", $"/{language}/search"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.All(form.QuerySelectorAll("input, select"), field => Assert.NotNull(form.QuerySelector($"label[for={field.Id}]")));
        Assert.Empty(page.QuerySelectorAll("script, link[rel=canonical], .results, .nothing, .seek-problem"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal($"/{(language == "en" ? "zh" : "en")}/search", page.QuerySelector(".languages a")!.GetAttribute("href"));
        var front = await site.PageAsync($"/{language}");
        Assert.NotNull(front.QuerySelector($".masthead a[href='/{language}/search']"));
    }

    [Fact]
    public async Task Every_live_story_is_found_by_its_headline_and_leads_to_its_page()
    {
        foreach (var path in await site.AddressesAsync(Standing.Live))
        {
            var headline = SampleSite.Seen((await site.PageAsync(path)).QuerySelector("h1")!);
            var words = headline.Length > 150 ? headline[..150] : headline;
            var page = await site.PageAsync($"{path[..3]}/search?q={Uri.EscapeDataString(words)}");
            var link = page.QuerySelectorAll(".result h2 a").Single(a => a.GetAttribute("href") == path);
            Assert.Equal(headline, SampleSite.Seen(link));
            Assert.NotEmpty(link.QuerySelectorAll("mark"));
        }
    }

    [Fact]
    public async Task What_never_was_public_or_was_retracted_is_not_found()
    {
        foreach (var headline in await site.SecretHeadlinesAsync())
        {
            foreach (var language in new[] { "en", "zh" })
            {
                var page = await site.PageAsync($"/{language}/search?q={Uri.EscapeDataString($"\"{headline}\"")}");
                Assert.Empty(page.QuerySelectorAll(".result"));
            }
        }
    }

    [Fact]
    public async Task Chinese_passages_are_marked_and_foreign_words_name_their_language()
    {
        var page = await site.PageAsync("/zh/search?q=" + Uri.EscapeDataString("重庆"));
        Assert.NotEmpty(page.QuerySelectorAll(".passage mark"));
        Assert.All(page.QuerySelectorAll("mark"), mark => Assert.Contains("重庆", mark.TextContent, StringComparison.Ordinal));

        var english = await site.PageAsync("/en/search?q=" + Uri.EscapeDataString("重庆 <b>"));
        Assert.Equal("重庆 <b>", english.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E", HttpStatusCode.OK)]
    [InlineData("?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", HttpStatusCode.OK)]
    [InlineData("?q=%00%08%E2%80%AE%ED%A0%80", HttpStatusCode.OK)]
    [InlineData("?q=-bridge", HttpStatusCode.BadRequest)]
    [InlineData("?q=!!!", HttpStatusCode.BadRequest)]
    [InlineData("?q=bridge&from=soon", HttpStatusCode.BadRequest)]
    [InlineData("?q=bridge&section=nowhere", HttpStatusCode.BadRequest)]
    [InlineData("?q=bridge&page=0", HttpStatusCode.NotFound)]
    [InlineData("?q=bridge&page=x", HttpStatusCode.NotFound)]
    [InlineData("?q=bridge&page=51", HttpStatusCode.NotFound)]
    [InlineData("?q=a&q=b&person=%F0%9F%98%80", HttpStatusCode.BadRequest)]
    public async Task Whatever_is_asked_is_answered_in_words_and_runs_nothing(string query, HttpStatusCode status)
    {
        using var answer = await site.Reader.GetAsync("/en/search" + query);
        Assert.Equal(status, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain('\0', text);
        Assert.DoesNotContain('\u202E', text);
        var page = SampleSite.Parse(text);
        Assert.Empty(page.QuerySelectorAll("script, main img, [onerror]"));
        if (status == HttpStatusCode.BadRequest)
            Assert.NotEqual("", page.QuerySelector(".seek-problem")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_long_question_says_so_and_is_kept()
    {
        var words = new string('x', 201);
        using var answer = await site.Reader.GetAsync("/en/search?q=" + words);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = SampleSite.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Contains("200", page.QuerySelector(".seek-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(words, page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nothing_found_helps_and_names_the_other_language()
    {
        var headline = SampleSite.Seen((await site.PageAsync((await site.AddressesAsync(Standing.Live)).First(path => path.StartsWith("/zh/", StringComparison.Ordinal)))).QuerySelector("h1")!);
        var page = await site.PageAsync("/en/search?q=" + Uri.EscapeDataString($"\"{headline}\""));
        var nothing = page.QuerySelector(".nothing")!;
        var link = nothing.QuerySelector("a[lang=zh-CN]")!;
        Assert.StartsWith("/zh/search?q=", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotEmpty((await site.PageAsync(link.GetAttribute("href")!)).QuerySelectorAll(".result"));
    }

    [Fact]
    public async Task Head_is_answered_and_nothing_can_be_sent()
    {
        using var head = await site.Reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/en/search?q=bridge"));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        using var sent = await site.Reader.PostAsync("/en/search", new StringContent("q=bridge"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, sent.StatusCode);
    }

    [Fact]
    public async Task Who_asks_without_end_is_asked_to_wait()
    {
        using var gate = new SearchGate(new SearchGateOptions(3, 2, 0));
        var (one, net) = (IPAddress.Parse("192.0.2.1"), IPAddress.Parse("2001:db8:1:2::1"));
        for (var i = 0; i < 3; i++)
        {
            using var lease = await gate.EnterAsync(one, CancellationToken.None);
            Assert.True(lease.IsAcquired);
        }

        using (var refused = await gate.EnterAsync(one, CancellationToken.None))
            Assert.False(refused.IsAcquired);
        // One household has a whole net; others are not concerned, but no more run at once than may.
        using var first = await gate.EnterAsync(net, CancellationToken.None);
        using var second = await gate.EnterAsync(IPAddress.Parse("2001:db8:1:2:ffff::9"), CancellationToken.None);
        using var third = await gate.EnterAsync(IPAddress.Parse("198.51.100.7"), CancellationToken.None);
        Assert.Equal((true, true, false), (first.IsAcquired, second.IsAcquired, third.IsAcquired));
    }

    [Fact]
    public async Task The_refusal_is_a_page_with_words()
    {
        await using var busy = new BusySite();
        using var refused = await busy.Reader.GetAsync("/zh/search?q=" + Uri.EscapeDataString("重庆"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("搜索请求过多", SampleSite.Parse(await refused.Content.ReadAsStringAsync()).QuerySelector("h1")!.TextContent);
    }

    private sealed class BusySite : NewsroomFactory
    {
        public HttpClient Reader => CreateClient();

        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Newsroom:Sample", "true")];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton(_ => Exhausted()));
        }

        private static SearchGate Exhausted()
        {
            var gate = new SearchGate(new SearchGateOptions(1000, 1, 0));
            _ = gate.EnterAsync(IPAddress.Loopback, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return gate;
        }
    }
}
