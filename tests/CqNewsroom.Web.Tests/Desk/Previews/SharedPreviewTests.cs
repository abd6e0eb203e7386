using System.Net;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Tests.Desk.Editing;
using CqNewsroom.Web.Tests.Reader;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Web.Tests.Desk.Previews;

/// <summary>Previews as staff see them in their frame, and as whoever has a link sees them without an account.</summary>
public sealed class SharedPreviewTests(EditingFactory newsroom) : IClassFixture<EditingFactory>
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_opens_one_revision_for_who_has_no_account()
    {
        var (article, asker) = await StartAsync("尚未公开的<b>标题</b>");
        var made = await MakeAsync(asker, article);
        using var colleague = Nobody();

        using var answer = await colleague.GetAsync($"/preview/{made.Secret}", None);
        var text = await answer.Content.ReadAsStringAsync(None);
        var page = SampleSite.Parse(text);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("尚未公开的<b>标题</b>", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("第1版预览", page.QuerySelector(".preview-note")!.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"有效至 ?\d{4}-\d\d-\d\d \d\d:\d\d \(Asia/Shanghai\)", page.QuerySelector(".preview-note")!.TextContent);
        Assert.DoesNotContain(made.Secret, text, StringComparison.Ordinal);
        AssertPrivate(answer);
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.Null(answer.Headers.ETag);
        using var head = new HttpRequestMessage(HttpMethod.Head, $"/preview/{made.Secret}");
        Assert.Equal(HttpStatusCode.OK, (await colleague.SendAsync(head, None)).StatusCode);
        Assert.Contains("Disallow: /preview", await colleague.GetStringAsync("/robots.txt", None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_work_is_one_page_that_gives_nothing_away()
    {
        var (article, asker) = await StartAsync("标题");
        var (expired, withdrawn) = (await MakeAsync(asker, article), await MakeAsync(asker, article));
        Assert.Null((await newsroom.Service<PreviewLinks>().WithdrawAsync(asker, withdrawn.Id, None)).Refusal);
        await using (var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(None))
        {
            (await db.PreviewLinks.AsTracking().SingleAsync(link => link.Id == expired.Id, None)).ExpiresAt = DateTime.UnixEpoch;
            await db.SaveChangesAsync(None);
        }

        using var colleague = Nobody();
        var pages = new List<string>();
        foreach (var address in new[] { $"/preview/{expired.Secret}", $"/preview/{withdrawn.Secret}", "/preview/unknown", $"/preview/%3Cscript%3E", $"/preview/{expired.Secret}/{Guid.NewGuid()}/320.jpg" })
        {
            using var answer = await colleague.GetAsync(address, None);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            AssertPrivate(answer);
            pages.Add(await answer.Content.ReadAsStringAsync(None));
        }

        Assert.Single(pages.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Staff_see_the_readers_page_in_a_frame_of_the_width_they_choose()
    {
        var (article, _) = await StartAsync("框里的标题");
        var zhou = await newsroom.ClientAsync("zhou");

        using var frame = await zhou.GetAsync($"/desk/articles/{article}/preview?width=phone", None);
        var outer = SampleSite.Parse(await frame.Content.ReadAsStringAsync(None));
        using var inside = await zhou.GetAsync(outer.QuerySelector("iframe")!.GetAttribute("src"), None);
        var inner = SampleSite.Parse(await inside.Content.ReadAsStringAsync(None));

        Assert.Equal("phone", outer.QuerySelector("iframe")!.GetAttribute("class"));
        Assert.Equal("手机", outer.QuerySelector("nav a[aria-current]")!.TextContent);
        Assert.Contains("编辑中的文本", outer.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("frame-src 'self'", frame.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", frame.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", inside.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("框里的标题", inner.QuerySelector("h1")!.TextContent);
        Assert.Null(inner.QuerySelector(".preview-note"));
        var yuki = await newsroom.ClientAsync("yuki");
        Assert.Equal(HttpStatusCode.NotFound, (await yuki.GetAsync($"/desk/articles/{article}/preview/page", None)).StatusCode);
    }

    private static void AssertPrivate(HttpResponseMessage answer)
    {
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex, nofollow, noarchive", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private HttpClient Nobody() => newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    private async Task<MadePreviewLink> MakeAsync(Asker asker, Guid article) =>
        (await newsroom.Service<PreviewLinks>().MakeAsync(asker, article, TimeSpan.FromDays(1), None)).Value!;

    private async Task<(Guid Article, Asker Asker)> StartAsync(string headline)
    {
        var asker = new Asker(await newsroom.PersonAsync("zhou"), "en");
        await using var db = await newsroom.Service<INewsroomDbFactory>().OpenAsync(None);
        var story = await db.Stories.AsNoTracking().OrderBy(s => s.Number).FirstAsync(None);
        var created = (await newsroom.Service<ArticleService>().CreateStoryAsync(asker, new CreateStory(story.DeskId, story.SectionId, "zh-CN", []), None)).Value!;
        var content = new ArticleContent { Headline = headline, Blocks = [new ParagraphBlock { Id = "a", Text = RichText.Of("正文。") }] };
        Assert.Null((await newsroom.Service<WorkingCopyService>().WriteAsync(asker, created.ArticleId, content, None)).Refusal);
        return (created.ArticleId, asker);
    }
}
