using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Stories;

public sealed class AskingTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_is_asked_is_told_once_and_hands_over_to_the_tab_that_asked(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var version = (await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"))).Saved!.Blocks[0].Version;

        var asked = await stage.Writing.AskForLeaseAsync(As(Editor), stage.Article, Tab(2), default);
        await stage.Writing.AskForLeaseAsync(As(Editor), stage.Article, Tab(2), default);

        Assert.Equal((false, "Ren", true), (asked.Value!.IsMine, asked.Value.HolderName, asked.Value.IsAskedByMe));
        await using (var db = await stage.OpenAsync())
        {
            var told = Assert.Single(await db.Notifications.Where(n => n.Kind == NotificationKind.WritingAsked).ToListAsync());
            Assert.Equal((Reporter, (Guid?)Editor), (told.PersonId, told.CausedById));
        }

        Assert.Contains(stage.Events.All, e => e is WhatIsNewChanged news && news.PersonIds.Contains(Reporter));
        Assert.Equal("Edo", (await stage.Writing.OpenAsync(As(Reporter), stage.Article, default)).Value!.Lease.AskedByName);
        version = (await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲，写完", version))).Saved!.Blocks[0].Version;

        Assert.Null((await stage.Writing.HandOverAsync(As(Reporter), stage.Article, default)).Refusal);

        var lease = (await stage.Writing.AcquireAsync(As(Editor), stage.Article, Tab(2), default)).Value!;
        Assert.Equal((true, null), (lease.IsMine, lease.AskedById));
        Assert.Equal(RefusalCode.LeaseLost, (await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "晚了", version))).Refusal!.Code);
        Assert.Null((await stage.SaveAsync(Editor, 2, Change.Paragraph("a", "编辑", version))).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_goes_on_keeps_the_writing_and_the_asker_sees_that_nothing_waits(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"));
        await stage.Writing.AskForLeaseAsync(As(Editor), stage.Article, Tab(2), default);

        Assert.True((await stage.Writing.KeepLeaseAsync(As(Reporter), stage.Article, default)).IsDone);

        var lease = (await stage.Writing.OpenAsync(As(Editor), stage.Article, default)).Value!.Lease;
        Assert.Equal((Reporter, false), (lease.HolderId!.Value, lease.IsAskedByMe));
        Assert.True((await stage.Writing.HandOverAsync(As(Reporter), stage.Article, default)).IsDone);
        Assert.Equal(Reporter, (await stage.Writing.OpenAsync(As(Editor), stage.Article, default)).Value!.Lease.HolderId);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Where_nobody_writes_asking_is_beginning_and_who_may_not_write_cannot_ask(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);

        Assert.Equal(RefusalCode.NotFound, (await stage.Writing.AskForLeaseAsync(As(OtherReporter), stage.Article, Tab(3), default)).Refusal!.Code);
        Assert.True((await stage.Writing.AskForLeaseAsync(As(Editor), stage.Article, Tab(2), default)).Value!.IsMine);

        // Nobody but the holder gives it away.
        await stage.Writing.AskForLeaseAsync(As(Reporter), stage.Article, Tab(1), default);
        await stage.Writing.HandOverAsync(As(ChiefEditor), stage.Article, default);
        Assert.Equal(Editor, (await stage.Writing.OpenAsync(As(Editor), stage.Article, default)).Value!.Lease.HolderId);
    }
}
