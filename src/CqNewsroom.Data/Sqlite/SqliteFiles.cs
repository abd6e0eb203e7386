using Microsoft.Data.Sqlite;

namespace CqNewsroom.Data.Sqlite;

/// <summary>Copies of SQLite files.</summary>
internal static class SqliteFiles
{
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
            using (var source = new SqliteConnection(ContextOptions.SqliteConnectionString(from, pooling: false)))
            using (var target = new SqliteConnection(ContextOptions.SqliteConnectionString(part, pooling: false)))
            {
                source.Open();
                target.Open();
                source.BackupDatabase(target);
            }

            File.Move(part, to, overwrite: true);
        },
        cancellation);
}
