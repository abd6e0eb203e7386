using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Vocabulary;

/// <content>What people do with words.</content>
public sealed partial class WordBook
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 500;

    /// <summary>Adds a word, or changes one. What an editor of its desk adds holds at once; what anybody else who writes there adds is a proposal.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The word as the person wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The entry.</returns>
    public Task<Outcome<Guid>> SaveAsync(Asker asker, SaveWord command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunOwnAsync<Guid>(
            asker,
            async act =>
            {
                var person = act.Person!;
                if (!MayOpen(person) || !TermRights.MayPropose(person, command.Text.DeskId))
                    return new Refusal(RefusalCode.NotAllowed);
                if (command.Text.Clean(out var text) is { } wrong)
                    return wrong;
                if (text.DeskId is { } desk && !await act.Db.Desks.AnyAsync(d => d.Id == desk, cancellation))
                    return new Refusal(RefusalCode.NotFound);
                var (entry, against) = command.EntryId is { } id ? await FindAsync(act, id, command.SeenVersion) : (new WordEntry { Id = ids.Next() }, null);
                if (entry is null)
                    return against!;
                if (command.EntryId is not null && (!MayChange(person, entry) || (entry.State == TermState.Approved && !TermRights.MayDecide(person, text.DeskId))))
                    return new Refusal(RefusalCode.NotAllowed);
                if (await AlikeAsync(act, entry.Id, text) is { } alike)
                    return alike;
                if (command.EntryId is not null && entry.Text.SaysTheSameAs(text))
                    return entry.Id;
                var before = command.EntryId is null ? null : entry.Text;
                entry.Take(text);
                if (command.EntryId is null)
                {
                    if (await Standing(act.Db).CountAsync(cancellation) >= MostEntries)
                        return new Refusal(RefusalCode.TooMany, MostEntries);
                    (entry.State, entry.ProposedById) = (TermRights.MayDecide(person, text.DeskId) ? TermState.Approved : TermState.Proposed, person.Id);
                    act.Db.WordEntries.Add(entry);
                }

                Record(act, entry, before is not null ? "ChangeWord" : entry.State == TermState.Approved ? "AddWord" : "ProposeWord", holds: entry.State == TermState.Approved, before: before);
                return entry.Id;
            },
            cancellation);
    }

    /// <summary>Approves what was proposed or declined, so that it holds.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="seenVersion">The version that the editor saw.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> ApproveAsync(Asker asker, Guid entryId, int seenVersion, CancellationToken cancellation) =>
        DecideAsync(asker, entryId, seenVersion, "", "ApproveWord", TermState.Approved, [TermState.Proposed, TermState.Declined], cancellation);

    /// <summary>Declines what was proposed.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="seenVersion">The version that the editor saw.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> DeclineAsync(Asker asker, Guid entryId, int seenVersion, string reason, CancellationToken cancellation) =>
        DecideAsync(asker, entryId, seenVersion, reason, "DeclineWord", TermState.Declined, [TermState.Proposed], cancellation);

    /// <summary>Removes an entry; who proposed it may take it back while nobody has decided. A word of the list that ships holds again.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="seenVersion">The version that the person saw.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> RemoveAsync(Asker asker, Guid entryId, int seenVersion, string reason, CancellationToken cancellation) =>
        DecideAsync(asker, entryId, seenVersion, reason, "RemoveWord", TermState.Removed, [TermState.Proposed, TermState.Approved], cancellation);

    /// <summary>Notes an act on an entry: its version, and where it holds or held the counter under which compiled lists are kept.</summary>
    internal static void Note(AdministrativeAct act, WordEntry entry, bool holds)
    {
        entry.Version++;
        (entry.ChangedById, entry.ChangedAt) = (act.Person!.Id, act.Now);
        if (holds)
            act.Newsroom.WordCounter++;
    }

    private static bool MayChange(PersonFacts person, WordEntry entry) => entry.State switch
    {
        TermState.Proposed => TermRights.MayDecide(person, entry.DeskId) || (entry.ProposedById == person.Id && TermRights.MayPropose(person, entry.DeskId)),
        TermState.Approved => TermRights.MayDecide(person, entry.DeskId),
        _ => false,
    };

    private static async Task<(WordEntry? Entry, Refusal? Against)> FindAsync(AdministrativeAct act, Guid id, int seenVersion)
    {
        var entry = await act.Db.WordEntries.Where(Readable(act.Person!)).SingleOrDefaultAsync(e => e.Id == id, act.Cancellation);
        if (entry is null)
            return (null, new Refusal(RefusalCode.NotFound));
        return entry.Version == seenVersion ? (entry, null) : (null, await act.WhoWasFasterAsync(id));
    }

    private async Task<Outcome<bool>> DecideAsync(
        Asker asker, Guid entryId, int seenVersion, string reason, string action, TermState to, IReadOnlyList<TermState> from, CancellationToken cancellation) =>
        await acts.RunOwnAsync<bool>(
            asker,
            async act =>
            {
                if (PlainTexts.Clean(reason, out var why, LongestReason, oneLine: false) is { } wrong)
                    return wrong;
                var (entry, against) = await FindAsync(act, entryId, seenVersion);
                if (entry is null)
                    return against!;
                if (to == TermState.Removed ? !MayChange(act.Person!, entry) : !TermRights.MayDecide(act.Person!, entry.DeskId))
                    return new Refusal(RefusalCode.NotAllowed);
                if (!from.Contains(entry.State))
                    return new Refusal(RefusalCode.TermNotOpen);
                if (to == TermState.Approved && await AlikeAsync(act, entry.Id, entry.Text) is { } alike)
                    return alike;
                if (to == TermState.Approved && entry.State == TermState.Declined && await Standing(act.Db).CountAsync(cancellation) >= MostEntries)
                    return new Refusal(RefusalCode.TooMany, MostEntries);
                var (held, wasProposed) = (entry.State == TermState.Approved, entry.State == TermState.Proposed);
                entry.State = to;
                Record(act, entry, action, held || to == TermState.Approved, why);
                if (wasProposed || to == TermState.Approved)
                    TellProposer(act, entry, ids.Next(), why);
                return true;
            },
            cancellation);

    /// <summary>What holds or may come to hold; what was declined or removed is history, and history fills no list.</summary>
    /// <param name="db">The use case's database.</param>
    internal static IQueryable<WordEntry> Standing(INewsroomDb db) => db.WordEntries.Where(e => e.State == TermState.Approved || e.State == TermState.Proposed);

    /// <summary>Who proposed a word hears what became of it; who decides on their own proposal knows.</summary>
    internal static void TellProposer(AdministrativeAct act, WordEntry entry, Guid id, string why)
    {
        if (entry.ProposedById == act.Person!.Id)
            return;
        act.Db.Notifications.Add(new Notification
        {
            Id = id,
            PersonId = entry.ProposedById,
            Kind = entry.State == TermState.Approved ? NotificationKind.WordApproved : NotificationKind.WordDeclined,
            WordEntryId = entry.Id,
            CausedById = act.Person.Id,
            Note = why.Length == 0 ? null : why,
            At = act.Now,
        });
        act.Events.Add(new WhatIsNewChanged([entry.ProposedById]));
    }

    // Two entries of one word in the same place would each take the other's.
    private static async Task<Refusal?> AlikeAsync(AdministrativeAct act, Guid entryId, WordText text)
    {
        var others = await act.Db.WordEntries.AsNoTracking()
            .Where(e => e.Id != entryId && e.DeskId == text.DeskId && (e.State == TermState.Approved || e.State == TermState.Proposed)).ToListAsync(act.Cancellation);
        return others.Find(e => e.Text.Key == text.Key) is { } there ? new Refusal(RefusalCode.WordExists, there.Word) : null;
    }

    private static void Record(AdministrativeAct act, WordEntry entry, string action, bool holds, string reason = "", WordText? before = null)
    {
        Note(act, entry, holds);
        act.Events.Add(new TermsChanged());
        act.Record(
            action, entry.Id, ("desk", entry.DeskId), ("word", entry.Word), ("kind", entry.Kind), ("instead", entry.Instead), ("note", entry.Note), ("exceptions", string.Join('|', entry.Exceptions)), ("version", entry.Version),
            ("before", before is null ? null : $"{before.Word}/{before.Kind}/{before.Instead}/{before.Note}/{string.Join('|', before.Exceptions)}"), ("why", reason));
    }
}
