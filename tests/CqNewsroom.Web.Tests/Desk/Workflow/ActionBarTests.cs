using AngleSharp.Dom;
using Bunit;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk.Workflow;

/// <summary>The buttons are the choices that the service made, and every dialog asks what its act needs.</summary>
public sealed class ActionBarTests
{
    [Theory]
    [InlineData("reporter", ArticleState.Drafting)]
    [InlineData("reporter", ArticleState.InReview)]
    [InlineData("editor", ArticleState.Drafting)]
    [InlineData("editor", ArticleState.InReview)]
    [InlineData("editor", ArticleState.Approved)]
    [InlineData("chief", ArticleState.InReview)]
    [InlineData("chief", ArticleState.Approved)]
    [InlineData("colleague", ArticleState.InReview)]
    [InlineData("translator", ArticleState.Approved)]
    public async Task What_is_allowed_has_a_button_what_is_refused_is_greyed_with_the_reason_the_rest_is_absent(string person, ArticleState state)
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, _) = await stage.Newsroom.StoryAsync("江上新桥通车", state);
        var article = await stage.SeenAsync(person, story.Number, "zh-CN");

        var bar = stage.Bar(person, article);
        Open(bar);

        var shown = bar.FindAll("[data-action]").ToDictionary(element => Enum.Parse<NewsroomAction>(element.GetAttribute("data-action")!));
        Assert.Equal(article.Actions.Select(choice => choice.Action).Order(), shown.Keys.Order());
        foreach (var choice in article.Actions)
        {
            var control = shown[choice.Action];
            Assert.Equal(choice.IsAllowed, !IsDisabled(control));
            if (!choice.IsAllowed)
                Assert.Contains(choice.Reason!, bar.Markup, StringComparison.Ordinal);
        }

        Assert.Equal(article.Main?.ToString(), bar.FindAll(".act-main:not([disabled])").SingleOrDefault()?.GetAttribute("data-action"));
    }

    [Fact]
    public async Task Who_wrote_the_text_sees_that_they_may_not_sign_it_and_why()
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, _) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.InReview, writer: "editor");
        var article = await stage.SeenAsync("editor", story.Number, "zh-CN");

        var bar = stage.Bar("editor", article);

        var button = bar.Find(".act-main");
        Assert.Equal("SignOff", button.GetAttribute("data-action"));
        Assert.True(IsDisabled(button));
        Assert.Equal(new Refusal(RefusalCode.IsContributor).In("en"), bar.Find(".act-reason").TextContent);
        Assert.Equal(bar.Find(".act-reason").Id, button.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task The_story_leads_to_the_review_where_the_revision_is_on_the_screen()
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, original) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.InReview);
        var article = await stage.SeenAsync("editor", story.Number, "zh-CN");

        var button = stage.Bar("editor", article).Find(".act-main");

        Assert.Equal($"/desk/articles/{original.Id}/review", button.GetAttribute("href"));
        Assert.Equal("Review revision 1 (Editor's review)", button.TextContent.Trim());
    }

    [Fact]
    public async Task The_review_signs_the_revision_by_its_number()
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, _) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.InReview);

        var button = stage.Bar("editor", await stage.SeenAsync("editor", story.Number, "zh-CN"), isReview: true).Find(".act-main");

        Assert.Null(button.GetAttribute("href"));
        Assert.Equal("Sign off revision 1 as Editor's review", button.TextContent.Trim());
        Assert.Equal("s", button.GetAttribute("data-key"));
    }

    [Theory]
    [InlineData("editor", ArticleState.InReview, NewsroomAction.RequestChanges, "[data-field=text]")]
    [InlineData("editor", ArticleState.InReview, NewsroomAction.Reopen, "[data-field=text]")]
    [InlineData("editor", ArticleState.Drafting, NewsroomAction.Assign, "[data-field=assignee]")]
    [InlineData("editor", ArticleState.Approved, NewsroomAction.Schedule, "input[type=datetime-local]")]
    [InlineData("editor", ArticleState.Approved, NewsroomAction.Publish, ".ask-readers")]
    [InlineData("editor", ArticleState.Drafting, NewsroomAction.Spike, ".others")]
    public async Task A_dialog_asks_what_its_act_needs(string person, ArticleState state, NewsroomAction action, string part)
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, _) = await stage.Newsroom.StoryAsync("江上新桥通车", state);
        await stage.Newsroom.TranslationAsync(story, "New bridge opens", ArticleState.Drafting, "translator");
        var bar = stage.Bar(person, await stage.SeenAsync(person, story.Number, "zh-CN"));

        Start(bar, action);

        bar.WaitForElement(".mud-dialog " + part);
        Assert.Single(bar.FindAll(".mud-dialog [data-confirm]"));
    }

    [Fact]
    public async Task Who_returns_an_article_sees_what_is_open_of_it()
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, original) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.InReview);
        var text = new ArticleContent { Headline = "江上新桥通车", Blocks = [new ParagraphBlock { Id = "a", Text = RichText.Of("大桥通车。") }] };
        await stage.Newsroom.ChangeAsync(db => db.Revisions.Single(r => r.Id == original.SubmittedRevisionId).Content = CanonicalJson.Write(text));
        var services = stage.Context.Services;
        var suggested = CanonicalJson.WriteBlock(new ParagraphBlock { Id = "a", Text = RichText.Of("大桥今天通车。") });
        Assert.Null((await services.GetRequiredService<ArticleService>().PerformAsync(stage.Newsroom.Asker("chief"), new Suggest(original.Id, "a", suggested, "写明日期"), default)).Refusal);
        await services.GetRequiredService<CommentService>().StartAsync(stage.Newsroom.Asker("chief"), new StartThread(original.Id, null, null, 0, "", "缺一张图。", false), default);
        var bar = stage.Bar("editor", await stage.SeenAsync("editor", story.Number, "zh-CN"));

        Start(bar, NewsroomAction.RequestChanges);

        Assert.Contains("今天", bar.WaitForElement("[data-suggestions] ins").TextContent, StringComparison.Ordinal);
        Assert.Contains("写明日期", bar.Find("[data-suggestions]").TextContent, StringComparison.Ordinal);
        Assert.Contains(bar.FindAll(".open-talk"), talk => talk.TextContent.Contains("缺一张图。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_note_stays_in_the_dialog_with_the_reason()
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, original) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.InReview);
        var bar = stage.Bar("editor", await stage.SeenAsync("editor", story.Number, "zh-CN"));
        Start(bar, NewsroomAction.RequestChanges);
        bar.WaitForElement("[data-confirm]").Click();

        Assert.Equal(new Refusal(RefusalCode.ReasonMissing).In("en"), bar.WaitForElement(".ask-refusal span").TextContent);
        Assert.Equal(ArticleState.InReview, (await stage.SeenAsync("editor", story.Number, "zh-CN")).State);

        bar.Find("[data-field=text]").Change("请核实数字。");
        bar.Find("[data-confirm]").Click();
        bar.WaitForState(() => bar.FindAll("[data-confirm]").Count == 0);
        Assert.Equal(ArticleState.ChangesRequested, (await stage.SeenAsync("editor", story.Number, "zh-CN")).State);
        Assert.NotEqual(Guid.Empty, original.Id);
    }

    [Fact]
    public async Task Who_was_slower_is_told_who_did_what_keeps_the_note_and_can_act_again()
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, original) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.InReview);
        var bar = stage.Bar("editor", await stage.SeenAsync("editor", story.Number, "zh-CN"));
        stage.Reload = async () => await stage.SeenAsync("editor", story.Number, "zh-CN");
        Start(bar, NewsroomAction.RequestChanges);
        bar.WaitForElement("[data-field=text]").Change("请核实数字。");
        var acts = stage.Context.Services.GetRequiredService<ArticleService>();
        await acts.PerformAsync(stage.Newsroom.Asker("chief"), new Reopen(original.Id), CancellationToken.None);
        await acts.PerformAsync(stage.Newsroom.Asker("reporter"), new Recall(original.Id), CancellationToken.None);

        bar.Find("[data-confirm]").Click();

        Assert.Contains("李主编", bar.WaitForElement(".ask-refusal span").TextContent, StringComparison.Ordinal);
        Assert.Equal("请核实数字。", bar.Find("[data-field=text]").GetAttribute("value") ?? bar.Find("[data-field=text]").TextContent);
        bar.Find("[data-confirm]").Click();
        bar.WaitForAssertion(() => Assert.Equal(new Refusal(RefusalCode.WrongState).In("en"), bar.Find(".ask-refusal span").TextContent));
    }

    [Fact]
    public async Task A_scheduled_time_is_the_newsrooms_by_name()
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, original) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.Approved);
        var bar = stage.Bar("editor", await stage.SeenAsync("editor", story.Number, "zh-CN"));
        Start(bar, NewsroomAction.Schedule);
        var time = bar.WaitForElement("input[type=datetime-local]");
        Assert.Contains("Asia/Shanghai, UTC+8", bar.Markup, StringComparison.Ordinal);

        time.Change("2026-11-26T14:30");
        bar.Find("[data-confirm]").Click();
        bar.WaitForState(() => bar.FindAll("[data-confirm]").Count == 0);

        // Case N44: 14:30 in Chongqing is 06:30 UTC, whatever the server's zone.
        Assert.Equal(new DateTime(2026, 11, 26, 6, 30, 0, DateTimeKind.Utc), (await stage.SeenAsync("editor", story.Number, "zh-CN")).ScheduledFor);
        Assert.NotEqual(Guid.Empty, original.Id);
    }

    [Fact]
    public async Task Who_publishes_a_correction_says_what_it_is_for_readers()
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, original) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.Approved);
        await stage.Newsroom.ChangeAsync(db =>
        {
            var article = db.Articles.AsTracking().Single(a => a.Id == original.Id);
            var publication = new Publication { Id = Guid.NewGuid(), ArticleId = article.Id, RevisionId = article.SubmittedRevisionId!.Value, Slug = "bridge", PublicAt = article.StateSince, ActualAt = article.StateSince };
            db.Publications.Add(publication);
            (article.Standing, article.LiveRevisionId, article.PublicationId) = (Standing.Live, article.SubmittedRevisionId, publication.Id);
            article.FirstPublishedAt = article.PublishedAt = article.StateSince;
        });
        var bar = stage.Bar("editor", await stage.SeenAsync("editor", story.Number, "zh-CN"));
        Start(bar, NewsroomAction.Publish);
        bar.WaitForElement("[data-confirm]").Click();
        Assert.Equal(new Refusal(RefusalCode.CorrectionAnswerMissing).In("en"), bar.WaitForElement(".ask-refusal span").TextContent);
        Assert.Empty(bar.FindAll("[data-field=correction]"));

        bar.FindAll(".question input[type=radio]")[0].Click();
        bar.WaitForElement("[data-field=correction]").Change("日期有误。");
        Assert.Contains("Headline, summary and first paragraph are unchanged", bar.Markup, StringComparison.Ordinal);
        bar.Find("[data-confirm]").Click();
        bar.WaitForState(() => bar.FindAll("[data-confirm]").Count == 0);

        var seen = await stage.SeenAsync("editor", story.Number, "zh-CN");
        Assert.Equal((ArticleState.Published, true, true), (seen.State, seen.UpdatedAt is not null, seen.CorrectedAt is not null));
    }

    [Fact]
    public async Task Who_retracts_chooses_what_readers_find_and_sees_what_that_is()
    {
        await using var stage = await ActStage.CreateAsync();
        var (story, _) = await stage.Newsroom.StoryAsync("江上新桥通车", ArticleState.Published);
        var bar = stage.Bar("chief", await stage.SeenAsync("chief", story.Number, "zh-CN"));

        Start(bar, NewsroomAction.Retract);

        Assert.Equal(3, bar.WaitForElement(".forms").QuerySelectorAll("input[type=radio]").Length);
        Assert.Contains("Notice for readers", bar.Find(".mud-dialog").TextContent, StringComparison.Ordinal);
        bar.FindAll(".forms input[type=radio]")[2].Click();
        bar.WaitForAssertion(() => Assert.Contains("Reason, for the record; readers do not see it", bar.Find(".mud-dialog").TextContent, StringComparison.Ordinal));
    }

    private static bool IsDisabled(IElement element) => element.HasAttribute("disabled") || element.ClassList.Contains("mud-disabled") || element.GetAttribute("aria-disabled") == "true";

    private static void Open(IRenderedComponent<IComponent> bar)
    {
        if (bar.FindAll(".act-more button").FirstOrDefault() is not { } more)
            return;
        more.Click();
        bar.WaitForElement(".mud-popover [data-action]");
    }

    private static void Start(IRenderedComponent<IComponent> bar, NewsroomAction action)
    {
        var selector = $"[data-action={action}]";
        if (bar.FindAll(".act-buttons " + selector).Count == 0)
            Open(bar);
        bar.Find(selector).Click();
    }
}
