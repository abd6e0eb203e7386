namespace CqNewsroom.Core.Workflow;

/// <summary>
/// Everything <see cref="WorkflowTable.Decide"/> knows: one article and what one person is to it, as plain facts read in one
/// transaction. It knows neither the database nor a page.
/// </summary>
public sealed record Situation
{
    /// <summary>Whether the person may read the article.</summary>
    public required bool MayRead { get; init; }

    /// <summary>What the person is to the article now.</summary>
    public required Who Who { get; init; }

    /// <summary>State; null where there is no article yet.</summary>
    public ArticleState? State { get; init; }

    /// <summary>Standing.</summary>
    public Standing Standing { get; init; }

    /// <summary>Original or translation.</summary>
    public ArticleKind Kind { get; init; } = ArticleKind.Original;

    /// <summary>Whether the language is one of the person's, on whatever desk.</summary>
    public bool OwnLanguage { get; init; } = true;

    /// <summary>Whether an agency is named.</summary>
    public bool AgencyNamed { get; init; }

    /// <summary>The agency's name in the asker's language.</summary>
    public string AgencyName { get; init; } = "";

    /// <summary>Whether it has a headline.</summary>
    public bool HasHeadline { get; init; } = true;

    /// <summary>Whether it has one text block that is not empty.</summary>
    public bool HasText { get; init; } = true;

    /// <summary>How many source blocks have no counterpart and are not left out.</summary>
    public int UnpairedSourceBlocks { get; init; }

    /// <summary>How many blocking findings are neither resolved nor waived.</summary>
    public int OpenBlockingFindings { get; init; }

    /// <summary>Whether somebody signed the submitted revision.</summary>
    public bool HasSignOffs { get; init; }

    /// <summary>Whether the person is a contributor of the submitted revision (of the story, where the desk counts so).</summary>
    public bool IsContributor { get; init; }

    /// <summary>Whether the person signed another level of the submitted revision.</summary>
    public bool SignedOtherLevel { get; init; }

    /// <summary>Whether the person is a contributor of the live revision (of the story, where the desk counts so).</summary>
    public bool IsContributorOfLive { get; init; }

    /// <summary>Whether the person signed a level of the live revision.</summary>
    public bool SignedOtherLevelOfLive { get; init; }

    /// <summary>Whether the source changed and was not answered.</summary>
    public bool SourceChanged { get; init; }

    /// <summary>Whether the embargo runs.</summary>
    public bool EmbargoRuns { get; init; }

    /// <summary>Whether the desk asks the original to be live first and it is not.</summary>
    public bool OriginalMissing { get; init; }

    /// <summary>Name of a picture of the submitted revision whose rights have ended; empty where there is none.</summary>
    public string EndedPicture { get; init; } = "";

    /// <summary>Whether the original is spiked.</summary>
    public bool OriginalSpiked { get; init; }

    /// <summary>Whether the original is in one of the states Spiked and Retracted; one that is being reinstated is not.</summary>
    public bool OriginalGone { get; init; }

    /// <summary>Whether urgent publication left levels to countersign.</summary>
    public bool CountersignNeeded { get; init; }

    /// <summary>Whether the original was ever submitted.</summary>
    public bool EverSubmitted { get; init; }
}
