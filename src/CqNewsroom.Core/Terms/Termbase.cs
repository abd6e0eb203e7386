using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Terms;

/// <summary>The termbase: who may read what is decided for each call, with grants read afresh.</summary>
/// <param name="acts">Runs the acts and opens the database.</param>
/// <param name="ids">New identities.</param>
public sealed partial class Termbase(AdministrativeActs acts, IIdSource ids)
{
    /// <summary>One page of the termbase, proposals first, then by the Chinese.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="filter">What is asked for; two Chinese characters are a word.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<TermPage>> ListAsync(Asker asker, TermFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await acts.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        var matching = Matching(db, person, filter).OrderBy(e => e.State == TermState.Proposed ? 0 : 1).ThenBy(e => e.Name).ThenBy(e => e.Id);
        var count = await matching.Take(StoryFilter.MostCounted + 1).CountAsync(cancellation);
        var skip = (Math.Clamp(filter.Page, 1, 100_000) - 1) * TermFilter.PageSize;
        var entries = await matching.Skip(skip).Take(TermFilter.PageSize + 1).ToListAsync(cancellation);
        var lines = await LinesAsync(db, person, asker, [.. entries.Take(TermFilter.PageSize)], cancellation);
        return new TermPage(lines, Math.Min(count, StoryFilter.MostCounted), count > StoryFilter.MostCounted, entries.Count > TermFilter.PageSize);
    }

    /// <summary>What the asker may do, and for which desks.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<TermChoices>> ChoicesAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await acts.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        var desks = (await db.Desks.AsNoTracking().ToListAsync(cancellation)).FindAll(desk => TermRights.MayPropose(person, desk.Id));
        return new TermChoices(
            [.. desks.Select(desk => new Choice(desk.Id, desk.NameIn(asker.Language))).OrderBy(desk => desk.Name, StringComparer.Ordinal)],
            TermRights.MayOpen(person),
            TermRights.MayDecide(person, null),
            person.IsOfHouse);
    }

    /// <summary>One entry.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<TermLine>> FindAsync(Asker asker, Guid entryId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await acts.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        var entry = await db.TermEntries.AsNoTracking().Where(TermRights.Readable(person)).SingleOrDefaultAsync(e => e.Id == entryId, cancellation);
        return entry is null ? new Refusal(RefusalCode.NotFound) : (await LinesAsync(db, person, asker, [entry], cancellation))[0];
    }

    /// <summary>Who did what to an entry and when, the newest first.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<TermStep>>> HistoryAsync(Asker asker, Guid entryId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await acts.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        if (!await db.TermEntries.Where(TermRights.Readable(person)).AnyAsync(e => e.Id == entryId, cancellation))
            return new Refusal(RefusalCode.NotFound);
        var changes = await db.TermChanges.AsNoTracking().Where(c => c.EntryId == entryId).OrderBy(c => c.Version).ToListAsync(cancellation);
        var names = await NamesAsync(db, changes.Select(c => c.PersonId), cancellation);
        return new Outcome<IReadOnlyList<TermStep>>(
            [.. changes.Select((c, index) => new TermStep(c.Version, c.Act, names[c.PersonId], c.At, c.Reason, index == 0 ? null : changes[index - 1].Text, c.Text)).Reverse()],
            null);
    }

    /// <summary>The entries of a filter, all pages, as comma-separated values.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<byte[]>> ExportAsync(Asker asker, TermFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await acts.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        var entries = await Matching(db, person, filter).OrderBy(e => e.Name).ThenBy(e => e.Id).ToListAsync(cancellation);
        var desks = (await db.Desks.AsNoTracking().ToListAsync(cancellation)).ToDictionary(desk => desk.Id, desk => desk.NameIn(asker.Language));
        return TermTable.Write(entries.Select(e => e.Text), desks);
    }

    /// <summary>The asker with their grants; refused where they have nothing to do with terms.</summary>
    private async Task<(PersonFacts? Person, Refusal? Against)> OpenedAsync(INewsroomDb db, Asker asker, CancellationToken cancellation)
    {
        if (await PersonFacts.LoadAsync(db, asker.PersonId, acts.Now(), cancellation) is not { } person)
            return (null, new Refusal(RefusalCode.SignedOut));
        return TermRights.MayOpen(person) ? (person, null) : (null, new Refusal(RefusalCode.NotAllowed));
    }

    private static IQueryable<TermEntry> Matching(INewsroomDb db, PersonFacts person, TermFilter filter)
    {
        var entries = db.TermEntries.AsNoTracking().Where(TermRights.Readable(person));
        entries = filter.State is { } state ? entries.Where(e => e.State == state) : entries.Where(e => e.State == TermState.Proposed || e.State == TermState.Approved);
        if (filter.Kind is { } kind)
            entries = entries.Where(e => e.Kind == kind);
        if (filter.DeskId is { } desk)
        {
            Guid? only = desk == Guid.Empty ? null : desk;
            entries = entries.Where(e => e.DeskId == only);
        }

        foreach (var word in StoryQueries.Split(filter.Words))
        {
            var lower = word.ToLowerInvariant();
            entries = entries.Where(e => e.SearchText.Contains(lower));
        }

        return entries;
    }

    private async Task<IReadOnlyList<TermLine>> LinesAsync(INewsroomDb db, PersonFacts person, Asker asker, IReadOnlyList<TermEntry> entries, CancellationToken cancellation)
    {
        var names = await NamesAsync(db, entries.SelectMany(e => new[] { e.ProposedById, e.ChangedById }), cancellation);
        var desks = await db.Desks.AsNoTracking().ToDictionaryAsync(d => d.Id, cancellation);
        var today = (await db.Newsrooms.AsNoTracking().SingleAsync(cancellation)).DayAt(acts.Now());
        var shown = entries.Select(e => e.Id).ToList();
        var pages = await TermQueue.Open(db, person).Where(d => shown.Contains(d.EntryId)).GroupBy(d => d.EntryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return [.. entries.Select(e => new TermLine(
            e.Id,
            e.Version,
            e.State,
            e.Text,
            e.DeskId is { } desk ? desks[desk].NameIn(asker.Language) : "",
            names[e.ProposedById],
            names[e.ChangedById],
            e.ChangedAt,
            e.ValidTo < today,
            pages.GetValueOrDefault(e.Id),
            TermRights.MayDecide(person, e.DeskId),
            MayChange(person, e)))];
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(INewsroomDb db, IEnumerable<Guid> persons, CancellationToken cancellation)
    {
        var wanted = persons.Distinct().ToList();
        return await db.Persons.AsNoTracking().Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
    }
}
