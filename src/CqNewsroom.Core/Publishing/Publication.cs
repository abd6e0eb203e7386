namespace CqNewsroom.Core.Publishing;

/// <summary>How an article went live.</summary>
public enum PublicationKind
{
    /// <summary>With every sign-off of its levels.</summary>
    SignedOff,

    /// <summary>By a chief editor, to be countersigned.</summary>
    Urgent,

    /// <summary>By the import of an archive.</summary>
    Import,
}

/// <summary>One time that a revision went live: the record that stands behind what readers see.</summary>
public sealed class Publication
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The revision.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>Hash of that revision.</summary>
    public string RevisionHash { get; set; } = "";

    /// <summary>How it went live.</summary>
    public PublicationKind Kind { get; set; }

    /// <summary>The public time (UTC): the scheduled one when it went out within five minutes of it, else the real one.</summary>
    public DateTime PublicAt { get; set; }

    /// <summary>When it really went out (UTC).</summary>
    public DateTime ActualAt { get; set; }

    /// <summary>Whether the clock was more than five minutes late.</summary>
    public bool IsLate { get; set; }

    /// <summary>Who published, null for the clock and the import.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Why it was published urgently or anyway.</summary>
    public string? Reason { get; set; }

    /// <summary>What it changes for readers.</summary>
    public PublicationChange Change { get; set; }

    /// <summary>The notice for readers, null for none.</summary>
    public string? CorrectionNotice { get; set; }

    /// <summary>What that notice is; null where there is none.</summary>
    public NoticeKind? NoticeKind { get; set; }

    /// <summary>Where it stands; null where there is none.</summary>
    public NoticePlacement? NoticePlacement { get; set; }

    /// <summary>Segment of the address made from the headline.</summary>
    public string Slug { get; set; } = "";

    /// <summary>The lines as printed, frozen.</summary>
    public Credits Credits { get; set; } = Credits.None;
}

/// <summary>The lines that the workflow prints around an article, with the persons behind them.</summary>
/// <param name="DatelineLine">Opens the first paragraph, for example <c>CHONGQING (CQNEWS) -- </c>; empty for none.</param>
/// <param name="TranslatorLine">Closes the last paragraph, for example <c>(Translated by Yuki, Fathom Language Limited)</c>; empty for none.</param>
/// <param name="EditorLine">Comes last, for example <c>Editor:Jiang Yiwei</c>; empty for none.</param>
/// <param name="BylineLine">The byline; empty for none.</param>
/// <param name="Translators">The translators in order of their first save.</param>
/// <param name="Editor">The editor.</param>
public sealed record Credits(
    string DatelineLine,
    string TranslatorLine,
    string EditorLine,
    string BylineLine,
    IReadOnlyList<CreditedPerson> Translators,
    CreditedPerson? Editor)
{
    /// <summary>No lines at all.</summary>
    public static Credits None { get; } = new("", "", "", "", [], null);
}

/// <summary>A person in a credit.</summary>
/// <param name="PersonId">The person, null where an import names somebody unknown.</param>
/// <param name="Name">The real name, kept by the record.</param>
/// <param name="CreditName">The name printed.</param>
/// <param name="AgencyName">The agency printed, null for none.</param>
/// <param name="AgencyId">The agency; null for none, for one that is none of the newsroom's, and in publications of earlier versions.</param>
public sealed record CreditedPerson(Guid? PersonId, string Name, string CreditName, string? AgencyName, Guid? AgencyId = null);
