namespace CqNewsroom.Core.Workflow;

/// <summary>A person's approval of one revision at one level.</summary>
public sealed class SignOff
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The revision signed.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>Hash of that revision, as the person saw it.</summary>
    public string RevisionHash { get; set; } = "";

    /// <summary>The level, 1 for the first.</summary>
    public int Level { get; set; }

    /// <summary>Who signed.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The person who was stood in for, where the role came from a substitution.</summary>
    public Guid? ForPersonId { get; set; }

    /// <summary>The signer's real name at that time.</summary>
    public string Name { get; set; } = "";

    /// <summary>The signer's credit name in the article's language at that time.</summary>
    public string CreditName { get; set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>What the signer wrote.</summary>
    public string? Opinion { get; set; }

    /// <summary>The findings and waivers that were shown.</summary>
    public List<ShownFinding> Findings { get; set; } = [];

    /// <summary>Whether it was given after an urgent publication.</summary>
    public bool IsCountersign { get; set; }

    /// <summary>When it was voided (UTC); a sign-off is never deleted.</summary>
    public DateTime? VoidedAt { get; set; }
}

/// <summary>A finding as it was shown to who signed or published.</summary>
/// <param name="Key">Identity of the finding: check, place and text.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Text">What it said, in the newsroom's first language.</param>
/// <param name="WaivedReason">Why it was waived, null where it was not.</param>
public sealed record ShownFinding(string Key, Severity Severity, string Text, string? WaivedReason);

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth a look.</summary>
    Hint,

    /// <summary>Probably wrong.</summary>
    Warning,

    /// <summary>Must be resolved or waived with a reason before Submit.</summary>
    Blocking,
}

/// <summary>A finding that a person lets stand, with a reason. It ends when the text it belongs to changes, since its key holds the text.</summary>
public sealed class Waiver
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>Key of the finding.</summary>
    public string FindingKey { get; set; } = "";

    /// <summary>Who waived it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }
}

/// <summary>Where a suggestion stands.</summary>
public enum SuggestionStatus
{
    /// <summary>Not answered.</summary>
    Open,

    /// <summary>Taken into the text.</summary>
    Accepted,

    /// <summary>Not taken.</summary>
    Declined,

    /// <summary>Overtaken: the revision it belongs to left review.</summary>
    Lapsed,
}

/// <summary>A change to one block that a reviewer proposes beside the submitted revision.</summary>
public sealed class Suggestion
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The submitted revision it was made to.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>The block.</summary>
    public string BlockId { get; set; } = "";

    /// <summary>The proposed block in canonical JSON.</summary>
    public string Content { get; set; } = "";

    /// <summary>Why.</summary>
    public string? Note { get; set; }

    /// <summary>Who proposes it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>Where it stands.</summary>
    public SuggestionStatus Status { get; set; }

    /// <summary>Who answered it.</summary>
    public Guid? AnsweredById { get; set; }
}

/// <summary>The note with which an article was returned.</summary>
public sealed class ReturnNote
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The revision returned.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>Who returned it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>What is to be changed.</summary>
    public string Text { get; set; } = "";
}

/// <summary>A revision that a reviewer looked at, so that the look at a later one begins with what changed since.</summary>
public sealed class ReviewerLook
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The reviewer.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The revision.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }
}
