using CqNewsroom.TestSupport;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>The page of 2023-07-12, element by element in its order.</summary>
public sealed class SeedPageTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly string English = $"/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-{SampleSite.SeedNumber}";

    [Fact]
    public async Task Holds_every_element_of_the_seed_page_in_its_order()
    {
        var page = await site.PageAsync(English);

        var seen = page.QuerySelectorAll("main h1, main .meta time, main .text > *, main .editor").Select(SampleSite.Seen);

        Assert.Equal([SeedPage.Headline, SeedPage.PublishedAt, .. SeedPage.Printed, SeedPage.EditorLine], seen);
        Assert.Equal(3, SeedPage.Printed.Count);
        Assert.Equal("Chongqing News", SampleSite.Seen(page.QuerySelector(".masthead-name")!));
    }

    [Fact]
    public async Task Dateline_opens_the_first_paragraph_and_the_translators_credit_closes_the_last()
    {
        var paragraphs = (await site.PageAsync(English)).QuerySelectorAll("main .text > p");

        Assert.StartsWith("CHONGQING (CQNEWS) -- On July 10", paragraphs[0].TextContent, StringComparison.Ordinal);
        Assert.EndsWith(" (Translated by Yuki, Fathom Language Limited)", paragraphs[2].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Translated by", paragraphs[0].TextContent + paragraphs[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_names_its_zone_for_machines() =>
        Assert.Equal("2023-07-12T14:15:18+08:00", (await site.PageAsync(English)).QuerySelector("main time.published")!.GetAttribute("datetime"));

    [Fact]
    public async Task Its_section_is_marked_as_the_one_it_stands_in_and_as_the_page_only_there()
    {
        var section = (await site.PageAsync(English)).QuerySelectorAll(".sections a").Single(link => link.HasAttribute("aria-current"));

        Assert.Equal(("true", "/en/economy"), (section.GetAttribute("aria-current"), section.GetAttribute("href")));
        Assert.Equal("page", (await site.PageAsync("/en/economy")).QuerySelectorAll(".sections a").Single(link => link.HasAttribute("aria-current")).GetAttribute("aria-current"));
    }

    [Fact]
    public async Task The_Chinese_original_is_its_other_language()
    {
        var page = await site.PageAsync(English);
        var chinese = await site.PageAsync(page.QuerySelector(".languages a")!.GetAttribute("href")!);

        Assert.Equal(SeedPage.ChineseHeadline, SampleSite.Seen(chinese.QuerySelector("main h1")!));
        Assert.Equal("zh-CN", chinese.DocumentElement.GetAttribute("lang"));
        Assert.Equal(SeedPage.ChineseParagraphs, chinese.QuerySelectorAll("main .text > p").Select(SampleSite.Seen));
        Assert.Equal("责任编辑：蒋一薇", SampleSite.Seen(chinese.QuerySelector("main .editor")!));
    }
}
