namespace CqNewsroom.Core.Workflow;

/// <summary>A condition of an action besides state, standing and who (workflow.md, 'guard, effect').</summary>
public enum Guard
{
    /// <summary>The language is one of the person's, on whatever desk.</summary>
    OwnLanguage,

    /// <summary>No agency is named.</summary>
    NoAgencyNamed,

    /// <summary>The article is given to an agency.</summary>
    AgencyNamed,

    /// <summary>It has a headline and one text block that is not empty.</summary>
    HasText,

    /// <summary>Every source block has a counterpart or is left out.</summary>
    SourcePaired,

    /// <summary>Every blocking finding is resolved or waived.</summary>
    NoBlockingFinding,

    /// <summary>Nobody signed the submitted revision.</summary>
    NoSignOffYet,

    /// <summary>The person is no contributor of the revision.</summary>
    NoContributor,

    /// <summary>The person signed no other level of the revision.</summary>
    NoOtherLevel,

    /// <summary>The person is no contributor of the live revision.</summary>
    NoContributorOfLive,

    /// <summary>The person signed no level of the live revision.</summary>
    NoOtherLevelOfLive,

    /// <summary>The source changed and was not answered.</summary>
    SourceChanged,

    /// <summary>The source did not change, or was answered.</summary>
    SourceAnswered,

    /// <summary>The embargo passed.</summary>
    EmbargoPassed,

    /// <summary>The original is live where the desk asks it.</summary>
    OriginalLive,

    /// <summary>The rights to every picture of the submitted revision are in force.</summary>
    PictureRightsInForce,

    /// <summary>Levels are still to be countersigned.</summary>
    CountersignNeeded,

    /// <summary>The original is not spiked.</summary>
    OriginalNotSpiked,

    /// <summary>The story's original is in neither of the states Spiked and Retracted.</summary>
    OriginalAlive,

    /// <summary>The original was never submitted.</summary>
    NeverSubmitted,
}

/// <summary>What an action asks of the person, in a dialog.</summary>
[Flags]
public enum Asks
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>A reason, note or notice that may not be empty.</summary>
    Reason = 1,

    /// <summary>A person or an agency.</summary>
    Assignee = 2,

    /// <summary>A time.</summary>
    Time = 4,

    /// <summary>A notice for readers.</summary>
    Notice = 8,

    /// <summary>What becomes of the story's other articles.</summary>
    OtherArticles = 16,

    /// <summary>The answers of Publish: correction notice, publish anyway, waivers.</summary>
    PublishAnswers = 32,

    /// <summary>An opinion, which may be empty.</summary>
    Opinion = 64,

    /// <summary>A language.</summary>
    Language = 128,
}
