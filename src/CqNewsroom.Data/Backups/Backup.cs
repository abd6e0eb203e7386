using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using CqNewsroom.Data.Sqlite;
using Npgsql;

namespace CqNewsroom.Data.Backups;

/// <summary>Makes backups while the newsroom goes on working.</summary>
/// <param name="options">What to back up.</param>
/// <param name="clock">The clock.</param>
public sealed class Backup(NewsroomDatabaseOptions options, TimeProvider clock)
{
    /// <summary>
    /// Writes the database (SQLite's online copy), the pictures and the keys to one zip file, which appears under its name only
    /// when it is whole. For PostgreSQL nothing is done; the message says what to use.
    /// </summary>
    /// <param name="file">The file to write; must not exist.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    public async Task<BackupOutcome> ToFileAsync(string file, CancellationToken cancellation)
    {
        file = Path.GetFullPath(file);
        if (options.Database == DatabaseKind.PostgreSql)
            return new BackupOutcome(false, PostgreSqlAdvice());
        if (!File.Exists(options.SqliteFile))
            return new BackupOutcome(false, $"There is no database at {options.SqliteFile}, so there is nothing to back up.");
        if (Path.Exists(file))
            return new BackupOutcome(false, $"{file} exists already. Choose another name.");
        PrivateFiles.MakeFolder(Path.GetDirectoryName(file)!);
        var (database, archive) = (file + ".db", file + ".part");
        try
        {
            // The database first: a picture is stored before the article that shows it, so every picture it names is there afterwards.
            await SqliteFiles.CopyAsync(options.SqliteFile, database, cancellation);
            File.Delete(archive);
            var count = await WriteAsync(archive, database, cancellation);
            File.Move(archive, file);
            return new BackupOutcome(true, $"Wrote {file}: the database and {count - 1} files.");
        }
        finally
        {
            File.Delete(database);
            File.Delete(archive);
        }
    }

    private async Task<int> WriteAsync(string archive, string database, CancellationToken cancellation)
    {
        var files = new List<BackupFile>();
        await using (var stream = PrivateFiles.Create(archive))
        {
            await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            await AddAsync(BackupManifest.Database, database, CompressionLevel.Fastest);
            foreach (var folder in BackupManifest.Folders.Select(name => Path.Combine(options.DataFolder, name)).Where(Directory.Exists))
            {
                // Pictures are compressed already.
                foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                    await AddAsync(Path.GetRelativePath(options.DataFolder, path).Replace('\\', '/'), path, CompressionLevel.NoCompression);
            }

            var manifest = zip.CreateEntry(BackupManifest.EntryName);
            await using (var writer = new StreamWriter(await manifest.OpenAsync(cancellation)))
                await writer.WriteAsync(new BackupManifest(BackupManifest.CurrentFormat, clock.GetUtcNow().UtcDateTime, files).Write().AsMemory(), cancellation);

            async Task AddAsync(string name, string path, CompressionLevel level)
            {
                FileStream source;
                try
                {
                    source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous);
                }
                catch (FileNotFoundException)
                {
                    // Removed since it was listed.
                    return;
                }

                await using (source)
                await using (var target = await zip.CreateEntry(name, level).OpenAsync(cancellation))
                    files.Add(await CopyAsync(name, source, target, cancellation));
            }
        }

        return files.Count;
    }

    /// <summary>Copies and hashes in one pass.</summary>
    internal static async Task<BackupFile> CopyAsync(string name, Stream source, Stream target, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            long length = 0;
            for (int read; (read = await source.ReadAsync(buffer, cancellation)) > 0; length += read)
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return new BackupFile(name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Without the password, which does not belong on a screen.
    private string PostgreSqlAdvice()
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return $"""
            This newsroom lives in PostgreSQL, whose own tools make its backups:
              pg_dump --format=custom --host={connection.Host} --port={connection.Port} --username={connection.Username} --file=newsroom.dump {connection.Database}
            Copy {Path.Combine(options.DataFolder, "media")} along: the pictures are there.
            """;
    }
}
