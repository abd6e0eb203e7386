namespace CqNewsroom.Core.Workflow;

/// <summary>States of an article's working copy (workflow.md, States).</summary>
public enum ArticleState
{
    /// <summary>Asked for, nobody has taken it; translations only.</summary>
    Requested,

    /// <summary>Being written.</summary>
    Drafting,

    /// <summary>At a level of review.</summary>
    InReview,

    /// <summary>Returned with a note.</summary>
    ChangesRequested,

    /// <summary>Signed at every level.</summary>
    Approved,

    /// <summary>Approved, with a time at which the clock publishes it.</summary>
    Scheduled,

    /// <summary>Nothing pending, standing Live.</summary>
    Published,

    /// <summary>Nothing pending, standing Retracted.</summary>
    Retracted,

    /// <summary>Given up; never was public.</summary>
    Spiked,
}

/// <summary>What readers see of an article.</summary>
public enum Standing
{
    /// <summary>Nothing; an address answers 404.</summary>
    NeverPublished,

    /// <summary>A revision.</summary>
    Live,

    /// <summary>A notice; its address answers 410.</summary>
    Retracted,
}

/// <summary>Every action of the workflow (workflow.md, Actions).</summary>
public enum NewsroomAction
{
#pragma warning disable CS1591 // Each is described once, in the table of the workflow: docs/workflow.md.
    CreateStory,
    ChangeStory,
    Save,
    Assign,
    Claim,
    Decline,
    RequestTranslation,
    Submit,
    Recall,
    Suggest,
    AnswerSuggestions,
    RequestChanges,
    Reopen,
    SignOff,
    Schedule,
    Unschedule,
    Hold,
    Publish,
    PublishUrgently,
    Countersign,
    StartCorrection,
    DropCorrection,
    Retract,
    AmendNotice,
    Reinstate,
    AnswerSource,
    Spike,
    Unspike,
    Import,
#pragma warning restore CS1591
}
