using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Stories;

/// <summary>
/// The list of all stories that a person may read. What they may not read is not in it, not counted and not found; grants are
/// read afresh for each call.
/// </summary>
/// <param name="databases">Opens the database.</param>
/// <param name="time">The clock.</param>
public sealed class StoryList(INewsroomDbFactory databases, TimeProvider time)
{
    /// <summary>One page of the list.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<StoryPage>> ReadAsync(Asker asker, StoryFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(filter);
        var now = time.Now();
        await using var db = await databases.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, now, cancellation) is not { } person)
            return new Refusal(RefusalCode.SignedOut);
        var matching = await new StoryQueries(db, person).MatchingAsync(filter, cancellation);
        // An unbounded count would cost what the whole newsroom ever wrote.
        var count = await matching.Select(s => s.Id).Take(StoryFilter.MostCounted + 1).CountAsync(cancellation);
        var skip = (Math.Clamp(filter.Page, 1, 100_000) - 1) * StoryFilter.PageSize;
        var ids = await matching.Select(s => s.Id).Skip(skip).Take(StoryFilter.PageSize + 1).ToListAsync(cancellation);
        var lines = await StoryLines.ReadAsync(db, person, asker.Language, [.. ids.Take(StoryFilter.PageSize)], now, cancellation);
        return new StoryPage(lines, Math.Min(count, StoryFilter.MostCounted), count > StoryFilter.MostCounted, ids.Count > StoryFilter.PageSize);
    }

    /// <summary>What the list can be filtered by.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<StoryFilterChoices> ChoicesAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await databases.OpenAsync(cancellation);
        if (await PersonFacts.LoadAsync(db, asker.PersonId, time.Now(), cancellation) is not { } person)
            return new StoryFilterChoices([], []);
        var readable = new StoryQueries(db, person).Readable();
        var desks = await db.Desks.AsNoTracking().Where(d => readable.Any(s => s.DeskId == d.Id)).ToListAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        return new StoryFilterChoices(
            [.. desks.Select(d => new Choice(d.Id, d.NameIn(asker.Language))).OrderBy(d => d.Name, StringComparer.Ordinal)],
            Languages(newsroom));
    }

    internal static IReadOnlyList<LanguageChoice> Languages(Newsroom newsroom) => [.. newsroom.Languages.Select(l => new LanguageChoice(l.Tag, l.Name))];
}
