using CqNewsroom.Core;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CqNewsroom.Data.Migrating;

/// <summary>
/// Brings the database to the program's version at start: only when migrations are pending, one process at a time, a backup
/// before. A process killed at any moment leaves nothing that keeps the next one from finishing.
/// </summary>
/// <param name="options">Which database.</param>
/// <param name="factory">Opens it.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class NewsroomMigrator(NewsroomDatabaseOptions options, INewsroomDbFactory factory, TimeProvider clock, ILogger<NewsroomMigrator> logger) : IDisposable
{
    // Another server may be copying a large database before its migration.
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);

    // Any number that other programs on the same PostgreSQL database do not use: 'CqNewsr' in ASCII.
    private const long AdvisoryLock = 0x43714E65777372;

    private FolderLock? _use;

    /// <summary>
    /// Makes the database where there is none, and applies what is pending. From now until this is disposed the folder counts as
    /// in use, and nobody can restore a backup into it.
    /// </summary>
    /// <param name="cancellation">Ends the wait; what was applied stays.</param>
    /// <returns>How many migrations were applied.</returns>
    /// <exception cref="DatabaseTooNewException">A newer program migrated the database.</exception>
    /// <exception cref="DatabaseUnavailableException">It cannot be reached; the message says what to look at.</exception>
    public async Task<int> MigrateAsync(CancellationToken cancellation)
    {
        try
        {
            PrivateFiles.MakeFolder(options.DataFolder);
            _use ??= await FolderLock.ToUseAsync(options.DataFolder, LockLimit, clock, cancellation);
            return options.Database == DatabaseKind.PostgreSql ? await MigratePostgreSqlAsync(cancellation) : await MigrateSqliteAsync(cancellation);
        }
        catch (Exception exception) when (DatabaseUnavailableException.For(exception, options) is { } unavailable)
        {
#pragma warning disable MA0027 // Another exception, which says what to look at and has this one as its cause.
            throw unavailable;
#pragma warning restore MA0027
        }
    }

    /// <summary>Whether the database is there and of this program's version; looking makes no database.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DatabaseTooNewException">A newer program migrated the database.</exception>
    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        await using var db = await OpenAsync(cancellation);
        var applied = await AppliedAsync(db, cancellation);
        return db.Database.GetMigrations().All(applied.Contains) && await db.Newsrooms.AnyAsync(newsroom => newsroom.DataVersion >= EarlierData.Version, cancellation) && await db.AuditHeads.AnyAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _use?.Dispose();

    private async Task<int> MigrateSqliteAsync(CancellationToken cancellation)
    {
        if (await IsReadyAsync(cancellation))
            return 0;
        using var folder = await FolderLock.ToMigrateAsync(options.DataFolder, LockLimit, clock, cancellation);
        await using var db = await OpenAsync(cancellation);
        await RemoveStaleLockRowAsync(db, cancellation);
        return await ApplyAsync(db, cancellation);
    }

    private async Task<int> MigratePostgreSqlAsync(CancellationToken cancellation)
    {
        await using var holder = await OpenAsync(cancellation);
        await MakePostgreSqlDatabaseAsync(holder, cancellation);
        if (await IsReadyAsync(cancellation))
            return 0;
        holder.Database.SetCommandTimeout(LockLimit);
        await holder.Database.OpenConnectionAsync(cancellation);
        await holder.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({AdvisoryLock})", cancellation);
        try
        {
            await using var db = await OpenAsync(cancellation);
            return await ApplyAsync(db, cancellation);
        }
        finally
        {
            await holder.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }

    private async Task<int> ApplyAsync(NewsroomDbContext db, CancellationToken cancellation)
    {
        var applied = await AppliedAsync(db, cancellation);
        var pending = db.Database.GetMigrations().Except(applied, StringComparer.Ordinal).ToList();
        if (pending.Count > 0)
        {
            if (applied.Count > 0 && options.Database == DatabaseKind.Sqlite)
                await BackUpAsync(pending[0], cancellation);
            Log.Migrating(logger, pending.Count, pending[^1]);
            await db.Database.MigrateAsync(cancellation);
        }

        await AddOnlyRowsAsync(db, cancellation);
        await EarlierData.BringOverAsync(factory, new SequentialIds(clock), clock.GetUtcNow().UtcDateTime, cancellation);
        return pending.Count;
    }

    /// <summary>The migrations a database has.</summary>
    /// <exception cref="DatabaseTooNewException">One of them is not this program's.</exception>
    internal static async Task<IReadOnlyCollection<string>> AppliedAsync(NewsroomDbContext db, CancellationToken cancellation)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        return applied.Find(migration => !known.Contains(migration)) is { } unknown ? throw new DatabaseTooNewException(unknown) : applied;
    }

    /// <summary>EF Core's own lock is a row in SQLite; the row of a killed process would make every later start wait for ever. We hold the folder's lock, so nobody is migrating.</summary>
    private static async Task RemoveStaleLockRowAsync(NewsroomDbContext db, CancellationToken cancellation)
    {
        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellation))
            return;
        var tables = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'").SingleAsync(cancellation);
        if (tables > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellation);
    }

    private static async Task MakePostgreSqlDatabaseAsync(NewsroomDbContext db, CancellationToken cancellation)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(cancellation))
                await creator.CreateAsync(cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another server that starts at the same time made it.
        }
    }

    // A missing head beside existing records is left as it is: that is for 'audit verify' to name, not for us to hide.
    private static async Task AddOnlyRowsAsync(NewsroomDbContext db, CancellationToken cancellation)
    {
        if (!await db.Newsrooms.AnyAsync(cancellation))
            db.Add(new Newsroom());
        if (!await db.AuditHeads.AnyAsync(cancellation) && !await db.AuditRecords.AnyAsync(cancellation))
            db.Add(new AuditHead());
        await db.SaveChangesAsync(cancellation);
    }

    private async Task BackUpAsync(string before, CancellationToken cancellation)
    {
        var folder = PrivateFiles.MakeFolder(Path.Combine(options.DataFolder, "backups"));
        var file = Path.Combine(folder, $"newsroom-{PrivateFiles.Time(clock)}-before-{before}.db");
        await SqliteFiles.CopyAsync(options.SqliteFile, file, cancellation);
        Log.BackedUp(logger, file);
    }

    private async Task<NewsroomDbContext> OpenAsync(CancellationToken cancellation) => (NewsroomDbContext)await factory.OpenAsync(cancellation);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Applying {Count} migrations, up to {Last}")]
        public static partial void Migrating(ILogger logger, int count, string last);

        [LoggerMessage(Level = LogLevel.Information, Message = "The database was copied to {File} before its migration")]
        public static partial void BackedUp(ILogger logger, string file);
    }
}
