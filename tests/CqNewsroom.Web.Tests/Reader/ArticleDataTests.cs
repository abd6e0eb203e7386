using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Reader;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>What a page says to machines is what it shows to people, and names another language only while that one is live.</summary>
public sealed class ArticleDataTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Base = "http://localhost:5080";
    private static readonly string English = $"/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-{SampleSite.SeedNumber}";

    [Fact]
    public async Task The_seed_page_names_its_people_times_and_original()
    {
        var page = await site.PageAsync(English);
        var chinese = page.QuerySelector(".languages a")!.GetAttribute("href")!;
        var data = DataOf(page);

        Assert.Equal("NewsArticle", Text(data["@type"]));
        Assert.Equal(SeedPage.Headline, Text(data["headline"]));
        Assert.Equal("2023-07-12T14:15:18+08:00", Text(data["datePublished"]));
        Assert.Equal("2023-07-12T14:15:18+08:00", Text(data["dateModified"]));
        Assert.Equal("en", Text(data["inLanguage"]));
        Assert.Equal("CHONGQING (CQNEWS) --", Text(data["dateline"]));
        Assert.Equal("Yuki", Text(data["translator"]![0]!["name"]));
        Assert.Equal("Fathom Language Limited", Text(data["translator"]![0]!["affiliation"]!["name"]));
        Assert.Equal("Jiang Yiwei", Text(data["editor"]!["name"]));
        Assert.Equal("Chongqing News", Text(data["publisher"]!["name"]));
        Assert.Equal(Base + chinese, Text(data["translationOfWork"]![0]!["url"]));
        Assert.True(data["isAccessibleForFree"]!.GetValue<bool>());
        Assert.Equal(Base + English, Text(DataOf(await site.PageAsync(chinese))["workTranslation"]![0]!["url"]));
        Assert.Equal("2023-07-12T14:15:18+08:00", Meta(page, "article:published_time"));
        Assert.Equal("zh_CN", Meta(page, "og:locale:alternate"));
    }

    [Fact]
    public async Task Every_live_article_agrees_with_itself_and_with_its_other_languages()
    {
        var live = await site.AddressesAsync(Standing.Live);
        var alone = 0;
        foreach (var address in live)
        {
            var page = await site.PageAsync(address);
            var data = DataOf(page);
            var alternates = page.QuerySelectorAll("link[hreflang]").Select(link => link.GetAttribute("href")!).ToList();

            Assert.Equal(SampleSite.Seen(page.QuerySelector("h1")!), Text(data["headline"]));
            Assert.Equal(page.QuerySelector("time.published")!.GetAttribute("datetime"), Text(data["datePublished"]));
            Assert.All([Canonical(page), Meta(page, "og:url"), Text(data["url"]), Text(data["mainEntityOfPage"])], named => Assert.Equal(Base + address, named));
            Assert.NotEmpty(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
            Assert.All(alternates, other => Assert.Contains(other[Base.Length..], live));
            foreach (var other in alternates.Where(other => other != Base + address))
                Assert.Contains(Base + address, (await site.PageAsync(other[Base.Length..])).QuerySelectorAll("link[hreflang]").Select(link => link.GetAttribute("href")));
            if (alternates.Count > 0)
                continue;
            alone++;
            Assert.Null(data["workTranslation"]);
            Assert.Null(data["translationOfWork"]);
            Assert.Empty(page.QuerySelectorAll("meta[property='og:locale:alternate']"));
        }

        Assert.True(alone > 0);
    }

    [Theory]
    [InlineData("/en", "Chongqing News: the latest stories", 3)]
    [InlineData("/zh/economy", "重庆新闻经济频道最新报道", 2)]
    public async Task Lists_describe_themselves(string path, string description, int alternates)
    {
        var page = await site.PageAsync(path);

        Assert.Equal(description, page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Equal(Base + path, Canonical(page));
        Assert.Equal("website", Meta(page, "og:type"));
        Assert.Equal(alternates, page.QuerySelectorAll("link[hreflang]").Length);
        var data = DataOf(page);
        Assert.Equal(("CollectionPage", Base + path), (Text(data["@type"]), Text(data["url"])));
        Assert.Equal(page.QuerySelectorAll(".teaser :is(h2, h3) a").Select(link => Base + link.GetAttribute("href")), data["mainEntity"]!["itemListElement"]!.AsArray().Select(item => Text(item!["url"])));
    }

    [Fact]
    public void A_long_beginning_is_cut_between_words_and_never_within_a_character()
    {
        Assert.Equal("The summary", ArticleDescription.Of(Content("The body", "The summary")));
        Assert.Equal("The body", ArticleDescription.Of(Content("The body", "")));
        Assert.Equal(string.Concat(Enumerable.Repeat("word ", 30)) + "word…", ArticleDescription.Of(Content(string.Concat(Enumerable.Repeat("word ", 100)), "")));
        Assert.Equal(string.Concat(Enumerable.Repeat("\U00020BB7", 159)) + "…", ArticleDescription.Of(Content(string.Concat(Enumerable.Repeat("\U00020BB7", 200)), "")));
        Assert.Equal("", ArticleDescription.Of(ArticleContent.Empty));
    }

    private static ArticleContent Content(string paragraph, string summary) =>
        new() { Summary = summary, Blocks = [new ParagraphBlock { Id = "a", Text = RichText.Of(paragraph) }] };

    private static JsonNode DataOf(IHtmlDocument page) => JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static string? Meta(IHtmlDocument page, string property) => page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");

    private static string? Canonical(IHtmlDocument page) => page.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
}
