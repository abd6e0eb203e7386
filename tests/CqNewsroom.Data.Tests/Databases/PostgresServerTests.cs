using CqNewsroom.TestSupport;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace CqNewsroom.Data.Tests.Databases;

public sealed class PostgresServerTests(PostgresServer server)
{
    [Fact]
    public async Task A_template_is_prepared_once_and_its_copies_do_not_share_rows()
    {
        var prepared = 0;
        var databases = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.CreateFromTemplateAsync("copied", async connection =>
        {
            prepared++;
            await ExecuteAsync(connection, "CREATE TABLE t (x int)");
        })));

        await ExecuteAsync(databases[0], "INSERT INTO t VALUES (1)");

        Assert.Equal(1, prepared);
        Assert.Equal(1L, await ExecuteAsync(databases[0], "SELECT count(*) FROM t"));
        Assert.Equal(0L, await ExecuteAsync(databases[1], "SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task A_dropped_database_is_gone_although_a_pool_held_it()
    {
        var database = await server.CreateDatabaseAsync();
        await ExecuteAsync(database, "SELECT 1");

        await server.DropDatabaseAsync(database);

        await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(database, "SELECT 1"));
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
