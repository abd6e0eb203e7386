using CqNewsroom.Core.Search;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Search;

public sealed class SearchIndexTests
{
    private static readonly string[] Chinese = ["重庆", "长寿", "大桥", "轨道", "开通", "市民", "江北", "新区", "博物馆", "火锅", "面", "，", "。", "5G", "渝", "通车", "的", "在"];
    private static readonly string[] English = ["Chongqing", "bridge", "bridges", "opened", "the", "museum", "5G", "river", "city's", "cities", "report", "new", ",", "line"];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_missing_index_is_made_and_one_that_was_left_behind_follows(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        for (var i = 0; i < 60; i++)
            await stage.PutAsync("en", $"Bridge {i}", "Text.");
        await stage.WorkAsync();
        await stage.Newsroom.ChangeAsync(async db =>
        {
            await db.SearchPostings.ExecuteDeleteAsync(WorkflowNewsroom.Cancellation);
            await db.SearchDocuments.ExecuteDeleteAsync(WorkflowNewsroom.Cancellation);
            await db.SearchGenerations.ExecuteDeleteAsync(WorkflowNewsroom.Cancellation);
        });
        using var fresh = stage.OtherServer();
        Assert.True((await stage.AskAsync("en", new SearchQuestion("bridge"), 1, fresh)).IsIncomplete);

        await stage.OtherIndexing().WorkAsync(WorkflowNewsroom.Cancellation);
        var found = await stage.AskAsync("en", new SearchQuestion("bridge"), 1, fresh);
        Assert.Equal((60, false), (found.Total, found.IsIncomplete));
        Assert.False(await stage.Newsroom.ReadAsync(db => db.SearchDocuments.AnyAsync(d => d.Terms != Array.Empty<byte>(), WorkflowNewsroom.Cancellation)));

        // What came past the acts, as by hand in the database, is seen in the round.
        await stage.Newsroom.ChangeAsync(async db =>
        {
            var first = await db.SearchDocuments.AsTracking().OrderBy(d => d.Number).FirstAsync(WorkflowNewsroom.Cancellation);
            (first.IsLive, first.Change) = (false, 1_000);
            (await db.SearchGenerations.AsTracking().SingleAsync(WorkflowNewsroom.Cancellation)).LastChange = 1_000;
        });
        Assert.Equal(59, (await stage.AskAsync("en", new SearchQuestion("bridge"), 1, fresh)).Total);
        await stage.OtherIndexing().WorkAsync(WorkflowNewsroom.Cancellation);
        Assert.Equal(60, (await stage.AskAsync("en", new SearchQuestion("bridge"), 1, fresh)).Total);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_index_of_an_older_analyser_answers_until_the_new_one_is_whole_and_is_removed_then(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        await stage.PutAsync("en", "Bridge", "Text.");
        await stage.WorkAsync();
        await stage.Newsroom.ChangeAsync(async db =>
        {
            await db.SearchPostings.ExecuteUpdateAsync(set => set.SetProperty(p => p.Generation, 0), WorkflowNewsroom.Cancellation);
            await db.SearchDocuments.ExecuteUpdateAsync(set => set.SetProperty(d => d.Generation, 0), WorkflowNewsroom.Cancellation);
            await db.SearchGenerations.ExecuteUpdateAsync(set => set.SetProperty(g => g.Version, 0), WorkflowNewsroom.Cancellation);
        });
        using var search = stage.OtherServer();
        await stage.PutAsync("en", "Second bridge", "Text.");
        Assert.Equal(["Second bridge", "Bridge"], (await stage.FindAsync("en", "bridge", search)).OrderDescending(StringComparer.Ordinal));
        Assert.False((await stage.AskAsync("en", new SearchQuestion("bridge"), 1, search)).IsIncomplete);

        await stage.OtherIndexing().WorkAsync(WorkflowNewsroom.Cancellation);
        Assert.Equal(2, (await stage.AskAsync("en", new SearchQuestion("bridge"), 1, search)).Total);
        Assert.Equal([1], await stage.Newsroom.ReadAsync(db => db.SearchGenerations.Select(g => g.Version).ToListAsync(WorkflowNewsroom.Cancellation)));
        Assert.False(await stage.Newsroom.ReadAsync(db => db.SearchPostings.AnyAsync(p => p.Generation == 0, WorkflowNewsroom.Cancellation)));
        Assert.False(await stage.Newsroom.ReadAsync(db => db.SearchDocuments.AnyAsync(d => d.Generation == 0, WorkflowNewsroom.Cancellation)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Another_server_waits_while_one_merges_and_goes_on_when_that_one_died(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        await stage.PutAsync("en", "Bridge", "Text.");
        await stage.WorkAsync();
        await stage.PutAsync("en", "Second bridge", "Text.");
        var now = stage.Newsroom.Clock.Now;
        await stage.Newsroom.ChangeAsync(db => db.SearchGenerations.ExecuteUpdateAsync(
            set => set.SetProperty(g => g.WriterId, Guid.NewGuid()).SetProperty(g => g.WriterUntil, now.AddMinutes(1)), WorkflowNewsroom.Cancellation));

        await stage.WorkAsync();
        Assert.True(await UnmergedAsync(stage));
        Assert.Equal(2, (await stage.AskAsync("en", new SearchQuestion("bridge"))).Total);

        stage.Newsroom.Clock.Pass(TimeSpan.FromMinutes(2));
        await stage.WorkAsync();
        Assert.False(await UnmergedAsync(stage));
        Assert.Equal(2, (await stage.AskAsync("en", new SearchQuestion("bridge"))).Total);
    }

    /// <summary>Both databases give the same stories in the same order, and any piece of two or more Chinese characters finds its story.</summary>
    [Fact]
    public async Task Both_databases_give_the_same_stories_in_the_same_order_and_every_piece_finds_its_story()
    {
        await using var sqlite = await SearchStage.CreateAsync(DatabaseKind.Sqlite);
        await using var postgres = await SearchStage.CreateAsync(DatabaseKind.PostgreSql);
        var random = new Random(20261130);
        var texts = new List<(string Headline, string Text)>();
        for (var i = 0; i < 120; i++)
        {
            var (headline, text) = ($"{Made(random, Chinese, 3)}{i}", Made(random, Chinese, 60));
            var (english, body) = ($"{Made(random, English, 4, " ")} {i}", Made(random, English, 60, " "));
            var at = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(random.Next(50_000) / 100 * 100);
            foreach (var stage in new[] { sqlite, postgres })
            {
                var original = await stage.PutAsync("zh-CN", headline, text, at);
                await stage.PutAsync("en", english, body, at, translationOf: original);
                // One of them is merged often, the other seldom.
                if (i % (stage == sqlite ? 7 : 90) == 0)
                    await stage.WorkAsync();
            }

            texts.Add((headline, text));
        }

        for (var round = 0; round < 60; round++)
        {
            var (path, words) = round % 2 == 0 ? ("zh", Made(random, [.. Chinese.Where(word => word.Length > 1)], 1 + (round % 3), " ")) : ("en", Made(random, [.. English.Where(word => word.Length > 1)], 1 + (round % 3), " "));
            var (one, other) = (await AllAsync(sqlite, path, words), await AllAsync(postgres, path, words));
            Assert.Equal(one, other);
        }

        for (var round = 0; round < 120; round++)
        {
            var (headline, text) = texts[random.Next(texts.Count)];
            if (Piece(random, text) is not { } piece)
                continue;
            var found = await AllAsync(round % 2 == 0 ? sqlite : postgres, "zh", piece);
            Assert.Contains(headline, found);
            Assert.Equal(texts.Count(story => story.Text.Contains(piece, StringComparison.Ordinal) || story.Headline.Contains(piece, StringComparison.Ordinal)), found.Count);
        }
    }

    private static async Task<List<string>> AllAsync(SearchStage stage, string path, string words)
    {
        var all = new List<string>();
        for (var page = 1; ; page++)
        {
            var found = await stage.AskAsync(path, new SearchQuestion(words), page);
            all.AddRange(found.Hits.Select(hit => hit.Headline.Text));
            if (!found.HasNext)
                return all;
        }
    }

    private static string Made(Random random, string[] words, int count, string between = "") => string.Join(between, Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));

    private static string? Piece(Random random, string text)
    {
        var from = random.Next(text.Length - 2);
        var piece = text.Substring(from, Math.Min(2 + random.Next(7), text.Length - from));
        return piece.All(c => c is >= '\u4E00' and <= '\u9FFF') ? piece : null;
    }

    private static Task<bool> UnmergedAsync(SearchStage stage) => stage.Newsroom.ReadAsync(db => db.SearchGenerations.AnyAsync(g => g.LastMerged < g.LastNumber, WorkflowNewsroom.Cancellation));
}
