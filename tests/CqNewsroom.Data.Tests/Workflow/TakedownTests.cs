using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport.Invariants;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>What readers find after a retraction or a takedown, in both languages and in feeds, and the way back.</summary>
public sealed class TakedownTests
{
    private const string Reason = "法院裁定，涉及当事人甲。";

    [Theory]
    [InlineData(DatabaseKind.Sqlite, RetractionForm.TakenDown)]
    [InlineData(DatabaseKind.PostgreSql, RetractionForm.TakenDown)]
    [InlineData(DatabaseKind.Sqlite, RetractionForm.Legal)]
    [InlineData(DatabaseKind.PostgreSql, RetractionForm.Legal)]
    public async Task A_takedown_leaves_no_trace_of_the_text_anywhere(DatabaseKind kind, RetractionForm form)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var (story, translation) = await BothAsync(newsroom);

        await newsroom.MustAsync("chief", new Retract(story.ArticleId, Reason, Others(translation, new OtherArticle(true, Reason)), form));

        foreach (var language in new[] { "zh", "en" })
        {
            var found = (await newsroom.FoundAsync(story, language))!;
            Assert.Null(found.Article);
            Assert.Equal((form, "", ""), (found.Retraction!.Form, found.Retraction.Headline, found.Retraction.Notice));
            Assert.Equal($"/{language}/news/{story.Number}", found.Retraction.Address);
            Assert.Empty(found.Retraction.Others);
            var feed = (await new PublishedStories(newsroom.Factory).FeedAsync(language, PublicListKey.Front, 30, WorkflowNewsroom.Cancellation))!;
            Assert.Empty(feed.Articles);
            var replaced = Assert.Single(feed.Retractions);
            Assert.Equal((story.Number, "", "", found.Retraction.Address), (replaced.Number, replaced.Headline, replaced.Notice, replaced.Address));
            Assert.Empty((await new PublishedStories(newsroom.Factory).CorrectionsAsync(language, 1, WorkflowNewsroom.Cancellation))!.Notices);
        }

