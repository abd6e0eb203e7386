using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Stories;

public sealed class SavingTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_save_writes_what_changed_and_nothing_else(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"), Change.Paragraph("b", "乙", after: "a"));
        var before = await RowsAsync(stage);

        var saved = await stage.SaveAsync(Reporter, 1, Change.Paragraph("b", "乙二", before["b"].Version, "a"));

        Assert.Null(saved.Refusal);
        var after = await RowsAsync(stage);
        Assert.Equal(before["a"], after["a"]);
        Assert.Equal(before["b"].Position, after["b"].Position);
        Assert.Equal(after["b"].Version, Assert.Single(saved.Saved!.Blocks).Version);
        Assert.True(after["b"].Version > before["b"].Version);
        Assert.Equal(["甲", "乙二"], (await stage.TextAsync()).Blocks.Select(PlainText.Of));
        var article = await stage.ReadArticleAsync();
        Assert.Equal("标题", article.WorkingHeadline);
        Assert.Equal(1, article.Version);
        Assert.Equal(2, article.WorkingVersion);
        Assert.True(article.HasSavedText);
        await using var db = await stage.OpenAsync();
        Assert.Equal(["CreateStory"], await db.AuditRecords.Select(r => r.Action).ToListAsync());
        Assert.Equal(2, stage.Events.All.OfType<StoryChanged>().Count(e => e.Action == WorkingCopyService.SaveEvent));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_stale_save_is_refused_whole_and_both_texts_are_kept(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var first = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"), Change.Paragraph("b", "乙", after: "a"));
        await stage.Writing.ReleaseAsync(As(Reporter), stage.Article, Tab(1), default);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await stage.SaveAsync(Editor, 2, Change.Paragraph("a", "甲，编辑改", first.Saved!.Blocks[0].Version));
        await stage.Writing.ReleaseAsync(As(Editor), stage.Article, Tab(2), default);

        var stale = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲，记者改", first.Saved.Blocks[0].Version), Change.Paragraph("b", "乙，记者改", first.Saved.Blocks[1].Version, "a"));

        Assert.Equal(RefusalCode.StaleSave, stale.Refusal!.Code);
        Assert.Equal("Edo changed the same text at 09:01. Both texts are kept; choose which one stands.", stale.Refusal.In("en"));
        var block = Assert.Single(stale.Stale!.Blocks);
        Assert.Equal(("a", second.Saved!.Blocks[0].Version, "Edo"), (block.Id, block.Version, block.Changed!.Name));
        Assert.Contains("编辑改", block.Content, StringComparison.Ordinal);
        Assert.Equal(["甲，编辑改", "乙"], (await stage.TextAsync()).Blocks.Select(PlainText.Of));
        var kept = Assert.Single(await stage.RevisionsAsync());
        Assert.Equal((RevisionKind.SideCopy, Reporter), (kept.Kind, kept.CreatedById));
        Assert.Equal(["甲，记者改", "乙，记者改"], CanonicalJson.Read(kept.Content).Blocks.Select(PlainText.Of));
        Assert.Contains(Reporter, kept.Contributors);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_block_that_was_removed_and_came_again_is_not_what_it_was(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var first = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"));
        var seen = first.Saved!.Blocks[0].Version;
        await stage.SaveAsync(Reporter, 1, Change.Remove("a", seen));
        await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "另一段"));

        var stale = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲一", seen));

        Assert.Equal(RefusalCode.StaleSave, stale.Refusal!.Code);
        Assert.Equal(["另一段"], (await stage.TextAsync()).Blocks.Select(PlainText.Of));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_change_of_a_removed_block_is_told_and_kept(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var first = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"), Change.Paragraph("b", "乙", after: "a"));
        await stage.SaveAsync(Reporter, 1, Change.Remove("a", first.Saved!.Blocks[0].Version));

        var stale = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲一", first.Saved.Blocks[0].Version));

        Assert.Equal(RefusalCode.BlockUnknown, stale.Refusal!.Code);
        Assert.Null(Assert.Single(stale.Stale!.Blocks).Content);
        Assert.Contains("甲一", Assert.Single(await stage.RevisionsAsync()).Content, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_save_whose_answer_was_lost_is_answered_again(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var start = await stage.SaveAsync(Reporter, 1, Change.Headline("一"), Change.Paragraph("a", "甲"), Change.Paragraph("b", "乙", after: "a"), Change.Paragraph("c", "丙", after: "b"));
        var request = Request(
            1,
            Change.Headline("二", start.Saved!.Fields[0].Version),
            Change.Paragraph("new", "新", after: "a"),
            Change.Paragraph("b", "乙二", start.Saved.Blocks[1].Version, "new"),
            Change.Remove("c", start.Saved.Blocks[2].Version));

        var first = await stage.Writing.SaveAsync(As(Reporter), stage.Article, request, default);
        var rows = await RowsAsync(stage);
        var again = await stage.Writing.SaveAsync(As(Reporter), stage.Article, request, default);

        Assert.Null(again.Refusal);
        Assert.Equal(first.Saved!.Fields, again.Saved!.Fields);
        Assert.Equal(first.Saved.Blocks, again.Saved.Blocks);
        Assert.Equal(first.Saved.WorkingVersion, again.Saved.WorkingVersion);
        Assert.Equal(rows, await RowsAsync(stage));
        Assert.Equal(["甲", "新", "乙二"], (await stage.TextAsync()).Blocks.Select(PlainText.Of));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_save_after_Submit_is_refused_and_its_text_kept(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var first = await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        await stage.ActAsync(Reporter, new Submit(stage.Article));

        var late = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲，又改", first.Saved!.Blocks[0].Version));

        Assert.Equal(RefusalCode.WritingEnded, late.Refusal!.Code);
        Assert.StartsWith("Ren submitted it for review", late.Refusal.In("en"), StringComparison.Ordinal);
        Assert.Equal(["甲"], (await stage.TextAsync()).Blocks.Select(PlainText.Of));
        var revisions = await stage.RevisionsAsync();
        Assert.Equal([RevisionKind.Submitted, RevisionKind.SideCopy], revisions.Select(r => r.Kind));
        Assert.Contains("又改", revisions[1].Content, StringComparison.Ordinal);
        Assert.DoesNotContain("又改", revisions[0].Content, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Submit_and_a_save_at_once_leave_either_the_text_before_or_a_side_copy(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var version = (await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"))).Saved!.Blocks[0].Version;

        var save = stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲，又改", version));
        var submit = stage.Acts.PerformAsync(As(Reporter), new Submit(stage.Article), default);
        await Task.WhenAll(save, submit);

        Assert.Null((await submit).Refusal);
        var submitted = (await stage.RevisionsAsync()).Single(r => r.Kind == RevisionKind.Submitted);
        var text = PlainText.Of((await stage.TextAsync()).Blocks[0]);
        Assert.Equal((await save).IsSaved, submitted.Content.Contains("又改", StringComparison.Ordinal));
        Assert.Equal((await save).IsSaved, text == "甲，又改");
        Assert.Equal((await save).IsSaved ? 1 : 2, (await stage.RevisionsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Insertions_and_moves_touch_only_what_was_inserted_or_moved(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "a"), Change.Paragraph("b", "b", after: "a"), Change.Paragraph("c", "c", after: "b"));
        var before = await RowsAsync(stage);

        await stage.SaveAsync(Reporter, 1, Change.Paragraph("x", "x", after: "a"), Change.Paragraph("y", "y", after: "x"), Change.Move("c", null));

        var after = await RowsAsync(stage);
        Assert.Equal(before["a"], after["a"]);
        Assert.Equal(before["b"], after["b"]);
        Assert.Equal(before["c"].Version, after["c"].Version);
        Assert.Equal("caxyb", string.Concat((await stage.TextAsync()).Blocks.Select(b => b.Id)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Where_no_room_is_left_the_blocks_are_numbered_anew(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Paragraph("first", "first"), Change.Paragraph("last", "last", after: "first"));
        var expected = new List<string> { "first", "last" };

        for (var round = 0; round < 30; round++)
        {
            var id = "n" + Change.Number(round);
            Assert.Null((await stage.SaveAsync(Reporter, 1, Change.Paragraph(id, id, after: "first"))).Refusal);
            expected.Insert(1, id);
        }

        Assert.Equal(expected, (await stage.TextAsync()).Blocks.Select(b => b.Id));
        Assert.Equal(32, (await RowsAsync(stage)).Values.Select(r => r.Position).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Hostile_text_is_refused_or_cleaned(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);

        var script = await stage.SaveAsync(Reporter, 1, new Change(null, "a", 0, null, """{"id":"a","type":"script","text":[]}"""));
        var property = await stage.SaveAsync(Reporter, 1, new Change(null, "a", 0, null, """{"id":"a","type":"paragraph","onclick":"x"}"""));
        var link = await stage.SaveAsync(Reporter, 1, new Change(null, "a", 0, null, """{"id":"a","type":"paragraph","text":[{"text":"x","link":"javascript:alert(1)"}]}"""));
        var direction = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "x\u202Ey"));
        var half = await stage.SaveAsync(Reporter, 1, new Change(null, "a", 0, null, """{"id":"a","type":"paragraph","text":[{"text":"\ud83d"}]}"""));
        var field = await stage.SaveAsync(Reporter, 1, new Change("state", null, 0, null, "\"Approved\""));
        var otherId = await stage.SaveAsync(Reporter, 1, new Change(null, "a", 0, null, """{"id":"b","type":"paragraph"}"""));
        var longHeadline = await stage.SaveAsync(Reporter, 1, Change.Headline(new string('长', DocumentLimits.HeadlineLength + 1)));
        var longBlock = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", new string('x', DocumentLimits.BlockLength + 1)));

        Assert.All([script, property, link, direction, half, field, otherId, longHeadline, longBlock], refused => Assert.Equal(RefusalCode.TextInvalid, refused.Refusal!.Code));
        Assert.Equal("a", direction.BlockId);
        Assert.Equal("The text holds something that cannot be kept: The invisible character U+202E cannot stand in a text.", direction.Refusal!.In("en"));
        Assert.Equal("文字中有无法保存的内容：不能含有不可见字符U+202E。", direction.Refusal.In("zh-CN"));
        Assert.Empty((await stage.TextAsync()).Blocks);

        Assert.Null((await stage.SaveAsync(Reporter, 1, Change.Headline("标\u0000题\uFEFF"), Change.Paragraph("a", "<script>alert(1)</script>\u0008"))).Refusal);
        Assert.Equal("标题", (await stage.TextAsync()).Headline);
        Assert.Equal("<script>alert(1)</script>", PlainText.Of((await stage.TextAsync()).Blocks[0]));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_article_never_grows_beyond_what_can_be_read(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var text = new string('长', 19_000);
        SaveOutcome outcome;
        var count = 0;
        do
        {
            var changes = Enumerable.Range(count, 10).Select(at => Change.Paragraph("b" + Change.Number(at), text, after: at == 0 ? null : "b" + Change.Number(at - 1))).ToArray();
            outcome = await stage.SaveAsync(Reporter, 1, changes);
            count += 10;
        }
        while (outcome.IsSaved && count < 100);

        Assert.Equal(RefusalCode.TextInvalid, outcome.Refusal!.Code);
        Assert.Equal(count - 10, (await stage.TextAsync()).Blocks.Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Reading_and_looking_on_never_write(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"));
        var before = await RowsAsync(stage);
        var article = await stage.ReadArticleAsync();

        var seen = await stage.Writing.ReadAsync(As(Editor), stage.Article, default);
        var looking = await stage.Writing.AcquireAsync(As(Editor), stage.Article, Tab(2), default);
        await stage.Writing.OpenAsync(As(Editor), stage.Article, default);
        await stage.Writing.CheckAsync(As(Editor), stage.Article, default);
        var saved = await stage.SaveAsync(Reporter, 1, Change.Paragraph("b", "乙", after: "a"));

        Assert.Equal(("Ren", false), (seen.Value!.Lease.HolderName, seen.Value.Lease.IsMine));
        Assert.False(looking.Value!.IsMine);
        Assert.Null(saved.Refusal);
        Assert.Equal(before["a"], (await RowsAsync(stage))["a"]);
        Assert.Equal(article.WorkingVersion + 1, (await stage.ReadArticleAsync()).WorkingVersion);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_may_not_save_is_refused_by_the_service(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);

        foreach (var person in new[] { OtherReporter, Translator, Coordinator, AgencyTranslator, Administrator })
            Assert.Equal(RefusalCode.NotFound, (await stage.SaveAsync(person, 1, Change.Headline("x"))).Refusal!.Code);
        Assert.Equal(RefusalCode.SignedOut, (await stage.SaveAsync(Guid.NewGuid(), 1, Change.Headline("x"))).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, (await stage.SaveAsync(Reporter, 1, Guid.NewGuid(), Change.Headline("x"))).Refusal!.Code);
        await using var db = await stage.OpenAsync();
        Assert.Empty(await db.WorkingFields.ToListAsync());
        Assert.Empty(await db.Revisions.ToListAsync());
    }

    private static async Task<Dictionary<string, Row>> RowsAsync(WritingStage stage)
    {
        await using var db = await stage.OpenAsync();
        return await db.WorkingBlocks.AsNoTracking().Where(b => b.ArticleId == stage.Article)
            .ToDictionaryAsync(b => b.BlockId, b => new Row(b.Position, b.Content, b.Version, b.ChangedById, b.ChangedAt), StringComparer.Ordinal);
    }

    private sealed record Row(long Position, string Content, int Version, Guid By, DateTime At);
}
