using System.Linq.Expressions;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Vocabulary;

/// <summary>
/// The newsroom's list of words that are forbidden or doubted in Chinese. Who may do what is as with terms: whoever writes for a desk of the house
/// proposes, its editors decide; for the whole newsroom editors of any desk. An agency has nothing to do with it.
/// </summary>
/// <param name="acts">Runs the acts and opens the database.</param>
/// <param name="ids">New identities.</param>
public sealed partial class WordBook(AdministrativeActs acts, IIdSource ids)
{
    /// <summary>The most entries: a page of the list looks at all of them.</summary>
    public const int MostEntries = 5000;

    /// <summary>One page of the list: proposals first, then by the word. What ships is on it where no entry of the newsroom takes its place.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<WordPage>> ListAsync(Asker asker, WordFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await acts.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        var lines = await MatchingAsync(db, person, asker, filter, cancellation);
        var skip = (Math.Clamp(filter.Page, 1, 100_000) - 1) * WordFilter.PageSize;
        return new WordPage([.. lines.Skip(skip).Take(WordFilter.PageSize)], lines.Count, lines.Count > skip + WordFilter.PageSize);
    }

    /// <summary>What the asker may do, and for which desks.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<WordChoices>> ChoicesAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var db = await acts.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        var desks = (await db.Desks.AsNoTracking().ToListAsync(cancellation)).FindAll(desk => TermRights.MayPropose(person, desk.Id));
        return new WordChoices([.. desks.Select(desk => new Choice(desk.Id, desk.NameIn(asker.Language))).OrderBy(desk => desk.Name, StringComparer.Ordinal)], TermRights.MayDecide(person, null));
    }

    /// <summary>The words of a filter, all pages, as comma-separated values.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<byte[]>> ExportAsync(Asker asker, WordFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = await acts.OpenAsync(cancellation);
        var (person, against) = await OpenedAsync(db, asker, cancellation);
        if (person is null)
            return against!;
        return WordTable.Write((await MatchingAsync(db, person, asker, filter, cancellation)).Select(line => (line.Text, line.Desk)));
    }

    /// <summary>The entries that a person may read, for a query.</summary>
    internal static Expression<Func<WordEntry, bool>> Readable(PersonFacts person)
    {
        if (!person.IsOfHouse)
            return entry => false;
        var grants = person.Grants.Where(grant => grant.Role is not (Role.Administrator or Role.AgencyCoordinator)).ToList();
        if (grants.Exists(grant => grant.DeskId is null))
            return entry => true;
        var desks = grants.Select(grant => grant.DeskId).Distinct().ToList();
        return desks.Count == 0 ? entry => false : entry => entry.DeskId == null || desks.Contains(entry.DeskId);
    }

    private async Task<(PersonFacts? Person, Refusal? Against)> OpenedAsync(INewsroomDb db, Asker asker, CancellationToken cancellation)
    {
        if (await PersonFacts.LoadAsync(db, asker.PersonId, acts.Now(), cancellation) is not { } person)
            return (null, new Refusal(RefusalCode.SignedOut));
        return MayOpen(person) ? (person, null) : (null, new Refusal(RefusalCode.NotAllowed));
    }

    private static bool MayOpen(PersonFacts person) => person.IsOfHouse && TermRights.MayOpen(person);

    private static async Task<List<WordLine>> MatchingAsync(INewsroomDb db, PersonFacts person, Asker asker, WordFilter filter, CancellationToken cancellation)
    {
        var entries = await db.WordEntries.AsNoTracking().Where(Readable(person)).ToListAsync(cancellation);
        var persons = entries.Select(e => e.ProposedById).Distinct().ToList();
        var names = await db.Persons.AsNoTracking().Where(p => persons.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var desks = await db.Desks.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.NameIn(asker.Language), cancellation);
        var replaced = entries.Where(e => e is { State: TermState.Approved, DeskId: null }).Select(e => e.Text.Key).ToHashSet(StringComparer.Ordinal);
        var lines = entries.Select(e => new WordLine(
            e.Id, e.Version, e.State, e.Text, e.DeskId is { } desk ? desks[desk] : "", names[e.ProposedById], e.ChangedAt, TermRights.MayDecide(person, e.DeskId), MayChange(person, e)))
            .Concat(WordList.StarterRules.Where(rule => !replaced.Contains(WordList.KeyOf(rule.Word)))
                .Select(rule => new WordLine(null, 0, TermState.Approved, WordText.Of(rule), "", "", null, TermRights.MayDecide(person, null), TermRights.MayPropose(person, null))));
        Guid? only = filter.DeskId == Guid.Empty ? null : filter.DeskId;
        return
        [
            .. lines.Where(line => (filter.State is { } state ? line.State == state : line.State is TermState.Proposed or TermState.Approved)
                    && (filter.Kind is null || line.Text.Kind == filter.Kind)
                    && (filter.DeskId is null || line.Text.DeskId == only)
                    && StoryQueries.Split(filter.Words).All(word => Says(line.Text, word)))
                .OrderBy(line => line.State == TermState.Proposed ? 0 : 1).ThenBy(line => line.Text.Word, StringComparer.Ordinal).ThenBy(line => line.Desk, StringComparer.Ordinal),
        ];
    }

    private static bool Says(WordText text, string words) =>
        new[] { text.Word, text.Instead, text.Note }.Any(part => part.Contains(words, StringComparison.OrdinalIgnoreCase));
}
