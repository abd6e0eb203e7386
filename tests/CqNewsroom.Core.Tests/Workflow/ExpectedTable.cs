using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Workflow;

/// <summary>
/// The workflow as it was designed, written down a second time and by hand, so that a slip in the table of the product shows.
/// It decides by itself too: nothing here comes from <see cref="WorkflowTable"/>.
/// </summary>
internal static class ExpectedTable
{
    /// <summary>
    /// One line for each way of doing an action: kind of article (O original, T translation), states it begins in, standings
    /// (N never published, L live, R retracted), who may, who is greyed since they may be among those at another moment, and
    /// what must hold.
    /// </summary>
    private const string Lines =
        """
        action             | kind | from        | standing | who                                | greyed                        | guards
        CreateStory        | OT   | -           | NLR      | DeskReporter DeskEditor            |                               | OwnLanguage
        ChangeStory        | O    | any         | NLR      | DeskEditor                         |                               |
        ChangeStory        | O    | any         | NLR      | StoryReporter                      |                               | NeverSubmitted
        Save               | OT   | Dra Cha     | NLR      | Writer Translator Editor Coordinator |                             |
        Assign             | OT   | Req Dra Cha | NLR      | DeskEditor Coordinator             |                               |
        Claim              | T    | Req         | NLR      | HouseTranslator                    |                               | NoAgencyNamed
        Claim              | T    | Req         | NLR      | AgencyTranslator                   |                               | AgencyNamed
        Decline            | T    | Req         | NLR      | Coordinator                        |                               | AgencyNamed
        Decline            | T    | Dra Cha     | NLR      | Translator Coordinator             |                               |
        RequestTranslation | O    | any         | NLR      | StoryReporter DeskEditor Workflow  |                               | OriginalAlive
        Submit             | OT   | Dra Cha     | NLR      | Writer Translator Coordinator      |                               | HasText SourcePaired NoBlockingFinding
        Recall             | OT   | Rev         | NLR      | Submitter                          | Writer Translator Coordinator | NoSignOffYet
        Suggest            | OT   | Rev         | NLR      | Reviewer ChiefEditor               |                               |
        AnswerSuggestions  | OT   | Rev Cha     | NLR      | Writer Translator                  |                               |
        RequestChanges     | OT   | Rev         | NLR      | LevelReviewer ChiefEditor          | Reviewer                      |
        RequestChanges     | OT   | App Sch     | NLR      | Reviewer ChiefEditor               |                               |
        Reopen             | OT   | Rev App Sch | NLR      | Editor                             |                               |
        Reopen             | T    | Rev App Sch | NLR      | Translator                         |                               | SourceChanged
        SignOff            | OT   | Rev         | NLR      | LevelReviewer                      | Reviewer                      | NoContributor NoOtherLevel
        Schedule           | OT   | App Sch     | NLR      | Publisher                          |                               |
        Unschedule         | OT   | Sch         | NLR      | Publisher                          |                               |
        Hold               | OT   | Sch         | NLR      | Clock Workflow                     |                               |
        Publish            | OT   | App Sch     | NLR      | Publisher                          |                               | SourceAnswered EmbargoPassed OriginalLive PictureRightsInForce
        Publish            | OT   | Sch         | NLR      | Clock                              |                               | SourceAnswered EmbargoPassed OriginalLive PictureRightsInForce
        PublishUrgently    | OT   | Rev         | NLR      | UrgentPublisher                    |                               | NoContributor SourceAnswered EmbargoPassed OriginalLive PictureRightsInForce
        Countersign        | OT   | any         | L        | MissingLevelReviewer               | Reviewer                      | CountersignNeeded NoContributorOfLive NoOtherLevelOfLive
        StartCorrection    | OT   | Pub         | L        | Writer Translator Editor           |                               |
        DropCorrection     | OT   | pending     | L        | CorrectionStarter Editor           | Writer Translator             |
        DropCorrection     | OT   | pending     | R        | ChiefEditor                        |                               |
        Retract            | OT   | any         | L        | ChiefEditor                        |                               |
        AmendNotice        | OT   | any         | R        | ChiefEditor                        |                               |
        Reinstate          | OT   | Ret         | R        | ChiefEditor                        |                               |
        AnswerSource       | T    | any         | NLR      | Translator Editor                  |                               | SourceChanged
        Spike              | OT   | Dra         | N        | Writer                             |                               |
        Spike              | OT   | pending     | N        | DeskEditor                         |                               |
        Unspike            | OT   | Spk         | NLR      | DeskEditor                         |                               | OriginalNotSpiked
        Import             | OT   | -           | NLR      | Import                             |                               |
        """;

