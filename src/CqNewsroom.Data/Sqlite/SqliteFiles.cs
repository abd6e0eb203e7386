using Microsoft.Data.Sqlite;

namespace CqNewsroom.Data.Sqlite;

/// <summary>Copies of SQLite files.</summary>
internal static class SqliteFiles
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>
    /// Copies a database that may be in use, with SQLite's online copy. The copy appears under its name only when it is whole.
    /// </summary>
    /// <param name="from">The database.</param>
    /// <param name="to">The copy; replaced when it exists.</param>
    /// <param name="cancellation">Ends the wait before the copy begins.</param>
    public static Task CopyAsync(string from, string to, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var part = to + ".part";
            File.Delete(part);
            // Without pools, so that both files are closed and the copy has no journal beside it when it is moved.
            using (var source = new SqliteConnection(ContextOptions.SqliteConnectionString(from, SqliteOpenMode.ReadWrite, pooling: false)))
            using (var target = new SqliteConnection(ContextOptions.SqliteConnectionString(part, SqliteOpenMode.ReadWriteCreate, pooling: false)))
            {
                PrivateFiles.Create(part).Dispose();
                source.Open();
                target.Open();
                source.BackupDatabase(target);
            }

            File.Move(part, to, overwrite: true);
        },
        cancellation);

    /// <summary>
    /// Whether anybody has a database open: in WAL mode every open connection holds a shared lock. A file that SQLite cannot read
    /// is in nobody's use.
    /// </summary>
    /// <param name="file">The database; may be missing.</param>
    public static bool IsInUse(string file)
    {
        if (!File.Exists(file))
            return false;
        using (var pooled = new SqliteConnection(ContextOptions.SqliteConnectionString(file)))
            SqliteConnection.ClearPool(pooled);
        using var connection = new SqliteConnection(ContextOptions.SqliteConnectionString(file, SqliteOpenMode.ReadWrite, pooling: false));
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandTimeout = 1;
            foreach (var statement in new[] { "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "ROLLBACK" })
            {
                command.CommandText = statement;
                command.ExecuteNonQuery();
            }

            return false;
        }
        catch (SqliteException exception)
        {
            return exception.SqliteErrorCode is Busy or Locked;
        }
    }
}
