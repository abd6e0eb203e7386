using System.Net;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>The lists beside front page and sections, and the ways between them and the articles.</summary>
public sealed class ListPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly string Seed = $"/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-{SampleSite.SeedNumber}";

    [Fact]
    public async Task Names_in_credits_and_tags_lead_to_their_lists_and_read_as_printed()
    {
        var page = await site.PageAsync(Seed);

        Assert.Equal("(Translated by Yuki, Fathom Language Limited)", page.QuerySelector(".credit")!.TextContent);
        Assert.Equal("Editor:Jiang Yiwei", page.QuerySelector(".editor")!.TextContent);
        Assert.Equal(
            ["/en/people/yuki", "/en/agencies/fathom-language-limited", "/en/people/jiang-yiwei", "/en/tags/digital-economy"],
            page.QuerySelectorAll(".credit a, .editor a, .tags a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Digital economy", SampleSite.Seen(page.QuerySelector(".tags")!));
        foreach (var (path, title) in new[] { ("/en/people/yuki", "Yuki"), ("/en/agencies/fathom-language-limited", "Fathom Language Limited"), ("/en/tags/digital-economy", "Digital economy") })
        {
            var list = await site.PageAsync(path);
            Assert.Equal(title, SampleSite.Seen(list.QuerySelector("h1")!));
            Assert.Contains(Seed, list.QuerySelectorAll(".front h2 a").Select(link => link.GetAttribute("href")));
            Assert.DoesNotContain("@", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_tag_without_an_english_name_stands_in_chinese_and_says_so()
    {
        var tea = (await site.AddressesAsync(Standing.Live)).Single(a => a.StartsWith("/en/economy/early-spring-tea", StringComparison.Ordinal));

        var tag = (await site.PageAsync(tea)).QuerySelector(".tags a span")!;

        Assert.Equal(("农业", "zh-CN"), (tag.TextContent, tag.GetAttribute("lang")));
    }

    [Theory]
    [InlineData("/zh/tags/数字经济", "/zh/tags/digital-economy")]
    [InlineData("/en/tags/数字经济", "/en/tags/digital-economy")]
    [InlineData("/en/tags/数字经济?page=3", "/en/tags/digital-economy?page=3")]
    [InlineData("/en/tags/Digital-Economy", "/en/tags/digital-economy")]
    [InlineData("/en/tags/digital-economy?page=1", "/en/tags/digital-economy")]
    [InlineData("/en/people/yuki/", "/en/people/yuki")]
    [InlineData("/en/corrections?page=1", "/en/corrections")]
    public async Task An_old_or_careless_address_leads_to_the_right_one(string path, string expected)
    {
        using var answer = await site.Reader.GetAsync(path);

        Assert.Equal((HttpStatusCode.MovedPermanently, expected), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    // Only drafts, what is scheduled, and what was retracted have these.
    [InlineData("/zh/tags/教育")]
    [InlineData("/zh/tags/exhibitions")]
    [InlineData("/zh/tags/展览")]
    [InlineData("/zh/tags/sport")]
    [InlineData("/en/tags/libraries")]
    [InlineData("/en/tags/图书馆")]
    // Nothing live names them.
    [InlineData("/en/people/he-anran")]
    [InlineData("/en/people/maren-holt")]
    [InlineData("/zh/people/yuki")]
    [InlineData("/zh/agencies/fathom-language-limited")]
    [InlineData("/en/people/nobody")]
    [InlineData("/en/archive/2023-06")]
    [InlineData("/en/archive/2023-07-11")]
    [InlineData("/en/archive/2023-7")]
    [InlineData("/en/archive/anything")]
    [InlineData("/en/corrections?page=2")]
    [InlineData("/en/tags/digital-economy?page=2")]
    [InlineData("/fr/archive")]
    [InlineData("/en/city/nothing-9999/side-by-side")]
    public async Task A_list_of_nothing_live_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await site.Reader.GetAsync(path)).StatusCode);

    [Fact]
    public async Task The_archive_leads_by_month_and_day_to_every_live_article()
    {
        foreach (var language in new[] { "en", "zh" })
        {
            var found = new List<string>();
            foreach (var month in Links(await site.PageAsync($"/{language}/archive"), ".archive-year a"))
            {
                foreach (var day in Links(await site.PageAsync(month), ".days a"))
                    found.AddRange(Links(await site.PageAsync(day), ".front h2 a"));
            }

            Assert.Equal((await site.AddressesAsync(Standing.Live)).Where(a => a.StartsWith($"/{language}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Corrections_and_retractions_are_listed_with_their_articles()
    {
        var page = await site.PageAsync("/en/corrections");

        var notice = Assert.Single(page.QuerySelectorAll(".notices article"));
        Assert.Contains("This report named a date before the organizer had confirmed it, and was retracted.", SampleSite.Seen(notice), StringComparison.Ordinal);
        using var answer = await site.Reader.GetAsync(notice.QuerySelector("h2 a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    [Fact]
    public async Task Both_languages_stand_side_by_side_and_machines_are_led_to_the_article()
    {
        foreach (var article in new[] { Seed, (await site.AddressesAsync(Standing.Live)).Single(a => a.StartsWith("/zh/", StringComparison.Ordinal) && a.EndsWith($"-{SampleSite.SeedNumber}", StringComparison.Ordinal)) })
        {
            Assert.Equal([article + "/side-by-side"], Links(await site.PageAsync(article), ".to-side-by-side a"));
            var page = await site.PageAsync(article + "/side-by-side");
            Assert.EndsWith(article, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("link[rel=alternate]"));
            Assert.Equal([3, 3], new[] { "zh-CN", "en" }.Select(language => page.QuerySelectorAll($".pair > .text[lang={language}]").Length));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Contains("/side-by-side", Assert.Single(Links(page, ".languages a")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lists_name_each_other_as_alternates_exactly_where_both_are_there()
    {
        foreach (var (path, alternates) in new[] { ("/en/people/jiang-yiwei", 2), ("/zh/people/jiang-yiwei", 2), ("/en/people/yuki", 1), ("/en/tags/digital-economy", 2), ("/zh/tags/libraries", 1), ("/en/archive/2023-07-12", 2), ("/en/archive", 2), ("/en/corrections", 2) })
        {
            var page = await site.PageAsync(path);
            var named = page.QuerySelectorAll("link[hreflang]").Select(link => new Uri(link.GetAttribute("href")!).PathAndQuery).ToList();
            Assert.Equal((path, alternates), (path, named.Count));
            foreach (var other in named)
                Assert.Contains(path, (await site.PageAsync(other)).QuerySelectorAll("link[hreflang]").Select(link => new Uri(link.GetAttribute("href")!).PathAndQuery));
        }
    }

    [Fact]
    public async Task Every_way_within_the_site_leads_somewhere_at_once()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(["/en", "/zh"]);
        while (next.TryDequeue(out var path))
        {
            if (!asked.Add(path))
                continue;
            using var answer = await site.Reader.GetAsync(path);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Gone, $"{path}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                foreach (var link in Links(SampleSite.Parse(await answer.Content.ReadAsStringAsync()), "a").Where(link => link.StartsWith('/')))
                    next.Enqueue(link);
            }
        }

        Assert.Contains("/zh/archive/2023-07-12", asked);
        Assert.Contains("/en/agencies/fathom-language-limited", asked);
        Assert.Contains(Seed + "/side-by-side", asked);
    }

    private static List<string> Links(AngleSharp.Html.Dom.IHtmlDocument page, string selector) => [.. page.QuerySelectorAll(selector).Select(link => link.GetAttribute("href")!)];
}
