using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Memory;

/// <summary>What has become of the revision in which a segment stands.</summary>
public enum SegmentStatus
{
    /// <summary>Readers see it.</summary>
    Public,

    /// <summary>Approved, not yet public.</summary>
    Approved,

    /// <summary>It was public and a correction took its place. Found by searching, never offered.</summary>
    History,
}

/// <summary>Where a segment comes from.</summary>
/// <param name="StoryNumber">Public number of the story.</param>
/// <param name="Headline">Headline of the translation.</param>
/// <param name="PublicAt">When it went live (UTC); null while it has not.</param>
/// <param name="Translators">The translators as the credits name them; before publication the name of who translates it.</param>
/// <param name="Agency">The agency, null for the house.</param>
/// <param name="Editor">The editor as the credits name them, null before publication.</param>
public sealed record SegmentOrigin(int StoryNumber, string Headline, DateTime? PublicAt, IReadOnlyList<string> Translators, string? Agency, string? Editor);

/// <summary>A remembered text that is like the one asked for.</summary>
/// <param name="Number">The segment.</param>
/// <param name="Points">As <see cref="MemoryScore"/> gives them, penalties taken off.</param>
/// <param name="Penalties">The penalties.</param>
/// <param name="Status">Public or approved.</param>
/// <param name="Kind">Paragraph or sentence.</param>
/// <param name="Source">The remembered source.</param>
/// <param name="Target">Its translation, as it was approved.</param>
/// <param name="Difference">How the remembered source becomes the text asked for, character by character.</param>
/// <param name="WithNumbers">
/// The translation with the numbers of the text asked for, where only numbers differ and it is certain where each goes; null elsewhere, and for all but the best match of a sentence. With
/// <see cref="MemoryPenalties.Numbers"/> and without this the page says that numbers differ.
/// </param>
/// <param name="Times">In how many segments the same pair stands; this is the best of them, of equals the latest.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record MemoryMatch(
    int Number,
    int Points,
    MemoryPenalties Penalties,
    SegmentStatus Status,
    SegmentKind Kind,
    string Source,
    string Target,
    IReadOnlyList<TextSegment> Difference,
    string? WithNumbers,
    int Times,
    SegmentOrigin Origin);

/// <summary>Matches of a sentence inside the text asked for.</summary>
/// <param name="Place">Where it stands there.</param>
/// <param name="Matches">The matches, the best first.</param>
public sealed record SentenceMatches(TextSpan Place, IReadOnlyList<MemoryMatch> Matches);

/// <summary>What the memory knows of a text.</summary>
/// <param name="IsComplete">False while the index is being made after a start: there may be more.</param>
/// <param name="Matches">Matches of the whole text, the best first.</param>
/// <param name="Sentences">Matches of single sentences, where there are several; those without a match are not in it.</param>
public sealed record MemoryAnswer(bool IsComplete, IReadOnlyList<MemoryMatch> Matches, IReadOnlyList<SentenceMatches> Sentences);

/// <summary>A segment in which words were found.</summary>
/// <param name="Number">The segment.</param>
/// <param name="Status">What has become of it.</param>
/// <param name="Source">The source.</param>
/// <param name="Target">The translation.</param>
/// <param name="InSource">Where the words stand in the source.</param>
/// <param name="InTarget">Where the words stand in the translation.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record FoundSegment(
    int Number, SegmentStatus Status, string Source, string Target, IReadOnlyList<TextSpan> InSource, IReadOnlyList<TextSpan> InTarget, SegmentOrigin Origin);

/// <summary>What a search found.</summary>
/// <param name="IsComplete">False while the index is being made after a start: there may be more.</param>
/// <param name="Segments">The segments, the latest first; at most <see cref="TranslationMemory.MostFound"/>.</param>
public sealed record MemorySearch(bool IsComplete, IReadOnlyList<FoundSegment> Segments);
