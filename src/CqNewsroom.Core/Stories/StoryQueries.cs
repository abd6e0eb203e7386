using System.Globalization;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>
/// The stories a person may read, narrowed, as queries of the database. An agency's people read articles, so for them a story is
/// in the list when one of its articles is theirs, and is searched by that article and its source revision alone.
/// </summary>
/// <param name="db">The use case's database.</param>
/// <param name="person">Who asks.</param>
internal sealed class StoryQueries(INewsroomDb db, PersonFacts person)
{
    private readonly IQueryable<Article> _articles = person.IsOfHouse ? db.Articles : db.Articles.Where(Reading.Articles(db, person));

    /// <summary>All stories of which the person may read something.</summary>
    public IQueryable<Story> Readable() => person.IsOfHouse
        ? db.Stories.AsNoTracking().Where(Reading.Stories(db, person))
        : db.Stories.AsNoTracking().Where(story => _articles.Any(article => article.StoryId == story.Id));

    /// <summary>The stories of a filter, in its order, unpaged.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IQueryable<Story>> MatchingAsync(StoryFilter filter, CancellationToken cancellation)
    {
        var stories = Readable();
        if (filter.DeskId is { } desk)
            stories = stories.Where(s => s.DeskId == desk);
        var language = string.IsNullOrEmpty(filter.Language) ? null : filter.Language;
        if (filter.State is { } state)
            stories = stories.Where(s => _articles.Any(a => a.StoryId == s.Id && a.State == state && (language == null || a.Language == language)));
        else if (language is not null)
            stories = stories.Where(s => _articles.Any(a => a.StoryId == s.Id && a.Language == language));
        stories = await WithWordsAsync(stories, filter.Words, cancellation);
        return filter.Sort switch
        {
            StorySort.Deadline => stories.OrderBy(s => s.Deadline == null).ThenBy(s => s.Deadline).ThenByDescending(s => s.Number),
            StorySort.Changed => stories.OrderByDescending(s => _articles.Where(a => a.StoryId == s.Id).Max(a => (DateTime?)a.StateSince)).ThenByDescending(s => s.Number),
            _ => stories.OrderByDescending(s => s.Number),
        };
    }

    /// <summary>Persons whose names the asker may see and in whose real or credit name a word stands.</summary>
    /// <param name="word">The word.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PersonsAsync(string word, CancellationToken cancellation)
    {
        // Credit names are stored together, so a newsroom's few hundred persons are compared here.
        var persons = db.Persons.AsNoTracking();
        if (person.AgencyId is { } agency)
            persons = persons.Where(p => p.AgencyId == agency);
        var all = await persons.Select(p => new { p.Id, p.Name, p.CreditNames, p.DeactivatedAt }).ToListAsync(cancellation);
        return [.. all
            .Where(p => Holds(p.Name, word) || p.CreditNames.Values.Any(name => Holds(name, word)))
            .OrderBy(p => p.DeactivatedAt is not null).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => (p.Id, p.Name))];
    }

    /// <summary>The words of a search: cut where it is too long, without what cannot be stored.</summary>
    /// <param name="words">What was typed.</param>
    public static IReadOnlyList<string> Split(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
            return [];
        var text = words.Length > StoryFilter.LongestWords ? words[..StoryFilter.LongestWords] : words;
        var kept = new string([.. text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return [.. kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(8)];
    }

    private static bool Holds(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    private async Task<IQueryable<Story>> WithWordsAsync(IQueryable<Story> stories, string? words, CancellationToken cancellation)
    {
        foreach (var word in Split(words))
        {
            var lower = word.ToLowerInvariant();
            var number = int.TryParse(word.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            var persons = (await PersonsAsync(word, cancellation)).Select(p => (Guid?)p.Id).ToList();
            stories = person.IsOfHouse
                ? stories.Where(s => s.Number == number
                    || _articles.Any(a => a.StoryId == s.Id && (a.WorkingHeadline.ToLower().Contains(lower) || persons.Contains(a.AssigneeId))))
                : stories.Where(s => s.Number == number
                    || _articles.Any(a => a.StoryId == s.Id && (a.WorkingHeadline.ToLower().Contains(lower) || persons.Contains(a.AssigneeId)
                        || db.Revisions.Any(r => r.Id == a.SourceRevisionId && r.Headline.ToLower().Contains(lower)))));
        }

        return stories;
    }
}
