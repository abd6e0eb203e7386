using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Data.Migrating;
using CqNewsroom.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CqNewsroom.Data.Backups;

/// <summary>Puts a backup back. Everything is checked before anything is replaced, and what is replaced is kept.</summary>
/// <param name="options">Where to.</param>
/// <param name="clock">The clock.</param>
public sealed class Restore(NewsroomDatabaseOptions options, TimeProvider clock)
{
    /// <summary>Restores a file that <see cref="Backup"/> wrote. For PostgreSQL nothing is done; the message says what to use.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="force">Whether an existing database may be set aside.</param>
    /// <param name="cancellation">Ends it as long as nothing was replaced.</param>
    public async Task<BackupOutcome> FromFileAsync(string file, bool force, CancellationToken cancellation)
    {
        if (options.Database == DatabaseKind.PostgreSql)
            return new BackupOutcome(false, PostgreSqlAdvice());
        if (!File.Exists(file))
            return new BackupOutcome(false, $"There is no file {Path.GetFullPath(file)}.");
        var folder = PrivateFiles.MakeFolder(options.DataFolder);
        using var alone = FolderLock.ToReplace(folder);
        if (alone is null || SqliteFiles.IsInUse(options.SqliteFile))
            return new BackupOutcome(false, $"A server is working with {folder}. Stop it first.");
        var exists = File.Exists(options.SqliteFile);
        if (exists && !force)
            return new BackupOutcome(false, $"There is a database in {folder} already. With --force it is set aside and replaced.");

        var incoming = Path.Combine(folder, "restore.part");
        DeleteFolder(incoming);
        try
        {
            PrivateFiles.MakeFolder(incoming);
            var createdAt = await ExtractAsync(file, incoming, cancellation);
            var state = await CheckAsync(Path.Combine(incoming, BackupManifest.Database), cancellation);
            var kept = exists || BackupManifest.Folders.Any(name => Directory.Exists(Path.Combine(folder, name))) ? SetAside(folder) : null;
            Replace(folder, incoming);
            return new BackupOutcome(true, string.Create(CultureInfo.InvariantCulture, $"Restored the backup of {createdAt:yyyy-MM-dd HH:mm:ss} UTC. {state}{(kept is null ? "" : $" What was here before is in {kept}.")}"));
        }
        catch (NotABackupException refused)
        {
            return new BackupOutcome(false, $"{Path.GetFullPath(file)} cannot be restored: {refused.Message} Nothing was changed.");
        }
        finally
        {
            DeleteFolder(incoming);
        }
    }

