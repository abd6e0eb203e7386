namespace CqNewsroom.Core.Stories;

/// <summary>Why an article waits for a person, in the order in which My work shows it. An article stands under the first that fits.</summary>
public enum WorkKind
{
    /// <summary>Came back with a note, to its writer or translator.</summary>
    CameBack,

    /// <summary>A live article waits for a countersignature.</summary>
    ToCountersign,

    /// <summary>In review at a level that the person may sign.</summary>
    ToReview,

    /// <summary>Approved, and the person may publish it.</summary>
    ToPublish,

    /// <summary>In review at a level that no active person may sign; for the editors of the desk.</summary>
    NobodyCanSign,

    /// <summary>A translation of the person's whose source changed while it was not being written.</summary>
    SourceChanged,

    /// <summary>A live translation whose original got a notice for its readers; for its translator and the editors of its language.</summary>
    OriginalCorrected,

    /// <summary>An original of the person's being written.</summary>
    ToWrite,

    /// <summary>A translation of the person's being written.</summary>
    ToTranslate,

    /// <summary>A requested translation that the person may take.</summary>
    ToClaim,

    /// <summary>Nobody who is active has it: for the editors of the desk, for the coordinator of the agency.</summary>
    ToAssign,
}

/// <summary>One article that waits for a person.</summary>
/// <param name="Kind">Why.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Number">The story's number.</param>
/// <param name="Headline">Its headline, else its story's; empty while there is none.</param>
/// <param name="HeadlineLanguage">Language of the headline, a BCP 47 tag.</param>
/// <param name="Language">The article's language, a BCP 47 tag.</param>
/// <param name="Desk">Name of the desk.</param>
/// <param name="Deadline">When the story is due (UTC).</param>
/// <param name="IsLate">Whether it is past due.</param>
/// <param name="Embargo">Not public before (UTC), where that is still ahead.</param>
/// <param name="LevelName">Name of the level that waits, null outside review.</param>
/// <param name="Note">The note it came back with, null without one.</param>
/// <param name="Articles">The story's articles that the person may read, the original first.</param>
public sealed record WorkLine(
    WorkKind Kind,
    Guid ArticleId,
    int Number,
    string Headline,
    string HeadlineLanguage,
    string Language,
    string Desk,
    DateTime? Deadline,
    bool IsLate,
    DateTime? Embargo,
    string? LevelName,
    string? Note,
    IReadOnlyList<ArticleLine> Articles)
{
    /// <summary>The article itself.</summary>
    public ArticleLine Article => Articles.First(article => article.ArticleId == ArticleId);
}

/// <summary>The articles that wait for a person for one reason, what is late first, then by deadline, then what has waited longest.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Lines">The first of them.</param>
/// <param name="IsMore">Whether there are more than are shown.</param>
public sealed record WorkGroup(WorkKind Kind, IReadOnlyList<WorkLine> Lines, bool IsMore);

/// <summary>What became of something the person handed in.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Number">The story's number.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Article">The article.</param>
/// <param name="LevelName">Name of the level that waits, null outside review.</param>
/// <param name="LastActor">Who acted on it last; null for the clock, and for somebody the asker may not see.</param>
/// <param name="ByAsker">Whether that was the asker.</param>
/// <param name="LastAction">What was done last, the name of the action as recorded.</param>
/// <param name="LastAt">When (UTC).</param>
/// <param name="NobodyCanSign">Whether no active person may sign the level that waits.</param>
public sealed record SentLine(
    Guid ArticleId, int Number, string Headline, ArticleLine Article, string? LevelName, string? LastActor, bool ByAsker, string LastAction, DateTime LastAt, bool NobodyCanSign);

/// <summary>A person's My work: what waits, and what became of what they sent.</summary>
/// <param name="Groups">What waits, by reason; reasons without anything are left out.</param>
/// <param name="Sent">What they handed in lately, what changed last first.</param>
public sealed record WaitingWork(IReadOnlyList<WorkGroup> Groups, IReadOnlyList<SentLine> Sent)
{
    /// <summary>How many articles wait.</summary>
    public int Waiting => Groups.Sum(group => group.Lines.Count);

    /// <summary>How many of them are late.</summary>
    public int Late => Groups.Sum(group => group.Lines.Count(line => line.IsLate));
}
