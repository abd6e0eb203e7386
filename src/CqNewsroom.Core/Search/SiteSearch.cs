using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Search;

/// <summary>
/// The readers' search over live articles. What it shows comes from the one query over what is public (<see cref="LiveArticles"/>); the index only says which
/// articles hold the words.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="stories">Knows the site.</param>
/// <param name="time">The clock.</param>
public sealed class SiteSearch(INewsroomDbFactory factory, PublishedStories stories, TimeProvider time) : IDisposable
{
    private readonly Lock _opening = new();
    private SearchDirectory? _directory;

    /// <summary>Searches.</summary>
    /// <param name="languagePath">First segment of the address.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="page">1 for the first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The page; null where there is no such language or no such page.</returns>
    public async Task<SearchPage?> FindAsync(string languagePath, SearchQuestion question, int page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        question = question.Cleaned();
        if (page is < 1 or > SearchLimits.Pages || await stories.SiteAsync(languagePath, cancellation) is not { } site)
            return null;
        var shown = new SearchPage(site, question, page);
        if (question.IsEmpty)
            return shown;
        await using var db = await factory.OpenAsync(cancellation);
        var (units, filters, problem) = await ReadAsync(db, site, question, cancellation);
        if (filters is null)
            return shown with { Problem = problem };
        if (await UsedAsync(db, cancellation) is not { } used)
            return shown with { IsIncomplete = true };
        var directory = await DirectoryAsync(db, used, cancellation);
        var matching = new SearchMatching(db, directory, used.LastMerged, units, filters, time.GetUtcNow().UtcDateTime.Date);
        var (total, best) = await matching.FindAsync(site.Language.Tag, page * SearchLimits.PageSize, cancellation);
        var numbers = best.Skip((page - 1) * SearchLimits.PageSize).ToList();
        if (page > 1 && numbers.Count == 0)
            return null;
        return shown with
        {
            Total = total,
            IsIncomplete = !used.IsComplete,
            Hits = await HitsAsync(db, directory, site, units, numbers, cancellation),
            Elsewhere = total == 0 ? await ElsewhereAsync(matching, site, cancellation) : [],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _directory?.Dispose();

    private static async Task<(IReadOnlyList<SearchUnit> Units, SearchFilters? Filters, SearchProblem? Problem)> ReadAsync(
        INewsroomDb db, PublicSite site, SearchQuestion question, CancellationToken cancellation)
    {
        IReadOnlyList<SearchUnit> units = [];
        var person = question.Person.Trim();
        if (person.Length > SearchLimits.PersonLength)
            return ([], null, SearchProblem.TooLong);
        // Whoever names a person alone gets all that person's articles.
        var named = SearchQueryParser.Unit(person, excluded: false, DocumentTerms.NamePrefix);
        if ((named is null || question.Words.Trim().Length > 0) && SearchQueryParser.Read(question.Words, out units) is { } wrong)
            return ([], null, wrong);
        if (person.Length > 0 && named is null)
            return ([], null, SearchProblem.NoWords);
        var (filters, problem) = await SearchFilters.ReadAsync(db, site, question, cancellation);
        return (named is null ? units : [.. units, named], filters, problem);
    }

    // A whole index of another analyser answers better than a part of this one's.
    private static async Task<SearchGeneration?> UsedAsync(INewsroomDb db, CancellationToken cancellation)
    {
        var generations = await db.SearchGenerations.AsNoTracking().ToListAsync(cancellation);
        return generations.Where(g => g.IsComplete).OrderBy(g => g.Version != SearchAnalyzer.Version).ThenByDescending(g => g.Version).FirstOrDefault()
            ?? generations.Find(g => g.Version == SearchAnalyzer.Version);
    }

    private async Task<SearchDirectory> DirectoryAsync(INewsroomDb db, SearchGeneration used, CancellationToken cancellation)
    {
        SearchDirectory directory;
        lock (_opening)
            directory = _directory is { } open && open.Generation == used.Version ? open : _directory = new SearchDirectory(used.Version);
        await directory.RefreshAsync(db, used.LastChange, cancellation);
        return directory;
    }

    private static async Task<List<SearchHit>> HitsAsync(
        INewsroomDb db, SearchDirectory directory, PublicSite site, IReadOnlyList<SearchUnit> units, List<RankedDocument> numbers, CancellationToken cancellation)
    {
        var entries = numbers.Select(ranked => directory.Live(ranked.Number)).OfType<DirectoryEntry>().ToList();
        var articles = entries.ConvertAll(entry => entry.ArticleId);
        var rows = (await LiveArticles.In(db).Where(row => articles.Contains(row.Article.Id)).ToListAsync(cancellation)).ToDictionary(row => row.Publication.Id);
        var hits = new List<SearchHit>();
        foreach (var entry in entries)
        {
            // What was retracted or corrected since the index was asked is left out.
            if (!rows.TryGetValue(entry.PublicationId, out var row))
                continue;
            var content = CanonicalJson.Read(row.Revision.Content);
            var texts = SearchFields.Of(content, row.Publication.Credits, []).Where(field => field.IsPassage).Select(field => field.Text);
            hits.Add(new SearchHit(
                Passages.Whole(content.Headline, units), row.AddressIn(site.Language), row.SectionIn(site.Language), entry.FirstPublishedAt, Passages.Best(texts, units)));
        }

        return hits;
    }

    private static async Task<IReadOnlyList<SearchElsewhere>> ElsewhereAsync(SearchMatching matching, PublicSite site, CancellationToken cancellation)
    {
        var elsewhere = new List<SearchElsewhere>();
        foreach (var language in site.Languages.Where(language => language != site.Language))
        {
            var (total, _) = await matching.FindAsync(language.Tag, 0, cancellation);
            if (total > 0)
                elsewhere.Add(new SearchElsewhere(language, total));
        }

        return elsewhere;
    }
}
