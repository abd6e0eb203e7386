namespace CqNewsroom.Core.Workflow;

/// <summary>What each guard looks at.</summary>
internal static class Guards
{
    /// <summary>The refusal of a guard that does not hold, null where it holds.</summary>
    public static Refusal? Check(Guard guard, Situation situation) => guard switch
    {
        Guard.OwnLanguage => Unless(situation.OwnLanguage, RefusalCode.LanguageNotYours),
        Guard.NoAgencyNamed => Unless(!situation.AgencyNamed, RefusalCode.GivenToAgency, situation.AgencyName),
        Guard.AgencyNamed => Unless(situation.AgencyNamed, RefusalCode.NotGivenToAgency),
        Guard.HasText => Unless(situation.HasHeadline, RefusalCode.NoHeadline) ?? Unless(situation.HasText, RefusalCode.NoText),
        Guard.SourcePaired => Unless(situation.UnpairedSourceBlocks == 0, RefusalCode.SourceUnpaired, situation.UnpairedSourceBlocks),
        Guard.NoBlockingFinding => Unless(situation.OpenBlockingFindings == 0, RefusalCode.FindingsOpen, situation.OpenBlockingFindings),
        Guard.NoSignOffYet => Unless(!situation.HasSignOffs, RefusalCode.AlreadySigned),
        Guard.NoContributor => Unless(!situation.IsContributor, RefusalCode.IsContributor),
        Guard.NoOtherLevel => Unless(!situation.SignedOtherLevel, RefusalCode.SignedOtherLevel),
        Guard.NoContributorOfLive => Unless(!situation.IsContributorOfLive, RefusalCode.IsContributor),
        Guard.NoOtherLevelOfLive => Unless(!situation.SignedOtherLevelOfLive, RefusalCode.SignedOtherLevel),
        Guard.SourceChanged => Unless(situation.SourceChanged, RefusalCode.SourceNotChanged),
        Guard.SourceAnswered => Unless(!situation.SourceChanged, RefusalCode.SourceChanged),
        Guard.EmbargoPassed => Unless(!situation.EmbargoRuns, RefusalCode.EmbargoRuns),
        Guard.OriginalLive => Unless(!situation.OriginalMissing, RefusalCode.OriginalNotLive),
        Guard.PictureRightsInForce => Unless(situation.EndedPicture.Length == 0, RefusalCode.PictureRightsEnded, situation.EndedPicture),
        Guard.CountersignNeeded => Unless(situation.CountersignNeeded, RefusalCode.NothingToCountersign),
        Guard.OriginalNotSpiked => Unless(!situation.OriginalSpiked, RefusalCode.OriginalSpiked),
        Guard.OriginalAlive => Unless(!situation.OriginalGone, RefusalCode.OriginalGone),
        Guard.NeverSubmitted => Unless(!situation.EverSubmitted, RefusalCode.AlreadySubmitted),
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, null),
    };

    private static Refusal? Unless(bool holds, RefusalCode code, params object[] arguments) => holds ? null : new Refusal(code, arguments);
}
