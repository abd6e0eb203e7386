using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Terms;

/// <summary>What a list of the termbase shows.</summary>
/// <param name="Words">Words that must all stand in Chinese or English forms or in the note.</param>
/// <param name="Kind">Entries of one kind.</param>
/// <param name="DeskId">Entries of one desk; <see cref="Guid.Empty"/> for those of the whole newsroom.</param>
/// <param name="State">Entries in one state; null for those that are proposed or hold.</param>
/// <param name="Page">1 for the first.</param>
public sealed record TermFilter(string? Words = null, TermKind? Kind = null, Guid? DeskId = null, TermState? State = null, int Page = 1)
{
    /// <summary>How many entries a page holds.</summary>
    public const int PageSize = 25;
}

/// <summary>An entry as it is shown.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Version">What a change names.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Text">What it says.</param>
/// <param name="Desk">Name of its desk, empty for the whole newsroom.</param>
/// <param name="ProposedBy">Who proposed or added it.</param>
/// <param name="ChangedBy">Who acted on it last.</param>
/// <param name="ChangedAt">When (UTC).</param>
/// <param name="IsOver">Whether its last day has passed.</param>
/// <param name="Pages">How many live pages that the asker may read disagree with it.</param>
/// <param name="MayDecide">Whether the asker approves, changes and removes it.</param>
/// <param name="MayChange">Whether the asker changes it, or takes it back while it is only proposed.</param>
public sealed record TermLine(
    Guid Id,
    int Version,
    TermState State,
    TermText Text,
    string Desk,
    string ProposedBy,
    string ChangedBy,
    DateTime ChangedAt,
    bool IsOver,
    int Pages,
    bool MayDecide,
    bool MayChange);

/// <summary>One page of the termbase.</summary>
/// <param name="Lines">The entries, proposals first.</param>
/// <param name="Count">How many there are, at most <see cref="StoryFilter.MostCounted"/>.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
/// <param name="HasNext">Whether a page follows.</param>
public sealed record TermPage(IReadOnlyList<TermLine> Lines, int Count, bool IsMore, bool HasNext);

/// <summary>What the asker may do with the termbase.</summary>
/// <param name="Desks">Desks for which they may propose, or read.</param>
/// <param name="MayPropose">Whether they propose anything.</param>
/// <param name="MayImport">Whether they bring in files.</param>
/// <param name="IsOfHouse">Whether they see more than their own proposals.</param>
public sealed record TermChoices(IReadOnlyList<Choice> Desks, bool MayPropose, bool MayImport, bool IsOfHouse);

/// <summary>One step in the history of an entry.</summary>
/// <param name="Version">The version it made.</param>
/// <param name="Act">What was done.</param>
/// <param name="Person">Who did it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">Why, where somebody said it.</param>
/// <param name="Before">What the entry said before; null for the first.</param>
/// <param name="After">What it said from then on.</param>
public sealed record TermStep(int Version, TermAct Act, string Person, DateTime At, string Reason, TermText? Before, TermText After);

/// <summary>Adds, proposes or changes an entry.</summary>
/// <param name="EntryId">The entry, null for a new one.</param>
/// <param name="SeenVersion">The version that the person saw; 0 for a new one.</param>
/// <param name="Text">What it shall say.</param>
/// <param name="EvenIfAlike">Whether it is meant although another entry has one of its Chinese forms.</param>
public sealed record SaveTerm(Guid? EntryId, int SeenVersion, TermText Text, bool EvenIfAlike = false);
