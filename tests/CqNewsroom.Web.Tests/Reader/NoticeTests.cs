using System.Net;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Reader;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>Whatever is not there, is told by a page of the paper in the language of its address.</summary>
public sealed class NoticeTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("GET", "/en/city/nothing-9999", 404, "en", "This page does not exist")]
    [InlineData("GET", "/zh/city/nothing-9999", 404, "zh-CN", "页面不存在")]
    [InlineData("GET", "/en/a/b/c/d", 404, "en", "This page does not exist")]
    [InlineData("GET", "/zh/a/b/c/d", 404, "zh-CN", "页面不存在")]
    [InlineData("GET", "/zh?page=abc", 404, "zh-CN", "页面不存在")]
    [InlineData("GET", "/fr/whatever", 404, "zh-CN", "页面不存在")]
    [InlineData("GET", "/favicon.ico", 404, "zh-CN", "页面不存在")]
    [InlineData("POST", "/en", 405, "en", "This address can only be read")]
    [InlineData("DELETE", "/zh/economy", 405, "zh-CN", "这个地址只供阅读")]
    [InlineData("PUT", "/en/city/nothing-9999", 405, "en", "This address can only be read")]
    public async Task What_is_not_there_is_told_by_a_page_in_the_language_of_its_address(string method, string path, int status, string language, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        using var answer = await site.Reader.SendAsync(request);
        var page = SampleSite.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(title, SampleSite.Seen(page.QuerySelector("h1")!));
        Assert.NotNull(page.QuerySelector(".masthead .languages a"));
        Assert.Empty(page.QuerySelectorAll("link[rel=canonical], link[rel=alternate], script"));
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        if (status == 405)
            Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task An_address_without_a_language_is_answered_in_every_language()
    {
        using var answer = await site.Reader.GetAsync("/fr/whatever");
        var page = SampleSite.Parse(await answer.Content.ReadAsStringAsync());

        var english = page.QuerySelector(".notice section[lang=en]")!;
        Assert.Equal("This page does not exist", SampleSite.Seen(english.QuerySelector("h2")!));
        Assert.Equal("/en", english.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task No_missing_page_tells_why_it_is_missing()
    {
        var expected = await site.Reader.GetAsync("/en/city/nothing-9999");
        var hidden = (await site.AddressesAsync(Standing.NeverPublished)).Where(a => a.StartsWith("/en/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(hidden);
        foreach (var path in (string[])["/en/no-such-section", "/en?page=99", "/en?page=abc", "/en/a/b/c", .. hidden])
        {
            using var answer = await site.Reader.GetAsync(path);

            Assert.Equal(expected.StatusCode, answer.StatusCode);
            Assert.Equal(await expected.Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
            Assert.Equal(Headers(expected), Headers(answer));
        }

        expected.Dispose();
    }

    [Fact]
    public async Task HEAD_of_what_no_route_knows_has_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/en/a/b/c/d");
        using var answer = await site.Reader.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Files_are_not_guessed_at_either()
    {
        var style = (await site.PageAsync("/en")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var answer = await site.Reader.GetAsync(style);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
}

/// <summary>When the server itself fails, readers are told so, and not what failed.</summary>
public sealed class TroubleTests(TroubleTests.FailingSite site) : IClassFixture<TroubleTests.FailingSite>
{
    [Theory]
    [InlineData("/en", "en", "Something went wrong on our side")]
    [InlineData("/zh/economy", "zh-CN", "我们这边出了问题")]
    [InlineData("/", "zh-CN", "我们这边出了问题")]
    [InlineData("/en/a/b/c", "en", "Something went wrong on our side")]
    public async Task A_failure_is_told_in_the_language_of_the_address(string path, string language, string title)
    {
        using var client = site.CreateClient();
        using var answer = await client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        var page = SampleSite.Parse(text);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(title, SampleSite.Seen(page.QuerySelector("h1")!));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("the reason", text, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("link[rel=stylesheet]"));
    }

    /// <summary>A site whose every page fails, the notices included.</summary>
    public sealed class FailingSite : NewsroomFactory
    {
        /// <inheritdoc />
        protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Newsroom:Sample", "true")];

        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IPublicationCounter, Failing>());
        }

        private sealed class Failing : IPublicationCounter
        {
            public long Current => throw new InvalidOperationException("the reason");
        }
    }
}
