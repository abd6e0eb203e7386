using System.Data.Common;
using CqNewsroom.Core.Search;
using CqNewsroom.Data;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Bench.Search;

/// <summary>
/// The yardstick: the database's own full-text index over the same terms in the same database, asked for the numbers of the first ten by its own rank (FTS5 and bm25;
/// tsvector with GIN and ts_rank), and for nothing else. Given pairs of characters as words, it can find Chinese as well as ours.
/// </summary>
/// <param name="kind">The database.</param>
internal sealed class BareIndex(DatabaseKind kind)
{
    /// <summary>Makes the tables.</summary>
    /// <param name="db">The database.</param>
    public Task CreateAsync(NewsroomDbContext db) => db.Database.ExecuteSqlRawAsync(kind == DatabaseKind.Sqlite
        ? "CREATE VIRTUAL TABLE BareZh USING fts5(t, content='', tokenize='unicode61'); CREATE VIRTUAL TABLE BareEn USING fts5(t, content='', tokenize='unicode61');"
        : "CREATE TABLE BareZh (id int PRIMARY KEY, t tsvector); CREATE TABLE BareEn (id int PRIMARY KEY, t tsvector);");

    /// <summary>Adds texts, in one transaction.</summary>
    /// <param name="db">The database.</param>
    /// <param name="texts">Number, language and text of each.</param>
    public async Task AddAsync(NewsroomDbContext db, IEnumerable<(int Number, bool IsChinese, string Text)> texts)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var (number, isChinese, text) in texts)
        {
            var table = isChinese ? "BareZh" : "BareEn";
            var tokens = SearchAnalyzer.Tokens(text).Where(token => token.Kind is SearchTokenKind.Word or SearchTokenKind.Pair);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction);
            if (kind == DatabaseKind.Sqlite)
            {
                command.CommandText = $"INSERT INTO {table}(rowid, t) VALUES (@id, @t)";
                Add(command, "@t", string.Join(' ', tokens.Select(token => token.Term)));
            }
            else
            {
                command.CommandText = $"INSERT INTO {table}(id, t) VALUES (@id, CAST(@t AS tsvector))";
                Add(command, "@t", string.Join(' ', tokens.Select(token => $"'{token.Term}':{token.Position + 1}")));
            }

            Add(command, "@id", number);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>Makes what is made after filling.</summary>
    /// <param name="db">The database.</param>
    public async Task FinishAsync(NewsroomDbContext db)
    {
        if (kind != DatabaseKind.PostgreSql)
            return;
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlRawAsync("CREATE INDEX ON BareZh USING gin(t); CREATE INDEX ON BareEn USING gin(t); ANALYZE;");
    }

    /// <summary>Asks it.</summary>
    /// <param name="db">The database, open.</param>
    /// <param name="isChinese">Or English.</param>
    /// <param name="units">The words and phrases.</param>
    /// <returns>How many it gave.</returns>
    public async Task<int> AskAsync(NewsroomDbContext db, bool isChinese, IReadOnlyList<SearchUnit> units)
    {
        var table = isChinese ? "BareZh" : "BareEn";
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = kind == DatabaseKind.Sqlite
            ? $"SELECT rowid FROM {table} WHERE {table} MATCH @q ORDER BY rank LIMIT 10"
            : $"SELECT id FROM {table}, CAST(@q AS tsquery) q WHERE t @@ q ORDER BY ts_rank(t, q) DESC LIMIT 10";
        Add(command, "@q", kind == DatabaseKind.Sqlite
            ? string.Join(" AND ", units.Select(unit => $"\"{string.Join(' ', unit.Terms.Select(term => term.Term))}\""))
            : string.Join(" & ", units.Select(unit => $"({string.Join(" <-> ", unit.Terms.Select(term => $"'{term.Term}'"))})")));
        await using var reader = await command.ExecuteReaderAsync();
        var count = 0;
        while (await reader.ReadAsync())
            count++;
        return count;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
