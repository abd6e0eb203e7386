using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>A changed source is answered part by part by its translator, or as a whole by an editor who says why; by nobody else, and only the source that stands.</summary>
public sealed class AnswerSourceTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Part_by_part_until_none_is_open_and_what_has_no_counterpart_is_left_out(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var (article, former, source) = await ChangedAsync(newsroom);

        await newsroom.RefusedAsync("translator", new AnswerSource(article, former, ["p1"]), RefusalCode.OtherTextThanSeen);
        await newsroom.RefusedAsync("translator", new AnswerSource(article, source, ["p1", "p2"]), RefusalCode.BlockUnknown);
        await newsroom.RefusedAsync("translator", new AnswerSource(article, source, []), RefusalCode.BlockUnknown);
        await newsroom.RefusedAsync("editor", new AnswerSource(article, source, ["p1"]), RefusalCode.NotAllowed);
        Assert.Equal(0, await newsroom.ReadAsync(db => db.SourceAnswers.CountAsync(None)));

        await newsroom.MustAsync("translator", new AnswerSource(article, source, ["p1"]));
        Assert.True((await newsroom.ArticleAsync(article)).IsSourceChanged);
        await newsroom.MustAsync("translator", new AnswerSource(article, source, ["p3", "p1"]));

        Assert.False((await newsroom.ArticleAsync(article)).IsSourceChanged);
        Assert.Equal(["p3"], await newsroom.ReadAsync(db => db.LeftOutBlocks.Where(b => b.ArticleId == article).Select(b => b.SourceBlockId).ToListAsync(None)));
        Assert.Equal(2, await newsroom.ReadAsync(db => db.SourceAnswers.CountAsync(None)));
        var details = await newsroom.ReadAsync(db => db.AuditRecords.Where(r => r.Action == nameof(NewsroomAction.AnswerSource)).OrderBy(r => r.Number).Select(r => r.Details!).ToListAsync(None));
        Assert.Equal(2, details.Count);
        Assert.All(details, text => Assert.Contains("\"answered\":1", text, StringComparison.Ordinal));
        await newsroom.RefusedAsync("translator", new AnswerSource(article, source, ["p1"]), RefusalCode.SourceNotChanged);
    }

    [Fact]
    public async Task As_a_whole_by_an_editor_who_says_why()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var (article, _, source) = await ChangedAsync(newsroom);

        await newsroom.RefusedAsync("translator", new AnswerSource(article, source, null, "It is right."), RefusalCode.NotAllowed);
        await newsroom.RefusedAsync("editor", new AnswerSource(article, source, null), RefusalCode.ReasonMissing);
        await newsroom.RefusedAsync("editor", new AnswerSource(article, source, null, "  "), RefusalCode.ReasonMissing);
        Assert.True((await newsroom.ArticleAsync(article)).IsSourceChanged);

        await newsroom.MustAsync("editor", new AnswerSource(article, source, null, "It is right."));

        Assert.False((await newsroom.ArticleAsync(article)).IsSourceChanged);
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().SingleAsync(r => r.Action == nameof(NewsroomAction.AnswerSource), None));
        Assert.Equal((newsroom.Id("editor"), "It is right."), (record.PersonId!.Value, record.Reason));
    }

    // A translation that is being written, whose source got another first paragraph and a third.
    private static async Task<(Guid Article, Guid Former, Guid Source)> ChangedAsync(WorkflowNewsroom newsroom)
    {
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var article = await newsroom.TranslatedAsync(story.StoryId);
        var former = (await newsroom.ArticleAsync(story.ArticleId)).SourceRevisionId!.Value;
        await newsroom.CorrectAsync(story.ArticleId, WorkflowNewsroom.Text("江上新桥通车", "第一段改了。", "第二段。", "第三段是新的。"));
        return (article, former, (await newsroom.ArticleAsync(story.ArticleId)).SourceRevisionId!.Value);
    }
}
