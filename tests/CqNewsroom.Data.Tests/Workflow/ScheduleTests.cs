using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>What a time that was set survives, and what ends it (cases N45 to N57; those of the clock stand in <see cref="ClockTests"/>).</summary>
public sealed class ScheduleTests
{
    // N45, N47, N54: one hour ahead in the newsroom's zone, midnight there, 00:00 UTC; none of them is past, none goes out at once.
    [Theory]
    [InlineData(DatabaseKind.Sqlite, "2026-03-02T02:30:00")]
    [InlineData(DatabaseKind.PostgreSql, "2026-03-02T02:30:00")]
    [InlineData(DatabaseKind.Sqlite, "2026-03-02T16:00:00")]
    [InlineData(DatabaseKind.PostgreSql, "2026-03-02T16:00:00")]
    [InlineData(DatabaseKind.Sqlite, "2026-03-03T00:00:00")]
    [InlineData(DatabaseKind.PostgreSql, "2026-03-03T00:00:00")]
    public async Task A_time_ahead_is_kept_to_the_second_and_publishes_then_and_not_before(DatabaseKind kind, string utc)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var at = DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var story = await newsroom.ApprovedAsync();
        await ScheduleAsync(newsroom, story, at);
        Assert.Equal((ArticleState.Scheduled, Standing.NeverPublished, at), await StandAsync(newsroom, story));
        Assert.Null(await newsroom.FoundAsync(story));

