using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Data.Migrating;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Time.Testing;

namespace CqNewsroom.Data.Tests.Databases;

public sealed class MigrationTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_migrations_make_the_whole_model(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind, migrate: false);

        var applied = await database.Migrator.MigrateAsync(None);

        await using var db = await database.OpenAsync();
        Assert.Equal(db.Database.GetMigrations().Count(), applied);
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Equal(Newsroom.TheId, (await db.Newsrooms.SingleAsync()).Id);
        Assert.Equal(0, (await db.AuditHeads.SingleAsync()).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Nothing_is_done_where_nothing_is_pending(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);

        Assert.Equal(0, await database.Migrator.MigrateAsync(None));
        Assert.False(File.Exists(Path.Combine(database.Options.DataFolder, "migration.lock")));
    }

    /// <summary>What SQLite cannot do in a transaction is committed at once: a start that ends behind it must be able to do the same step again.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_step_that_leaves_its_transaction_does_nothing_else(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind, migrate: false);
        await using var db = await database.OpenAsync();
        var (known, generator, models) = (db.GetService<IMigrationsAssembly>(), db.GetService<IMigrationsSqlGenerator>(), db.GetService<IModelRuntimeInitializer>());
        foreach (var (name, type) in known.Migrations)
        {
            var migration = known.CreateMigration(type, db.Database.ProviderName!);
            var commands = generator.Generate(migration.UpOperations, models.Initialize(migration.TargetModel));

            Assert.True(migration.UpOperations.Count == 1 || !commands.Any(command => command.TransactionSuppressed), name);
        }
    }

    /// <summary>A process killed while EF Core held its lock leaves the row; the framework alone would wait for it for ever.</summary>
    [Fact]
    public async Task A_lock_row_of_a_killed_process_keeps_nobody_from_starting()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite, migrate: false);
        await using (var db = await database.OpenAsync())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2023-07-12 06:15:18')", None);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(None);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        Assert.NotEqual(0, await database.Migrator.MigrateAsync(limit.Token));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_start_that_ended_between_two_steps_is_finished_by_the_next(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind, migrate: false);
        await using var db = await database.OpenAsync();
        var migrations = db.Database.GetMigrations().ToList();
        await db.GetService<IMigrator>().MigrateAsync(migrations[0], None);

        Assert.Equal(migrations.Count - 1, await database.Migrator.MigrateAsync(None));
        Assert.Equal(1, await db.Newsrooms.CountAsync(None));
        await db.Newsrooms.ExecuteDeleteAsync(None);

        Assert.Equal(0, await database.Migrator.MigrateAsync(None));
        Assert.Equal(1, await db.Newsrooms.CountAsync(None));
        Assert.Equal(1, await db.AuditHeads.CountAsync(None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_servers_that_start_together_one_migrates(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind, migrate: false);
        await using var other = database.OtherServer();
        await using var third = database.OtherServer();

        var applied = await Task.WhenAll(new[] { database, other, third }.Select(server => Task.Run(() => server.Migrator.MigrateAsync(None))));

        await using var db = await database.OpenAsync();
        Assert.Equal([0, 0, db.Database.GetMigrations().Count()], applied.Order());
    }

    [Fact]
    public async Task An_existing_database_is_copied_before_it_is_migrated()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2023, 7, 12, 6, 15, 18, TimeSpan.Zero));
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite, migrate: false, clock);
        await using var db = await database.OpenAsync();
        var migrations = db.Database.GetMigrations().ToList();
        await db.GetService<IMigrator>().MigrateAsync(migrations[0], None);
        // In plain words of the database: the model of today has columns that the first one had not.
        await db.Database.ExecuteSqlRawAsync(
            """INSERT INTO "Newsrooms" ("Id", "Names", "TimeZoneId", "Languages", "Wordings", "PublicationCounter", "LastStoryNumber", "Version") VALUES (1, '{{}}', 'Asia/Shanghai', '[]', '{{}}', 0, 42, 1)""", None);

        await database.Migrator.MigrateAsync(None);

        var copy = Assert.Single(Directory.GetFiles(Path.Combine(database.Options.DataFolder, "backups")));
        Assert.Equal($"newsroom-20230712T061518Z-before-{migrations[1]}.db", Path.GetFileName(copy));
        await using var old = await NewsroomDatabase.OpenFileAsync(copy);
        Assert.Equal([migrations[0]], await old.Database.GetAppliedMigrationsAsync(None));
        Assert.Equal(42, await old.Database.SqlQuery<int>($"""SELECT "LastStoryNumber" AS "Value" FROM "Newsrooms" """).SingleAsync(None));
        Assert.Equal(42, (await db.Newsrooms.SingleAsync(None)).LastStoryNumber);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_database_of_a_newer_program_is_left_alone(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        await using var db = await database.OpenAsync();
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Future', '99.0.0')""", None);

        var refusal = await Assert.ThrowsAsync<DatabaseTooNewException>(() => database.Migrator.MigrateAsync(None));

        Assert.Contains("99990101000000_Future", refusal.Message, StringComparison.Ordinal);
    }
}
