using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Workflow;

/// <summary>What a reviewer's difference is taken from.</summary>
public enum ComparedWith
{
    /// <summary>Nothing: the first revision that anybody may look at.</summary>
    Nothing,

    /// <summary>The revision this reviewer looked at last.</summary>
    LastLook,

    /// <summary>The revision that readers see.</summary>
    Live,

    /// <summary>The revision submitted before this one.</summary>
    SubmittedBefore,
}

/// <summary>An article before its reviewer: what was submitted, and what changed since this reviewer's last look.</summary>
public sealed record ReviewView
{
    /// <summary>The article, and what the person may do.</summary>
    public required ActingArticle Acting { get; init; }

    /// <summary>The revision on the page: the submitted one, else the live one that waits to be countersigned, else the newest submitted.</summary>
    public required RevisionName Revision { get; init; }

    /// <summary>Who submitted it; null for an agency's person who sees no names.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>Whether the revision is in review, approved or scheduled now; a text that went back is only shown.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>What the difference is taken from.</summary>
    public ComparedWith Compared { get; init; }

    /// <summary>Number of the revision that the difference is taken from.</summary>
    public int? ComparedNumber { get; init; }

    /// <summary>When the reviewer looked at that one (UTC), where it is their last look.</summary>
    public DateTime? LookedAt { get; init; }

    /// <summary>What changed; every block is new where there is nothing to compare with.</summary>
    public required TextDifference Difference { get; init; }

    /// <summary>The whole text.</summary>
    public required ArticleContent Content { get; init; }

    /// <summary>How long it is.</summary>
    public required TextCounts Counts { get; init; }

    /// <summary>Of a translation: the source revision that this revision answered.</summary>
    public ReviewSource? Source { get; init; }

    /// <summary>Parts of the revision that came from a machine, in the order of the text.</summary>
    public IReadOnlyList<MachinePartView> MachineParts { get; init; } = [];

    /// <summary>Levels with sign-offs; empty for an agency's person.</summary>
    public IReadOnlyList<LevelView> Levels { get; init; } = [];

    /// <summary>Suggestions made beside this revision, the open ones first.</summary>
    public IReadOnlyList<SuggestionView> Suggestions { get; init; } = [];

    /// <summary>Notes with which it was returned before, the newest first.</summary>
    public IReadOnlyList<ReturnNoteView> ReturnNotes { get; init; } = [];

    /// <summary>Names of those whose text is in it.</summary>
    public IReadOnlyList<string> Contributors { get; init; } = [];

    /// <summary>The newsroom's zone, an IANA id.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>Whether the person reviews it, so that their look is worth noting.</summary>
    public bool IsReviewer { get; init; }
}

/// <summary>The source beside a translation.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Revision">The revision that the translation answered.</param>
/// <param name="Content">Its text.</param>
/// <param name="LeftOut">Blocks of it that are left out on purpose.</param>
public sealed record ReviewSource(string Language, RevisionName Revision, ArticleContent Content, IReadOnlyList<string> LeftOut);

/// <summary>A change that a reviewer proposes to one block.</summary>
/// <param name="Id">The suggestion.</param>
/// <param name="BlockId">The block.</param>
/// <param name="By">Who proposes it; null for an agency's person, who sees no names of the house.</param>
/// <param name="IsMine">Whether it is the asker's.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Note">Why.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Difference">How the block would change.</param>
public sealed record SuggestionView(Guid Id, string BlockId, string? By, bool IsMine, DateTime At, string? Note, SuggestionStatus Status, BlockDifference Difference);
