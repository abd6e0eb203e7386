using Microsoft.Data.Sqlite;
using Npgsql;

namespace CqNewsroom.Data.Migrating;

/// <summary>A newer program migrated the database; this one would not understand it.</summary>
/// <param name="migration">The migration that this program does not know.</param>
public sealed class DatabaseTooNewException(string migration)
    : Exception($"The database was migrated by a newer version of the program ({migration}). Run that version, or restore the backup made before.");

/// <summary>The database cannot be reached. The message is one line for who starts the program.</summary>
/// <param name="message">What is wrong, and what to look at.</param>
/// <param name="cause">What was thrown.</param>
public sealed class DatabaseUnavailableException(string message, Exception cause) : Exception(message, cause)
{
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;
    private const int ReadOnly = 8;

    /// <summary>The one for a failed start; null where the failure is of another kind.</summary>
    internal static DatabaseUnavailableException? For(Exception exception, NewsroomDatabaseOptions options) => exception.GetBaseException() switch
    {
        UnauthorizedAccessException or SqliteException { SqliteErrorCode: CannotOpen or ReadOnly } =>
            new($"The program may not write to {options.DataFolder}. Give its user the right, or set Newsroom:DataFolder.", exception),
        SqliteException { SqliteErrorCode: NoDatabase } => new($"{options.SqliteFile} is not a database. Restore a backup, or set Newsroom:DataFolder.", exception),
        // Sign-in (28), no such database (3D), no room (53), not up (57P03), no right to make tables (42501); the rest is a fault of ours.
        PostgresException { SqlState: ['2', '8', ..] or ['3', 'D', ..] or ['5', '3', ..] or "57P03" or "42501" } refused => new($"PostgreSQL refuses: {refused.MessageText}. Look at Newsroom:ConnectionString.", exception),
        IOException or System.Net.Sockets.SocketException when options.Database == DatabaseKind.PostgreSql => Unreachable(exception),
        PostgresException => null,
        NpgsqlException => Unreachable(exception),
        IOException failed => new($"The data folder {options.DataFolder} cannot be used: {failed.Message}", exception),
        _ => null,
    };

    private static DatabaseUnavailableException Unreachable(Exception exception) =>
        new($"PostgreSQL cannot be reached: {exception.GetBaseException().Message.TrimEnd('.')}. Look at Newsroom:ConnectionString.", exception);
}