        // The record knows why, one record for each language.
        var records = await newsroom.ReadAsync(db => db.AuditRecords.Where(r => r.StoryId == story.StoryId && r.Action == nameof(NewsroomAction.Retract)).ToListAsync(WorkflowNewsroom.Cancellation));
        Assert.Equal(2, records.Count);
        Assert.All(records, record => Assert.Equal((Reason, $"{{\"form\":\"{form}\"}}"), (record.Reason, record.Details)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_retraction_can_be_made_traceless_later_and_back(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync();
        await newsroom.MustAsync("chief", new Retract(story.ArticleId, "有误。", Nothing));
        Assert.Equal(("江上新桥通车", "有误。"), await ToldAsync(newsroom, story));
        Assert.StartsWith("/zh/news/", (await newsroom.FoundAsync(story))!.Retraction!.Address, StringComparison.Ordinal);

        await newsroom.MustAsync("chief", new AmendNotice(story.ArticleId, Reason, RetractionForm.Legal));
        Assert.Equal(("", ""), await ToldAsync(newsroom, story));
        await newsroom.MustAsync("chief", new AmendNotice(story.ArticleId, "另一个理由"));
        Assert.Equal(RetractionForm.Legal, (await newsroom.FoundAsync(story))!.Retraction!.Form);
        await newsroom.MustAsync("chief", new AmendNotice(story.ArticleId, "有误。", RetractionForm.Notice));
        Assert.Equal(("江上新桥通车", "有误。"), await ToldAsync(newsroom, story));
        await newsroom.RefusedAsync("chief", new AmendNotice(story.ArticleId, "有误。", (RetractionForm)5), RefusalCode.ValueInvalid);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_old_address_leads_to_what_was_taken_down_without_naming_it(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync();
        await newsroom.ChangeAsync(db =>
        {
            db.OldAddresses.Add(new OldAddress { Address = "/?p=7", ArticleId = story.ArticleId });
            return Task.CompletedTask;
        });
        var old = new OldAddresses(newsroom.Factory);
        var article = (await newsroom.PublishedArticleAsync(story))!.Address;
        Assert.Equal(article, await old.FindAsync("/", "?p=7", WorkflowNewsroom.Cancellation));

        await newsroom.MustAsync("chief", new Retract(story.ArticleId, "有误。", Nothing));
        Assert.Equal(article, await old.FindAsync("/", "?p=7", WorkflowNewsroom.Cancellation));
        await newsroom.MustAsync("chief", new AmendNotice(story.ArticleId, Reason, RetractionForm.TakenDown));
        Assert.Equal($"/zh/news/{story.Number}", await old.FindAsync("/", "?p=7", WorkflowNewsroom.Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_language_that_is_kept_may_get_a_note_of_the_editors_in_the_same_act(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var (story, translation) = await BothAsync(newsroom);
        var before = (await newsroom.PublishedArticleAsync(story, "en"))!;
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));

        await newsroom.MustAsync("chief", new Retract(story.ArticleId, "有误。", Others(translation, new OtherArticle(false, "译文无此错误。") { EditorsNote = "The Chinese article was retracted." })));

        var kept = (await newsroom.PublishedArticleAsync(story, "en"))!;
        Assert.Equal(new PublicCorrection(newsroom.Clock.Now, "The Chinese article was retracted.", NoticeKind.EditorsNote, NoticePlacement.Top), Assert.Single(kept.Corrections));
        Assert.Equal((before.Content, before.Address, before.PublishedAt, newsroom.Clock.Now), (kept.Content, kept.Address, kept.PublishedAt, kept.UpdatedAt!.Value));
        Assert.Equal(before.Credits.EditorLine, kept.Credits.EditorLine);
        Assert.Empty(kept.Others);
        Assert.Equal("/en/news/" + kept.Address.Split('/')[^1], Assert.Single((await newsroom.FoundAsync(story))!.Retraction!.Others).Address);
        await using var db = await newsroom.OpenAsync();
        Assert.Empty(await new InvariantChecker().CheckAsync(db, WorkflowNewsroom.Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_was_retracted_wrongly_returns_as_a_new_publication_with_its_first_time(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var first = newsroom.Clock.Now;
        var story = await newsroom.LiveStoryAsync();
        await newsroom.MustAsync("chief", new Retract(story.ArticleId, Reason, Nothing, RetractionForm.Legal));
        await newsroom.MustAsync("chief", new Reinstate(story.ArticleId, "裁定已撤销。"));
        Assert.Null(await newsroom.PublishedArticleAsync(story));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);
        newsroom.Clock.Pass(TimeSpan.FromDays(1));
        await newsroom.PublishAsync("editor", story.ArticleId);

        var back = (await newsroom.PublishedArticleAsync(story))!;

        Assert.Equal((first, newsroom.Clock.Now, null), (back.PublishedAt, back.UpdatedAt, back.CorrectedAt));
        Assert.Equal(RetractionForm.Notice, (await newsroom.ArticleAsync(story.ArticleId)).RetractionForm);
        Assert.Empty((await new PublishedStories(newsroom.Factory).FeedAsync("zh", PublicListKey.Front, 30, WorkflowNewsroom.Cancellation))!.Retractions);
    }

    [Fact]
    public async Task Nobody_but_a_chief_editor_of_the_desk_takes_down()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var story = await newsroom.LiveStoryAsync();
        foreach (var person in newsroom.People.Except(["chief", "chief2", "all"]))
        {
            var outcome = await newsroom.DoAsync(person, new Retract(story.ArticleId, Reason, Nothing, RetractionForm.Legal));
            Assert.False(outcome.IsDone, person);
        }

        Assert.NotNull(await newsroom.PublishedArticleAsync(story));
        await newsroom.RefusedAsync("chief", new Retract(story.ArticleId, Reason, Nothing, (RetractionForm)9), RefusalCode.ValueInvalid);
        await newsroom.RefusedAsync("chief", new Retract(story.ArticleId, " ", Nothing, RetractionForm.Legal), RefusalCode.NoticeMissing);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_feed_replaces_what_its_window_held_and_no_more(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var stories = new List<CreatedStory>();
        for (var i = 0; i < 5; i++)
        {
            newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
            stories.Add(await newsroom.LiveStoryAsync());
        }

        foreach (var retracted in new[] { stories[0], stories[3] })
            await newsroom.MustAsync("chief", new Retract(retracted.ArticleId, "有误。", Nothing));

        var feed = (await new PublishedStories(newsroom.Factory).FeedAsync("zh", PublicListKey.Section("news"), 2, WorkflowNewsroom.Cancellation))!;
        Assert.Equal([stories[4].Number, stories[2].Number], feed.Articles.Select(article => article.Number));
        Assert.Equal([stories[3].Number], feed.Retractions.Select(retraction => retraction.Number));
        var all = (await new PublishedStories(newsroom.Factory).FeedAsync("zh", PublicListKey.Front, 30, WorkflowNewsroom.Cancellation))!;
        Assert.Equal([stories[3].Number, stories[0].Number], all.Retractions.Select(retraction => retraction.Number));
        Assert.Empty((await new PublishedStories(newsroom.Factory).FeedAsync("zh", PublicListKey.Section("city"), 30, WorkflowNewsroom.Cancellation))!.Retractions);
        Assert.Empty((await new PublishedStories(newsroom.Factory).FeedAsync("en", PublicListKey.Front, 30, WorkflowNewsroom.Cancellation))!.Retractions);
    }

    private static Dictionary<Guid, OtherArticle> Nothing => [];

    private static Dictionary<Guid, OtherArticle> Others(Guid article, OtherArticle choice) => new() { [article] = choice };

    private static async Task<(CreatedStory Story, Guid Translation)> BothAsync(WorkflowNewsroom newsroom)
    {
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        return (story, await newsroom.LiveTranslationAsync(story.StoryId));
    }

    private static async Task<(string Headline, string Notice)> ToldAsync(WorkflowNewsroom newsroom, CreatedStory story)
    {
        var retraction = (await newsroom.FoundAsync(story))!.Retraction!;
        return (retraction.Headline, retraction.Notice);
    }
}
