using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CqNewsroom.Data.Sqlite;

/// <summary>What SQLite forgets with each connection, said at each opening.</summary>
internal sealed class SqliteConnectionPragmas : DbConnectionInterceptor
{
    // busy_timeout: wait for another writer instead of failing at once, in milliseconds.
    // recursive_triggers: without it REPLACE deletes rows of the audit record past its delete trigger.
    // synchronous FULL: with WAL the default of this build may lose the last commits when the power fails; what was
    // acknowledged to somebody must be there.
    private const string Pragmas = """
        PRAGMA busy_timeout = 5000;
        PRAGMA journal_mode = WAL;
        PRAGMA foreign_keys = ON;
        PRAGMA recursive_triggers = ON;
        PRAGMA synchronous = FULL;
        """;

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
