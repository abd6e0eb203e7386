using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Workflow;

/// <summary>Each guard by itself: where everything else fits, it alone refuses, and says so.</summary>
public sealed class GuardTests
{
    private static readonly Dictionary<Guard, RefusalCode> Codes = new()
    {
        [Guard.OwnLanguage] = RefusalCode.LanguageNotYours,
        [Guard.NoAgencyNamed] = RefusalCode.GivenToAgency,
        [Guard.AgencyNamed] = RefusalCode.NotGivenToAgency,
        [Guard.HasText] = RefusalCode.NoText,
        [Guard.SourcePaired] = RefusalCode.SourceUnpaired,
        [Guard.NoBlockingFinding] = RefusalCode.FindingsOpen,
        [Guard.NoSignOffYet] = RefusalCode.AlreadySigned,
        [Guard.NoContributor] = RefusalCode.IsContributor,
        [Guard.NoOtherLevel] = RefusalCode.SignedOtherLevel,
        [Guard.NoContributorOfLive] = RefusalCode.IsContributor,
        [Guard.NoOtherLevelOfLive] = RefusalCode.SignedOtherLevel,
        [Guard.SourceChanged] = RefusalCode.SourceNotChanged,
        [Guard.SourceAnswered] = RefusalCode.SourceChanged,
        [Guard.EmbargoPassed] = RefusalCode.EmbargoRuns,
        [Guard.OriginalLive] = RefusalCode.OriginalNotLive,
        [Guard.PictureRightsInForce] = RefusalCode.PictureRightsEnded,
        [Guard.CountersignNeeded] = RefusalCode.NothingToCountersign,
        [Guard.OriginalNotSpiked] = RefusalCode.OriginalSpiked,
        [Guard.OriginalAlive] = RefusalCode.OriginalGone,
        [Guard.NeverSubmitted] = RefusalCode.AlreadySubmitted,
    };

    public static TheoryData<Guard> Guards => [.. Enum.GetValues<Guard>()];

    [Theory]
    [MemberData(nameof(Guards))]
    public void A_guard_that_does_not_hold_refuses_with_its_reason(Guard guard)
    {
        var lines = ExpectedTable.All.Where(line => line.Guards.Contains(guard)).ToList();
        Assert.NotEmpty(lines);
        foreach (var (line, kind, who) in lines.SelectMany(line => line.Kinds.SelectMany(kind => Each(line.Who).Select(who => (line, kind, who)))))
        {
            ArticleState? state = line.From.Count == 0 ? null : line.From[^1];
            var good = Situations.Good(line.Guards, who, state, line.Standings[0], kind);
            Assert.True(WorkflowTable.Decide(line.Action, good).IsAllowed, $"{line.Action} by {who}");
            var decision = WorkflowTable.Decide(line.Action, Situations.With(guard, false, good));
            Assert.Equal(Verdict.Refused, decision.Verdict);
            Assert.Equal(Codes[guard], decision.Refusal!.Code);
        }
    }

    [Fact]
    public void A_headline_is_asked_for_before_the_text()
    {
        var bare = new Situation { MayRead = true, Who = Who.Writer, State = ArticleState.Drafting, HasHeadline = false, HasText = false };
        Assert.Equal(RefusalCode.NoHeadline, WorkflowTable.Decide(NewsroomAction.Submit, bare).Refusal?.Code);
    }

    [Fact]
    public void A_refusal_that_counts_or_names_says_how_many_and_whom()
    {
        var unpaired = new Situation { MayRead = true, Who = Who.Translator, Kind = ArticleKind.Translation, State = ArticleState.Drafting, UnpairedSourceBlocks = 7 };
        Assert.Contains("7", WorkflowTable.Decide(NewsroomAction.Submit, unpaired).Refusal!.In("en"), StringComparison.Ordinal);
        var given = new Situation { MayRead = true, Who = Who.HouseTranslator, Kind = ArticleKind.Translation, State = ArticleState.Requested, AgencyNamed = true, AgencyName = "Fathom" };
        Assert.Contains("Fathom", WorkflowTable.Decide(NewsroomAction.Claim, given).Refusal!.In("zh-CN"), StringComparison.Ordinal);
    }

    private static IEnumerable<Who> Each(Who who) => Situations.SingleFlags.Where(flag => flag != Who.None && who.HasFlag(flag));
}
