using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Workflow;

/// <summary>Situations in which a guard holds and ones in which it does not.</summary>
internal static class Situations
{
    /// <summary>Every single relation of a person to an article, and none.</summary>
    public static IReadOnlyList<Who> SingleFlags { get; } = [Who.None, .. Enum.GetValues<Who>().Where(who => int.IsPow2((int)who))];

    /// <summary>A situation in which every guard of a line holds.</summary>
    public static Situation Good(IEnumerable<Guard> guards, Who who, ArticleState? state, Standing standing, ArticleKind kind) =>
        guards.Aggregate(new Situation { MayRead = true, Who = who, State = state, Standing = standing, Kind = kind }, (situation, guard) => With(guard, true, situation));

    /// <summary>The situation with one guard holding or not.</summary>
    public static Situation With(Guard guard, bool holds, Situation situation) => guard switch
    {
        Guard.OwnLanguage => situation with { OwnLanguage = holds },
        Guard.NoAgencyNamed => situation with { AgencyNamed = !holds, AgencyName = holds ? "" : "Fathom" },
        Guard.AgencyNamed => situation with { AgencyNamed = holds },
        Guard.HasText => situation with { HasText = holds },
        Guard.SourcePaired => situation with { UnpairedSourceBlocks = holds ? 0 : 2 },
        Guard.NoBlockingFinding => situation with { OpenBlockingFindings = holds ? 0 : 3 },
        Guard.NoSignOffYet => situation with { HasSignOffs = !holds },
        Guard.NoContributor => situation with { IsContributor = !holds },
        Guard.NoOtherLevel => situation with { SignedOtherLevel = !holds },
        Guard.NoContributorOfLive => situation with { IsContributorOfLive = !holds },
        Guard.NoOtherLevelOfLive => situation with { SignedOtherLevelOfLive = !holds },
        Guard.SourceChanged => situation with { SourceChanged = holds },
        Guard.SourceAnswered => situation with { SourceChanged = !holds },
        Guard.EmbargoPassed => situation with { EmbargoRuns = !holds },
        Guard.OriginalLive => situation with { OriginalMissing = !holds },
        Guard.PictureRightsInForce => situation with { EndedPicture = holds ? "" : "bridge.jpg" },
        Guard.CountersignNeeded => situation with { CountersignNeeded = holds },
        Guard.OriginalNotSpiked => situation with { OriginalSpiked = !holds },
        Guard.OriginalAlive => situation with { OriginalGone = !holds },
        Guard.NeverSubmitted => situation with { EverSubmitted = !holds },
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, null),
    };

    /// <summary>Whether a guard holds, read off the facts without the product's own reading of them.</summary>
    public static bool Holds(Guard guard, Situation situation) => guard switch
    {
        Guard.OwnLanguage => situation.OwnLanguage,
        Guard.NoAgencyNamed => !situation.AgencyNamed,
        Guard.AgencyNamed => situation.AgencyNamed,
        Guard.HasText => situation is { HasHeadline: true, HasText: true },
        Guard.SourcePaired => situation.UnpairedSourceBlocks == 0,
        Guard.NoBlockingFinding => situation.OpenBlockingFindings == 0,
        Guard.NoSignOffYet => !situation.HasSignOffs,
        Guard.NoContributor => !situation.IsContributor,
        Guard.NoOtherLevel => !situation.SignedOtherLevel,
        Guard.NoContributorOfLive => !situation.IsContributorOfLive,
        Guard.NoOtherLevelOfLive => !situation.SignedOtherLevelOfLive,
        Guard.SourceChanged => situation.SourceChanged,
        Guard.SourceAnswered => !situation.SourceChanged,
        Guard.EmbargoPassed => !situation.EmbargoRuns,
        Guard.OriginalLive => !situation.OriginalMissing,
        Guard.PictureRightsInForce => situation.EndedPicture.Length == 0,
        Guard.CountersignNeeded => situation.CountersignNeeded,
        Guard.OriginalNotSpiked => !situation.OriginalSpiked,
        Guard.OriginalAlive => !situation.OriginalGone,
        Guard.NeverSubmitted => !situation.EverSubmitted,
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, null),
    };
}
