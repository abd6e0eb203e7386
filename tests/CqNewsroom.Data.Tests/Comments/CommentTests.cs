using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Comments;

public sealed class CommentTests
{
    private static CancellationToken Cancellation => WorkflowNewsroom.Cancellation;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Its_writer_changes_a_comment_and_the_record_keeps_what_it_said(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.DraftAsync();
        await StartAsync(newsroom, "editor", story.ArticleId, "p1", "第一段", "请核实。@colleague");
        var said = Assert.Single(Assert.Single((await ReadAsync(newsroom, "editor", story.ArticleId)).Threads).Comments);
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(RefusalCode.NotAllowed, (await EditAsync("reporter", "改")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await EditAsync("lifeEditor", "改")).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await newsroom.Comments.EditAsync(newsroom.Asker("editor"), Guid.NewGuid(), "改", Cancellation)).Refusal?.Code);
        Assert.Equal(RefusalCode.CommentMissing, (await EditAsync("editor", " ")).Refusal?.Code);
        await DoneAsync(EditAsync("editor", "请核实。@colleague"));
        Assert.Null(Assert.Single(Assert.Single((await ReadAsync(newsroom, "editor", story.ArticleId)).Threads).Comments).EditedAt);
        await DoneAsync(EditAsync("editor", "请核实日期。@colleague @chief"));