    private static async Task<DateTime> ExtractAsync(string file, string incoming, CancellationToken cancellation)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, cancellation);
            var manifest = await ManifestAsync(zip, cancellation);
            foreach (var expected in manifest.Files)
            {
                var entry = zip.GetEntry(expected.Name) ?? throw new NotABackupException($"{expected.Name} is missing.");
                var target = Path.Combine(incoming, expected.Name);
                PrivateFiles.MakeFolder(Path.GetDirectoryName(target)!);
                if (entry.Length != expected.Length)
                    throw new NotABackupException($"{expected.Name} is not the file that was backed up.");
                await using var source = await entry.OpenAsync(cancellation);
                await using var written = PrivateFiles.Create(target);
                if (await Backup.CopyAsync(expected.Name, source, written, cancellation) != expected)
                    throw new NotABackupException($"{expected.Name} is not the file that was backed up.");
            }

            return manifest.CreatedAt;
        }
        catch (InvalidDataException)
        {
            throw new NotABackupException("it is damaged, or no zip file.");
        }
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, CancellationToken cancellation)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName) ?? throw new NotABackupException("it is not a backup of a newsroom.");
        await using var stream = await entry.OpenAsync(cancellation);
        BackupManifest? manifest;
        try
        {
            manifest = BackupManifest.Read(stream);
        }
        catch (JsonException)
        {
            manifest = null;
        }

        if (manifest is not { Format: BackupManifest.CurrentFormat, Files: not null })
            throw new NotABackupException("it was made by another version of the program.");
        if (manifest.Files.Any(listed => !IsOurs(listed?.Name)) || manifest.Files.DistinctBy(listed => listed.Name, StringComparer.OrdinalIgnoreCase).Count() < manifest.Files.Count)
            throw new NotABackupException("it holds files that are none of a newsroom's.");
        return manifest.Files.Any(listed => listed.Name == BackupManifest.Database) ? manifest : throw new NotABackupException("it holds no database.");
    }

    // A name from an archive must not lead out of the folder.
    private static bool IsOurs(string? name) =>
        name is BackupManifest.Database ||
        (name?.Split('/') is { Length: > 1 } parts
            && BackupManifest.Folders.Contains(parts[0], StringComparer.Ordinal)
            && parts.All(part => part.Length > 0 && part.Trim('.').Length > 0 && part.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !part.Contains('\\', StringComparison.Ordinal) && !part.Any(char.IsControl)));

    private static async Task<string> CheckAsync(string database, CancellationToken cancellation)
    {
        var builder = new DbContextOptionsBuilder<SqliteNewsroomDbContext>();
        ContextOptions.UseSqlite(builder, database, pooling: false);
        await using var db = new SqliteNewsroomDbContext(builder.Options);
        try
        {
            var health = await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check()").ToListAsync(cancellation);
            var orphans = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM pragma_foreign_key_check()").SingleAsync(cancellation);
            if (health is not ["ok"] || orphans > 0)
                throw new NotABackupException("its database is damaged.");
            var applied = await NewsroomMigrator.AppliedAsync(db, cancellation);
            if (applied.Count == 0)
                throw new NotABackupException("its database is not a newsroom's.");
            if (applied.Count < db.Database.GetMigrations().Count())
                return "The next start brings it to this version of the program.";
            if (!await db.AuditHeads.AnyAsync(cancellation))
                return "Its audit record has no head.";
            var audit = await AuditTrail.VerifyAsync(db, noted: null, cancellation);
            return audit.IsWhole ? $"Head of its audit record: {audit.Head}." : string.Create(CultureInfo.InvariantCulture, $"Its audit record does not fit from number {audit.FirstBroken} on.");
        }
        catch (DatabaseTooNewException tooNew)
        {
            throw new NotABackupException(tooNew.Message);
        }
        catch (SqliteException damaged)
        {
            throw new NotABackupException($"its database is damaged ({damaged.Message}).");
        }
    }

    private string SetAside(string folder)
    {
        var aside = PrivateFiles.MakeFolder(Path.Combine(folder, $"before-restore-{PrivateFiles.Time(clock)}"));
        // Copied, not moved: the new database takes the place of the old in one step, so there is one at every moment. Plain
        // copies, since the reason to restore may be that SQLite cannot read it any more.
        foreach (var path in new[] { options.SqliteFile, options.SqliteFile + "-wal" }.Where(File.Exists))
            File.Copy(path, Path.Combine(aside, Path.GetFileName(path)), overwrite: true);
        foreach (var name in BackupManifest.Folders.Where(name => Directory.Exists(Path.Combine(folder, name))))
            Directory.Move(Path.Combine(folder, name), Path.Combine(aside, name));
        return aside;
    }

    private void Replace(string folder, string incoming)
    {
        foreach (var name in BackupManifest.Folders.Where(name => Directory.Exists(Path.Combine(incoming, name))))
            Directory.Move(Path.Combine(incoming, name), Path.Combine(folder, name));
        // A journal of the old database must never meet the new one.
        File.Delete(options.SqliteFile + "-wal");
        File.Delete(options.SqliteFile + "-shm");
        File.Move(Path.Combine(incoming, BackupManifest.Database), options.SqliteFile, overwrite: true);
    }

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }

    private string PostgreSqlAdvice()
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return $"""
            This newsroom lives in PostgreSQL, whose own tools restore its backups:
              createdb --host={connection.Host} --port={connection.Port} --username={connection.Username} {connection.Database}
              pg_restore --host={connection.Host} --port={connection.Port} --username={connection.Username} --dbname={connection.Database} --exit-on-error newsroom.dump
            Put the pictures back into {Path.Combine(options.DataFolder, "media")}.
            """;
    }

    private sealed class NotABackupException(string message) : Exception(message);
}
