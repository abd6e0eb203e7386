using Bunit;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Comments;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk;

public sealed class CommentPanelTests : DeskTestContext
{
    private Article _article = default!;

    private CommentService Comments => Services.GetRequiredService<CommentService>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (_, _article) = await Newsroom.StoryAsync("江上新桥通车", ArticleState.Drafting);
    }

    [Fact]
    public async Task A_comment_is_written_answered_and_resolved_in_the_panel()
    {
        SignIn("editor");
        var panel = Panel();
        await panel.InvokeAsync(() => panel.Instance.BeginAsync(null));
        panel.WaitForElement(".say textarea").Change("请补充数字。");
        panel.Find(".say").Submit();

        var thread = panel.WaitForElement("[data-thread]");
        Assert.Contains("请补充数字。", thread.TextContent, StringComparison.Ordinal);
        panel.Find("[data-answer]").Click();
        panel.WaitForElement("[data-thread] textarea").Change("已补充。");
        panel.Find("[data-thread] .say").Submit();
        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll(".talk-said").Count));

        panel.Find("[data-resolve]").Click();
        panel.WaitForElement(".talk-resolved [data-reopen]").Click();
        panel.WaitForElement(".talk-threads > [data-thread] [data-resolve]");
    }

    [Fact]
    public async Task What_is_refused_stays_in_the_form_with_the_reason()
    {
        SignIn("editor");
        var panel = Panel();
        await panel.InvokeAsync(() => panel.Instance.BeginAsync(null));
        panel.WaitForElement(".say textarea").Change("  ");
        panel.Find(".say").Submit();

        Assert.Equal(new Refusal(RefusalCode.CommentMissing).In("en"), panel.WaitForElement(".say-refused").TextContent);
        Assert.Empty((await Comments.ReadAsync(Newsroom.Asker("editor"), _article.Id, null, CancellationToken.None)).Value!.Threads);
    }

    [Fact]
    public async Task A_comment_of_somebody_else_appears_by_itself_and_names_can_be_completed()
    {
        SignIn("editor");
        var panel = Panel();
        Assert.Empty(panel.FindAll("[data-thread]"));

        await Comments.StartAsync(Newsroom.Asker("reporter"), new StartThread(_article.Id, null, null, 0, "", "谁有照片？", false), CancellationToken.None);
        Pass(1);

        panel.WaitForElement("[data-thread]");
        panel.Find("[data-answer]").Click();
        Assert.Contains("[\"", panel.WaitForElement("textarea").GetAttribute("data-mentions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_comment_is_changed_in_its_place_and_marked()
    {
        await Comments.StartAsync(Newsroom.Asker("reporter"), new StartThread(_article.Id, null, null, 0, "", "谁有照片？", false), CancellationToken.None);
        SignIn("reporter");
        var panel = RenderPart<CommentPanel>(p => p.Add(c => c.ArticleId, _article.Id).Add(c => c.Language, "zh-CN"));
        panel.WaitForElement("[data-edit]").Click();
        Assert.Equal("谁有照片？", panel.WaitForElement(".talk-said textarea").GetAttribute("value"));
        panel.Find(".talk-said textarea").Change("谁有大桥的照片？");
        panel.Find(".talk-said .say").Submit();

        Assert.Equal("谁有大桥的照片？", panel.WaitForElement(".talk-text").TextContent);
        Assert.Contains("edited", panel.WaitForElement("[data-edited]").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<CommentPanel> Panel()
    {
        var panel = RenderPart<CommentPanel>(p => p.Add(c => c.ArticleId, _article.Id).Add(c => c.Language, "zh-CN"));
        panel.WaitForElement(".talk-none");
        return panel;
    }
}
