using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CqNewsroom.Data.Sqlite;

/// <summary>What SQLite forgets with each connection, said at each opening.</summary>
internal sealed class SqliteConnectionPragmas : DbConnectionInterceptor
{
    // One command each: of several in one command the provider swallows the errors after the first that returns a row.
    private static readonly string[] Pragmas =
    [
        // Wait for another writer instead of failing at once, in milliseconds.
        "PRAGMA busy_timeout = 5000",
        "PRAGMA journal_mode = WAL",
        "PRAGMA foreign_keys = ON",
        // Without it REPLACE deletes rows past their delete triggers.
        "PRAGMA recursive_triggers = ON",
        // The default of WAL may lose the last commits when the power fails; what was acknowledged to somebody must be there.
        "PRAGMA synchronous = FULL",
    ];

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        foreach (var pragma in Pragmas)
        {
            command.CommandText = pragma;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The same: SQLite has no asynchronous calls, and the provider's only look so.</summary>
    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
