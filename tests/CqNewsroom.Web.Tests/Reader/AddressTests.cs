using System.Net;
using System.Xml.Linq;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>What each address answers, and what no answer may hold.</summary>
public sealed class AddressTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly string Seed = $"/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-{SampleSite.SeedNumber}";

    [Theory]
    [InlineData("/en/economy/another-slug-1001")]
    [InlineData("/en/city/chongqing-rates-high-in-digitalization-level-rankings-in-china-1001")]
    [InlineData("/en/no-such-section/%E9%87%8D%E5%BA%86-1001")]
    [InlineData("/en/economy/1001")]
    public async Task Any_slug_with_the_right_number_leads_to_the_right_address(string path)
    {
        using var answer = await site.Reader.GetAsync(path);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(Seed, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/en/city/nothing-9999")]
    [InlineData("/en/city/no-number")]
    [InlineData("/en/city/x-99999999999999999999")]
    [InlineData("/en/no-such-section")]
    [InlineData("/en?page=99")]
    [InlineData("/en?page=-1")]
    [InlineData("/en?page=abc")]
    [InlineData("/en?page=2&page=3")]
    [InlineData("/en/city/nothing-1/and-more")]
    [InlineData("/fr")]
    [InlineData("/EN")]
    [InlineData("/nothing.css")]
    [InlineData("/zh/city/%0d%0a-1")]
    public async Task What_never_was_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await site.Reader.GetAsync(path)).StatusCode);

    [Fact]
    public async Task What_never_was_public_is_not_found()
    {
        var addresses = await site.AddressesAsync(Standing.NeverPublished);

        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
            Assert.Equal(HttpStatusCode.NotFound, (await site.Reader.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task What_was_retracted_is_gone_with_its_notice_and_without_its_text()
    {
        var addresses = await site.AddressesAsync(Standing.Retracted);
        var english = Assert.Single(addresses, a => a.StartsWith("/en/", StringComparison.Ordinal));

        using var answer = await site.Reader.GetAsync(english);
        var page = SampleSite.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal("This report named a date before the organizer had confirmed it, and was retracted.", SampleSite.Seen(page.QuerySelector(".notice .text")!));
        Assert.Empty(page.QuerySelectorAll(".editor, .credit"));
        Assert.Equal(2, addresses.Count);
    }

    [Fact]
    public async Task The_sitemap_lists_exactly_what_is_live_and_the_papers_own_pages()
    {
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var index = XDocument.Parse(await site.Reader.GetStringAsync("/sitemap.xml"));
        var listed = new List<string>();
        foreach (var map in index.Descendants(ns + "loc").Select(loc => new Uri(loc.Value).PathAndQuery).Where(path => path != "/sitemaps/pages.xml"))
            listed.AddRange(XDocument.Parse(await site.Reader.GetStringAsync(map)).Descendants(ns + "loc").Select(loc => new Uri(loc.Value).PathAndQuery));
        listed.Sort(StringComparer.Ordinal);

        string[] pages = ["about", "pages/corrections-policy", "pages/privacy"];
        var own = pages.SelectMany(page => new[] { $"/en/{page}", $"/zh/{page}" });
        Assert.Equal((await site.AddressesAsync(Standing.Live)).Concat(own).Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task Every_live_article_answers_and_offers_only_languages_that_are_live()
    {
        var live = await site.AddressesAsync(Standing.Live);
        foreach (var address in live)
        {
            var page = await site.PageAsync(address);
            Assert.All(page.QuerySelectorAll(".languages a"), link => Assert.Contains(link.GetAttribute("href"), live));
            var number = address[(address.LastIndexOf('-') + 1)..];
            Assert.Equal(live.Count(other => other.EndsWith("-" + number, StringComparison.Ordinal)) - 1, page.QuerySelectorAll(".languages a").Length);
        }
    }

    [Fact]
    public async Task Lists_are_newest_first_and_the_front_page_holds_what_is_live()
    {
        foreach (var language in new[] { "/en", "/zh" })
        {
            foreach (var section in new[] { "city", "economy", "culture", "life" })
            {
                var times = (await site.PageAsync($"{language}/{section}")).QuerySelectorAll(".front time").Select(time => time.TextContent).ToList();
                Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
            }

            var page = await site.PageAsync(language);
            Assert.Equal(
                (await site.AddressesAsync(Standing.Live)).Where(a => a.StartsWith(language + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
                page.QuerySelectorAll(".teaser :is(h2, h3) a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task No_answer_sets_a_cookie_runs_a_script_or_gives_a_draft_away()
    {
        var secrets = await site.SecretHeadlinesAsync();
        Assert.NotEmpty(secrets);
        foreach (var (path, answer, text) in await site.EverythingAsync())
        {
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
            // Data about an article stands in an element of that name, which no browser runs.
            Assert.DoesNotContain("<script", text.Replace("<script type=\"application/ld+json\">", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.All(secrets, secret => Assert.False(WebUtility.HtmlDecode(text).Contains(secret, StringComparison.Ordinal), $"{path}: {secret}"));
            Assert.DoesNotMatch("&#x(?!A0;|200[B-F];)", text);
            answer.Dispose();
        }
    }

    [Theory]
    [InlineData("/en/", "/en")]
    [InlineData("/zh/economy/", "/zh/economy")]
    [InlineData("/en/?page=1", "/en")]
    [InlineData("/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-1001/?a=b", "/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-1001?a=b")]
    public async Task A_page_has_one_address_which_ends_without_a_slash(string path, string expected)
    {
        using var answer = await site.Reader.GetAsync(path);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        using var first = await site.Reader.GetAsync(Seed);
        using var request = new HttpRequestMessage(HttpMethod.Get, Seed);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await site.Reader.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_a_body()
    {
        foreach (var path in new[] { "/", "/en", Seed, "/sitemap.xml", "/en/city/nothing-9999" })
        {
            using var get = await site.Reader.GetAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var head = await site.Reader.SendAsync(request);

            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }
}
