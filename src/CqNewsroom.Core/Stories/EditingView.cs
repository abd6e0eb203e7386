using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Stories;

/// <summary>What stands around a text that somebody edits: never the text itself.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="StoryId">The story.</param>
/// <param name="StoryNumber">The story's number.</param>
/// <param name="Headline">The story's headline: the original's, for an agency's people that of the source they got.</param>
/// <param name="HeadlineLanguage">Language of the headline.</param>
/// <param name="Language">The article's language.</param>
/// <param name="LanguageName">That language's name in itself.</param>
/// <param name="IsOriginal">Whether it is the original.</param>
/// <param name="State">State of the working copy.</param>
/// <param name="Standing">What readers see.</param>
/// <param name="StateSince">Since when it is in that state (UTC).</param>
/// <param name="Level">The level that waits, 0 outside review.</param>
/// <param name="LevelCount">How many levels there are.</param>
/// <param name="ScheduledFor">When the clock publishes it (UTC).</param>
/// <param name="IsSourceChanged">Whether a translation has not answered its source.</param>
/// <param name="SourceNumber">Of a translation: number of the current source revision.</param>
/// <param name="MayWrite">Whether the person may save.</param>
/// <param name="WriteRefusal">Why not.</param>
/// <param name="Lease">Who writes.</param>
/// <param name="Submit">Whether the person may submit, as far as that depends on anything but the text.</param>
/// <param name="Warning">What the person should know before they type, where there is something.</param>
/// <param name="ReturnNote">The note an article came back with, while changes are requested.</param>
/// <param name="Brief">What the desk tells its translators.</param>
/// <param name="Source">Of a translation: the changed parts of its source that wait for an answer; null where nothing changed.</param>
/// <param name="Story">The story's own fields; null for an agency's people, who read articles and no story as a whole.</param>
public sealed record EditingView(
    Guid ArticleId,
    Guid StoryId,
    int StoryNumber,
    string Headline,
    string HeadlineLanguage,
    string Language,
    string LanguageName,
    bool IsOriginal,
    ArticleState State,
    Standing Standing,
    DateTime StateSince,
    int Level,
    int LevelCount,
    DateTime? ScheduledFor,
    bool IsSourceChanged,
    int? SourceNumber,
    bool MayWrite,
    Refusal? WriteRefusal,
    LeaseView Lease,
    Decision Submit,
    ContributorWarning? Warning,
    NoteAt? ReturnNote,
    string Brief,
    SourceToAnswer? Source,
    StoryFieldsView? Story)
{
    /// <summary>How long headline and summary should be.</summary>
    public LengthGuides? Guides { get; init; }

    /// <summary>The story's desk, for which terms are proposed.</summary>
    public Guid DeskId { get; init; }

    /// <summary>What stands in headline and summary while they are empty; null where no template says.</summary>
    public FieldHints? Hints { get; init; }

    /// <summary>Whether a text was saved that a file would replace.</summary>
    public bool HasText { get; init; }

    /// <summary>Whether the person may bring in a text as a file, as an agency's coordinator does who types nothing.</summary>
    public bool MayBringIn { get; init; }

    /// <summary>The orders by which an agency has the translation, as far as the person may read them, the oldest first.</summary>
    public IReadOnlyList<OrderLink> Orders { get; init; } = [];
}

/// <summary>What a template says about fields that are still empty.</summary>
/// <param name="Headline">Of the headline; empty for nothing.</param>
/// <param name="Summary">Of the summary; empty for nothing.</param>
public sealed record FieldHints(string Headline, string Summary);

/// <summary>What a translator has to answer.</summary>
/// <param name="RevisionId">The current source, which an answer names.</param>
/// <param name="Language">Its language.</param>
/// <param name="Parts">The changed parts.</param>
/// <param name="MayAnswer">Whether the person may answer them one by one.</param>
public sealed record SourceToAnswer(Guid RevisionId, string Language, IReadOnlyList<SourcePart> Parts, bool MayAnswer);

/// <summary>A changed part of a source.</summary>
/// <param name="Change">What changed and how.</param>
/// <param name="TargetBlockId">The translation's block made from it, null for a field or where there is none.</param>
public sealed record SourcePart(SourceChangeView Change, string? TargetBlockId);

/// <summary>
/// Who types is a contributor and cannot sign any more. Shown before the first key to who is neither writer nor translator.
/// </summary>
/// <param name="Levels">The levels, each with the names of those who can still sign it.</param>
public sealed record ContributorWarning(IReadOnlyList<LevelReviewers> Levels)
{
    /// <summary>Names of all who can still sign some level.</summary>
    public IReadOnlyList<string> Names => [.. Levels.SelectMany(level => level.Names).Distinct(StringComparer.Ordinal)];

    /// <summary>The first level that nobody could sign any more, null where there is none.</summary>
    public LevelReviewers? Unfilled => Levels.FirstOrDefault(level => level.Names.Count == 0);
}

/// <summary>A level with the names of those who can sign it.</summary>
/// <param name="Name">The level's name.</param>
/// <param name="Names">Real names.</param>
public sealed record LevelReviewers(string Name, IReadOnlyList<string> Names);

/// <summary>A note with who wrote it.</summary>
/// <param name="Text">The note.</param>
/// <param name="By">Who, when.</param>
public sealed record NoteAt(string Text, PersonAt By);

/// <summary>A story's own fields beside a text.</summary>
/// <param name="Section">Name of the section.</param>
/// <param name="Tags">Tags.</param>
/// <param name="Deadline">When it is due (UTC).</param>
/// <param name="Embargo">Not public before (UTC).</param>
/// <param name="DeskNotes">What the house tells itself about the story.</param>
/// <param name="Change">Whether the person may change them.</param>
public sealed record StoryFieldsView(
    string Section,
    IReadOnlyList<string> Tags,
    DateTime? Deadline,
    DateTime? Embargo,
    string DeskNotes,
    Decision Change);

/// <summary>What stands between a text and its submission, and what would be submitted.</summary>
/// <param name="ArticleVersion">Version of the article, for Submit.</param>
/// <param name="WorkingVersion">Version of the working copy, for Submit.</param>
/// <param name="Submit">Whether it may be submitted now.</param>
/// <param name="Headline">The headline.</param>
/// <param name="Counts">Counts of the text.</param>
/// <param name="Unpaired">Source blocks without counterpart that are not left out.</param>
/// <param name="Findings">Findings that are not waived, blocking ones first.</param>
/// <param name="Levels">Names of the levels it will pass.</param>
/// <param name="MayWaive">Whether the person may let a finding stand.</param>
public sealed record SubmitCheck(
    int ArticleVersion,
    int WorkingVersion,
    Decision Submit,
    string Headline,
    TextCounts Counts,
    IReadOnlyList<BlockExcerpt> Unpaired,
    IReadOnlyList<OpenFinding> Findings,
    IReadOnlyList<string> Levels,
    bool MayWaive);

/// <summary>The beginning of a block.</summary>
/// <param name="BlockId">The block.</param>
/// <param name="Text">Its first characters.</param>
public sealed record BlockExcerpt(string BlockId, string Text);

/// <summary>A finding that is not waived.</summary>
/// <param name="Key">Its key, for a waiver.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="BlockId">The block, null for a field.</param>
/// <param name="Sentence">The sentence in the asker's language.</param>
public sealed record OpenFinding(string Key, Severity Severity, string? BlockId, string Sentence);
