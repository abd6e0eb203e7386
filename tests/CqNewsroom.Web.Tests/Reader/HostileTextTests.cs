using System.Text;
using System.Text.Json.Nodes;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Reader;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>Whatever a text holds, the page shows it as text.</summary>
public sealed class HostileTextTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    [Fact]
    public async Task Markup_in_a_text_is_shown_and_never_run()
    {
        var html = await RenderAsync(Hostile, new TextRun("link", Link: "javascript:alert(1)"));
        var page = SampleSite.Parse(html);

        var data = page.QuerySelector("script")!;
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Equal("application/ld+json", script.GetAttribute("type")));
        Assert.Equal(Hostile, JsonNode.Parse(data.TextContent)!["headline"]!.GetValue<string>());
        Assert.Equal(Hostile, page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        Assert.Empty(page.QuerySelectorAll("main img, [onerror], a[href^=javascript]"));
        Assert.Equal(Hostile, page.QuerySelector("main h1")!.TextContent);
        Assert.Equal(Hostile, page.QuerySelector("main .editor")!.TextContent);
        Assert.Contains(Hostile, page.QuerySelector("main .text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Hostile, page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Han_characters_are_sent_as_themselves() =>
        Assert.Contains("重庆数字化：“报告”", await RenderAsync("重庆数字化：“报告”", new TextRun("正文")), StringComparison.Ordinal);

    [Theory]
    [InlineData("\U00020BB7野家")]
    [InlineData("People's + 5")]
    [InlineData("\U0001F600")]
    public async Task No_character_is_written_as_a_reference_without_need(string text) =>
        Assert.Contains($"content=\"{text}\"", await RenderAsync(text, new TextRun("正文")), StringComparison.Ordinal);

    [Fact]
    public async Task What_reads_like_a_reference_stays_what_was_typed() =>
        Assert.Equal("&#x27; &lt;b&gt; &#x3C;", SampleSite.Parse(await RenderAsync("&#x27; &lt;b&gt; &#x3C;", new TextRun("text"))).QuerySelector("main h1")!.TextContent);

    private async Task<string> RenderAsync(string text, TextRun run)
    {
        var language = new Language("en", "en", "English");
        var around = new PublicSite("Paper", language, [language], [], "Asia/Shanghai");
        var content = new ArticleContent
        {
            Headline = text,
            Summary = text,
            Blocks = [new ParagraphBlock { Id = "a", Text = RichText.Of(text) }, new ParagraphBlock { Id = "b", Text = [run] }],
        };
        var article = new PublicArticle(
            around, 1, content, Credits.None with { EditorLine = text }, new PublicSection("city", text), [new PublicTag("x", text)], "/en/city/x-1",
            new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), null, [new PublicCorrection(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), text)], [], true)
        {
            CreditLinks = [new PublicCreditLink(CreditRole.Editor, text, PublicListKey.Person(text), null, null)],
            Related = [new RelatedStory(Guid.Empty, 2, text, "/en/city/y-2", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc))],
        };
        var answer = await site.Services.GetRequiredService<ReaderRenderer>().PageAsync<ArticlePage>(200, ("Model", article));
        return Encoding.UTF8.GetString(answer.Body);
    }
}
