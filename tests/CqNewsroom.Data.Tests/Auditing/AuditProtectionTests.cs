using CqNewsroom.Core.Auditing;
using CqNewsroom.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace CqNewsroom.Data.Tests.Auditing;

/// <summary>The databases themselves refuse to change the audit record (invariant 5).</summary>
public sealed class AuditProtectionTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private static readonly string[] Forbidden =
    [
        """UPDATE "AuditRecords" SET "Action" = 'Other'""",
        """UPDATE "AuditRecords" SET "Number" = 9 WHERE "Number" = 2""",
        """DELETE FROM "AuditRecords" """,
        """DELETE FROM "AuditRecords" WHERE "Number" = 2""",
        """DELETE FROM "AuditHeads" """,
        """UPDATE "AuditHeads" SET "Count" = 1""",
        """UPDATE "AuditHeads" SET "Hash" = 'other'""",
        """UPDATE "AuditHeads" SET "Id" = 2, "Count" = 3""",
        """INSERT INTO "AuditRecords" SELECT * FROM "AuditRecords" WHERE "Number" = 1 ON CONFLICT ("Number") DO UPDATE SET "Action" = 'Other'""",
        """INSERT INTO "AuditRecords" SELECT * FROM "AuditRecords" WHERE "Number" = 1""",
    ];

    private static readonly string[] ForbiddenInSqlite =
    [
        "REPLACE INTO AuditRecords SELECT * FROM AuditRecords WHERE Number = 1",
        "INSERT OR REPLACE INTO AuditRecords SELECT * FROM AuditRecords WHERE Number = 2",
        "UPDATE OR REPLACE AuditRecords SET Number = 1 WHERE Number = 2",
        "REPLACE INTO AuditHeads SELECT * FROM AuditHeads",
        "PRAGMA recursive_triggers = OFF; REPLACE INTO AuditRecords SELECT * FROM AuditRecords WHERE Number = 1",
        "PRAGMA recursive_triggers = OFF; REPLACE INTO AuditHeads SELECT * FROM AuditHeads",
    ];

    private static readonly string[] ForbiddenInPostgreSql =
    [
        """TRUNCATE "AuditRecords" """,
        """TRUNCATE "AuditRecords", "AuditHeads" CASCADE""",
        """SET session_replication_role = replica; DELETE FROM "AuditRecords" """,
        """SET session_replication_role = replica; TRUNCATE "AuditHeads" """,
        """MERGE INTO "AuditRecords" AS r USING (SELECT 1 AS n) AS s ON r."Number" = s.n WHEN MATCHED THEN DELETE""",
    ];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_record_cannot_be_changed_replaced_or_removed(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        await AppendTwoAsync(database);

        foreach (var sql in Forbidden.Concat(kind == DatabaseKind.Sqlite ? ForbiddenInSqlite : ForbiddenInPostgreSql))
        {
            await using var db = await database.OpenAsync();
            var refusal = await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(sql, None));
            Assert.True(refusal is SqliteException { SqliteErrorCode: 19 } or PostgresException { SqlState: PostgresErrorCodes.RestrictViolation or PostgresErrorCodes.UniqueViolation }, $"{sql}: {refusal}");
            await using var fresh = await database.OpenAsync();
            var verdict = await AuditTrail.VerifyAsync(fresh, noted: null, None);
            Assert.True(verdict is { IsWhole: true, Fitting: 2 }, $"It was changed: {sql}");
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Appending_goes_on(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        await AppendTwoAsync(database);
        await AppendTwoAsync(database);

        await using var db = await database.OpenAsync();
        Assert.Equal(4, (await AuditTrail.VerifyAsync(db, noted: null, None)).Head?.Count);
    }

    /// <summary>SQLite rebuilds a table to alter it, and the triggers go with the old one: after no migration may they be missing.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_triggers_are_there_after_every_migration(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind, migrate: false);
        await using var db = await database.OpenAsync();
        var migrations = db.Database.GetMigrations().ToList();
        var first = migrations.FindIndex(name => name.EndsWith("_AuditProtection", StringComparison.Ordinal));
        Assert.True(first >= 0);
        string[] expected = kind == DatabaseKind.Sqlite
            ?
            [
                "AuditHeads.AuditHeads_refuse_delete", "AuditHeads.AuditHeads_refuse_insert", "AuditHeads.AuditHeads_refuse_update",
                "AuditRecords.AuditRecords_refuse_delete", "AuditRecords.AuditRecords_refuse_insert", "AuditRecords.AuditRecords_refuse_update",
            ]
            : ["AuditHeads.audit_heads_refuse_delete A", "AuditHeads.audit_heads_refuse_return A", "AuditRecords.audit_records_refuse_change A"];

        foreach (var migration in migrations[first..])
        {
            await db.GetService<IMigrator>().MigrateAsync(migration, None);
            Assert.Equal(expected, await TriggersAsync(db, kind));
        }
    }

    [Fact]
    public async Task Every_connection_has_recursive_triggers_and_foreign_keys()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        for (var opening = 0; opening < 2; opening++)
        {
            await using var db = await database.OpenAsync();
            foreach (var (pragma, value) in new[] { ("recursive_triggers", 1L), ("foreign_keys", 1L), ("busy_timeout", 5000L), ("synchronous", 2L) })
                Assert.Equal(value, await db.Database.SqlQueryRaw<long>($"SELECT {pragma} AS Value FROM pragma_{pragma}()".Replace("SELECT busy_timeout", "SELECT timeout", StringComparison.Ordinal)).SingleAsync(None));
            Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode()").SingleAsync(None));
            // What another part of the program did to the connection must not stay with it in the pool.
            await db.Database.OpenConnectionAsync(None);
            await db.Database.ExecuteSqlRawAsync("PRAGMA recursive_triggers = OFF; PRAGMA foreign_keys = OFF", None);
        }
    }

    [Fact]
    public async Task A_foreign_connection_with_default_settings_is_refused_too()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        await AppendTwoAsync(database);
        await using var connection = new SqliteConnection($"Data Source={database.Options.SqliteFile};Pooling=False");
        await connection.OpenAsync(None);
        await using var command = connection.CreateCommand();
        command.CommandText = "REPLACE INTO AuditRecords SELECT * FROM AuditRecords WHERE Number = 1";

        await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(None));
    }

    private static async Task AppendTwoAsync(NewsroomDatabase database)
    {
        await using var db = await database.OpenAsync();
        await db.BeginAsync(None);
        var at = new DateTime(2023, 7, 12, 6, 15, 18, DateTimeKind.Utc);
        await AuditTrail.AppendAsync(db, [Act("Submit", at), Act("SignOff", at.AddSeconds(1))], None);
        await db.CommitAsync(None);
    }

    private static AuditRecord Act(string action, DateTime at) => new() { Action = action, At = at, PersonName = "蒋艺薇", Reason = "校对 “ok”", Details = """{"level":1}""" };

    private static async Task<string[]> TriggersAsync(NewsroomDbContext db, DatabaseKind kind)
    {
        var sql = kind == DatabaseKind.Sqlite
            ? "SELECT tbl_name || '.' || name AS Value FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"
            : """SELECT c.relname || '.' || t.tgname || ' ' || t.tgenabled::text AS "Value" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal ORDER BY 1""";
        return [.. (await db.Database.SqlQueryRaw<string>(sql).ToListAsync(None)).Order(StringComparer.Ordinal)];
    }
}
