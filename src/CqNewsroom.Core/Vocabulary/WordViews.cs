using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;

namespace CqNewsroom.Core.Vocabulary;

/// <summary>What the list of words shows.</summary>
/// <param name="Words">What must stand in the word, the suggestion or the note.</param>
/// <param name="Kind">Words of one kind.</param>
/// <param name="DeskId">Words of one desk; <see cref="Guid.Empty"/> for those of the whole newsroom.</param>
/// <param name="State">Words in one state; null for those that are proposed or hold.</param>
/// <param name="Page">1 for the first.</param>
public sealed record WordFilter(string? Words = null, WordKind? Kind = null, Guid? DeskId = null, TermState? State = null, int Page = 1)
{
    /// <summary>How many words a page holds.</summary>
    public const int PageSize = 50;
}

/// <summary>A word as it is shown.</summary>
/// <param name="Id">The entry; null for a word of the list that ships.</param>
/// <param name="Version">What a change names.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Text">What it says.</param>
/// <param name="Desk">Name of its desk, empty for the whole newsroom.</param>
/// <param name="ProposedBy">Who proposed or added it, empty for a word of the list that ships.</param>
/// <param name="ChangedAt">When somebody acted on it last (UTC); null for a word of the list that ships.</param>
/// <param name="MayDecide">Whether the asker approves, changes and removes it.</param>
/// <param name="MayChange">Whether the asker changes it, or takes it back while it is only proposed.</param>
public sealed record WordLine(Guid? Id, int Version, TermState State, WordText Text, string Desk, string ProposedBy, DateTime? ChangedAt, bool MayDecide, bool MayChange);

/// <summary>One page of the list.</summary>
/// <param name="Lines">The words, proposals first.</param>
/// <param name="Count">How many there are.</param>
/// <param name="HasNext">Whether a page follows.</param>
public sealed record WordPage(IReadOnlyList<WordLine> Lines, int Count, bool HasNext);

/// <summary>What the asker may do with the list.</summary>
/// <param name="Desks">Desks for which they may propose.</param>
/// <param name="MayImport">Whether they bring in files.</param>
public sealed record WordChoices(IReadOnlyList<Choice> Desks, bool MayImport);

/// <summary>Adds, proposes or changes a word.</summary>
/// <param name="EntryId">The entry, null for a new one.</param>
/// <param name="SeenVersion">The version that the person saw; 0 for a new one.</param>
/// <param name="Text">What it shall say.</param>
public sealed record SaveWord(Guid? EntryId, int SeenVersion, WordText Text);
