using CqNewsroom.Core.Memory;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Memory;

/// <summary>The index follows the database, over restarts and on several servers.</summary>
public sealed class MemoryIndexTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task After_a_restart_it_reads_its_file_and_what_came_since(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await stage.LiveAsync(("长江上的新大桥今天上午正式通车。", "The new bridge opened this morning."));
        await stage.LearnAsync();
        await ManyAsync(stage, article, MemoryStage.MostUnwritten);
        await stage.LearnAsync();
        var file = Assert.Single(stage.Newsroom.MemoryFiles.Find());

        stage.Restart();
        var early = await stage.LookUpAsync("第17段的文字说的是完全不同的另一件事情甲。");
        Assert.Equal((false, 0), (early.IsComplete, early.Matches.Count));
        await ManyAsync(stage, article, 1, "重启以后才学到的一段文字。");
        await stage.Indexes.RefreshAsync(MemoryStage.None);

        var late = await stage.LookUpAsync("重启以后才学到的一段文字。");
        Assert.Equal((true, 101), (late.IsComplete, late.Matches[0].Points));
        Assert.NotEmpty((await stage.LookUpAsync("第17段的文字说的是完全不同的另一件事情甲。")).Matches);
        Assert.Equal([file], stage.Newsroom.MemoryFiles.Find());
    }

    [Fact]
    public async Task A_damaged_file_is_made_anew()
    {
        await using var stage = await MemoryStage.CreateAsync(DatabaseKind.Sqlite);
        var article = await stage.LiveAsync(("长江上的新大桥今天上午正式通车。", "The new bridge opened this morning."));
        await stage.LearnAsync();
        await ManyAsync(stage, article, MemoryStage.MostUnwritten);
        await stage.LearnAsync();
        var file = Assert.Single(stage.Newsroom.MemoryFiles.Find());
        stage.Indexes.Dispose();
        var bytes = await File.ReadAllBytesAsync(file, MemoryStage.None);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, MemoryStage.None);

        stage.Restart();
        await stage.Indexes.RefreshAsync(MemoryStage.None);

        Assert.Equal(100, (await stage.LookUpAsync("长江上的新大桥今天上午正式通车。", "别的。")).Matches[0].Points);
        Assert.NotEqual(bytes, await File.ReadAllBytesAsync(Assert.Single(stage.Newsroom.MemoryFiles.Find()), MemoryStage.None));
    }

    [Fact]
    public async Task A_file_of_another_memory_is_not_used()
    {
        await using var stage = await MemoryStage.CreateAsync(DatabaseKind.Sqlite);
        var article = await stage.LiveAsync(("长江上的新大桥今天上午正式通车。", "The new bridge opened this morning."));
        await stage.LearnAsync();
        await ManyAsync(stage, article, MemoryStage.MostUnwritten);
        await stage.LearnAsync();
        // The database was put back to an older day.
        await stage.Newsroom.ChangeAsync(async db =>
        {
            await db.MemorySegments.Where(s => s.Number > 50).ExecuteDeleteAsync(MemoryStage.None);
            (await db.Newsrooms.AsTracking().SingleAsync(MemoryStage.None)).LastSegment = 50;
        });

        stage.Restart();
        await stage.Indexes.RefreshAsync(MemoryStage.None);

        Assert.Empty(stage.Newsroom.MemoryFiles.Find());
        Assert.Equal(100, (await stage.LookUpAsync("长江上的新大桥今天上午正式通车。", "别的。")).Matches[0].Points);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Servers_learn_each_revision_once_and_each_follows(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        await stage.LiveAsync(("长江上的新大桥今天上午正式通车。", "The new bridge opened this morning."));
        await stage.LiveAsync(("另一座大桥明天开工建设。", "Another bridge will be built from tomorrow."));
        using var other = stage.NewIndexes();

        var learned = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new MemoryLearning(stage.Newsroom.Factory, NullLogger<MemoryLearning>.Instance).LearnAsync(MemoryStage.None))));
        var rest = await stage.LearnAsync();
        await other.RefreshAsync(MemoryStage.None);

        var segments = await stage.SegmentsAsync();
        Assert.Equal(4, segments.Count);
        Assert.Equal(segments.Count, learned.Sum() + rest);
        Assert.Equal(Enumerable.Range(1, 4), segments.Select(s => s.Number));
        Assert.Equal(4, await stage.Newsroom.ReadAsync(db => db.Newsrooms.Select(n => n.LastSegment).SingleAsync(MemoryStage.None)));
        Assert.Equal(0, await stage.Newsroom.ReadAsync(db => db.MemoryTasks.CountAsync(MemoryStage.None)));
        var memory = new TranslationMemory(stage.Newsroom.Factory, other, stage.Newsroom.Clock);
        Assert.Single((await memory.LookUpAsync(stage.Newsroom.Asker("translator"), stage.Asking, "另一座大桥明天开工建设。", null, MemoryStage.None)).Value!.Matches);
    }

    private static Task ManyAsync(MemoryStage stage, Guid article, int count, string? text = null) => stage.Newsroom.ChangeAsync(async db =>
    {
        var newsroom = await db.Newsrooms.AsTracking().SingleAsync(MemoryStage.None);
        var like = await db.MemorySegments.AsNoTracking().FirstAsync(s => s.ArticleId == article, MemoryStage.None);
        for (var number = 0; number < count; number++)
        {
            db.MemorySegments.Add(new MemorySegment
            {
                Number = ++newsroom.LastSegment,
                ArticleId = article,
                RevisionId = like.RevisionId,
                SourceRevisionId = like.SourceRevisionId,
                BlockId = "p9",
                SourceLanguage = WorkflowNewsroom.Zh,
                TargetLanguage = WorkflowNewsroom.En,
                Source = text ?? $"第{number}段的文字说的是完全不同的另一件事情{"甲乙丙丁戊己庚辛"[number % 8]}。",
                Target = $"Paragraph {number}.",
            });
        }
    });
}
