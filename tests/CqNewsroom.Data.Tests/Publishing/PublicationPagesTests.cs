using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;

namespace CqNewsroom.Data.Tests.Publishing;

public sealed class PublicationPagesTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_waits_what_has_its_time_and_what_is_out_stand_in_their_order(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var now = newsroom.Clock.GetUtcNow().UtcDateTime;
        var live = await newsroom.LiveStoryAsync();
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        var newer = await newsroom.LiveStoryAsync();
        var approved = await newsroom.ApprovedAsync();
        var later = await ScheduledAsync(newsroom, now.AddHours(5));
        var sooner = await ScheduledAsync(newsroom, now.AddHours(2));

        var view = await ReadAsync(newsroom, "editor");

        Assert.Equal("Asia/Shanghai", view.TimeZoneId);
        Assert.Equal([approved.ArticleId], view.Approved.Select(row => row.Acting.ArticleId));
        Assert.Equal([sooner.ArticleId, later.ArticleId], view.Scheduled.Select(row => row.Acting.ArticleId));
        Assert.Equal([newer.ArticleId, live.ArticleId], view.Recent.Select(row => row.Acting.ArticleId));
        Assert.Equal("editor", view.Scheduled[0].ScheduledBy);
        Assert.Equal(NewsroomAction.Publish, view.Approved[0].Acting.Main);
        Assert.Equal(NewsroomAction.Schedule, view.Scheduled[0].Acting.Main);
        Assert.StartsWith("/zh/news/", view.Recent[0].Acting.PublicPath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_the_clock_held_says_why_and_comes_first(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var now = newsroom.Clock.GetUtcNow().UtcDateTime;
        await newsroom.ApprovedAsync();
        var story = await ScheduledAsync(newsroom, now.AddHours(2));
        var changed = await newsroom.Acts.ChangeStoryAsync(
            newsroom.Asker("editor"), new ChangeStory(story.StoryId, 1, newsroom.Section, [], null, now.AddHours(9), [], ""), WorkflowNewsroom.Cancellation);
        Assert.Null(changed.Refusal);

        var first = (await ReadAsync(newsroom, "editor")).Approved[0];

        Assert.Equal(story.ArticleId, first.Acting.ArticleId);
        Assert.True(first.EmbargoRuns);
        Assert.Equal(new Refusal(RefusalCode.EmbargoRuns).In("en"), first.HeldBecause);
        var publish = first.Acting.Actions.Single(choice => choice.Action == NewsroomAction.Publish);
        Assert.Equal((false, RefusalCode.EmbargoRuns), (publish.IsAllowed, publish.Code));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Nobody_sees_the_plan_of_a_desk_they_may_not_read_and_an_agency_has_no_such_page(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        await newsroom.ApprovedAsync("en");
        await newsroom.LiveStoryAsync();

        var life = await ReadAsync(newsroom, "lifeEditor");
        var reporter = await ReadAsync(newsroom, "reporter");

        Assert.Empty(life.Approved);
        Assert.Empty(life.Recent);
        Assert.False(reporter.MayPublish);
        Assert.All(reporter.Approved, row => Assert.DoesNotContain(row.Acting.Actions, choice => choice.Action is NewsroomAction.Publish or NewsroomAction.Schedule));
        var pages = new PublicationPages(newsroom.Factory, newsroom.Loader, newsroom.Clock);
        foreach (var outsider in new[] { "coordinator", "agencyTranslator", "agencyEditor" })
            Assert.Equal(RefusalCode.NotFound, (await pages.ReadAsync(newsroom.Asker(outsider), WorkflowNewsroom.Cancellation)).Refusal?.Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_preview_shows_the_text_in_question_and_writes_nothing(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var previews = new ArticlePreviews(newsroom.Factory, newsroom.Loader, new PublishedStories(newsroom.Factory), newsroom.Clock);
        var story = await newsroom.LiveStoryAsync();
        await newsroom.MustAsync("reporter", new StartCorrection(story.ArticleId));
        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("改过的标题", "第一段。"));
        var before = await newsroom.ArticleAsync(story.ArticleId);

        var preview = (await previews.ReadAsync(newsroom.Asker("colleague"), story.ArticleId, WorkflowNewsroom.Cancellation)).Value!;

        Assert.Equal(("改过的标题", (int?)null, Standing.Live), (preview.Content.Headline, preview.Revision, preview.Standing));
        Assert.NotNull(preview.PublishedAt);
        var after = await newsroom.ArticleAsync(story.ArticleId);
        Assert.Equal((before.Version, before.WorkingVersion), (after.Version, after.WorkingVersion));
        Assert.Equal(RefusalCode.NotFound, (await previews.ReadAsync(newsroom.Asker("lifeEditor"), story.ArticleId, WorkflowNewsroom.Cancellation)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await previews.ReadAsync(newsroom.Asker("coordinator"), story.ArticleId, WorkflowNewsroom.Cancellation)).Refusal?.Code);
    }

    private static async Task<CreatedStory> ScheduledAsync(WorkflowNewsroom newsroom, DateTime at)
    {
        var story = await newsroom.ApprovedAsync();
        await newsroom.MustAsync("editor", new Schedule(story.ArticleId, at, await newsroom.SubmittedAsync(story.ArticleId), new PublishAnswers()));
        return story;
    }

    private static async Task<PublicationView> ReadAsync(WorkflowNewsroom newsroom, string person) =>
        (await new PublicationPages(newsroom.Factory, newsroom.Loader, newsroom.Clock).ReadAsync(newsroom.Asker(person), WorkflowNewsroom.Cancellation)).Value!;
}
