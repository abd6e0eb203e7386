using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Workflow;

/// <summary>A revision as pages name it.</summary>
/// <param name="Id">The revision.</param>
/// <param name="Number">1 for the article's first.</param>
/// <param name="Hash">What a sign-off is bound to.</param>
/// <param name="At">When it was frozen (UTC).</param>
/// <param name="Headline">Its headline.</param>
public sealed record RevisionName(Guid Id, int Number, string Hash, DateTime At, string Headline);

/// <summary>A finding as it is shown.</summary>
/// <param name="Key">Identity, for a waiver.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="BlockId">The block, null for a field.</param>
/// <param name="Text">The sentence in the asker's language.</param>
/// <param name="WaivedReason">Why it stands, null where it was not waived.</param>
public sealed record FindingView(string Key, Severity Severity, string? BlockId, string Text, string? WaivedReason)
{
    /// <summary>Whether it stands in the way of Submit and Publish.</summary>
    public bool IsOpen => Severity == Severity.Blocking && WaivedReason is null;
}

/// <summary>Another article of the story, whose fate Retract and Spike ask about.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Language">Its language.</param>
/// <param name="LanguageName">The language's name in itself.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="State">Its state.</param>
/// <param name="Standing">What readers see of it.</param>
public sealed record OtherArticleView(Guid ArticleId, string Language, string LanguageName, string Headline, ArticleState State, Standing Standing);

/// <summary>An article before one person who may act on it: its state, their choices, and what the dialogs of these acts need to ask.</summary>
public sealed record ActingArticle
{
    /// <summary>The story.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>The story's number.</summary>
    public required int StoryNumber { get; init; }

    /// <summary>The article.</summary>
    public required Guid ArticleId { get; init; }

    /// <summary>What the person saw; acts carry it.</summary>
    public required int Version { get; init; }

    /// <summary>Version of the working copy that the person saw.</summary>
    public required int WorkingVersion { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The language's name in itself.</summary>
    public required string LanguageName { get; init; }

    /// <summary>Whether it is the original.</summary>
    public required bool IsOriginal { get; init; }

    /// <summary>Headline of the text in question: the submitted one, else the working copy's.</summary>
    public required string Headline { get; init; }

    /// <summary>State.</summary>
    public required ArticleState State { get; init; }

    /// <summary>What readers see.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Since when it is in its state (UTC).</summary>
    public required DateTime StateSince { get; init; }

    /// <summary>The level that waits, 0 outside review.</summary>
    public int Level { get; init; }

    /// <summary>How many levels there are, 0 outside review.</summary>
    public int LevelCount { get; init; }

    /// <summary>Name of the level that waits, or of the one this person would countersign.</summary>
    public string? LevelName { get; init; }

    /// <summary>The revision in review, approved or scheduled.</summary>
    public RevisionName? Submitted { get; init; }

    /// <summary>The revision published last.</summary>
    public RevisionName? Live { get; init; }

    /// <summary>What the person may do, and what not with the reason.</summary>
    public required IReadOnlyList<ActionChoice> Actions { get; init; }

    /// <summary>The one action to put forward.</summary>
    public NewsroomAction? Main { get; init; }

    /// <summary>Whether the source changed and was not answered.</summary>
    public bool IsSourceChanged { get; init; }

    /// <summary>The revision to answer, of a translation.</summary>
    public Guid? CurrentSourceId { get; init; }

    /// <summary>Whether the person answers a changed source as the editor, for the whole, with a reason.</summary>
    public bool AnswersSourceAsEditor { get; init; }

    /// <summary>Whether Publish asks for a reason to publish anyway.</summary>
    public bool NeedsPublishAnyway { get; init; }

    /// <summary>Whether Publish asks for a correction notice or 'no notice'.</summary>
    public bool NeedsCorrectionAnswer { get; init; }

    /// <summary>Where a notice would stand by <see cref="NoticeRule"/>, of what readers see now against the submitted text.</summary>
    public NoticePlacement NoticePlacement { get; init; } = NoticePlacement.Bottom;

    /// <summary>
    /// Of a translation: the notices that readers of the original got since this translation went live last, the newest first. Its own readers have not
    /// been told until it is published again, or an editor says that they need not be.
    /// </summary>
    public IReadOnlyList<PublicCorrection> OriginalNotices { get; init; } = [];

    /// <summary>Whether the person may say that its readers need not be told.</summary>
    public bool MayCloseNotices { get; init; }

    /// <summary>Whether levels of an urgent publication are still to be countersigned.</summary>
    public bool CountersignNeeded { get; init; }

    /// <summary>Findings of the text in question, with waivers.</summary>
    public IReadOnlyList<FindingView> Findings { get; init; } = [];

    /// <summary>Source blocks without counterpart that are not left out.</summary>
    public int UnpairedSourceBlocks { get; init; }

    /// <summary>The story's other articles that are not spiked.</summary>
    public IReadOnlyList<OtherArticleView> Others { get; init; } = [];

    /// <summary>The lines printed around the text, as they would be published now.</summary>
    public Credits Credits { get; init; } = Credits.None;

    /// <summary>Not public before this time (UTC).</summary>
    public DateTime? Embargo { get; init; }

    /// <summary>When the clock publishes it (UTC).</summary>
    public DateTime? ScheduledFor { get; init; }

    /// <summary>Path of the reader's page where readers may see it or its notice now; null before the first publication.</summary>
    public string? PublicPath { get; init; }

    /// <summary>When readers first saw it (UTC).</summary>
    public DateTime? FirstPublishedAt { get; init; }

    /// <summary>When the live revision went out (UTC).</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>Whether the clock was late with the publication that stands.</summary>
    public bool WasLate { get; init; }

    /// <summary>When readers last got something new (UTC).</summary>
    public DateTime? UpdatedAt { get; init; }

    /// <summary>When something was last put right with a notice (UTC).</summary>
    public DateTime? CorrectedAt { get; init; }

    /// <summary>The notice readers get in place of a retracted article.</summary>
    public string? RetractionNotice { get; init; }

    /// <summary>What readers find in place of a retracted article.</summary>
    public RetractionForm RetractionForm { get; init; }

    /// <summary>Who could sign a level of this text now beside this person: said before an editor reopens it and becomes a contributor.</summary>
    public IReadOnlyList<string> OtherSigners { get; init; } = [];

    /// <summary>Whether the level that waits can be signed by no active person.</summary>
    public bool NobodyCanSign { get; init; }

    /// <summary>Whether this person, who takes it out of review to write, could no longer sign it.</summary>
    public bool WouldLoseSignature { get; init; }
}
