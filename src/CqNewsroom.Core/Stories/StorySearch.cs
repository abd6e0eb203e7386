using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>What the search in the top bar found.</summary>
/// <param name="Stories">The first stories, newest first.</param>
/// <param name="IsMore">Whether there are more stories.</param>
/// <param name="Persons">Persons whose names the asker may see.</param>
public sealed record SearchResults(IReadOnlyList<StoryLine> Stories, bool IsMore, IReadOnlyList<Choice> Persons)
{
    /// <summary>Nothing at all.</summary>
    public static SearchResults None { get; } = new([], false, []);
}

/// <summary>The search in the top bar: stories by words in headlines, by names and by number, as far as the asker may read them.</summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
public sealed class StorySearch(INewsroomDbFactory databases, TimeProvider time)
{
    /// <summary>How many stories are shown at once.</summary>
    public const int MostStories = 7;

    private const int MostPersons = 4;

    /// <summary>Searches.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="words">What was typed; a single Chinese word of two characters is enough.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<SearchResults> FindAsync(Asker asker, string? words, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (StoryQueries.Split(words).Count == 0)
            return SearchResults.None;
        var now = time.Now();
        await using var db = await databases.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation) is not { } person)
            return SearchResults.None;
        var queries = new StoryQueries(db, person);
        var matching = await queries.MatchingAsync(new StoryFilter(Words: words), cancellation);
        var ids = await matching.Select(s => s.Id).Take(MostStories + 1).ToListAsync(cancellation);
        var lines = await StoryLines.ReadAsync(db, person, asker.Language, [.. ids.Take(MostStories)], now, cancellation);
        var persons = await queries.PersonsAsync(string.Join(' ', StoryQueries.Split(words)), cancellation);
        return new SearchResults(lines, ids.Count > MostStories, [.. persons.Take(MostPersons).Select(p => new Choice(p.Id, p.Name))]);
    }
}
