using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Translation;

/// <summary>A part as it stands on a translator's screen, saved or not.</summary>
/// <param name="Key">As <see cref="PairedPart.Key"/>.</param>
/// <param name="Target">Plain text of the translation; blocks are parted by line feeds.</param>
/// <param name="HasEmphasis">Whether words in it are in italics or bold.</param>
/// <param name="Links">Addresses behind its words.</param>
public sealed record AskedPart(string Key, string Target, bool HasEmphasis, IReadOnlyList<string> Links);

/// <summary>A finding with its places, for who types.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Source">The place in the source's text, null where it has none.</param>
/// <param name="Target">The place in the translation's text, null where it has none.</param>
/// <param name="Sentence">What is wrong, in the asker's language.</param>
/// <param name="Fix">What would be right in place of <paramref name="Target"/>; null where that is not certain.</param>
public sealed record AidFinding(CheckKind Kind, Severity Severity, TextSpan? Source, TextSpan? Target, string Sentence, string? Fix);

/// <summary>What is to be said of a part.</summary>
/// <param name="Key">The part.</param>
/// <param name="IsConfirmed">Whether it was confirmed with exactly these two texts.</param>
/// <param name="Findings">The heaviest first; at most <see cref="TranslationAid.MostFindings"/>.</param>
public sealed record CheckedPart(string Key, bool IsConfirmed, IReadOnlyList<AidFinding> Findings)
{
    /// <summary>How the text on the screen has to do with a machine.</summary>
    public MachineState Machine { get; init; }
}

/// <summary>A figure of the source as English writes it.</summary>
/// <param name="Place">Where it stands in the source.</param>
/// <param name="English">The English.</param>
public sealed record AidFigure(TextSpan Place, string English);

/// <summary>A person of the story as the translation spells them already.</summary>
/// <param name="Chinese">The name in the source.</param>
/// <param name="English">The name in the translation.</param>
public sealed record AidName(string Chinese, string English);

/// <summary>What helps with a part.</summary>
/// <param name="Key">The part.</param>
/// <param name="Terms">The terms in the source with their English.</param>
/// <param name="Figures">Its figures in English.</param>
/// <param name="Names">Persons in it whom the translation names elsewhere already.</param>
/// <param name="Memory">What was translated before; null where the asker may not write, or the memory knows nothing of these languages.</param>
/// <param name="Updated">Of a part whose source changed in its figures and fixed names alone: the translation with them replaced; null elsewhere.</param>
public sealed record PartHelp(string Key, IReadOnlyList<FoundTerm> Terms, IReadOnlyList<AidFigure> Figures, IReadOnlyList<AidName> Names, MemoryAnswer? Memory, string? Updated)
{
    /// <summary>Whether the asker may ask the translation machine about it.</summary>
    public bool MayAskMachine { get; init; }
}
