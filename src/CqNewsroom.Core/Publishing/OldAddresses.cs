using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>Where the addresses of an imported archive lead now.</summary>
/// <param name="factory">Makes the database of each call.</param>
public sealed class OldAddresses(INewsroomDbFactory factory)
{
    /// <summary>
    /// The address at which an article stands now; null where no article ever had the old one. It is worked out at each call, so that one step
    /// leads to the right place after every change of headline or section. A retracted article keeps its address, which says so.
    /// </summary>
    /// <param name="path">The path that was asked for.</param>
    /// <param name="query">Its query with the question mark; what other sites append to it does not hide the page.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<string?> FindAsync(string path, string query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return FindAsync([OldAddress.KeyOf(path, query), query.Length > 0 ? OldAddress.KeyOf(path, "") : null], cancellation);
    }

    /// <summary>As <see cref="FindAsync(string, string, CancellationToken)"/>, for an old address with exactly this query.</summary>
    /// <param name="path">The path that was asked for.</param>
    /// <param name="query">Its query with the question mark.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<string?> FindExactlyAsync(string path, string query, CancellationToken cancellation) => FindAsync([OldAddress.KeyOf(path, query)], cancellation);

    private async Task<string?> FindAsync(string?[] keys, CancellationToken cancellation)
    {
        var asked = keys.OfType<string>().ToList();
        if (asked.Count == 0)
            return null;
        await using var db = await factory.OpenAsync(cancellation);
        var found = await db.OldAddresses.AsNoTracking().Where(old => asked.Contains(old.Address)).ToListAsync(cancellation);
        return found.OrderByDescending(old => old.Address.Length).FirstOrDefault() is { } old ? await AddressAsync(db, old.ArticleId, cancellation) : null;
    }

    private static async Task<string?> AddressAsync(INewsroomDb db, Guid articleId, CancellationToken cancellation)
    {
        var row = await LiveArticles.Addressed(db).Where(p => p.Article.Id == articleId)
            .Select(p => new { p.Article.Language, p.Article.Standing, p.Article.RetractionForm, p.Story.Number, Section = p.Section.Slug, p.Publication.Slug }).SingleOrDefaultAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        if (row is null || newsroom.Languages.Find(l => string.Equals(l.Tag, row.Language, StringComparison.Ordinal)) is not { } language)
            return null;
        return row.Standing == Standing.Live
            ? PublicAddress.Article(language, row.Section, row.Slug, row.Number)
            : PublicRetractions.AddressOf(language, row.RetractionForm, row.Section, row.Slug, row.Number);
    }
}
