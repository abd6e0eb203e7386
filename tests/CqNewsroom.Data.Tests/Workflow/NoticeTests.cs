using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>First published, updated and corrected are three times; what an editor says of a change moves them, and nothing else does.</summary>
public sealed class NoticeTests
{
    private static readonly PublishAnswers Fix = new(NoNotice: true) { IsTechnicalFix = true };

    private static readonly PublishAnswers Update = new(NoNotice: true);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Each_time_moves_by_what_the_editor_says_of_the_change(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var first = newsroom.Clock.Now;
        var story = await newsroom.LiveStoryAsync();
        Assert.Equal((first, null, null), await ShownAsync(newsroom, story));

        await ChangeAsync(newsroom, story, "第一段 。", Fix);
        Assert.Equal((first, null, null), await ShownAsync(newsroom, story));

        var updated = await ChangeAsync(newsroom, story, "第一段，有新消息。", Update);
        Assert.Equal((first, updated, null), await ShownAsync(newsroom, story));

        var news = await ChangeAsync(newsroom, story, "第一段，更新的消息。", new PublishAnswers("补充了新消息。") { NoticeKind = NoticeKind.Update });
        Assert.Equal((first, news, null), await ShownAsync(newsroom, story));

        foreach (var notice in new[] { NoticeKind.Correction, NoticeKind.Clarification, NoticeKind.EditorsNote })
        {
            var corrected = await ChangeAsync(newsroom, story, $"第一段，{notice}。", new PublishAnswers("说明") { NoticeKind = notice });
            Assert.Equal((first, corrected, corrected), await ShownAsync(newsroom, story));
        }

        var last = await ShownAsync(newsroom, story);
        await ChangeAsync(newsroom, story, "第一段 ，改了空格。", Fix);
        Assert.Equal(last, await ShownAsync(newsroom, story));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_notice_stands_where_the_rule_puts_it_unless_the_editor_says_otherwise(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync();
        await ChangeAsync(newsroom, story, WorkflowNewsroom.Text("江上新桥通车", "第一段。", "第二段，改了。"), new PublishAnswers("末段有误。"));
        await ChangeAsync(newsroom, story, WorkflowNewsroom.Text("江上新桥通车", "第一段，改了。", "第二段，改了。"), new PublishAnswers("首段有误。"));
        await ChangeAsync(newsroom, story, WorkflowNewsroom.Text("江上新桥建成通车", "第一段，改了。", "第二段，改了。"), new PublishAnswers("标题有误。") { NoticePlacement = NoticePlacement.Bottom });

        var article = (await newsroom.PublishedArticleAsync(story))!;

        Assert.Equal(
            [("标题有误。", NoticePlacement.Bottom), ("首段有误。", NoticePlacement.Top), ("末段有误。", NoticePlacement.Bottom)],
            article.Corrections.Select(notice => (notice.Text, notice.Placement)));
        Assert.All(article.Corrections, notice => Assert.Equal(NoticeKind.Correction, notice.Kind));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_original_s_notice_is_a_task_on_the_translation_until_its_own_readers_were_told(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var translation = await newsroom.LiveTranslationAsync(story.StoryId);
        Assert.Empty((await SeenAsync(newsroom, "editor2", translation)).OriginalNotices);

        await ChangeAsync(newsroom, story, WorkflowNewsroom.Text("江上新桥通车", "第一段。", "第二段。"), new PublishAnswers("通车日期应为三月二日。") { NoticeKind = NoticeKind.Clarification });

        Assert.Contains(NotificationKind.OriginalCorrected, await newsroom.ToldAsync("translator"));
        Assert.Contains(NotificationKind.OriginalCorrected, await newsroom.ToldAsync("editorEn"));
        Assert.DoesNotContain(NotificationKind.OriginalCorrected, await newsroom.ToldAsync("editorZh"));
        Assert.DoesNotContain(NotificationKind.OriginalCorrected, await newsroom.ToldAsync("lifeTranslator"));
        var owed = Assert.Single((await SeenAsync(newsroom, "editor2", translation)).OriginalNotices);
        Assert.Equal((NoticeKind.Clarification, "通车日期应为三月二日。"), (owed.Kind, owed.Text));
        foreach (var person in new[] { "translator", "editorEn" })
            Assert.Contains(translation, await WaitingAsync(newsroom, person));
        Assert.DoesNotContain(translation, await WaitingAsync(newsroom, "translator2"));
        // The original's words are not shown to readers of another language.
        Assert.Empty((await newsroom.PublishedArticleAsync(story, "en"))!.Corrections);

        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        await newsroom.MustAsync("translator", new StartCorrection(translation));
        await newsroom.MustAsync("translator", new Submit(translation));
        await newsroom.SignAsync("editor", translation);
        await newsroom.PublishAsync("editor", translation, new PublishAnswers("The bridge opened on March 2.") { NoticeKind = NoticeKind.Clarification });

        Assert.Empty((await SeenAsync(newsroom, "editor2", translation)).OriginalNotices);
        Assert.DoesNotContain(translation, await WaitingAsync(newsroom, "translator"));
        Assert.Equal("The bridge opened on March 2.", Assert.Single((await newsroom.PublishedArticleAsync(story, "en"))!.Corrections).Text);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_editor_of_the_language_closes_it_with_a_reason_and_the_next_one_is_owed_again(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var closing = new NoticeClosing(newsroom.Factory, newsroom.Clock, newsroom.Loader, newsroom.Events, NullLogger<NoticeClosing>.Instance);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var translation = await newsroom.LiveTranslationAsync(story.StoryId);
        // The text is as it was, so that nothing but the notice waits for somebody.
        var same = WorkflowNewsroom.Text("江上新桥通车", "第一段。", "第二段。");
        Assert.Equal(RefusalCode.OtherTextThanSeen, await CloseAsync("editor", 0));
        await ChangeAsync(newsroom, story, same, new PublishAnswers("首段有误。"));
        Assert.Contains(translation, await WaitingAsync(newsroom, "translator"));
        string[] editors = ["editor", "editor2", "editor3", "editorEn", "chief", "chief2", "all"];
        foreach (var person in newsroom.People.Except(editors))
            Assert.True(await CloseAsync(person, 1) is RefusalCode.NotAllowed or RefusalCode.NotFound or RefusalCode.SignedOut, person);
        foreach (var person in newsroom.People.Where(person => person is "editorZh" or "translator" || editors.Contains(person)))
            Assert.Equal(editors.Contains(person), (await SeenAsync(newsroom, person, translation)).MayCloseNotices);
        Assert.Equal(RefusalCode.ReasonMissing, await CloseAsync("editorEn", 1, "  "));
        Assert.Equal(RefusalCode.OtherTextThanSeen, await CloseAsync("editorEn", 2));
        Assert.Single((await SeenAsync(newsroom, "editor2", translation)).OriginalNotices);
        var before = await newsroom.ArticleAsync(translation);

        Assert.Null(await CloseAsync("editorEn", 1));

        Assert.Empty((await SeenAsync(newsroom, "editor2", translation)).OriginalNotices);
        Assert.DoesNotContain(translation, await WaitingAsync(newsroom, "translator"));
        var after = await newsroom.ArticleAsync(translation);
        Assert.Equal((before.State, before.Version, before.PublicationId), (after.State, after.Version, after.PublicationId));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().SingleAsync(r => r.Action == BesideTheWorkflow.CloseNotice, WorkflowNewsroom.Cancellation));
        Assert.Equal((newsroom.Id("editorEn"), translation, "It never said so in English."), (record.PersonId!.Value, record.ArticleId!.Value, record.Reason));

        await ChangeAsync(newsroom, story, same, new PublishAnswers("首段仍有误。"));
        Assert.Equal("首段仍有误。", Assert.Single((await SeenAsync(newsroom, "editor2", translation)).OriginalNotices).Text);
        Assert.Contains(translation, await WaitingAsync(newsroom, "translator"));

        async Task<RefusalCode?> CloseAsync(string person, int seen, string reason = "It never said so in English.") =>
            (await closing.CloseAsync(newsroom.Asker(person), translation, seen, reason, WorkflowNewsroom.Cancellation)).Refusal?.Code;
    }

    [Fact]
    public async Task The_agency_is_told_of_it_and_nobody_whose_translation_no_reader_sees()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En, WorkflowNewsroom.Fr);
        var (translation, draft) = (await newsroom.TranslationAsync(story.StoryId), await newsroom.TranslationAsync(story.StoryId, WorkflowNewsroom.Fr));
        await newsroom.MustAsync("editor", new Assign(translation, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        await newsroom.WriteAsync("agencyTranslator", translation, WorkflowNewsroom.Translated("New bridge opens to traffic", "First paragraph.", "Second paragraph."));
        await newsroom.MustAsync("agencyTranslator", new Submit(translation));
        await newsroom.SignAsync("editor", translation);
        await newsroom.PublishAsync("editor", translation);
        await newsroom.MustAsync("translatorFr", new Claim(draft));

        await ChangeAsync(newsroom, story, "第一段改了。", new PublishAnswers("首段有误。"));

        Assert.Contains(NotificationKind.OriginalCorrected, await newsroom.ToldAsync("coordinator"));
        Assert.Contains(NotificationKind.OriginalCorrected, await newsroom.ToldAsync("agencyTranslator"));
        Assert.DoesNotContain(NotificationKind.OriginalCorrected, await newsroom.ToldAsync("rivalCoordinator"));
        Assert.DoesNotContain(NotificationKind.OriginalCorrected, await newsroom.ToldAsync("translatorFr"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_note_put_over_a_kept_translation_does_not_tell_its_readers_what_the_original_s_were_told(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var translation = await newsroom.LiveTranslationAsync(story.StoryId);
        await ChangeAsync(newsroom, story, WorkflowNewsroom.Text("江上新桥通车", "第一段。", "第二段。"), new PublishAnswers("通车日期应为三月二日。"));
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        await newsroom.MustAsync("chief", new Retract(story.ArticleId, "内容有误。", new Dictionary<Guid, OtherArticle> { [translation] = new(false, "Right.") { EditorsNote = "The original was retracted." } }));
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Empty((await SeenAsync(newsroom, "editor2", translation)).OriginalNotices);
        Assert.DoesNotContain(translation, await WaitingAsync(newsroom, "translator"));
        await newsroom.MustAsync("chief", new Reinstate(story.ArticleId, "It was right."));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);
        await newsroom.PublishAsync("editor", story.ArticleId);

        Assert.Equal("通车日期应为三月二日。", Assert.Single((await SeenAsync(newsroom, "editor2", translation)).OriginalNotices).Text);
        Assert.Contains(translation, await WaitingAsync(newsroom, "translator"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_clock_publishes_with_the_notice_that_who_scheduled_gave(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync();
        await newsroom.MustAsync("reporter", new StartCorrection(story.ArticleId));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);
        var due = newsroom.Clock.Now.AddHours(1);
        var answers = new PublishAnswers("编者按") { NoticeKind = NoticeKind.EditorsNote, NoticePlacement = NoticePlacement.Top };
        await newsroom.MustAsync("editor", new Schedule(story.ArticleId, due, await newsroom.SubmittedAsync(story.ArticleId), answers));
        newsroom.Clock.Now = due;

        Assert.Equal(1, await newsroom.Server().PublishDueAsync(WorkflowNewsroom.Cancellation));

        Assert.Equal(new PublicCorrection(due, "编者按", NoticeKind.EditorsNote, NoticePlacement.Top), Assert.Single((await newsroom.PublishedArticleAsync(story))!.Corrections));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.Where(r => r.ArticleId == story.ArticleId && r.Action == nameof(NewsroomAction.Publish)).OrderBy(r => r.Number).LastAsync(WorkflowNewsroom.Cancellation));
        Assert.Contains("\"kind\":\"EditorsNote\"", record.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((NoticeKind)99, null)]
    [InlineData(NoticeKind.Correction, (NoticePlacement)7)]
    public async Task An_unknown_kind_or_place_is_refused_and_nothing_is_lost(NoticeKind notice, NoticePlacement? placement)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var story = await newsroom.LiveStoryAsync();
        await newsroom.MustAsync("reporter", new StartCorrection(story.ArticleId));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);
        var hash = await newsroom.SubmittedAsync(story.ArticleId);

        await newsroom.RefusedAsync("editor", new Publish(story.ArticleId, hash, new PublishAnswers("说明") { NoticeKind = notice, NoticePlacement = placement }), RefusalCode.ValueInvalid);
        await newsroom.RefusedAsync("editor", new Publish(story.ArticleId, hash, new PublishAnswers()), RefusalCode.CorrectionAnswerMissing);
        await newsroom.RefusedAsync("editor", new Publish(story.ArticleId, hash, new PublishAnswers(" ") { IsTechnicalFix = true }), RefusalCode.CorrectionAnswerMissing);
        await newsroom.RefusedAsync("editor", new Publish(story.ArticleId, hash, new PublishAnswers("bad\u0001")), RefusalCode.TextInvalid);

        Assert.Equal(ArticleState.Approved, (await newsroom.ArticleAsync(story.ArticleId)).State);
    }

    private static Task<DateTime> ChangeAsync(WorkflowNewsroom newsroom, CreatedStory story, string paragraph, PublishAnswers answers) =>
        ChangeAsync(newsroom, story, WorkflowNewsroom.Text("江上新桥通车", paragraph, "第二段。"), answers);

    // A minute later; gives the time.
    private static async Task<DateTime> ChangeAsync(WorkflowNewsroom newsroom, CreatedStory story, Core.Documents.ArticleContent content, PublishAnswers answers)
    {
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        await newsroom.MustAsync("reporter", new StartCorrection(story.ArticleId));
        await newsroom.WriteAsync("reporter", story.ArticleId, content);
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);
        await newsroom.PublishAsync("editor", story.ArticleId, answers);
        return newsroom.Clock.Now;
    }

    private static async Task<(DateTime First, DateTime? Updated, DateTime? Corrected)> ShownAsync(WorkflowNewsroom newsroom, CreatedStory story)
    {
        var article = (await newsroom.PublishedArticleAsync(story))!;
        return (article.PublishedAt, article.UpdatedAt, article.CorrectedAt);
    }

    private static async Task<ActingArticle> SeenAsync(WorkflowNewsroom newsroom, string person, Guid article)
    {
        var pages = new StoryPages(newsroom.Factory, newsroom.Loader, newsroom.Clock);
        var story = await newsroom.ReadAsync(db => db.Stories.Where(s => s.Articles.Any(a => a.Id == article)).Select(s => s.Number).SingleAsync(WorkflowNewsroom.Cancellation));
        return (await pages.ReadAsync(newsroom.Asker(person), story, WorkflowNewsroom.Cancellation)).Value!.Articles.Single(a => a.Acting.ArticleId == article).Acting;
    }

    private static async Task<IReadOnlyList<Guid>> WaitingAsync(WorkflowNewsroom newsroom, string person)
    {
        var work = await new MyWork(newsroom.Factory, newsroom.Clock).ReadAsync(newsroom.Asker(person), WorkflowNewsroom.Cancellation);
        return [.. work.Value!.Groups.Where(group => group.Kind == WorkKind.OriginalCorrected).SelectMany(group => group.Lines).Select(line => line.ArticleId)];
    }
}
