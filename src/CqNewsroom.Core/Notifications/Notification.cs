namespace CqNewsroom.Core.Notifications;

/// <summary>Why somebody is told something (What is new).</summary>
public enum NotificationKind
{
    /// <summary>An article was assigned to the person, or given to their agency.</summary>
    Assigned,

    /// <summary>An article was declined and waits for its desk or agency again.</summary>
    Declined,

    /// <summary>A translation was requested and may be claimed.</summary>
    Requested,

    /// <summary>An article waits for the person's review.</summary>
    Submitted,

    /// <summary>An article came back with a note.</summary>
    Returned,

    /// <summary>A sign-off of the person was voided.</summary>
    Voided,

    /// <summary>The source of a translation changed.</summary>
    SourceChanged,

    /// <summary>The clock did not publish what was scheduled.</summary>
    Held,

    /// <summary>Somebody took over the editing of an article.</summary>
    TakenOver,

    /// <summary>An article was approved at its last level.</summary>
    Approved,

    /// <summary>An article went live.</summary>
    Published,

    /// <summary>A live article was retracted.</summary>
    Retracted,

    /// <summary>An article was spiked.</summary>
    Spiked,

    /// <summary>A reviewer suggests changes.</summary>
    Suggested,

    /// <summary>A person was deactivated and their open work waits for its desk.</summary>
    LeftBehind,

    /// <summary>A live article was published urgently and waits for countersigning.</summary>
    CountersignNeeded,

    /// <summary>A comment names the person.</summary>
    Mentioned,

    /// <summary>Somebody commented on the person's text, or answered where they took part.</summary>
    Commented,

    /// <summary>Somebody who reads along asks the person for the writing of an article.</summary>
    WritingAsked,

    /// <summary>A term that the person proposed was approved.</summary>
    TermApproved,

    /// <summary>A term that the person proposed was declined, or removed before anybody approved it.</summary>
    TermDeclined,

    /// <summary>The original of a live translation got a notice for its readers; the note holds its words.</summary>
    OriginalCorrected,

    /// <summary>A message to a partner's webhook was given up; its page says why.</summary>
    WebhookGivenUp,

    /// <summary>A word for the list of forbidden and doubted words that the person proposed was approved.</summary>
    WordApproved,

    /// <summary>A word that the person proposed was declined, or removed before anybody approved it.</summary>
    WordDeclined,
}

/// <summary>One item of What is new, written in the transaction that causes it.</summary>
public sealed class Notification
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Who is told.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Why.</summary>
    public NotificationKind Kind { get; set; }

    /// <summary>The story concerned; null where it is about an entry of the termbase or of the list of words, or a webhook.</summary>
    public Guid? StoryId { get; set; }

    /// <summary>The article concerned.</summary>
    public Guid? ArticleId { get; set; }

    /// <summary>The entry of the termbase concerned; null where it is about a story.</summary>
    public Guid? TermEntryId { get; set; }

    /// <summary>The entry of the list of words concerned; null where it is about something else.</summary>
    public Guid? WordEntryId { get; set; }

    /// <summary>The webhook concerned; null where it is about a story or a term.</summary>
    public Guid? WebhookId { get; set; }

    /// <summary>Who caused it, null for the clock.</summary>
    public Guid? CausedById { get; set; }

    /// <summary>The note or reason that goes with it.</summary>
    public string? Note { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>When it was read (UTC).</summary>
    public DateTime? ReadAt { get; set; }
}
