using CqNewsroom.Core.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Sqlite;

/// <summary>The newsroom in an SQLite file.</summary>
/// <param name="options">How to reach it.</param>
public sealed class SqliteNewsroomDbContext(DbContextOptions<SqliteNewsroomDbContext> options) : NewsroomDbContext(options)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;

    private SemaphoreSlim? _turn;

    /// <inheritdoc/>
    public override async Task CommitAsync(CancellationToken cancellation)
    {
        await base.CommitAsync(cancellation);
        EndTurn();
    }

    /// <summary>Looks at some hundred rows of each index at most, in tables that have no figures yet or grew tenfold since (https://sqlite.org/lang_analyze.html, section 4).</summary>
    /// <inheritdoc/>
    public override async Task RefreshStatisticsAsync(CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002;", cancellation);
        await CommitAsync(cancellation);
        // A connection reads the figures when it is opened; those that wait in the pool would go on without.
        SqliteConnection.ClearPool((SqliteConnection)Database.GetDbConnection());
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        EndTurn();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        EndTurn();
    }

    /// <summary>BEGIN IMMEDIATE, the provider's default: the write lock is taken at once, so a use case never fails half way.</summary>
    /// <inheritdoc/>
    protected override async Task BeginTransactionAsync(CancellationToken cancellation)
    {
        _turn ??= await SqliteWriteQueue.EnterAsync(Database.GetDbConnection().DataSource, cancellation);
        await Database.BeginTransactionAsync(cancellation);
    }

    /// <summary>Nothing to do: the transaction holds the lock of the whole database.</summary>
    /// <inheritdoc/>
    protected override Task LockRowAsync(string table, object id, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Nothing to do, as for any other row.</summary>
    /// <inheritdoc/>
    protected override Task LockStoryOfArticleAsync(Guid articleId, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task PutAsync(int generation, string language, IReadOnlyList<SearchPosting> postings, CancellationToken cancellation) =>
        SqlitePostings.PutAsync(Database, generation, language, postings, cancellation);

    /// <inheritdoc/>
    protected override bool IsContentionOfProvider(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Busy or Locked } or SqliteException { SqliteExtendedErrorCode: UniqueConstraint or PrimaryKeyConstraint };

    private void EndTurn()
    {
        _turn?.Release();
        _turn = null;
    }
}
