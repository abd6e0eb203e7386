using CqNewsroom.Core.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace CqNewsroom.Data.Sqlite;

/// <summary>Writes postings with one prepared statement: change tracking would cost ten times as much as SQLite does.</summary>
internal static class SqlitePostings
{
    private const string Statement = """
        INSERT INTO "SearchPostings" ("Generation", "Language", "Term", "Block", "Last", "Documents", "Positions")
        VALUES ($generation, $language, $term, $block, $last, $documents, $positions)
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
        await using var command = ((SqliteConnection)database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = Statement;
        command.Parameters.AddWithValue("$generation", generation);
        command.Parameters.AddWithValue("$language", language);
        var term = command.Parameters.Add("$term", SqliteType.Text);
        var block = command.Parameters.Add("$block", SqliteType.Integer);
        var last = command.Parameters.Add("$last", SqliteType.Integer);
        var documents = command.Parameters.Add("$documents", SqliteType.Blob);
        var positions = command.Parameters.Add("$positions", SqliteType.Blob);
        foreach (var posting in postings)
        {
            (term.Value, block.Value, last.Value) = (posting.Term, posting.Block, posting.Last);
            (documents.Value, positions.Value) = (posting.Documents, posting.Positions);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
