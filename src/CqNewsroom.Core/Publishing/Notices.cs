namespace CqNewsroom.Core.Publishing;

/// <summary>What a publication changes for readers; an editor says so, and the times of the article follow from it alone.</summary>
public enum PublicationChange
{
    /// <summary>It was never public before: sets the time of first publication.</summary>
    First,

    /// <summary>A slip without meaning for readers, such as a missing space: moves no time.</summary>
    TechnicalFix,

    /// <summary>New text without a notice: moves the time of the last update.</summary>
    Update,

    /// <summary>New text with a notice: moves the time of the last update and, where something was put right, of the last correction.</summary>
    Notice,

    /// <summary>It was retracted and is back: moves the time of the last update.</summary>
    Return,
}

/// <summary>What a notice under or over an article is.</summary>
public enum NoticeKind
{
    /// <summary>Something was wrong: says what, and what is right.</summary>
    Correction,

    /// <summary>Something could be misunderstood.</summary>
    Clarification,

    /// <summary>Something new was learned.</summary>
    Update,

    /// <summary>The editors speak about the story as a whole, its making or its sources.</summary>
    EditorsNote,
}

/// <summary>Where a notice stands.</summary>
public enum NoticePlacement
{
    /// <summary>Before the text.</summary>
    Top,

    /// <summary>After the text, with a pointer before it.</summary>
    Bottom,
}

/// <summary>What readers find at the address of a retracted article.</summary>
public enum RetractionForm
{
    /// <summary>The headline that they knew and a notice that says why (410).</summary>
    Notice,

    /// <summary>That the page was taken down, without a trace of its text (410).</summary>
    TakenDown,

    /// <summary>That the page may not be shown for legal reasons, without a trace of its text (451).</summary>
    Legal,
}
