using CqNewsroom.Core.Newsrooms;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Databases;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_migrations_make_the_whole_model(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind, migrate: false);

        var applied = await database.Migrator.MigrateAsync(TestContext.Current.CancellationToken);

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

        Assert.Equal(0, await database.Migrator.MigrateAsync(TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(database.Options.DataFolder, "migration.lock")));
    }
}
