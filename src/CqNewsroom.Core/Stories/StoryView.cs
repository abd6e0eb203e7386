using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Stories;

/// <summary>A story as one person sees it on its page: only what they may read of it.</summary>
public sealed record StoryView
{
    /// <summary>The story.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>What a change of the story's fields names.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// Whether it is the view of an agency's person: their own article, its source revision, brief and return notes, and nothing
    /// of who else works on the story.
    /// </summary>
    public required bool IsRestricted { get; init; }

    /// <summary>Headline the story goes by; empty while there is none.</summary>
    public required string Headline { get; init; }

    /// <summary>Language of that headline.</summary>
    public required string HeadlineLanguage { get; init; }

    /// <summary>Name of the desk.</summary>
    public required string Desk { get; init; }

    /// <summary>The section.</summary>
    public required Guid SectionId { get; init; }

    /// <summary>Name of the section.</summary>
    public required string Section { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When it is due (UTC).</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>Whether it is past due and something of it is still to be done.</summary>
    public bool IsLate { get; init; }

    /// <summary>Not public before this time (UTC).</summary>
    public DateTime? Embargo { get; init; }

    /// <summary>Languages it shall be translated into.</summary>
    public IReadOnlyList<string> WantedLanguages { get; init; } = [];

    /// <summary>What the desk tells its translators.</summary>
    public string Brief { get; init; } = "";

    /// <summary>What the house tells itself about it; empty for an agency's person.</summary>
    public string DeskNotes { get; init; } = "";

    /// <summary>When it was created (UTC).</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who created it; null for an agency's person.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The newsroom's zone, an IANA id: publication times are named in it.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>The newsroom's languages.</summary>
    public required IReadOnlyList<NamedLanguage> Languages { get; init; }

    /// <summary>What the person may do with the story as a whole.</summary>
    public IReadOnlyList<ActionChoice> Actions { get; init; } = [];

    /// <summary>Whether the person may change every field, or only section, tags and deadline.</summary>
    public bool MayChangeAll { get; init; }

    /// <summary>Languages without an article, into which a translation can be asked for.</summary>
    public IReadOnlyList<NamedLanguage> RequestableLanguages { get; init; } = [];

    /// <summary>Whether asking for a translation now is earlier than the desk asks, so that an editor gives a reason.</summary>
    public bool RequestIsEarly { get; init; }

    /// <summary>Its articles that the person may read, the original first.</summary>
    public required IReadOnlyList<ArticleView> Articles { get; init; }
}

/// <summary>A language of the newsroom.</summary>
/// <param name="Tag">BCP 47 tag.</param>
/// <param name="Name">Its name in itself.</param>
public sealed record NamedLanguage(string Tag, string Name);

/// <summary>An article on its story's page.</summary>
public sealed record ArticleView
{
    /// <summary>The article, and what the person may do.</summary>
    public required ActingArticle Acting { get; init; }

    /// <summary>Name of the writer or translator, null for nobody.</summary>
    public string? Assignee { get; init; }

    /// <summary>Whether that is the person who looks.</summary>
    public bool IsMine { get; init; }

    /// <summary>Name of the agency it is given to, null for none.</summary>
    public string? Agency { get; init; }

    /// <summary>When its text was saved last (UTC).</summary>
    public DateTime? SavedAt { get; init; }

    /// <summary>How long the text in question is.</summary>
    public required TextCounts Counts { get; init; }

    /// <summary>The levels of the revision in review or decided, else of the live one, else of the policy, with their sign-offs.</summary>
    public IReadOnlyList<LevelView> Levels { get; init; } = [];

    /// <summary>Number of the revision that <see cref="Levels"/> are of, null where nothing was submitted.</summary>
    public int? LevelsOfRevision { get; init; }

    /// <summary>Sign-offs of earlier revisions, and voided ones; the newest first.</summary>
    public IReadOnlyList<SignOffView> EarlierSignOffs { get; init; } = [];

    /// <summary>Revisions, the newest first.</summary>
    public IReadOnlyList<RevisionView> Revisions { get; init; } = [];

    /// <summary>Notes with which it was returned, the newest first.</summary>
    public IReadOnlyList<ReturnNoteView> ReturnNotes { get; init; } = [];

    /// <summary>Suggestions of reviewers that are not answered.</summary>
    public int OpenSuggestions { get; init; }

    /// <summary>Whether the person may make links to its preview.</summary>
    public bool MaySharePreview { get; init; }

    /// <summary>Orders to agencies of it that the person may read, the oldest first.</summary>
    public IReadOnlyList<OrderLink> Orders { get; init; } = [];

    /// <summary>How many parts of the text in question are a machine's.</summary>
    public MachineCounts Machine { get; init; } = new(0, 0);

    /// <summary>Of a translation: what it is made from.</summary>
    public SourceView? Source { get; init; }