        newsroom.Clock.Now = at.AddSeconds(-1);
        Assert.Equal(0, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));
        Assert.Null(await newsroom.FoundAsync(story));
        newsroom.Clock.Now = at;
        Assert.Equal(1, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));
        Assert.Equal(at, (await newsroom.PublishedArticleAsync(story))!.PublishedAt);
    }

    // N55: what does not touch the text leaves the schedule.
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Saving_a_scheduled_story_leaves_it_scheduled_and_a_new_time_replaces_the_old(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var at = newsroom.Clock.Now.AddHours(2);
        var story = await newsroom.ApprovedAsync();
        await ScheduleAsync(newsroom, story, at);

        var changed = await newsroom.Acts.ChangeStoryAsync(
            newsroom.Asker("editor"), new ChangeStory(story.StoryId, 1, newsroom.OtherSection, ["桥"], at.AddHours(1), at.AddMinutes(-30), [], "brief"), WorkflowNewsroom.Cancellation);
        Assert.Null(changed.Refusal);
        Assert.Equal((ArticleState.Scheduled, Standing.NeverPublished, at), await StandAsync(newsroom, story));

        await ScheduleAsync(newsroom, story, at.AddHours(3));
        newsroom.Clock.Now = at;
        Assert.Equal(0, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));
        newsroom.Clock.Now = at.AddHours(3);
        Assert.Equal(1, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));
    }

    // A change of the scheduled text takes it out of the schedule, and says so to those who signed and in the record.
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_scheduled_text_cannot_be_written_and_reopening_it_ends_the_schedule(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.ApprovedAsync();
        await ScheduleAsync(newsroom, story, newsroom.Clock.Now.AddHours(2));
        var refused = await newsroom.Writing.WriteAsync(newsroom.Asker("reporter"), story.ArticleId, WorkflowNewsroom.Text("别的标题", "别的。"), WorkflowNewsroom.Cancellation);
        Assert.False(refused.IsDone);

        await newsroom.MustAsync("editor2", new Reopen(story.ArticleId, "改一个数字"));

        Assert.Equal((ArticleState.Drafting, Standing.NeverPublished, null), await StandAsync(newsroom, story));
        Assert.Contains(NotificationKind.Voided, await newsroom.ToldAsync("editor"));
        newsroom.Clock.Pass(TimeSpan.FromHours(3));
        Assert.Equal(0, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.SingleAsync(r => r.ArticleId == story.ArticleId && r.Action == nameof(NewsroomAction.Reopen), WorkflowNewsroom.Cancellation));
        Assert.Equal((nameof(ArticleState.Scheduled), nameof(ArticleState.Drafting)), (record.From, record.To));
    }

    // N48: an embargo at nine in Chongqing is the same instant after the text was corrected.
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_embargo_stays_the_same_instant_through_every_edit(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var embargo = new DateTime(2026, 3, 3, 1, 0, 0, DateTimeKind.Utc);
        var outcome = await newsroom.Acts.CreateStoryAsync(newsroom.Asker("reporter"), new CreateStory(newsroom.City, newsroom.Section, WorkflowNewsroom.Zh, [], Embargo: embargo), WorkflowNewsroom.Cancellation);
        var story = outcome.Value!;
        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("标题", "第一段。"));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.MustAsync("editor", new RequestChanges(story.ArticleId, "改"));
        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("标题", "第一段，改了。"));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);

        Assert.Equal(embargo, (await newsroom.StoryAsync(story.StoryId)).Embargo);
        await newsroom.RefusedAsync("editor", new Publish(story.ArticleId, await newsroom.SubmittedAsync(story.ArticleId), WorkflowNewsroom.NoNotice), RefusalCode.EmbargoRuns);
        await newsroom.RefusedAsync("editor", new Schedule(story.ArticleId, embargo.AddSeconds(-1), await newsroom.SubmittedAsync(story.ArticleId), WorkflowNewsroom.NoNotice), RefusalCode.TimeBeforeEmbargo);
        await ScheduleAsync(newsroom, story, embargo);
        newsroom.Clock.Now = embargo;
        Assert.Equal(1, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));
        Assert.Equal(embargo, (await newsroom.StoryAsync(story.StoryId)).Embargo);
    }

    // N57 (b), (c): a scheduled update of what is retracted meanwhile ends with it, and the queue puts nothing back up.
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Nothing_that_was_taken_down_by_hand_is_put_back_by_the_clock(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync();
        await newsroom.MustAsync("reporter", new StartCorrection(story.ArticleId));
        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("标题", "更新。"));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);
        await newsroom.MustAsync("editor", new Schedule(story.ArticleId, newsroom.Clock.Now.AddHours(1), await newsroom.SubmittedAsync(story.ArticleId), new PublishAnswers("更新")));
        await newsroom.MustAsync("chief", new Retract(story.ArticleId, "有误。", new Dictionary<Guid, OtherArticle>()));

        newsroom.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));

        Assert.Equal((ArticleState.Retracted, Standing.Retracted, null), await StandAsync(newsroom, story));
        Assert.NotNull((await newsroom.FoundAsync(story))!.Retraction);
    }

    // Numbers of stories that came to nothing are not given again.
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_story_s_number_is_never_used_again(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var given = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            var story = i % 2 == 0 ? await newsroom.DraftAsync() : await newsroom.LiveStoryAsync();
            given.Add(story.Number);
            if (i % 2 == 0)
                await newsroom.MustAsync("reporter", new Spike(story.ArticleId, new Dictionary<Guid, OtherArticle>()));
            else
                await newsroom.MustAsync("chief", new Retract(story.ArticleId, "有误。", new Dictionary<Guid, OtherArticle>(), Core.Publishing.RetractionForm.Legal));
        }

        Assert.Equal(given.Order(), given);
        Assert.Equal(given.Count, given.Distinct().Count());
        // Not even by hand: the database has each number once.
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => newsroom.ChangeAsync(async db => (await db.Stories.AsTracking().SingleAsync(s => s.Number == given[0], WorkflowNewsroom.Cancellation)).Number = given[1]));
    }

    private static async Task ScheduleAsync(WorkflowNewsroom newsroom, CreatedStory story, DateTime at) =>
        await newsroom.MustAsync("editor", new Schedule(story.ArticleId, at, await newsroom.SubmittedAsync(story.ArticleId), WorkflowNewsroom.NoNotice));

    private static async Task<(ArticleState State, Standing Standing, DateTime? Due)> StandAsync(WorkflowNewsroom newsroom, CreatedStory story)
    {
        var article = await newsroom.ArticleAsync(story.ArticleId);
        return (article.State, article.Standing, article.ScheduledFor);
    }
}