        var now = Assert.Single(Assert.Single((await ReadAsync(newsroom, "reporter", story.ArticleId)).Threads).Comments);
        Assert.Equal(("请核实日期。@colleague @chief", said.At, said.At.AddMinutes(1)), (now.Text, now.At, now.EditedAt));
        // Who was mentioned before heard of it then.
        Assert.Equal([NotificationKind.Mentioned], await newsroom.ToldAsync("colleague"));
        Assert.Equal([NotificationKind.Mentioned], await newsroom.ToldAsync("chief"));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().SingleAsync(r => r.Action == BesideTheWorkflow.EditComment, Cancellation));
        Assert.Equal(("editor", "请核实。@colleague", story.ArticleId), (record.PersonName, record.Reason, record.ArticleId));

        Task<Outcome> EditAsync(string person, string text) => newsroom.Comments.EditAsync(newsroom.Asker(person), said.Id, text, Cancellation);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_comment_stays_at_its_words_through_edits_and_says_when_they_are_gone(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.DraftAsync();
        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("江上新桥通车", "江上新桥今日通车，市民步行过江。", "第二段。"));
        await StartAsync(newsroom, "editor", story.ArticleId, "p1", "步行过江", "要多久？");

        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("江上新桥通车", "江上新桥12日通车，据了解市民步行过江只需十分钟。", "第二段。"));
        var moved = Assert.Single((await ReadAsync(newsroom, "reporter", story.ArticleId)).Threads);
        Assert.Equal((ThreadPlace.Words, "p1", "步行过江"), (moved.Place, moved.BlockId, moved.Words));
        Assert.Equal("江上新桥12日通车，据了解市民".Length, moved.Start);

        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("江上新桥通车", "江上新桥通车。", "第二段。"));
        var gone = Assert.Single((await ReadAsync(newsroom, "reporter", story.ArticleId)).Threads);
        Assert.Equal((ThreadPlace.WordsGone, "p1", "步行过江"), (gone.Place, gone.BlockId, gone.Words));

        await newsroom.WriteAsync("reporter", story.ArticleId, new ArticleContent { Headline = "江上新桥通车" });
        var without = Assert.Single((await ReadAsync(newsroom, "reporter", story.ArticleId)).Threads);
        Assert.Equal((ThreadPlace.BlockGone, null, "步行过江"), (without.Place, without.BlockId, without.Words));
        Assert.Equal("要多久？", Assert.Single(without.Comments).Text);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_thread_is_answered_resolved_and_opened_again_and_an_answer_opens_it_too(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.InReviewAsync();
        var thread = await StartAsync(newsroom, "editor", story.ArticleId, "p1", "第一段", "请核实。");
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));

        await DoneAsync(newsroom.Comments.AnswerAsync(newsroom.Asker("reporter"), thread, "已核实。", Cancellation));
        await DoneAsync(newsroom.Comments.ResolveAsync(newsroom.Asker("editor"), thread, Cancellation));
        await DoneAsync(newsroom.Comments.ResolveAsync(newsroom.Asker("editor2"), thread, Cancellation));
        var resolved = Assert.Single((await ReadAsync(newsroom, "reporter", story.ArticleId)).Threads);
        Assert.Equal((true, "editor"), (resolved.IsResolved, resolved.ResolvedBy));
        Assert.Equal([("editor", "请核实。"), ("reporter", "已核实。")], resolved.Comments.Select(c => (c.By, c.Text)));

        await DoneAsync(newsroom.Comments.ReopenAsync(newsroom.Asker("reporter"), thread, Cancellation));
        Assert.Single((await ReadAsync(newsroom, "editor", story.ArticleId)).Open);
        await DoneAsync(newsroom.Comments.ResolveAsync(newsroom.Asker("editor"), thread, Cancellation));
        await DoneAsync(newsroom.Comments.AnswerAsync(newsroom.Asker("colleague"), thread, "还有一处。", Cancellation));
        Assert.Single((await ReadAsync(newsroom, "editor", story.ArticleId)).Open);
        Assert.Equal(RefusalCode.CommentMissing, (await newsroom.Comments.AnswerAsync(newsroom.Asker("editor"), thread, " \n", Cancellation)).Refusal?.Code);
        Assert.Equal(RefusalCode.TooLong, (await newsroom.Comments.AnswerAsync(newsroom.Asker("editor"), thread, new string('长', 4001), Cancellation)).Refusal?.Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Who_is_mentioned_who_writes_and_who_took_part_are_told_once_and_nobody_who_may_not_read(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.DraftAsync();

        var thread = await StartAsync(newsroom, "editor", story.ArticleId, "p1", "", "@editor2请看，@lifeEditor @agencyTranslator @nobody 也看，@reporter");
        Assert.Equal([NotificationKind.Mentioned], await newsroom.ToldAsync("editor2"));
        Assert.Equal([NotificationKind.Mentioned], await newsroom.ToldAsync("reporter"));
        Assert.Empty(await newsroom.ToldAsync("lifeEditor"));
        Assert.Empty(await newsroom.ToldAsync("agencyTranslator"));
        Assert.Empty(await newsroom.ToldAsync("nobody"));
        Assert.Empty(await newsroom.ToldAsync("editor"));

        await DoneAsync(newsroom.Comments.AnswerAsync(newsroom.Asker("editor2"), thread, "看过了。", Cancellation));
        Assert.Equal([NotificationKind.Commented], await newsroom.ToldAsync("editor"));
        Assert.Equal([NotificationKind.Mentioned, NotificationKind.Commented], await newsroom.ToldAsync("reporter"));
        Assert.Equal([NotificationKind.Mentioned], await newsroom.ToldAsync("editor2"));

        var names = (await newsroom.Comments.MentionableAsync(newsroom.Asker("editor"), story.ArticleId, Cancellation)).Value!;
        Assert.Contains("reporter", names);
        Assert.DoesNotContain("editor", names);
        Assert.DoesNotContain("lifeEditor", names);
        Assert.DoesNotContain("agencyTranslator", names);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task To_who_may_not_read_an_article_its_comments_do_not_exist(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.InReviewAsync();
        var thread = await StartAsync(newsroom, "editor", story.ArticleId, "p1", "第一段", "请核实。");
        string[] readers = ["reporter", "colleague", "editor", "editor2", "editor3", "editorZh", "editorEn", "chief", "chief2", "all"];

        foreach (var person in newsroom.People)
        {
            var asker = newsroom.Asker(person);
            var may = readers.Contains(person, StringComparer.Ordinal);
            var expected = may ? (RefusalCode?)null : RefusalCode.NotFound;
            Assert.Equal((person, expected), (person, (await newsroom.Comments.ReadAsync(asker, story.ArticleId, null, Cancellation)).Refusal?.Code));
            Assert.Equal((person, expected), (person, (await newsroom.Comments.MentionableAsync(asker, story.ArticleId, Cancellation)).Refusal?.Code));
            Assert.Equal((person, expected), (person, (await newsroom.Comments.StartAsync(asker, new StartThread(story.ArticleId, null, null, 0, "", "话", false), Cancellation)).Refusal?.Code));
            Assert.Equal((person, expected), (person, (await newsroom.Comments.AnswerAsync(asker, thread, "话", Cancellation)).Refusal?.Code));
            Assert.Equal((person, expected), (person, (await newsroom.Comments.ResolveAsync(asker, thread, Cancellation)).Refusal?.Code));
            Assert.Equal((person, expected), (person, (await newsroom.Comments.ReopenAsync(asker, thread, Cancellation)).Refusal?.Code));
        }

        var stranger = new Asker(Guid.NewGuid(), "en");
        Assert.Equal(RefusalCode.SignedOut, (await newsroom.Comments.ReadAsync(stranger, story.ArticleId, null, Cancellation)).Refusal?.Code);
        Assert.Equal(RefusalCode.SignedOut, (await newsroom.Comments.AnswerAsync(stranger, thread, "话", Cancellation)).Refusal?.Code);
        Assert.Equal(2 * readers.Length + 1, await newsroom.ReadAsync(db => db.Comments.CountAsync(Cancellation)));
        // A revision of another article is none of this one.
        var other = await newsroom.InReviewAsync();
        var revision = (await newsroom.RevisionsAsync(other.ArticleId))[0].Id;
        Assert.Equal(RefusalCode.NotFound, (await newsroom.Comments.ReadAsync(newsroom.Asker("editor"), story.ArticleId, revision, Cancellation)).Refusal?.Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_agency_sees_only_what_is_marked_for_it_and_no_names_of_the_house(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.ApprovedAsync("en");
        var english = await newsroom.TranslationAsync(story.StoryId);
        var marked = new StartThread(english, null, null, 0, "", "@editor2 @agencyTranslator please look", IsForAgency: true);
        Assert.Equal(RefusalCode.NotGivenToAgency, (await newsroom.Comments.StartAsync(newsroom.Asker("editor"), marked, Cancellation)).Refusal?.Code);
        await newsroom.MustAsync("editor", new Assign(english, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        var inside = await StartAsync(newsroom, "editor", english, null, "", "@agencyTranslator 译得太慢。");
        var shown = (await newsroom.Comments.StartAsync(newsroom.Asker("editor"), marked, Cancellation)).Value;
        var theirs = await StartAsync(newsroom, "coordinator", english, null, "", "@agencyTranslator @editor a question");

        foreach (var person in new[] { "agencyTranslator", "coordinator" })
        {
            var view = await ReadAsync(newsroom, person, english);
            Assert.Equal([shown, theirs], view.Threads.Select(thread => thread.Id).Order());
            var comment = Assert.Single(view.Threads.Single(thread => thread.Id == shown).Comments);
            Assert.NotEqual("editor", comment.By);
            Assert.DoesNotContain("editor2", comment.Text, StringComparison.Ordinal);
            Assert.Contains("@agencyTranslator", comment.Text, StringComparison.Ordinal);
            Assert.Equal(RefusalCode.NotFound, (await newsroom.Comments.AnswerAsync(newsroom.Asker(person), inside, "?", Cancellation)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await newsroom.Comments.ResolveAsync(newsroom.Asker(person), inside, Cancellation)).Refusal?.Code);
            var names = (await newsroom.Comments.MentionableAsync(newsroom.Asker(person), english, Cancellation)).Value!;
            Assert.Empty(names.Except(["agencyTranslator", "coordinator"]));
        }

        // What they begin is for the house and for them; the house sees all of it.
        Assert.Equal(3, (await ReadAsync(newsroom, "editor2", english)).Threads.Count);
        Assert.Equal([NotificationKind.Assigned, NotificationKind.Mentioned, NotificationKind.Mentioned], await newsroom.ToldAsync("agencyTranslator"));
        Assert.Contains(NotificationKind.Mentioned, await newsroom.ToldAsync("editor"));
        // Another agency that gets the article later hears nothing of what was said to the first.
        await newsroom.MustAsync("editor", new Assign(english, newsroom.Id("rivalTranslator"), newsroom.Rival));
        Assert.Empty((await ReadAsync(newsroom, "rivalTranslator", english)).Threads);
        Assert.Equal(RefusalCode.NotFound, (await newsroom.Comments.AnswerAsync(newsroom.Asker("rivalTranslator"), shown, "?", Cancellation)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await newsroom.Comments.ReadAsync(newsroom.Asker("agencyTranslator"), english, null, Cancellation)).Refusal?.Code);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_editors_comment_and_suggest_the_writer_accepts_half_and_they_may_still_sign(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.InReviewAsync();
        var revision = (await newsroom.RevisionsAsync(story.ArticleId))[^1];
        var words = new StartThread(story.ArticleId, revision.Id, "p2", 0, "第二段", "缺出处。", false);
        var thread = (await newsroom.Comments.StartAsync(newsroom.Asker("editor2"), words, Cancellation)).Value;
        await SuggestAsync(newsroom, "editor", story.ArticleId, "p1", "第一段，改过。");
        await SuggestAsync(newsroom, "editor2", story.ArticleId, "p2", "第二段，据市交通局。");
        var suggestions = await newsroom.ReadAsync(db => db.Suggestions.AsNoTracking().OrderBy(s => s.BlockId).Select(s => s.Id).ToListAsync(Cancellation));

        await newsroom.MustAsync("reporter", new AnswerSuggestions(story.ArticleId, [suggestions[0]], [suggestions[1]]));

        var article = await newsroom.ArticleAsync(story.ArticleId);
        Assert.Equal((ArticleState.InReview, 1), (article.State, article.Level));
        Assert.Equal(["第一段，改过。", "第二段。"], (await newsroom.WorkingCopyAsync(story.ArticleId)).Blocks.Select(PlainText.Of));
        Assert.Equal([newsroom.Id("reporter")], (await newsroom.RevisionsAsync(story.ArticleId))[^1].Contributors);
        var talk = Assert.Single((await newsroom.Comments.ReadAsync(newsroom.Asker("reporter"), story.ArticleId, article.SubmittedRevisionId, Cancellation)).Value!.Open);
        Assert.Equal((thread, ThreadPlace.Words, "第二段"), (talk.Id, talk.Place, talk.Words));
        await newsroom.SignAsync("editor", story.ArticleId);
        Assert.Equal(ArticleState.Approved, (await newsroom.ArticleAsync(story.ArticleId)).State);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_comment_changes_nothing_of_the_article_and_pages_hear_of_it_after_the_commit(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.InReviewAsync();
        var before = await newsroom.ArticleAsync(story.ArticleId);
        var records = await newsroom.ReadAsync(db => db.AuditRecords.CountAsync(Cancellation));
        var heard = new List<NewsroomEvent>();
        using var subscription = newsroom.Events.Subscribe(heard.Add);

        await StartAsync(newsroom, "editor", story.ArticleId, "p1", "第一段", "@reporter 请核实。");

        var after = await newsroom.ArticleAsync(story.ArticleId);
        Assert.Equal((before.Version, before.WorkingVersion), (after.Version, after.WorkingVersion));
        Assert.Equal(records, await newsroom.ReadAsync(db => db.AuditRecords.CountAsync(Cancellation)));
        Assert.Contains(new StoryChanged(story.StoryId, story.ArticleId, CommentService.CommentEvent, newsroom.Id("editor")), heard);
        Assert.Contains(heard, happened => happened is WhatIsNewChanged changed && changed.PersonIds.SequenceEqual([newsroom.Id("reporter")]));
        // A block that is not there has no comments, and words that are not there are about the block.
        Assert.Equal(RefusalCode.BlockUnknown, (await newsroom.Comments.StartAsync(newsroom.Asker("editor"), new StartThread(story.ArticleId, null, "p9", 0, "", "话", false), Cancellation)).Refusal?.Code);
        await StartAsync(newsroom, "editor", story.ArticleId, "p2", "没有这些字", "话");
        Assert.Contains((await ReadAsync(newsroom, "editor", story.ArticleId)).Threads, thread => thread is { Place: ThreadPlace.Block, BlockId: "p2", Words: "" });
    }

    private static async Task<Guid> StartAsync(WorkflowNewsroom newsroom, string person, Guid article, string? block, string quote, string text)
    {
        var outcome = await newsroom.Comments.StartAsync(newsroom.Asker(person), new StartThread(article, null, block, 0, quote, text, false), Cancellation);
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }

    private static async Task SuggestAsync(WorkflowNewsroom newsroom, string person, Guid article, string block, string words)
    {
        var now = (await newsroom.WorkingCopyAsync(article)).Blocks.Single(b => b.Id == block);
        await newsroom.MustAsync(person, new Suggest(article, block, CanonicalJson.WriteBlock(MarkedEdit.Apply(now, words)!)));
    }

    private static async Task<CommentsView> ReadAsync(WorkflowNewsroom newsroom, string person, Guid article)
    {
        var outcome = await newsroom.Comments.ReadAsync(newsroom.Asker(person), article, null, Cancellation);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private static async Task DoneAsync(Task<Outcome> act) => Assert.Null((await act).Refusal);
}
