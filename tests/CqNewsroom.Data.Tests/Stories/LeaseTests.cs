using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Stories;

public sealed class LeaseTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task One_person_in_one_tab_writes_until_they_leave_or_fall_silent(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);

        Assert.True((await AcquireAsync(stage, Reporter, 1)).IsMine);
        var secondTab = await AcquireAsync(stage, Reporter, 2);
        Assert.Equal((false, "Ren"), (secondTab.IsMine, secondTab.HolderName));
        Assert.False((await AcquireAsync(stage, Editor, 3)).IsMine);

        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await AcquireAsync(stage, Reporter, 1)).IsMine);
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False((await AcquireAsync(stage, Editor, 3)).IsMine);
        stage.Clock.Advance(WorkingCopyService.LeaseTime);
        Assert.True((await AcquireAsync(stage, Editor, 3)).IsMine);

        await stage.Writing.ReleaseAsync(As(Reporter), stage.Article, Tab(1), default);
        Assert.False((await AcquireAsync(stage, Reporter, 1)).IsMine);
        await stage.Writing.ReleaseAsync(As(Editor), stage.Article, Tab(3), default);
        Assert.True((await AcquireAsync(stage, Reporter, 1)).IsMine);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Saves_keep_a_lease_alive_and_write_its_row_once_a_minute(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var first = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"));
        var until = await UntilAsync(stage);

        stage.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲一", first.Saved!.Blocks[0].Version));
        Assert.Equal(until, await UntilAsync(stage));
        stage.Clock.Advance(TimeSpan.FromSeconds(31));
        await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲二", second.Saved!.Blocks[0].Version));

        Assert.Equal(until.AddSeconds(61), await UntilAsync(stage));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Of_many_who_begin_at_once_one_writes(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);

        var views = await Task.WhenAll(Enumerable.Range(1, 8).Select(tab => AcquireAsync(stage, tab % 2 == 0 ? Reporter : Editor, tab)));

        Assert.Single(views, view => view.IsMine);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Taking_over_keeps_what_was_saved_and_tells_who_lost(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var saved = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"), Change.Paragraph("b", "乙", after: "a"));

        var taken = await stage.Writing.TakeOverAsync(As(Editor), stage.Article, Tab(2), default);

        Assert.True(taken.Value!.IsMine);
        var kept = Assert.Single(await stage.RevisionsAsync());
        Assert.Equal((RevisionKind.SideCopy, Reporter), (kept.Kind, kept.CreatedById));
        await using (var db = await stage.OpenAsync())
        {
            var told = Assert.Single(await db.Notifications.Where(n => n.Kind == NotificationKind.TakenOver).ToListAsync());
            Assert.Equal((Reporter, Editor), (told.PersonId, told.CausedById));
            var recorded = Assert.Single(await db.AuditRecords.Where(r => r.Action == WorkingCopyService.TakeOverAction).ToListAsync());
            Assert.Equal((Editor, "Edo", stage.Article, "Drafting", "Drafting"), (recorded.PersonId, recorded.PersonName, recorded.ArticleId, recorded.From, recorded.To));
            Assert.Contains(Reporter.ToString(), recorded.Details, StringComparison.Ordinal);
        }

        Assert.Contains(stage.Events.All, e => e is WhatIsNewChanged news && news.PersonIds.Contains(Reporter));

        // Case N2: the one who lost does not know yet and saves.
        var late = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲，没存完", saved.Saved!.Blocks[0].Version));
        Assert.Equal((RefusalCode.LeaseLost, "Edo"), (late.Refusal!.Code, late.By!.Name));
        Assert.Equal(["甲", "乙"], (await stage.TextAsync()).Blocks.Select(PlainText.Of));
        Assert.Contains("没存完", (await stage.RevisionsAsync())[^1].Content, StringComparison.Ordinal);
        Assert.False((await AcquireAsync(stage, Reporter, 1)).IsMine);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_save_after_the_other_one_has_left_still_starts_from_versions(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var saved = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"));
        var seen = saved.Saved!.Blocks[0].Version;
        await stage.Writing.TakeOverAsync(As(Editor), stage.Article, Tab(2), default);
        await stage.SaveAsync(Editor, 2, Change.Paragraph("a", "甲，编辑改", seen));
        await stage.Writing.ReleaseAsync(As(Editor), stage.Article, Tab(2), default);

        var late = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲，记者改", seen));

        Assert.Equal(RefusalCode.StaleSave, late.Refusal!.Code);
        Assert.Equal(["甲，编辑改"], (await stage.TextAsync()).Blocks.Select(PlainText.Of));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_takes_over_in_turn_leaves_one_owner_each_time(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var version = (await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "0"))).Saved!.Blocks[0].Version;
        for (var round = 1; round <= 4; round++)
        {
            var (winner, loser) = round % 2 == 1 ? (Editor, Reporter) : (Reporter, Editor);
            var (winnerTab, loserTab) = round % 2 == 1 ? (2, 1) : (1, 2);
            await stage.Writing.TakeOverAsync(As(winner), stage.Article, Tab(winnerTab), default);
            Assert.Equal(RefusalCode.LeaseLost, (await stage.SaveAsync(loser, loserTab, Change.Paragraph("a", "lost " + Change.Number(round), version))).Refusal!.Code);
            version = (await stage.SaveAsync(winner, winnerTab, Change.Paragraph("a", Change.Number(round), version))).Saved!.Blocks[0].Version;
        }

        Assert.Equal("4", PlainText.Of((await stage.TextAsync()).Blocks[0]));
        var texts = (await stage.RevisionsAsync()).Select(r => PlainText.Of(CanonicalJson.Read(r.Content).Blocks[0])).ToList();
        Assert.All(["lost 1", "lost 2", "lost 3", "lost 4"], text => Assert.Contains(text, texts));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_save_of_the_other_tab_is_refused_and_kept(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var version = (await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"))).Saved!.Blocks[0].Version;

        var other = await stage.SaveAsync(Reporter, 2, Change.Paragraph("a", "另一个窗口", version));

        Assert.Equal((RefusalCode.LeaseLost, "Ren"), (other.Refusal!.Code, other.By!.Name));
        Assert.Contains("另一个窗口", Assert.Single(await stage.RevisionsAsync()).Content, StringComparison.Ordinal);
        Assert.True((await stage.Writing.TakeOverAsync(As(Reporter), stage.Article, Tab(2), default)).Value!.IsMine);
        Assert.Null((await stage.SaveAsync(Reporter, 2, Change.Paragraph("a", "另一个窗口", version))).Refusal);
        await using var db = await stage.OpenAsync();
        Assert.Empty(await db.Notifications.Where(n => n.Kind == NotificationKind.TakenOver).ToListAsync());
        Assert.Empty(await db.AuditRecords.Where(r => r.Action == WorkingCopyService.TakeOverAction).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_may_not_save_gets_no_lease(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);

        foreach (var person in new[] { OtherReporter, Translator, Administrator })
        {
            Assert.Equal(RefusalCode.NotFound, (await stage.Writing.AcquireAsync(As(person), stage.Article, Tab(1), default)).Refusal!.Code);
            Assert.Equal(RefusalCode.NotFound, (await stage.Writing.TakeOverAsync(As(person), stage.Article, Tab(1), default)).Refusal!.Code);
        }
    }

    private static async Task<DateTime> UntilAsync(WritingStage stage)
    {
        await using var db = await stage.OpenAsync();
        return await db.EditLeases.Select(lease => lease.ExpiresAt).SingleAsync();
    }

    private static async Task<LeaseView> AcquireAsync(WritingStage stage, Guid person, int tab) =>
        (await stage.Writing.AcquireAsync(As(person), stage.Article, Tab(tab), default)).Value!;
}
