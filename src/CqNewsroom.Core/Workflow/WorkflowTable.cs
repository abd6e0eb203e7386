using static CqNewsroom.Core.Workflow.ArticleState;

namespace CqNewsroom.Core.Workflow;

/// <summary>
/// The workflow: one immutable table and one pure function. Pages, the service, the clock and the API all ask
/// <see cref="Decide"/>, so that a button and a refusal never disagree. The table is that of docs/workflow.md.
/// </summary>
public static class WorkflowTable
{
    private static readonly Standing[] AnyStanding = [Standing.NeverPublished, Standing.Live, Standing.Retracted];
    private static readonly ArticleState[] AnyState = [.. Enum.GetValues<ArticleState>()];
    private static readonly ArticleState[] Writing = [Drafting, ChangesRequested];
    private static readonly ArticleState[] Decided = [Approved, ArticleState.Scheduled];
    private static readonly ArticleState[] Pending = [Requested, Drafting, InReview, ChangesRequested, Approved, ArticleState.Scheduled];
    private static readonly Guard[] PublishGuards = [Guard.SourceAnswered, Guard.EmbargoPassed, Guard.OriginalLive, Guard.PictureRightsInForce];
    private static readonly Guard[] SeparationOfDuties = [Guard.NoContributor, Guard.NoOtherLevel];

    /// <summary>What a text must be to go into review; accepted suggestions are held to it as well.</summary>
    public static IReadOnlyList<Guard> SubmitGuards { get; } = [Guard.HasText, Guard.SourcePaired, Guard.NoBlockingFinding];

