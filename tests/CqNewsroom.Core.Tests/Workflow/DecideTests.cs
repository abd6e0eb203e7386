using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Workflow;

/// <summary>Every action × state × standing × kind × relation against the table written by hand (case N42 stands for the kind of fault).</summary>
public sealed class DecideTests
{
    public static TheoryData<NewsroomAction> Actions => [.. Enum.GetValues<NewsroomAction>()];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Decide_answers_as_designed_in_every_situation(NewsroomAction action)
    {
        var wrong = new List<string>();
        foreach (var situation in EverySituation(action))
        {
            var decision = WorkflowTable.Decide(action, situation);
            if (decision.Verdict != ExpectedTable.Decide(action, situation))
                wrong.Add($"{situation.Kind} {situation.State} {situation.Standing} {situation.Who}: {decision.Verdict} {decision.Refusal?.Code}");
            if (decision.Verdict == Verdict.Refused != (decision.Refusal is not null) || decision.Action != action)
                wrong.Add($"{situation.Kind} {situation.State} {situation.Standing} {situation.Who}: refused without a reason, or a reason without being refused");
            if (decision.IsAllowed != (decision.Transition is not null))
                wrong.Add($"{situation.Kind} {situation.State} {situation.Standing} {situation.Who}: allowed by no row");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Nobody_sees_an_action_on_what_they_may_not_read(NewsroomAction action) =>
        Assert.All(EverySituation(action), situation =>
        {
            var decision = WorkflowTable.Decide(action, situation with { MayRead = false });
            Assert.Equal(Verdict.Hidden, decision.Verdict);
            Assert.Equal(RefusalCode.NotFound, decision.RefusalForService.Code);
        });

    [Theory]
    [MemberData(nameof(Actions))]
    public void Several_relations_allow_what_one_of_them_allows(NewsroomAction action)
    {
        var everything = Situations.SingleFlags.Aggregate(Who.None, (all, one) => all | one);
        foreach (var situation in EverySituation(action).Where(s => s.Who == Who.None))
        {
            var one = Situations.SingleFlags.Any(who => WorkflowTable.Decide(action, situation with { Who = who }).IsAllowed);
            Assert.Equal(one, WorkflowTable.Decide(action, situation with { Who = everything }).IsAllowed);
        }
    }

    [Fact]
    public void Every_action_has_a_row() =>
        Assert.All(Enum.GetValues<NewsroomAction>(), action => Assert.Contains(WorkflowTable.Rows, row => row.Action == action));

    [Theory]
    // Greyed with a reason that tells more than 'no'.
    [InlineData(NewsroomAction.SignOff, Who.Reviewer, ArticleState.InReview, Standing.NeverPublished, RefusalCode.NotYourLevel)]
    [InlineData(NewsroomAction.SignOff, Who.Reviewer, ArticleState.Drafting, Standing.NeverPublished, RefusalCode.WrongState)]
    [InlineData(NewsroomAction.RequestChanges, Who.Reviewer, ArticleState.InReview, Standing.NeverPublished, RefusalCode.NotYourLevel)]
    [InlineData(NewsroomAction.Recall, Who.Writer, ArticleState.InReview, Standing.NeverPublished, RefusalCode.NotSubmitter)]
    [InlineData(NewsroomAction.Recall, Who.Writer, ArticleState.Drafting, Standing.NeverPublished, RefusalCode.WrongState)]
    [InlineData(NewsroomAction.DropCorrection, Who.Writer, ArticleState.Drafting, Standing.Live, RefusalCode.NotStarter)]
    [InlineData(NewsroomAction.DropCorrection, Who.Editor, ArticleState.Published, Standing.Live, RefusalCode.WrongState)]
    [InlineData(NewsroomAction.Spike, Who.DeskEditor, ArticleState.Drafting, Standing.Live, RefusalCode.WrongStanding)]
    [InlineData(NewsroomAction.Retract, Who.ChiefEditor, ArticleState.Drafting, Standing.NeverPublished, RefusalCode.WrongStanding)]
    [InlineData(NewsroomAction.Submit, Who.Writer, ArticleState.InReview, Standing.NeverPublished, RefusalCode.WrongState)]
    [InlineData(NewsroomAction.Publish, Who.Publisher, ArticleState.InReview, Standing.NeverPublished, RefusalCode.WrongState)]
    [InlineData(NewsroomAction.Countersign, Who.Reviewer, ArticleState.Published, Standing.Live, RefusalCode.NothingToCountersign)]
    public void A_refusal_says_what_stands_against_it(NewsroomAction action, Who who, ArticleState state, Standing standing, RefusalCode code)
    {
        var decision = WorkflowTable.Decide(action, new Situation { MayRead = true, Who = who, State = state, Standing = standing });
        Assert.Equal(code, decision.Refusal?.Code);
    }

    private static IEnumerable<Situation> EverySituation(NewsroomAction action)
    {
        var lines = ExpectedTable.All.Where(line => line.Action == action).ToList();
        var states = lines[0].From.Count == 0 ? [null] : Enum.GetValues<ArticleState>().Select(state => (ArticleState?)state).ToArray();
        return
            from line in lines
            from kind in new[] { ArticleKind.Original, ArticleKind.Translation }
            from state in states
            from standing in Enum.GetValues<Standing>()
            from who in Situations.SingleFlags
            select Situations.Good(line.Guards, who, state, standing, kind);
    }
}
