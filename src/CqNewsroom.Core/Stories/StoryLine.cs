using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Stories;

/// <summary>One article of a story as lists show it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="IsOriginal">Whether it is the original.</param>
/// <param name="Headline">The working headline; empty while there is none.</param>
/// <param name="State">State of the working copy.</param>
/// <param name="Standing">What readers see.</param>
/// <param name="StateSince">When it entered its state (UTC).</param>
/// <param name="Level">The level that waits, 0 outside review.</param>
/// <param name="LevelCount">How many levels the submitted revision has.</param>
/// <param name="IsSourceChanged">Whether a translation has not answered its source.</param>
/// <param name="CountersignNeeded">Whether an urgent publication waits for its levels.</param>
/// <param name="ScheduledFor">When the clock publishes it (UTC).</param>
/// <param name="Assignee">Name of the writer or translator, null for nobody.</param>
/// <param name="Agency">Name of the agency it is given to, null for none.</param>
public sealed record ArticleLine(
    Guid ArticleId,
    string Language,
    bool IsOriginal,
    string Headline,
    ArticleState State,
    Standing Standing,
    DateTime StateSince,
    int Level,
    int LevelCount,
    bool IsSourceChanged,
    bool CountersignNeeded,
    DateTime? ScheduledFor,
    string? Assignee,
    string? Agency);

/// <summary>One story as lists show it: only what the asker may read of it.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Number">Its public number.</param>
/// <param name="Headline">Headline of the original, of its source revision for an agency; empty while there is none.</param>
/// <param name="HeadlineLanguage">Language of the headline, a BCP 47 tag.</param>
/// <param name="Desk">Name of the desk.</param>
/// <param name="Section">Name of the section.</param>
/// <param name="Deadline">When it is due (UTC).</param>
/// <param name="IsLate">Whether it is past due and something of it is still to be done.</param>
/// <param name="CreatedAt">When it was created (UTC).</param>
/// <param name="Articles">Its articles that the asker may read, the original first.</param>
public sealed record StoryLine(
    Guid StoryId,
    int Number,
    string Headline,
    string HeadlineLanguage,
    string Desk,
    string Section,
    DateTime? Deadline,
    bool IsLate,
    DateTime CreatedAt,
    IReadOnlyList<ArticleLine> Articles);