    /// <summary>
    /// Every row. An action has more than one where different people may do it in different states, or where another state leads
    /// elsewhere: each of a row's from leads to each of its to.
    /// </summary>
    public static IReadOnlyList<Transition> Rows { get; } =
    [
        Row(NewsroomAction.CreateStory, Who.DeskReporter | Who.DeskEditor, [], [Drafting], guards: [Guard.OwnLanguage]),
        Row(NewsroomAction.ChangeStory, Who.DeskEditor, AnyState, kind: ArticleKind.Original),
        Row(NewsroomAction.ChangeStory, Who.StoryReporter, AnyState, kind: ArticleKind.Original, guards: [Guard.NeverSubmitted]),
        Row(NewsroomAction.Save, Who.Assignee | Who.Editor | Who.Coordinator, Writing),
        Row(NewsroomAction.Assign, Who.DeskEditor | Who.Coordinator, [Requested, Drafting], [Requested, Drafting], asks: Asks.Assignee),
        Row(NewsroomAction.Assign, Who.DeskEditor | Who.Coordinator, [ChangesRequested], [Requested, ChangesRequested], asks: Asks.Assignee),
        Row(NewsroomAction.Claim, Who.AgencyTranslator, [Requested], [Drafting], kind: ArticleKind.Translation, guards: [Guard.AgencyNamed]),
        Row(NewsroomAction.Claim, Who.HouseTranslator, [Requested], [Drafting], kind: ArticleKind.Translation, guards: [Guard.NoAgencyNamed]),
        Row(NewsroomAction.Decline, Who.Coordinator, [Requested], [Requested], kind: ArticleKind.Translation, guards: [Guard.AgencyNamed], asks: Asks.Reason),
        Row(NewsroomAction.Decline, Who.Translator | Who.Coordinator, Writing, [Requested], kind: ArticleKind.Translation, asks: Asks.Reason),
        Row(NewsroomAction.RequestTranslation, Who.StoryReporter | Who.DeskEditor | Who.Workflow, AnyState, kind: ArticleKind.Original, guards: [Guard.OriginalAlive], asks: Asks.Language),
        Row(NewsroomAction.Submit, Who.Assignee | Who.Coordinator, Writing, [InReview], guards: SubmitGuards),
        Row(NewsroomAction.Recall, Who.Submitter, [InReview], [Drafting], guards: [Guard.NoSignOffYet]),
        Row(NewsroomAction.Suggest, Who.Reviewer | Who.ChiefEditor, [InReview]),
        Row(NewsroomAction.AnswerSuggestions, Who.Assignee, [InReview, ChangesRequested]),
        Row(NewsroomAction.RequestChanges, Who.LevelReviewer | Who.ChiefEditor, [InReview], [ChangesRequested], asks: Asks.Reason),
        Row(NewsroomAction.RequestChanges, Who.Reviewer | Who.ChiefEditor, Decided, [ChangesRequested], asks: Asks.Reason),
        Row(NewsroomAction.Reopen, Who.Editor, [InReview, Approved, ArticleState.Scheduled], [Drafting]),
        Row(NewsroomAction.Reopen, Who.Translator, [InReview, Approved, ArticleState.Scheduled], [Drafting], kind: ArticleKind.Translation, guards: [Guard.SourceChanged]),
        Row(NewsroomAction.SignOff, Who.LevelReviewer, [InReview], [InReview, Approved], guards: SeparationOfDuties, asks: Asks.Opinion),
        Row(NewsroomAction.Schedule, Who.Publisher, Decided, [ArticleState.Scheduled], asks: Asks.Time | Asks.PublishAnswers),
        Row(NewsroomAction.Unschedule, Who.Publisher, [ArticleState.Scheduled], [Approved]),
        Row(NewsroomAction.Hold, Who.Clock | Who.Workflow, [ArticleState.Scheduled], [Approved], asks: Asks.Reason),
        Row(NewsroomAction.Publish, Who.Publisher, Decided, [ArticleState.Published], guards: PublishGuards, asks: Asks.PublishAnswers),
        Row(NewsroomAction.Publish, Who.Clock, [ArticleState.Scheduled], [ArticleState.Published], guards: PublishGuards),
        Row(NewsroomAction.PublishUrgently, Who.UrgentPublisher, [InReview], [ArticleState.Published], guards: [Guard.NoContributor, .. PublishGuards], asks: Asks.Reason | Asks.PublishAnswers),
        Row(NewsroomAction.Countersign, Who.MissingLevelReviewer, AnyState, standings: [Standing.Live], guards: [Guard.CountersignNeeded, Guard.NoContributorOfLive, Guard.NoOtherLevelOfLive], asks: Asks.Opinion),
        Row(NewsroomAction.StartCorrection, Who.Assignee | Who.Editor, [ArticleState.Published], [Drafting], standings: [Standing.Live]),
        Row(NewsroomAction.DropCorrection, Who.CorrectionStarter | Who.Editor, Pending, [ArticleState.Published], standings: [Standing.Live]),
        Row(NewsroomAction.DropCorrection, Who.ChiefEditor, Pending, [ArticleState.Retracted], standings: [Standing.Retracted]),
        Row(NewsroomAction.Retract, Who.ChiefEditor, AnyState, [ArticleState.Retracted], standings: [Standing.Live], asks: Asks.Notice | Asks.OtherArticles),
        Row(NewsroomAction.AmendNotice, Who.ChiefEditor, AnyState, standings: [Standing.Retracted], asks: Asks.Notice),
        Row(NewsroomAction.Reinstate, Who.ChiefEditor, [ArticleState.Retracted], [Drafting], standings: [Standing.Retracted], asks: Asks.Reason),
        Row(NewsroomAction.AnswerSource, Who.Translator | Who.Editor, AnyState, kind: ArticleKind.Translation, guards: [Guard.SourceChanged]),
        Row(NewsroomAction.Spike, Who.Writer, [Drafting], [Spiked], standings: [Standing.NeverPublished], asks: Asks.OtherArticles),
        Row(NewsroomAction.Spike, Who.DeskEditor, Pending, [Spiked], standings: [Standing.NeverPublished], asks: Asks.OtherArticles),
        Row(NewsroomAction.Unspike, Who.DeskEditor, [Spiked], [Drafting, Requested], guards: [Guard.OriginalNotSpiked]),
        Row(NewsroomAction.Import, Who.Import, [], [ArticleState.Published]),
    ];

