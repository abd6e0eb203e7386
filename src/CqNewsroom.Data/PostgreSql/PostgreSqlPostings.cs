using CqNewsroom.Core.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CqNewsroom.Data.PostgreSql;

/// <summary>Writes postings as arrays in one statement: a statement for each would cost a round trip each.</summary>
internal static class PostgreSqlPostings
{
    private const string Statement = """
        INSERT INTO "SearchPostings" ("Generation", "Language", "Term", "Block", "Last", "Documents", "Positions")
        SELECT $1, $2, * FROM unnest($3, $4, $5, $6, $7)
        ON CONFLICT ("Generation", "Language", "Term", "Block")
        DO UPDATE SET "Last" = excluded."Last", "Documents" = excluded."Documents", "Positions" = excluded."Positions"
        """;

    /// <summary>Writes them in the current transaction.</summary>
    /// <param name="database">The context's database.</param>
    /// <param name="generation">The index.</param>
    /// <param name="language">Language, a BCP 47 tag.</param>
    /// <param name="postings">The stretches.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task PutAsync(DatabaseFacade database, int generation, string language, IReadOnlyList<SearchPosting> postings, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Statement, (NpgsqlConnection)database.GetDbConnection(), (NpgsqlTransaction)database.CurrentTransaction!.GetDbTransaction());
        command.Parameters.Add(new() { Value = generation });
        command.Parameters.Add(new() { Value = language });
        command.Parameters.Add(new() { Value = postings.Select(posting => posting.Term).ToArray() });
        command.Parameters.Add(new() { Value = postings.Select(posting => posting.Block).ToArray() });
        command.Parameters.Add(new() { Value = postings.Select(posting => posting.Last).ToArray() });
        command.Parameters.Add(new() { Value = postings.Select(posting => posting.Documents).ToArray() });
        command.Parameters.Add(new() { Value = postings.Select(posting => posting.Positions).ToArray() });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
