using System.Data;
using CqNewsroom.Core.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CqNewsroom.Data.PostgreSql;

/// <summary>The newsroom in a PostgreSQL database.</summary>
/// <param name="options">How to reach it.</param>
public sealed class PostgreSqlNewsroomDbContext(DbContextOptions<PostgreSqlNewsroomDbContext> options) : NewsroomDbContext(options)
{
    /// <summary>Read committed: each statement after the wait for a row lock sees what the other transaction wrote.</summary>
    /// <inheritdoc/>
    protected override Task BeginTransactionAsync(CancellationToken cancellation) => Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);

    /// <summary>Not FOR UPDATE: that would also hold up whoever only adds a row that names this one.</summary>
    /// <inheritdoc/>
    protected override Task LockRowAsync(string table, object id, CancellationToken cancellation)
    {
#pragma warning disable EF1002 // The table is one of the model's; the id is a parameter.
        return Database.ExecuteSqlRawAsync($"SELECT 1 FROM \"{table}\" WHERE \"Id\" = {{0}} FOR NO KEY UPDATE", [id], cancellation);
#pragma warning restore EF1002
    }

    /// <summary>An article never changes its story, so that looking it up before the lock sees what the lock will hold.</summary>
    /// <inheritdoc/>
    protected override Task LockStoryOfArticleAsync(Guid articleId, CancellationToken cancellation) => Database.ExecuteSqlAsync(
        $"SELECT 1 FROM \"Stories\" WHERE \"Id\" = (SELECT \"StoryId\" FROM \"Articles\" WHERE \"Id\" = {articleId}) FOR NO KEY UPDATE", cancellation);

    /// <inheritdoc/>
    protected override Task PutAsync(int generation, string language, IReadOnlyList<SearchPosting> postings, CancellationToken cancellation) =>
        PostgreSqlPostings.PutAsync(Database, generation, language, postings, cancellation);

    /// <inheritdoc/>
    protected override bool IsContentionOfProvider(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.LockNotAvailable,
    }
    or PostgresException
    {
        // A picture was removed while a text began to use it; nobody else removes what another table names.
        SqlState: PostgresErrorCodes.ForeignKeyViolation,
        TableName: nameof(PictureUses) or nameof(RevisionPictures),
    };

    /// <summary>Texts sort by their characters' numbers, as in SQLite, whatever the collation the database was made with.</summary>
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
