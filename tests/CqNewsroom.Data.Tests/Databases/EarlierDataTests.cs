using System.Globalization;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Data.Tests.Publishing;
using CqNewsroom.Data.Tests.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CqNewsroom.Data.Tests.Databases;

/// <summary>What a start makes of a database that an earlier version wrote.</summary>
public sealed class EarlierDataTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_words_that_stories_had_become_tags(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind, migrate: false);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var db = await database.OpenAsync())
        {
            var before = db.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_ReadersAndPartners", StringComparison.Ordinal)).Last();
            await db.GetService<IMigrator>().MigrateAsync(before, None);
            var (desk, section) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            await InsertAsync(db, "Newsrooms", ("Id", "1"), ("Languages", """'[{"Tag":"zh-CN","Path":"zh","Name":"中文"},{"Tag":"en","Path":"en","Name":"English"}]'"""));
            await InsertAsync(db, "Desks", ("Id", Id(kind, desk)));
            await InsertAsync(db, "Sections", ("Id", Id(kind, section)), ("Slug", "'city'"));
            foreach (var (story, number, words) in new[] { (second, 1002, Words(kind, "ai", "江 桥")), (first, 1001, Words(kind, "桥", "ＡＩ", "Transport")) })
            {
                await InsertAsync(db, "Stories", ("Id", Id(kind, story)), ("Number", number.ToString(CultureInfo.InvariantCulture)), ("DeskId", Id(kind, desk)), ("SectionId", Id(kind, section)), ("Tags", words));
                await InsertAsync(db, "Articles", ("Id", Id(kind, Guid.CreateVersion7())), ("StoryId", Id(kind, story)), ("Language", "'zh-CN'"), ("IsOriginal", kind == DatabaseKind.Sqlite ? "1" : "true"), ("State", "'Drafting'"), ("Standing", "'NeverPublished'"));
            }
        }

        await database.Migrator.MigrateAsync(None);

        await using var fresh = await database.OpenAsync();
        var tags = await fresh.Tags.ToDictionaryAsync(tag => tag.Id, None);
        Assert.Equal(["桥", "ＡＩ", "Transport"], await TagsOfAsync(first));
        Assert.Equal(["ＡＩ", "江 桥"], await TagsOfAsync(second));
        var slugs = await fresh.PublicNames.Where(name => name.Kind == PublicNameKind.Tag && name.IsCurrent).Select(name => name.Slug).ToListAsync(None);
        Assert.Equal(["ai", "transport", "桥", "江-桥"], slugs.Order(StringComparer.Ordinal));
        Assert.Equal(4, tags.Count);
        Assert.Equal(0, await database.Migrator.MigrateAsync(None));

        async Task<List<string>> TagsOfAsync(Guid story) =>
            [.. (await fresh.StoryTags.Where(link => link.StoryId == story).OrderBy(link => link.Position).ToListAsync(None)).Select(link => Assert.Single(tags[link.TagId].Names).Value)];
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Who_was_credited_before_has_a_list_and_a_start_that_was_killed_is_finished_by_the_next(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var story = await newsroom.LiveStoryAsync("en");
        await newsroom.LiveTranslationAsync(story.StoryId);
        await newsroom.DraftAsync();
        await newsroom.ChangeAsync(async db =>
        {
            await db.PublicCredits.ExecuteDeleteAsync(None);
            await db.PublicNames.ExecuteDeleteAsync(None);
            (await db.Newsrooms.AsTracking().SingleAsync(None)).DataVersion = 0;
        });
        Assert.Null(await lists.ListAsync("zh", PublicListKey.Person("editor")));

        await newsroom.Database.Migrator.MigrateAsync(None);
        await newsroom.ChangeAsync(async db => (await db.Newsrooms.AsTracking().SingleAsync(None)).DataVersion = 0);
        await newsroom.Database.Migrator.MigrateAsync(None);

        Assert.Equal(1, (await lists.ListAsync("zh", PublicListKey.Person("editor")))?.Total);
        Assert.Equal(1, (await lists.ListAsync("en", PublicListKey.Person("translator")))?.Total);
        Assert.Equal([CreditRole.Editor, CreditRole.Editor, CreditRole.Translator], await newsroom.ReadAsync(db => db.PublicCredits.Select(credit => credit.Role).OrderBy(role => role).ToListAsync(None)));
    }

    private static string Id(DatabaseKind kind, Guid id) => kind == DatabaseKind.Sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";

    private static string Words(DatabaseKind kind, params string[] words) =>
        kind == DatabaseKind.Sqlite ? $"'[{string.Join(',', words.Select(word => $"\"{word}\""))}]'" : $"ARRAY[{string.Join(',', words.Select(word => $"'{word}'"))}]";

    // In the database's own words: the model of today has columns that the tables of then had not. What is not named gets a value of its type.
    private static async Task InsertAsync(NewsroomDbContext db, string table, params (string Column, string Value)[] values)
    {
        var needed = db.Database.IsSqlite()
            ? await db.Database.SqlQuery<Column>($"SELECT name AS \"Name\", type AS \"Type\" FROM pragma_table_info({table}) WHERE \"notnull\" = 1 AND dflt_value IS NULL").ToListAsync(None)
            : await db.Database.SqlQuery<Column>($"SELECT column_name::text AS \"Name\", data_type::text AS \"Type\" FROM information_schema.columns WHERE table_name = {table} AND is_nullable = 'NO' AND column_default IS NULL").ToListAsync(None);
        var all = values.Concat(needed.Where(column => !values.Any(value => value.Column == column.Name)).Select(column => (column.Name, Default(db, column)))).ToList();
        await db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO \"{table}\" ({string.Join(", ", all.Select(value => $"\"{value.Item1}\""))}) VALUES ({string.Join(", ", all.Select(value => value.Item2))})"
                .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), None);
    }

    private static string Default(NewsroomDbContext db, Column column) => column.Type.ToUpperInvariant() switch
    {
        "INTEGER" or "BIGINT" => "0",
        "BOOLEAN" => "false",
        "ARRAY" => "'{}'",
        "UUID" => $"'{Guid.Empty}'",
        _ when column.Name.EndsWith("At", StringComparison.Ordinal) || column.Name.EndsWith("Since", StringComparison.Ordinal) => "'2023-07-12 06:15:18'",
        _ when column.Name is "CreatedById" => $"'{Guid.Empty}'",
        _ when column.Name is "WantedLanguages" => db.Database.IsSqlite() ? "'[]'" : "'{}'",
        _ => "'{}'",
    };

    private sealed record Column(string Name, string Type);
}
