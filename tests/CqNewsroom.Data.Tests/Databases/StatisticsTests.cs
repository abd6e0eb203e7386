using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Import;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Import.MadeArchives;

namespace CqNewsroom.Data.Tests.Databases;

/// <summary>SQLite chooses its ways by the numbers of rows it was told, and is told them.</summary>
public sealed class StatisticsTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_asks_next_goes_from_a_story_to_its_articles_and_not_through_all_that_are_live()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        // A new newsroom counts its rows when there are none; the server then goes on with these connections while an archive is brought in.
        await using (var db = await database.OpenAsync())
            await db.RefreshStatisticsAsync(None);
        await using var early = await database.OpenAsync();
        await early.StayConnectedAsync(None);
        Assert.DoesNotContain("Articles", await TablesAsync(early));
        var rows = await Rows.AddAsync(database);
        await using (var db = await database.OpenAsync())
        {
            for (var number = 2; number < 200; number++)
            {
                var story = rows.Story(number);
                db.AddRange(story, new Article { Id = Guid.CreateVersion7(), StoryId = story.Id, Language = "zh-CN", IsOriginal = true, State = ArticleState.Published, Standing = Standing.Live, StateSince = Rows.Time, Version = 1 });
            }

            await db.SaveChangesAsync(None);
        }

        await using (var db = await database.OpenAsync())
            await db.RefreshStatisticsAsync(None);

        await early.Database.CloseConnectionAsync();
        Assert.Contains("IX_Articles_StoryId_Language", await PlanAsync(early), StringComparison.Ordinal);
        await using var late = await database.OpenAsync();
        Assert.Contains("IX_Articles_StoryId_Language", await PlanAsync(late), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Nothing_is_written_beside_the_figures_and_the_connection_can_go_on(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        await Rows.AddAsync(database);
        await using var db = await database.OpenAsync();

        await db.RefreshStatisticsAsync(None);
        await db.RefreshStatisticsAsync(None);

        Assert.Equal(1, await db.Stories.CountAsync(None));
        await db.BeginAsync(None);
        await db.CommitAsync(None);
    }

    [Fact]
    public async Task An_import_leaves_the_figures_and_a_dry_run_none()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("1.txt", Page("One", "2020-05-04 08:00:00", "First.")).File("2.txt", Page("Two", "2020-05-05 08:00:00", "Second."));

        await stage.ImportAsync(apply: false);
        Assert.Empty(await stage.ReadAsync(db => TablesAsync((NewsroomDbContext)db)));

        await stage.ImportAsync();
        Assert.Superset(new HashSet<string>(["Articles", "Stories", "Revisions"], StringComparer.Ordinal), (await stage.ReadAsync(db => TablesAsync((NewsroomDbContext)db))).ToHashSet(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> TablesAsync(NewsroomDbContext db) =>
        await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = 'sqlite_stat1'").SingleAsync(None) == 0
            ? []
            : await db.Database.SqlQuery<string>($"SELECT DISTINCT tbl AS Value FROM sqlite_stat1").ToListAsync(None);

    // As the search index asks for stories that it does not have.
    private static async Task<string> PlanAsync(NewsroomDbContext db)
    {
        await db.Database.OpenConnectionAsync(None);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN SELECT s.Id FROM Stories s WHERE s.Number > 7 AND EXISTS (SELECT 1 FROM Articles a WHERE a.StoryId = s.Id AND a.Standing = 'Live') ORDER BY s.Number LIMIT 100";
        await using var reader = await command.ExecuteReaderAsync(None);
        var plan = new List<string>();
        while (await reader.ReadAsync(None))
            plan.Add(reader.GetString(3));
        await db.Database.CloseConnectionAsync();
        return string.Join('\n', plan);
    }
}
