using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Terms;

/// <content>What people do with entries.</content>
public sealed partial class Termbase
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 500;

    /// <summary>
    /// Adds an entry, or changes one. What an editor of its desk adds holds at once; what anybody else who writes there adds is a proposal.
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The entry as the person wants it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The entry.</returns>
    public Task<Outcome<Guid>> SaveAsync(Asker asker, SaveTerm command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunOwnAsync<Guid>(
            asker,
            async act =>
            {
                var person = act.Person!;
                if (!TermRights.MayPropose(person, command.Text.DeskId))
                    return new Refusal(RefusalCode.NotAllowed);
                if (command.Text.Clean(out var text) is { } wrong)
                    return wrong;
                if (text.DeskId is { } desk && !await act.Db.Desks.AnyAsync(d => d.Id == desk, cancellation))
                    return new Refusal(RefusalCode.NotFound);
                var (entry, against) = command.EntryId is { } id ? await FindAsync(act, id, command.SeenVersion) : (new TermEntry { Id = ids.Next() }, null);
                if (entry is null)
                    return against!;
                if (command.EntryId is not null && (!MayChange(person, entry) || (entry.State == TermState.Approved && !TermRights.MayDecide(person, text.DeskId))))
                    return new Refusal(RefusalCode.NotAllowed);
                if (await AlikeAsync(act, person, entry.Id, text, command.EvenIfAlike) is { } alike)
                    return alike;
                if (command.EntryId is not null && entry.Text.SaysTheSameAs(text))
                    return entry.Id;
                entry.Take(text);
                if (command.EntryId is not null)
                {
                    Record(act, entry, TermAct.Changed);
                    return entry.Id;
                }

                var holds = TermRights.MayDecide(person, text.DeskId);
                (entry.State, entry.ProposedById) = (holds ? TermState.Approved : TermState.Proposed, person.Id);
                act.Db.TermEntries.Add(entry);
                Record(act, entry, holds ? TermAct.Added : TermAct.Proposed);
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
        DecideAsync(asker, entryId, seenVersion, "", TermAct.Approved, TermState.Approved, [TermState.Proposed, TermState.Declined], cancellation);

    /// <summary>Declines what was proposed.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="seenVersion">The version that the editor saw.</param>
    /// <param name="reason">Why; the proposer reads it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> DeclineAsync(Asker asker, Guid entryId, int seenVersion, string reason, CancellationToken cancellation) =>
        DecideAsync(asker, entryId, seenVersion, reason, TermAct.Declined, TermState.Declined, [TermState.Proposed], cancellation);

    /// <summary>Removes an entry; who proposed it may take it back while nobody has decided.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="seenVersion">The version that the person saw.</param>
    /// <param name="reason">Why; may be empty.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> RemoveAsync(Asker asker, Guid entryId, int seenVersion, string reason, CancellationToken cancellation) =>
        DecideAsync(asker, entryId, seenVersion, reason, TermAct.Removed, TermState.Removed, [TermState.Proposed, TermState.Approved], cancellation);

    /// <summary>Notes an act on an entry: its version, its history, and where it holds the counter of the termbase.</summary>
    internal static void Note(AdministrativeAct act, TermEntry entry, TermAct what, string reason = "", bool heldBefore = false)
    {
        entry.Version++;
        (entry.ChangedById, entry.ChangedAt) = (act.Person!.Id, act.Now);
        act.Db.TermChanges.Add(new TermChange { EntryId = entry.Id, Version = entry.Version, Act = what, PersonId = act.Person.Id, At = act.Now, Reason = reason, Text = entry.Text });
        if (entry.State != TermState.Approved && !heldBefore)
            return;
        entry.PendingSince = act.Now;
        act.Newsroom.TermCounter++;
    }

    private static bool MayChange(PersonFacts person, TermEntry entry) => entry.State switch
    {
        TermState.Proposed => TermRights.MayDecide(person, entry.DeskId) || (entry.ProposedById == person.Id && TermRights.MayPropose(person, entry.DeskId)),
        TermState.Approved => TermRights.MayDecide(person, entry.DeskId),
        _ => false,
    };

    private static async Task<(TermEntry? Entry, Refusal? Against)> FindAsync(AdministrativeAct act, Guid id, int seenVersion)
    {
        var entry = await act.Db.TermEntries.Where(TermRights.Readable(act.Person!)).SingleOrDefaultAsync(e => e.Id == id, act.Cancellation);
        if (entry is null)
            return (null, new Refusal(RefusalCode.NotFound));
        return entry.Version == seenVersion ? (entry, null) : (null, await act.WhoWasFasterAsync(id));
    }

    private async Task<Outcome<bool>> DecideAsync(
        Asker asker, Guid entryId, int seenVersion, string reason, TermAct what, TermState to, IReadOnlyList<TermState> from, CancellationToken cancellation) =>
        await acts.RunOwnAsync<bool>(
            asker,
            async act =>
            {
                if (PlainTexts.Clean(reason, out var why, LongestReason, oneLine: false) is { } wrong)
                    return wrong;
                var (entry, against) = await FindAsync(act, entryId, seenVersion);
                if (entry is null)
                    return against!;
                var may = what == TermAct.Removed ? MayChange(act.Person!, entry) : TermRights.MayDecide(act.Person!, entry.DeskId);
                if (!may)
                    return new Refusal(RefusalCode.NotAllowed);
                if (!from.Contains(entry.State))
                    return new Refusal(RefusalCode.TermNotOpen);
                var (held, wasProposed) = (entry.State == TermState.Approved, entry.State == TermState.Proposed);
                entry.State = to;
                Record(act, entry, what, why, held);
                if (wasProposed || what == TermAct.Approved)
                    TellProposer(act, entry, what, why);
                return true;
            },
            cancellation);

    // Who proposed it hears what became of it; who decides on their own proposal knows.
    private void TellProposer(AdministrativeAct act, TermEntry entry, TermAct what, string why)
    {
        if (entry.ProposedById == act.Person!.Id)
            return;
        act.Db.Notifications.Add(new Notification
        {
            Id = ids.Next(),
            PersonId = entry.ProposedById,
            Kind = what == TermAct.Approved ? NotificationKind.TermApproved : NotificationKind.TermDeclined,
            TermEntryId = entry.Id,
            CausedById = act.Person.Id,
            Note = why.Length == 0 ? null : why,
            At = act.Now,
        });
        act.Events.Add(new WhatIsNewChanged([entry.ProposedById]));
    }

    private static string ActionOf(TermAct what) => what switch
    {
        TermAct.Proposed => "ProposeTerm",
        TermAct.Added => "AddTerm",
        TermAct.Changed => "ChangeTerm",
        TermAct.Approved => "ApproveTerm",
        TermAct.Declined => "DeclineTerm",
        _ => "RemoveTerm",
    };

    // A second entry of the same word is told, since each use of the word would then have two answers. The same answer twice is never meant.
    private static async Task<Refusal?> AlikeAsync(AdministrativeAct act, PersonFacts person, Guid entryId, TermText text, bool evenIfAlike)
    {
        foreach (var form in text.Chinese)
        {
            var line = $"\n{form.ToLowerInvariant()}\n";
            var alike = (await act.Db.TermEntries.AsNoTracking()
                .Where(e => e.Id != entryId && (e.State == TermState.Approved || (e.State == TermState.Proposed && (person.AgencyId == null || e.ProposedById == person.Id))))
                .Where(e => e.DeskId == text.DeskId && e.SearchText.Contains(line)).OrderBy(e => e.Id).Take(20).ToListAsync(act.Cancellation))
                .FindAll(e => e.Chinese.Contains(form, StringComparer.Ordinal) && e.Text.HoldsWith(text));
            if (alike.Find(e => !evenIfAlike || e.Kind == text.Kind && e.English.Any(text.English.Contains)) is { } there)
                return new Refusal(there.State == TermState.Proposed ? RefusalCode.TermProposedAlready : RefusalCode.TermExists, form, there.English[0].Text);
        }

        return null;
    }

    private static void Record(AdministrativeAct act, TermEntry entry, TermAct what, string reason = "", bool heldBefore = false)
    {
        Note(act, entry, what, reason, heldBefore);
        act.Events.Add(new TermsChanged());
        act.Record(ActionOf(what), entry.Id, ("desk", entry.DeskId), ("chinese", entry.Name), ("english", entry.English[0].Text), ("version", entry.Version), ("why", reason));
    }
}