    /// <summary>May the person of the situation do this, here and now?</summary>
    /// <param name="action">The action.</param>
    /// <param name="situation">The facts.</param>
    public static Decision Decide(NewsroomAction action, Situation situation)
    {
        var rows = Rows.Where(row => row.Action == action && row.Kind.HasFlag(situation.Kind)).ToList();
        if (!situation.MayRead || !rows.Exists(row => (Ever(row.Who) & situation.Who) != Who.None))
            return new Decision(action, Verdict.Hidden, null, null);

        Refusal? reason = null;
        foreach (var row in rows)
        {
            var refusal = Against(row, situation);
            if (refusal is null)
                return new Decision(action, Verdict.Allowed, null, row);
            reason = MoreTelling(reason, refusal);
        }

        return new Decision(action, Verdict.Refused, reason, null);
    }

    private static Refusal? Against(Transition row, Situation situation)
    {
        if ((row.Who & situation.Who) == Who.None)
            return new Refusal(NotYet(row.Who, situation));
        if (situation.State is { } state && !row.From.Contains(state))
            return new Refusal(RefusalCode.WrongState);
        if (!row.Standings.Contains(situation.Standing))
            return new Refusal(RefusalCode.WrongStanding);
        return row.Guards.Select(guard => Guards.Check(guard, situation)).FirstOrDefault(refusal => refusal is not null);
    }

    // What fits a person at another moment of the same article's life: whoever may review some level may wait for it, whoever may
    // submit may recall, whoever may start a correction may drop it.
    private static Who Ever(Who who)
    {
        if (who.HasFlag(Who.LevelReviewer) || who.HasFlag(Who.MissingLevelReviewer))
            who |= Who.Reviewer;
        if (who.HasFlag(Who.Submitter))
            who |= Who.Assignee | Who.Coordinator;
        if (who.HasFlag(Who.CorrectionStarter))
            who |= Who.Assignee | Who.Editor;
        return who;
    }

    private static RefusalCode NotYet(Who who, Situation situation)
    {
        if (situation.State is ArticleState.InReview)
        {
            if (who.HasFlag(Who.LevelReviewer) && situation.Who.HasFlag(Who.Reviewer))
                return RefusalCode.NotYourLevel;
            if (who.HasFlag(Who.Submitter))
                return RefusalCode.NotSubmitter;
        }

        if (who.HasFlag(Who.MissingLevelReviewer) && situation.Who.HasFlag(Who.Reviewer))
            return situation.CountersignNeeded ? RefusalCode.NotYourLevel : RefusalCode.NothingToCountersign;
        if (who.HasFlag(Who.LevelReviewer) || who.HasFlag(Who.Submitter))
            return RefusalCode.WrongState;
        return who.HasFlag(Who.CorrectionStarter) ? RefusalCode.NotStarter : RefusalCode.NotAllowed;
    }

    // A guard says more than a wrong state, and a wrong state more than 'not you'.
    private static Refusal MoreTelling(Refusal? one, Refusal other)
    {
        static int Weight(Refusal refusal) => refusal.Code switch
        {
            RefusalCode.NotAllowed => 0,
            RefusalCode.WrongState or RefusalCode.WrongStanding => 1,
            _ => 2,
        };
        return one is null || Weight(other) > Weight(one) ? other : one;
    }

    private static Transition Row(
        NewsroomAction action,
        Who who,
        IReadOnlyList<ArticleState> from,
        IReadOnlyList<ArticleState>? to = null,
        ArticleKind kind = ArticleKind.Any,
        IReadOnlyList<Standing>? standings = null,
        IReadOnlyList<Guard>? guards = null,
        Asks asks = Asks.Nothing) =>
        new(action, who, from, to ?? [], standings ?? AnyStanding, kind, guards ?? [], asks);
}