    private static readonly Dictionary<string, ArticleState[]> States = new(StringComparer.Ordinal)
    {
        ["any"] = Enum.GetValues<ArticleState>(),
        ["pending"] = [ArticleState.Requested, ArticleState.Drafting, ArticleState.InReview, ArticleState.ChangesRequested, ArticleState.Approved, ArticleState.Scheduled],
        ["Req"] = [ArticleState.Requested],
        ["Dra"] = [ArticleState.Drafting],
        ["Rev"] = [ArticleState.InReview],
        ["Cha"] = [ArticleState.ChangesRequested],
        ["App"] = [ArticleState.Approved],
        ["Sch"] = [ArticleState.Scheduled],
        ["Pub"] = [ArticleState.Published],
        ["Ret"] = [ArticleState.Retracted],
        ["Spk"] = [ArticleState.Spiked],
    };

    private static readonly Dictionary<char, Standing> Standings = new() { ['N'] = Standing.NeverPublished, ['L'] = Standing.Live, ['R'] = Standing.Retracted };

    /// <summary>The lines, read.</summary>
    public static IReadOnlyList<ExpectedLine> All { get; } = [.. Lines.Split('\n').Skip(1).Select(Read)];

    /// <summary>What <see cref="WorkflowTable.Decide"/> has to answer.</summary>
    /// <param name="action">The action.</param>
    /// <param name="situation">The facts.</param>
    public static Verdict Decide(NewsroomAction action, Situation situation)
    {
        var lines = All.Where(line => line.Action == action && line.Kinds.Contains(situation.Kind)).ToList();
        if (!situation.MayRead || !lines.Exists(line => Fits(line.Who | line.Greyed, situation)))
            return Verdict.Hidden;
        return lines.Exists(line => Fits(line.Who, situation)
            && (line.From.Count == 0 || line.From.Contains(situation.State!.Value))
            && line.Standings.Contains(situation.Standing)
            && line.Guards.All(guard => Situations.Holds(guard, situation)))
            ? Verdict.Allowed
            : Verdict.Refused;
    }

    private static bool Fits(Who who, Situation situation) => (who & situation.Who) != Who.None;

    private static ExpectedLine Read(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return new ExpectedLine(
            Enum.Parse<NewsroomAction>(cells[0]),
            [.. cells[1].Select(kind => kind == 'O' ? ArticleKind.Original : ArticleKind.Translation)],
            cells[2] == "-" ? [] : [.. Words(cells[2]).SelectMany(word => States[word])],
            [.. cells[3].Select(standing => Standings[standing])],
            Flags(cells[4]),
            Flags(cells[5]),
            [.. Words(cells[6]).Select(Enum.Parse<Guard>)]);
    }

    private static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Who Flags(string cell) => Words(cell).Select(Enum.Parse<Who>).Aggregate(Who.None, (all, one) => all | one);
}

/// <summary>One line of <see cref="ExpectedTable"/>.</summary>
internal sealed record ExpectedLine(
    NewsroomAction Action,
    IReadOnlyList<ArticleKind> Kinds,
    IReadOnlyList<ArticleState> From,
    IReadOnlyList<Standing> Standings,
    Who Who,
    Who Greyed,
    IReadOnlyList<Guard> Guards);
