using CqNewsroom.Core;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data;

/// <summary>
/// Gives each use case a context of its own. The contexts are not pooled: making one costs microseconds, and a pooled one would
/// carry the locks it remembers into the next use case.
/// </summary>
/// <param name="factory">Makes the provider's context.</param>
internal sealed class NewsroomDbFactory<TContext>(IDbContextFactory<TContext> factory) : INewsroomDbFactory
    where TContext : NewsroomDbContext
{
    /// <inheritdoc/>
    public async Task<INewsroomDb> OpenAsync(CancellationToken cancellation) => await factory.CreateDbContextAsync(cancellation);
}
