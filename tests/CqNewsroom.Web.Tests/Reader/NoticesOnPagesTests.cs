using System.Net;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>What readers are told of a change, in the language of the page: labelled times, typed notices at their place, takedowns without a trace.</summary>
public sealed class NoticesOnPagesTests(SampleSite site) : IClassFixture<SampleSite>
{
    [Fact]
    public async Task A_page_shows_each_time_with_its_label_and_each_notice_at_its_place_in_its_own_language()
    {
        var chinese = await site.ArticleAsync(SampleSite.SeedNumber, "zh-CN");
        var address = await AddressAsync(SampleSite.SeedNumber, "/zh/");
        var before = await site.PageAsync(address);
        Assert.StartsWith("发布于 2023-07-12 ", Assert.Single(Times(before)), StringComparison.Ordinal);
        Assert.Equal("visually-hidden", before.QuerySelector(".meta time.published")!.PreviousElementSibling!.ClassName);
        Assert.Empty(before.QuerySelectorAll(".corrections, .notice-pointer, time.updated, time.corrected"));

        await site.CorrectAsync(chinese, "zhou", "jiang", content => content with { Headline = content.Headline + "（更正版）" }, new PublishAnswers("标题有误。"));
        await site.CorrectAsync(chinese, "zhou", "jiang", content => content, new PublishAnswers("补充\n<b>背景</b>。") { NoticeKind = NoticeKind.EditorsNote });
        var page = await site.PageAsync(await AddressAsync(SampleSite.SeedNumber, "/zh/"));

        Assert.Equal(["发布于", "更新于", "更正于"], Times(page).Select(time => time.Split(' ')[0]));
        var article = page.QuerySelector("article.story")!;
        var parts = article.Children.Select(part => part.ClassName is { Length: > 0 } name ? name : part.LocalName).ToList();
        Assert.Equal(["header", "corrections", "notice-pointer", "text", "editor", "corrections"], parts.Take(6));
        var (top, bottom) = (article.QuerySelectorAll(".corrections")[0], article.QuerySelectorAll(".corrections")[1]);
        Assert.StartsWith("更正 ", SampleSite.Seen(top.QuerySelector("h2")!), StringComparison.Ordinal);
        Assert.Equal("标题有误。", top.QuerySelector("p")!.TextContent);
        Assert.StartsWith("编者按 ", SampleSite.Seen(bottom.QuerySelector("h2")!), StringComparison.Ordinal);
        Assert.Equal("补充\n<b>背景</b>。", bottom.QuerySelector("p")!.TextContent);
        Assert.Equal("#" + bottom.Id, page.QuerySelector(".notice-pointer a")!.GetAttribute("href"));
        // The English page has its own readers, who were told nothing yet.
        var english = await site.PageAsync(await AddressAsync(SampleSite.SeedNumber, "/en/"));
        Assert.Empty(english.QuerySelectorAll(".corrections, time.updated"));
    }

    [Theory]
    [InlineData(RetractionForm.TakenDown, 410, "This page was taken down", "What was published at this address is no longer available.")]
    [InlineData(RetractionForm.Legal, 451, "This page was taken down", "What was published at this address may not be shown for legal reasons.")]
    public async Task A_takedown_says_that_and_nothing_of_the_text(RetractionForm form, int status, string title, string text)
    {
        await using var own = new SampleSite();
        var english = await own.ArticleAsync(SampleSite.SeedNumber, "en");
        var chinese = await own.ArticleAsync(SampleSite.SeedNumber, "zh-CN");
        var address = Assert.Single(await own.AddressesAsync(Standing.Live), path => path.StartsWith("/en/", StringComparison.Ordinal) && path.EndsWith($"-{SampleSite.SeedNumber}", StringComparison.Ordinal));
        await own.ActAsync("lin", new Retract(english.Id, "A secret reason.", new Dictionary<Guid, OtherArticle> { [chinese.Id] = new(true, "秘密理由。") }, form));

        foreach (var path in new[] { address, $"/en/economy/{SampleSite.SeedNumber}", $"/en/city/whatever-{SampleSite.SeedNumber}" })
        {
            using var answer = await own.Reader.GetAsync(path);
            var html = await answer.Content.ReadAsStringAsync();
            var page = SampleSite.Parse(html);

            Assert.Equal((HttpStatusCode)status, answer.StatusCode);
            Assert.Equal(["no-cache", "public"], answer.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal));
            Assert.Equal(title, SampleSite.Seen(page.QuerySelector("h1")!));
            Assert.Equal(text, SampleSite.Seen(page.QuerySelector(".notice .text")!));
            Assert.DoesNotContain("digitalization", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("secret", html, StringComparison.OrdinalIgnoreCase);
            Assert.Empty(page.QuerySelectorAll("link[rel=canonical], link[rel=alternate], script"));
        }

        using var other = await own.Reader.GetAsync($"/zh/economy/{SampleSite.SeedNumber}");
        Assert.Equal((HttpStatusCode)status, other.StatusCode);
        Assert.DoesNotContain("秘密", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_the_wrong_language_an_address_leads_on_only_where_that_translation_is_live()
    {
        var live = await site.AddressesAsync(Standing.Live);
        foreach (var address in live)
        {
            var (number, other) = (address[(address.LastIndexOf('-') + 1)..], address.StartsWith("/en/", StringComparison.Ordinal) ? "/zh/" : "/en/");
            using var answer = await site.Reader.GetAsync(other + address[4..]);

            if (live.SingleOrDefault(path => path.StartsWith(other, StringComparison.Ordinal) && path.EndsWith("-" + number, StringComparison.Ordinal)) is { } right)
                Assert.Equal((HttpStatusCode.MovedPermanently, right), (answer.StatusCode, answer.Headers.Location!.OriginalString));
            else
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static IEnumerable<string> Times(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll(".story .meta time").Select(time => SampleSite.Seen(time.ParentElement!));

    private async Task<string> AddressAsync(int number, string language) =>
        Assert.Single(await site.AddressesAsync(Standing.Live), path => path.StartsWith(language, StringComparison.Ordinal) && path.EndsWith($"-{number}", StringComparison.Ordinal));
}
