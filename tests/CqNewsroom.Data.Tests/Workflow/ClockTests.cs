using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>What the clock publishes, on both databases.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_servers_publish_one_due_story_once(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var stories = new List<CreatedStory>();
        for (var i = 0; i < 6; i++)
            stories.Add(await ScheduledAsync(newsroom));
        newsroom.Clock.Pass(Ahead);
        var servers = Enumerable.Range(0, 4).Select(_ => newsroom.Server()).ToList();
        var counterBefore = await newsroom.ReadAsync(db => db.Newsrooms.Select(n => n.PublicationCounter).SingleAsync(WorkflowNewsroom.Cancellation));

        var published = await Task.WhenAll(servers.Select(server => Task.Run(() => server.PublishDueAsync(WorkflowNewsroom.Cancellation))));

        Assert.Equal(stories.Count, published.Sum());
        foreach (var story in stories)
        {
            Assert.Equal((ArticleState.Published, Standing.Live), await StandAsync(newsroom, story.ArticleId));
            var publication = Assert.Single(await PublicationsAsync(newsroom, story.ArticleId));
            Assert.False(publication.IsLate);
            Assert.Equal(1, await newsroom.ReadAsync(db => db.AuditRecords.CountAsync(r => r.ArticleId == story.ArticleId && r.Action == nameof(NewsroomAction.Publish), WorkflowNewsroom.Cancellation)));
        }

        Assert.Equal(counterBefore + stories.Count, await newsroom.ReadAsync(db => db.Newsrooms.Select(n => n.PublicationCounter).SingleAsync(WorkflowNewsroom.Cancellation)));
        Assert.Equal(stories.Count, (await newsroom.ToldAsync("reporter")).Count(told => told == NotificationKind.Published));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_came_due_while_no_server_ran_goes_out_at_start_and_is_marked_late(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await ScheduledAsync(newsroom);
        var due = newsroom.Clock.Now + Ahead;
        newsroom.Clock.Now = due + TimeSpan.FromHours(3);

        Assert.Equal(1, await newsroom.Server().PublishDueAsync(WorkflowNewsroom.Cancellation));
        Assert.Equal(0, await newsroom.Server().PublishDueAsync(WorkflowNewsroom.Cancellation));

        var publication = Assert.Single(await PublicationsAsync(newsroom, story.ArticleId));
        Assert.True(publication.IsLate);
        Assert.Equal(newsroom.Clock.Now, publication.PublicAt);
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().SingleAsync(r => r.ArticleId == story.ArticleId && r.Action == nameof(NewsroomAction.Publish), WorkflowNewsroom.Cancellation));
        Assert.Equal(("clock", newsroom.Clock.Now), (record.PersonName, record.At));
        Assert.Contains("\"late\":true", record.Details, StringComparison.Ordinal);
        Assert.Contains(due.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), record.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 0, false)]
    [InlineData(DatabaseKind.PostgreSql, 0, false)]
    [InlineData(DatabaseKind.Sqlite, 300, false)]
    [InlineData(DatabaseKind.PostgreSql, 300, false)]
    [InlineData(DatabaseKind.Sqlite, 301, true)]
    [InlineData(DatabaseKind.PostgreSql, 301, true)]
    public async Task The_public_time_is_the_scheduled_one_within_five_minutes(DatabaseKind kind, int seconds, bool late)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await ScheduledAsync(newsroom);
        var due = newsroom.Clock.Now + Ahead;
        newsroom.Clock.Now = due - TimeSpan.FromSeconds(1);
        Assert.Equal(0, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));
        newsroom.Clock.Now = due + TimeSpan.FromSeconds(seconds);

        Assert.Equal(1, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));

        var publication = Assert.Single(await PublicationsAsync(newsroom, story.ArticleId));
        Assert.Equal((late, newsroom.Clock.Now), (publication.IsLate, publication.ActualAt));
        Assert.Equal(late ? newsroom.Clock.Now : due, publication.PublicAt);
        Assert.Equal(publication.PublicAt, (await newsroom.ArticleAsync(story.ArticleId)).FirstPublishedAt);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Originals_go_out_before_their_translations_where_the_desk_asks_for_it(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        await newsroom.DeskAsync(desk => desk.TranslationMayLead = false);
        var story = await newsroom.ApprovedAsync(WorkflowNewsroom.En);
        var translation = await newsroom.TranslatedAsync(story.StoryId);
        await newsroom.MustAsync("translator", new Submit(translation));
        await newsroom.SignAsync("editor", translation);
        // The original first, since a translation's time must not be before; the same minute for both.
        await ScheduleAsync(newsroom, story.ArticleId, Ahead);
        var scheduled = await newsroom.DoAsync("editor", new Schedule(translation, newsroom.Clock.Now + Ahead, await newsroom.SubmittedAsync(translation), WorkflowNewsroom.NoNotice));
        Assert.Null(scheduled.Refusal);
        newsroom.Clock.Pass(Ahead);

        Assert.Equal(2, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));

        Assert.Equal(Standing.Live, (await newsroom.ArticleAsync(story.ArticleId)).Standing);
        Assert.Equal(Standing.Live, (await newsroom.ArticleAsync(translation)).Standing);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Where_a_guard_is_broken_at_the_due_time_the_clock_holds_and_never_publishes_later_by_itself(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var translation = await newsroom.TranslatedAsync(story.StoryId);
        await newsroom.MustAsync("translator", new Submit(translation));
        await newsroom.SignAsync("editor", translation);
        await ScheduleAsync(newsroom, translation, Ahead);
        await newsroom.CorrectAsync(story.ArticleId, WorkflowNewsroom.Text("江上新桥通车", "第一段，改了。", "第二段。"));
        newsroom.Clock.Pass(Ahead);

        Assert.Equal(0, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));
        newsroom.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation));

        Assert.Equal((ArticleState.Approved, Standing.NeverPublished), await StandAsync(newsroom, translation));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().SingleAsync(r => r.ArticleId == translation && r.Action == nameof(NewsroomAction.Hold), WorkflowNewsroom.Cancellation));
        Assert.Equal(("clock", nameof(RefusalCode.SourceChanged)), (record.PersonName, record.Reason));
        Assert.Contains(NotificationKind.Held, await newsroom.ToldAsync("translator"));
        Assert.Contains(NotificationKind.Held, await newsroom.ToldAsync("editor"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_person_and_the_clock_at_once_publish_once_and_an_unschedule_is_kept(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var (published, withdrawn) = (await ScheduledAsync(newsroom), await ScheduledAsync(newsroom));
        var hash = await newsroom.SubmittedAsync(published.ArticleId);
        newsroom.Clock.Pass(Ahead);

        var person = Task.Run(() => newsroom.DoAsync("editor", new Publish(published.ArticleId, hash, WorkflowNewsroom.NoNotice)));
        var other = Task.Run(() => newsroom.DoAsync("editor", new Unschedule(withdrawn.ArticleId)));
        var clock = Task.Run(() => newsroom.Server().PublishDueAsync(WorkflowNewsroom.Cancellation));
        await Task.WhenAll(person, other, clock);

        Assert.Single(await PublicationsAsync(newsroom, published.ArticleId));
        var byPerson = (await person).IsDone ? 1 : 0;
        var byClock = (await PublicationsAsync(newsroom, withdrawn.ArticleId)).Count;
        Assert.Equal((await other).IsDone ? 0 : 1, byClock);
        Assert.Equal(2 - byPerson - (1 - byClock), await clock);
    }

    private static async Task<CreatedStory> ScheduledAsync(WorkflowNewsroom newsroom)
    {
        var story = await newsroom.ApprovedAsync();
        await ScheduleAsync(newsroom, story.ArticleId, Ahead);
        return story;
    }

    private static async Task ScheduleAsync(WorkflowNewsroom newsroom, Guid article, TimeSpan ahead) =>
        await newsroom.MustAsync("editor", new Schedule(article, newsroom.Clock.Now + ahead, await newsroom.SubmittedAsync(article), WorkflowNewsroom.NoNotice));

    private static async Task<(ArticleState State, Standing Standing)> StandAsync(WorkflowNewsroom newsroom, Guid article)
    {
        var stands = await newsroom.ArticleAsync(article);
        return (stands.State, stands.Standing);
    }

    private static Task<List<Publication>> PublicationsAsync(WorkflowNewsroom newsroom, Guid article) =>
        newsroom.ReadAsync(db => db.Publications.AsNoTracking().Where(p => p.ArticleId == article).ToListAsync(WorkflowNewsroom.Cancellation));
}
