using CqNewsroom.Core;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.TestSupport;

/// <summary>
/// Opens a test's database without waiting for the disk after each commit (SQLite's <c>synchronous = OFF</c>): for tests of what
/// is decided and written, not of what a power failure leaves.
/// </summary>
/// <param name="inner">How the use cases open it.</param>
public sealed class QuickFactory(INewsroomDbFactory inner) : INewsroomDbFactory
{
    /// <inheritdoc />
    public async Task<INewsroomDb> OpenAsync(CancellationToken cancellation)
    {
        var db = await inner.OpenAsync(cancellation);
        if (db is DbContext context && context.Database.IsSqlite())
        {
            await context.Database.OpenConnectionAsync(cancellation);
            await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous = OFF", cancellation);
        }

        return db;
    }
}