    /// <summary>Why the clock did not publish it, null where it was not held.</summary>
    public string? HeldBecause { get; init; }
}

/// <summary>A level with its sign-off.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Name">Name in the asker's language.</param>
/// <param name="Kind">A review or a proofreading.</param>
/// <param name="IsWaiting">Whether it is the one that waits.</param>
/// <param name="SignOff">The sign-off, null where it is still to come.</param>
public sealed record LevelView(int Number, string Name, LevelKind Kind, bool IsWaiting, SignOffView? SignOff);

/// <summary>A sign-off.</summary>
/// <param name="Level">The level.</param>
/// <param name="LevelName">Its name in the asker's language.</param>
/// <param name="Revision">Number of the revision signed.</param>
/// <param name="Name">The signer's real name at that time.</param>
/// <param name="CreditName">The signer's credit name in the article's language at that time.</param>
/// <param name="ForName">The person stood in for, null where the role was the signer's own.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Hash">Hash of the revision signed.</param>
/// <param name="Opinion">What the signer wrote.</param>
/// <param name="IsCountersign">Whether it was given after an urgent publication.</param>
/// <param name="VoidedAt">When it was voided (UTC), null while it counts.</param>
/// <param name="Findings">The findings and waivers that were shown.</param>
public sealed record SignOffView(
    int Level,
    string LevelName,
    int Revision,
    string Name,
    string CreditName,
    string? ForName,
    DateTime At,
    string Hash,
    string? Opinion,
    bool IsCountersign,
    DateTime? VoidedAt,
    IReadOnlyList<ShownFinding> Findings);

/// <summary>A revision in the list of an article.</summary>
/// <param name="Name">Number, hash, time, headline.</param>
/// <param name="Kind">Why it was frozen.</param>
/// <param name="By">Who froze it, null for the clock and the import.</param>
/// <param name="IsSubmitted">Whether it is in review or decided.</param>
/// <param name="IsLive">Whether readers see it.</param>
public sealed record RevisionView(RevisionName Name, RevisionKind Kind, string? By, bool IsSubmitted, bool IsLive);

/// <summary>A note with which an article was returned.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who returned it; null for an agency's person.</param>
/// <param name="Revision">Number of the revision.</param>
/// <param name="Text">What is to be changed.</param>
public sealed record ReturnNoteView(DateTime At, string? By, int Revision, string Text);

/// <summary>What a translation is made from.</summary>
public sealed record SourceView
{
    /// <summary>Language of the source.</summary>
    public required string Language { get; init; }

    /// <summary>The source revision answered last, null where there is none yet.</summary>
    public RevisionName? Answered { get; init; }

    /// <summary>The current source, null where the original was never submitted.</summary>
    public RevisionName? Current { get; init; }

    /// <summary>Text of the current source; given to an agency's person, who sees no other page of it.</summary>
    public ArticleContent? Text { get; init; }

    /// <summary>What changed between the two and how; empty while the source is as it was answered.</summary>
    public IReadOnlyList<SourceChangeView> Changes { get; init; } = [];
}

/// <summary>One change of the source.</summary>
/// <param name="Id">The block, or the field as <c>@headline</c>.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Segments">How its words changed.</param>
/// <param name="IsAnswered">Whether the translator answered it.</param>
public sealed record SourceChangeView(string Id, BlockChangeKind Kind, IReadOnlyList<TextSegment> Segments, bool IsAnswered);

/// <summary>One act in the history of a story.</summary>
/// <param name="Number">Number of the audit record.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Who">Who did it.</param>
/// <param name="Done">What, as the end of a sentence that begins with the name.</param>
/// <param name="Language">Language of the article, null for the story itself.</param>
/// <param name="From">State before, null where there was none or it stayed.</param>
/// <param name="To">State after, null where it stayed.</param>
/// <param name="Revision">Number of the revision concerned.</param>
/// <param name="Reason">Reason, note or opinion.</param>
/// <param name="Whom">The person or agency it was given to.</param>
/// <param name="FromWhom">The person it was taken from.</param>
/// <param name="For">The time it was scheduled for (UTC).</param>
public sealed record HistoryItem(
    long Number,
    DateTime At,
    string Who,
    string Done,
    string? Language,
    ArticleState? From,
    ArticleState? To,
    int? Revision,
    string? Reason,
    string? Whom,
    string? FromWhom,
    DateTime? For);

/// <summary>A page of a story's history, the newest first.</summary>
/// <param name="Items">The acts.</param>
/// <param name="Next">What to ask for the page after this one, null where there is none.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryItem> Items, long? Next);

/// <summary>A person or an agency that may take an article.</summary>
/// <param name="PersonId">The person, null for an agency as a whole.</param>
/// <param name="AgencyId">The agency, null for the house.</param>
/// <param name="Name">Name of the person or agency.</param>
/// <param name="AgencyName">Name of the agency, null for the house.</param>
/// <param name="OpenArticles">How many open articles the person has on this desk.</param>
public sealed record AssigneeChoice(Guid? PersonId, Guid? AgencyId, string Name, string? AgencyName, int OpenArticles);

/// <summary>A section that a story may stand in.</summary>
/// <param name="Id">The section.</param>
/// <param name="Name">Name in the asker's language.</param>
public sealed record SectionChoice(Guid Id, string Name);
