using CqNewsroom.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data;

/// <summary>The one place where contexts are configured, for the program, its tests and <c>dotnet ef</c> alike.</summary>
internal static class ContextOptions
{
    private static readonly SqliteConnectionPragmas Pragmas = new();

    public static void UseSqlite(DbContextOptionsBuilder builder, string file, bool pooling = true) =>
        builder.UseSqlite(SqliteConnectionString(file, pooling: pooling)).AddInterceptors(Pragmas);

    public static void UsePostgreSql(DbContextOptionsBuilder builder, string connectionString) => builder.UseNpgsql(connectionString);

    public static string SqliteConnectionString(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate, bool pooling = true) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        // A shared cache would answer 'table is locked' at once and ignore the busy time-out.
        Cache = SqliteCacheMode.Private,
        // Seconds that the provider goes on trying after the busy time-out; then the use case is told (IsContention).
        DefaultTimeout = 5,
        Pooling = pooling,
    }.ConnectionString;
}
