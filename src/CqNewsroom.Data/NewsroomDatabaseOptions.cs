using Npgsql;

namespace CqNewsroom.Data;

/// <summary>The databases a newsroom can live in.</summary>
public enum DatabaseKind
{
    /// <summary>A file in the data folder; the default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, for more than one web server.</summary>
    PostgreSql,
}

/// <summary>Where the newsroom's data is: the settings under <c>Newsroom</c>.</summary>
public sealed class NewsroomDatabaseOptions
{
    /// <summary>Which database.</summary>
    public DatabaseKind Database { get; set; } = DatabaseKind.Sqlite;

    /// <summary>The folder of the SQLite file, the pictures, the keys and the backups before migrations; made when missing.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>How to reach PostgreSQL; not used for SQLite.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(Path.GetFullPath(DataFolder), "newsroom.db");

    /// <summary>How the SQLite file is opened.</summary>
    public string SqliteConnectionString => ContextOptions.SqliteConnectionString(SqliteFile);

    /// <summary>What is wrong with the settings, one readable line each; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (!Enum.IsDefined(Database))
            yield return $"Newsroom:Database is '{Database}'; it must be Sqlite or PostgreSql.";
        if (string.IsNullOrWhiteSpace(DataFolder))
            yield return "Newsroom:DataFolder is empty; it must name a folder.";
        if (Database == DatabaseKind.PostgreSql && string.IsNullOrWhiteSpace(ConnectionString))
            yield return "Newsroom:ConnectionString is missing; it must say how to reach PostgreSQL, for example Host=localhost;Database=newsroom;Username=newsroom.";
        else if (Database == DatabaseKind.PostgreSql && !IsConnectionString(ConnectionString))
            yield return "Newsroom:ConnectionString cannot be read; write it like Host=localhost;Database=newsroom;Username=newsroom.";
    }

    private static bool IsConnectionString(string? text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Database.Length: > 0 };
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
