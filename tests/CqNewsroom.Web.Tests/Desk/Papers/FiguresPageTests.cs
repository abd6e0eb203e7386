using System.Globalization;
using System.Net;
using System.Text;
using CqNewsroom.Core;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Papers;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Tests.Desk.Editing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Web.Tests.Desk.Papers;

/// <summary>The figures sheet as it is printed, and who gets it.</summary>
public sealed class FiguresPageTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Theory]
    [InlineData("en", "Figures sheet", "DIFFERENT", "Amount", "A sign-off of revision 4")]
    [InlineData("zh-CN", "数字核对表", "不一致", "金额", "对第4版")]
    public async Task The_page_shows_both_texts_with_verdict_sentence_and_what_a_sign_off_covers(string language, string title, string verdict, string kind, string covers)
    {
        var page = await PageAsync(language, View("全市投资3.5亿元。", "The city <invested> 3.5 billion yuan."));

        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<td lang=\"zh-CN\">全市投资<mark>3.5亿元</mark>。</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td lang=\"en\">The city &lt;invested&gt; <mark>3.5 billion yuan</mark>.</td>", page, StringComparison.Ordinal);
        Assert.Contains(verdict, page, StringComparison.Ordinal);
        Assert.Contains($"<th scope=\"row\">{kind}</th>", page, StringComparison.Ordinal);
        Assert.Contains(covers, page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split(Hash).Length - 1);
        Assert.Contains("<small>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Neither text has a figure", "from Chinese into English only", "not what is signed")]
    [InlineData("zh-CN", "两种文本都没有数字", "只核对中译英", "不是送审稿")]
    public async Task A_sheet_without_lines_says_why_and_that_of_a_working_copy_that_nobody_signs_it(string language, string nothing, string notRead, string working)
    {
        var empty = View("正文。", "Text.") with { Revision = null };

        Assert.Contains(nothing, await PageAsync(language, empty), StringComparison.Ordinal);
        Assert.Contains(notRead, await PageAsync(language, empty with { IsRead = false }), StringComparison.Ordinal);
        Assert.Contains(working, await PageAsync(language, empty), StringComparison.Ordinal);
        Assert.DoesNotContain(Hash, await PageAsync(language, empty), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_the_translation_gets_it_and_nobody_else()
    {
        Guid english, chinese;
        string hash;
        await using (var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(default))
        {
            var live = await db.Articles.AsNoTracking().Where(a => !a.IsOriginal && a.LiveRevisionId != null && a.SubmittedRevisionId == null).OrderBy(a => a.Id).FirstAsync();
            (english, chinese) = (live.Id, await db.Articles.Where(a => a.StoryId == live.StoryId && a.IsOriginal).Select(a => a.Id).SingleAsync());
            hash = await db.Revisions.Where(r => r.Id == live.LiveRevisionId).Select(r => r.Hash).SingleAsync();
        }

        using var nobody = newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var (jiang, he) = (await newsroom.ClientAsync("jiang"), await newsroom.ClientAsync("he"));
        using var answer = await jiang.GetAsync($"/desk/articles/{english}/figures");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        Assert.Contains(hash, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync($"/desk/articles/{english}/figures")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await he.GetAsync($"/desk/articles/{english}/figures")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await jiang.GetAsync($"/desk/articles/{chinese}/figures")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await jiang.GetAsync($"/desk/articles/{english}/figures?revision=99")).StatusCode);
    }

    private static FiguresSheetView View(string chinese, string english)
    {
        var (source, target) = (new ParagraphBlock { Id = "a", Text = RichText.Of(chinese) }, new ParagraphBlock { Id = "1", Text = RichText.Of(english), Sources = ["a"] });
        var text = new CheckedText(new ArticleContent { Blocks = [target] }, "en", new ArticleContent { Blocks = [source] }, "zh-CN") { Published = new DateOnly(2026, 7, 10) };
        return new FiguresSheetView
        {
            ArticleId = Guid.Empty,
            StoryNumber = 12,
            Language = "en",
            LanguageName = "English",
            Headline = "Headline",
            Revision = new RevisionName(Guid.Empty, 4, Hash, default, "Headline"),
            SourceLanguage = "zh-CN",
            Source = new RevisionName(Guid.Empty, 2, "source", default, "标题"),
            Published = text.Published,
            IsRead = true,
            Parts = FiguresSheet.Of(text, []),
            TimeZoneId = "Asia/Shanghai",
        };
    }

    private async Task<string> PageAsync(string language, FiguresSheetView view)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var answer = await newsroom.Service<ReaderRenderer>().PageAsync<FiguresPage>(200, ("Sheet", view), ("SheetStyle", "sheet.css"), ("PrintedAt", new DateTime(2026, 7, 10, 1, 0, 0, DateTimeKind.Utc)));
        return Encoding.UTF8.GetString(answer.Body);
    }
}
