using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Publishing;

/// <summary>What stands before its readers and what is on the way to them, as far as one person may read it.</summary>
public sealed record PublicationView
{
    /// <summary>The newsroom's zone, an IANA id: every time of the page is named in it.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>Approved and waiting for somebody to publish or schedule; those that the clock held first, then the longest waiting.</summary>
    public required IReadOnlyList<PublicationRow> Approved { get; init; }

    /// <summary>Scheduled, the next first.</summary>
    public required IReadOnlyList<PublicationRow> Scheduled { get; init; }

    /// <summary>Live or retracted, the newest publication first.</summary>
    public required IReadOnlyList<PublicationRow> Recent { get; init; }

    /// <summary>Whether the person may publish anything at all; who may not sees the plan only.</summary>
    public bool MayPublish { get; init; }
}

/// <summary>One article on the publication page.</summary>
/// <param name="Acting">The article, and what the person may do.</param>
/// <param name="Desk">Name of the desk.</param>
/// <param name="Section">Name of the section.</param>
/// <param name="IsOverdue">Whether its time has passed and the clock has not come yet.</param>
/// <param name="EmbargoRuns">Whether the embargo has not passed.</param>
/// <param name="HeldBecause">Why the clock did not publish it; null where it was not held.</param>
/// <param name="ScheduledBy">Who scheduled it.</param>
/// <param name="ActualAt">When it really went out (UTC), where that differs from the public time.</param>
public sealed record PublicationRow(
    ActingArticle Acting,
    string Desk,
    string Section,
    bool IsOverdue,
    bool EmbargoRuns,
    string? HeldBecause,
    string? ScheduledBy,
    DateTime? ActualAt);
