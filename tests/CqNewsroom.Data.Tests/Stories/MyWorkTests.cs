using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Stories;

public sealed class MyWorkTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Everybody_finds_what_waits_for_them_and_nothing_else(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        await newsroom.StoryAsync("在写");
        await newsroom.StoryAsync("退回", ArticleState.ChangesRequested);
        await newsroom.StoryAsync("待审", ArticleState.InReview);
        var (approved, _) = await newsroom.StoryAsync("待发", ArticleState.Approved);
        await newsroom.TranslationAsync(approved);
        var (given, _) = await newsroom.StoryAsync("交出", ArticleState.Published);
        await newsroom.TranslationAsync(given, "Given away", ArticleState.Requested, agency: newsroom.Fathom);
        var (taken, _) = await newsroom.StoryAsync("在译", ArticleState.Published);
        await newsroom.TranslationAsync(taken, "Being translated", ArticleState.Drafting, "translator");
        await newsroom.StoryAsync("民生", ArticleState.InReview, "lifeEditor", newsroom.Life);

        Assert.Equal(["CameBack 退回", "ToWrite 在写"], await desk.WaitingAsync("reporter"));
        Assert.Equal(["ToTranslate Being translated", "ToClaim 待发"], await desk.WaitingAsync("translator"));
        Assert.Equal(["ToReview 待审", "ToPublish 待发", "ToAssign 待发"], await desk.WaitingAsync("editor"));
        Assert.Equal(["ToAssign Given away"], await desk.WaitingAsync("coordinator"));
        Assert.Equal(["ToClaim Given away"], await desk.WaitingAsync("agencyTranslator"));
        Assert.Empty(await desk.WaitingAsync("rivalTranslator"));
        Assert.Empty(await desk.WaitingAsync("administrator"));
        // The only editor of the life desk wrote it.
        Assert.Equal(["NobodyCanSign 民生"], await desk.WaitingAsync("lifeEditor"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_contributor_and_a_signer_of_another_level_do_not_find_it_to_review(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        var (_, article) = await newsroom.StoryAsync("待审", ArticleState.InReview);
        await newsroom.ChangeAsync(db =>
        {
            var revision = db.Revisions.Single(r => r.ArticleId == article.Id);
            revision.Contributors = [newsroom.Person("reporter"), newsroom.Person("secondEditor")];
            db.SignOffs.Add(new SignOff { Id = newsroom.NextId(), ArticleId = article.Id, RevisionId = revision.Id, Level = 2, PersonId = newsroom.Person("chief"), Name = "x", At = ReadSide.Now });
        });

        Assert.Equal(["ToReview 待审"], await desk.WaitingAsync("editor"));
        Assert.Empty(await desk.WaitingAsync("secondEditor"));
        Assert.Empty(await desk.WaitingAsync("chief"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_level_that_no_active_person_may_sign_is_told_to_the_editors_of_the_desk(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        var (_, article) = await newsroom.StoryAsync("待审", ArticleState.InReview);
        await newsroom.ChangeAsync(db =>
        {
            db.Revisions.Single(r => r.ArticleId == article.Id).Contributors = [newsroom.Person("reporter"), newsroom.Person("editor"), newsroom.Person("chief")];
            db.Persons.Single(p => p.Id == newsroom.Person("secondEditor")).DeactivatedAt = ReadSide.Now;
        });

        Assert.Equal(["NobodyCanSign 待审"], await desk.WaitingAsync("editor"));
        var sent = (await desk.MyWork.ReadAsync(newsroom.Asker("reporter"), CancellationToken.None)).Value!.Sent;
        Assert.True(Assert.Single(sent).NobodyCanSign);

        // A substitute holds the absent person's grants as themselves.
        await newsroom.ChangeAsync(db => db.Substitutions.Add(new Substitution { Id = newsroom.NextId(), PersonId = newsroom.Person("editor"), SubstituteId = newsroom.Person("colleague"), Until = ReadSide.Now.AddDays(1) }));
        Assert.Equal(["ToReview 待审"], await desk.WaitingAsync("colleague"));
        Assert.Empty(await desk.WaitingAsync("editor"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_deactivated_persons_work_waits_for_the_editors_and_a_grant_taken_away_works_at_once(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        await newsroom.StoryAsync("在写");
        Assert.Empty(await desk.WaitingAsync("editor"));

        await newsroom.ChangeAsync(db => db.Persons.Single(p => p.Id == newsroom.Person("reporter")).DeactivatedAt = ReadSide.Now);

        Assert.Equal(["ToAssign 在写"], await desk.WaitingAsync("editor"));
        var refused = await desk.MyWork.ReadAsync(newsroom.Asker("reporter"), CancellationToken.None);
        Assert.Equal(RefusalCode.SignedOut, refused.Refusal!.Code);

        await newsroom.ChangeAsync(db => db.Grants.Where(g => g.PersonId == newsroom.Person("editor")).ExecuteDelete());
        Assert.Empty(await desk.WaitingAsync("editor"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_is_late_comes_first_then_by_deadline(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        await newsroom.StoryAsync("无期");
        await newsroom.StoryAsync("明天", change: (story, _) => story.Deadline = ReadSide.Now.AddDays(1));
        await newsroom.StoryAsync("逾期", change: (story, _) => story.Deadline = ReadSide.Now.AddMinutes(-1));
        await newsroom.StoryAsync("今天", change: (story, _) => story.Deadline = ReadSide.Now.AddHours(3));

        var work = (await desk.MyWork.ReadAsync(newsroom.Asker("reporter"), CancellationToken.None)).Value!;

        Assert.Equal(["逾期", "今天", "明天", "无期"], work.Groups.Single().Lines.Select(line => line.Headline));
        Assert.Equal(1, work.Late);
        Assert.Equal(4, work.Waiting);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_countersignature_waits_for_a_level_that_is_missing_on_what_is_live(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        var (_, article) = await newsroom.StoryAsync("急稿", ArticleState.Published, change: (_, a) =>
        {
            a.CountersignNeeded = true;
            a.LiveRevisionId = newsroom.NextId();
        });
        await newsroom.ChangeAsync(db => db.Revisions.Add(new Revision
        {
            Id = article.LiveRevisionId!.Value,
            ArticleId = article.Id,
            Number = 1,
            CreatedAt = ReadSide.Now,
            Content = "{}",
            Contributors = [newsroom.Person("reporter")],
            Levels = ReviewPolicy.Default(newsroom.City.Id, "zh-CN").Levels,
        }));

        Assert.Equal(["ToCountersign 急稿"], await desk.WaitingAsync("editor"));
        Assert.Empty(await desk.WaitingAsync("reporter"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_changed_source_waits_for_the_translator_and_the_note_of_a_return_is_shown(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        var (story, original) = await newsroom.StoryAsync("原文", ArticleState.ChangesRequested);
        await newsroom.TranslationAsync(story, "Translated", ArticleState.Published, "translator", change: a => (a.AnsweredHash, a.SourceHash) = ("old", "new"));
        var revision = newsroom.NextId();
        await newsroom.ChangeAsync(db =>
        {
            db.Revisions.Add(new Revision { Id = revision, ArticleId = original.Id, Number = 1, CreatedAt = ReadSide.Now, Content = "{}" });
            foreach (var (text, minutes) in new[] { ("first", 1), ("second", 2) })
                db.ReturnNotes.Add(new ReturnNote { Id = newsroom.NextId(), ArticleId = original.Id, RevisionId = revision, PersonId = newsroom.Person("editor"), Text = text, At = ReadSide.Now.AddMinutes(minutes) });
        });

        Assert.Equal(["SourceChanged Translated"], await desk.WaitingAsync("translator"));
        var back = (await desk.MyWork.ReadAsync(newsroom.Asker("reporter"), CancellationToken.None)).Value!.Groups.Single().Lines.Single();
        Assert.Equal("second", back.Note);
        Assert.Equal(["zh-CN", "en"], back.Articles.Select(article => article.Language));
    }
}
