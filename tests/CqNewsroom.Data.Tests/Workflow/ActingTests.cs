using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tests.Workflow;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>The acting table on SQLite.</summary>
public sealed class SqliteActingTests() : ActingTests(DatabaseKind.Sqlite);

/// <summary>The acting table on PostgreSQL.</summary>
public sealed class PostgreSqlActingTests() : ActingTests(DatabaseKind.PostgreSql);

/// <summary>
/// Every command × person × state × standing, called directly at the service, against the table written by hand and what each
/// person is to the article, also written by hand.
/// </summary>
public abstract class ActingTests(DatabaseKind kind)
{
    // What somebody is to an original, to a translation of the house, and to one at the agency; '!' where they may not read it.
    private const string Relations =
        """
        reporter          | StoryReporter Writer DeskReporter                       | StoryReporter DeskReporter                              | StoryReporter DeskReporter
        colleague         | DeskReporter                                            | DeskReporter                                            | DeskReporter
        translator        |                                                         | HouseTranslator                                         | HouseTranslator
        translator2       |                                                         | HouseTranslator                                         | HouseTranslator
        editor            | DeskEditor Editor Publisher Reviewer                    | DeskEditor Editor Publisher Reviewer                    | DeskEditor Editor Publisher Reviewer
        editorEn          | DeskEditor                                              | DeskEditor Editor Publisher Reviewer                    | DeskEditor Editor Publisher Reviewer
        chief             | DeskEditor Editor ChiefEditor Publisher UrgentPublisher Reviewer | DeskEditor Editor ChiefEditor Publisher UrgentPublisher Reviewer | DeskEditor Editor ChiefEditor Publisher UrgentPublisher Reviewer
        all               | DeskReporter DeskEditor Editor ChiefEditor Publisher Reviewer | DeskReporter DeskEditor Editor ChiefEditor Publisher Reviewer HouseTranslator | DeskReporter DeskEditor Editor ChiefEditor Publisher Reviewer HouseTranslator
        lifeEditor        | !                                                       | !                                                       | !
        administrator     | !                                                       | !                                                       | !
        coordinator       | !                                                       | !                                                       | Coordinator
        agencyTranslator  | !                                                       | !                                                       | AgencyTranslator
        agencyTranslator2 | !                                                       | !                                                       | AgencyTranslator
        agencyEditor      | !                                                       | !                                                       | AgencyTranslator
        """;

    private static readonly Dictionary<string, string[]> ByPerson = Relations.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(cells => cells[0], cells => cells[1..], StringComparer.Ordinal);

    private static readonly NewsroomAction[] Commands = [.. Enum.GetValues<NewsroomAction>().Except([NewsroomAction.CreateStory, NewsroomAction.Hold, NewsroomAction.Import])];

    public static IReadOnlyList<Place> Places { get; } =
    [
        .. Each(true, false),
        .. Each(false, false),
        .. Each(false, true).Where(place => place.Standing == Standing.NeverPublished || place.State is ArticleState.Requested or ArticleState.Drafting or ArticleState.Published),
        new Place(true, false, ArticleState.InReview, Standing.NeverPublished, 2),
        new Place(false, false, ArticleState.InReview, Standing.Live, 2),
        new Place(true, false, ArticleState.Published, Standing.Live, Urgent: true),
        new Place(false, false, ArticleState.Drafting, Standing.Live, Urgent: true),
    ];

    [Fact]
    public async Task Every_command_of_everybody_in_every_state_does_what_the_table_says()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind, factory => new UncommittedFactory(factory));
        await newsroom.DeskAsync(desk => desk.TranslationPoint = Core.Desks.TranslationPoint.Submitted);
        var stage = new Stage(newsroom);
        await stage.PrepareAsync();
        var wrong = new List<string>();
        foreach (var place in Places)
        {
            var staged = await stage.PutAsync(place);
            foreach (var person in ByPerson.Keys)
            {
                var situation = Expected(person, place);
                foreach (var action in Commands.Where(action => place.Original || action is not (NewsroomAction.ChangeStory or NewsroomAction.RequestTranslation)))
                {
                    var expected = ExpectedTable.Decide(action, situation);
                    var refusal = await ActAsync(newsroom, person, place, staged, action, situation);
                    // The staged source has no changed block that a translator could name, so the act itself stops where the table let it through.
                    if (action == NewsroomAction.AnswerSource && refusal?.Code == RefusalCode.BlockUnknown)
                        refusal = null;
                    var answered = refusal is null ? Verdict.Allowed : refusal.Code == RefusalCode.NotFound ? Verdict.Hidden : Verdict.Refused;
                    if (answered != expected)
                        wrong.Add($"{action} by {person} on {place}: {expected} was expected, the answer {refusal?.Code.ToString() ?? "done"}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Take(60)) + Environment.NewLine + wrong.Count);
    }

    // The facts as the place says them, with nothing asked of the product.
    private static Situation Expected(string person, Place place)
    {
        var cell = ByPerson[person][place.Original ? 0 : place.AtAgency ? 2 : 1];
        var who = cell == "!" ? Who.None : cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Who>).Aggregate(Who.None, (all, one) => all | one);
        var isReviewer = who.HasFlag(Who.Reviewer);
        var isChief = who.HasFlag(Who.ChiefEditor);
        if (!place.Original && person == place.Assignee)
            who |= Who.Translator;
        if (place.State == ArticleState.InReview && (place.Level == 1 ? isReviewer : isChief))
            who |= Who.LevelReviewer;
        if (place.State == ArticleState.InReview && person == place.Assignee)
            who |= Who.Submitter;
        if (place is { IsPending: true, Standing: not Standing.NeverPublished } && person == (place.Original ? "reporter" : "translator"))
            who |= Who.CorrectionStarter;
        if (place.Urgent && isChief)
            who |= Who.MissingLevelReviewer;
        // Somebody of an agency reads what is assigned to them or may be claimed; their coordinator what the agency has.
        var mayRead = cell != "!" && (person is not ("agencyTranslator2" or "agencyEditor" or "agencyTranslator") || person == place.Assignee || place.State == ArticleState.Requested);
        var contributed = person == "all" || person == (place.Original ? "reporter" : "translator");
        return new Situation
        {
            MayRead = mayRead,
            Who = who,
            State = place.State,
            Standing = place.Standing,
            Kind = place.Original ? ArticleKind.Original : ArticleKind.Translation,
            AgencyNamed = place.AtAgency,
            HasSignOffs = place.State is ArticleState.Approved or ArticleState.Scheduled || (place.State == ArticleState.InReview && place.Level == 2),
            IsContributor = place.IsSubmitted && contributed,
            IsContributorOfLive = contributed,
            SourceChanged = place.AtAgency,
            CountersignNeeded = place.Urgent,
            OriginalGone = place.Original && place.State is ArticleState.Spiked or ArticleState.Retracted,
            EverSubmitted = !place.IsFresh,
        };
    }

    private static async Task<Refusal?> ActAsync(WorkflowNewsroom newsroom, string person, Place place, Staged staged, NewsroomAction action, Situation situation)
    {
        var asker = newsroom.Asker(person);
        var id = staged.Article.Id;
        switch (action)
        {
            case NewsroomAction.ChangeStory:
                var change = new ChangeStory(staged.StoryId, 1, newsroom.OtherSection, [], null, null, [WorkflowNewsroom.En], "");
                return (await newsroom.Acts.ChangeStoryAsync(asker, change, WorkflowNewsroom.Cancellation)).Refusal;
            case NewsroomAction.RequestTranslation:
                var request = new RequestTranslation(staged.StoryId, WorkflowNewsroom.Fr, "early");
                var refusal = (await newsroom.Acts.RequestTranslationAsync(asker, request, WorkflowNewsroom.Cancellation)).Refusal;
                // Asking early is for editors; the table allows the reporter to ask, and the desk's point is not reached.
                return refusal?.Code == RefusalCode.SourceTooEarly && place.IsFresh && !situation.Who.HasFlag(Who.DeskEditor) ? null : refusal;
            case NewsroomAction.Save:
                return (await newsroom.UncommittedWriting.WriteAsync(asker, id, staged.Article.Content with { Summary = "new" }, WorkflowNewsroom.Cancellation)).Refusal;
            default:
                return (await newsroom.DoAsync(person, await CommandAsync(newsroom, place, staged, action, situation))).Refusal;
        }
    }

    private static async Task<ArticleCommand> CommandAsync(WorkflowNewsroom newsroom, Place place, Staged staged, NewsroomAction action, Situation situation)
    {
        var (id, hash) = (staged.Article.Id, staged.Hash);
        var answers = new PublishAnswers(NoNotice: true, PublishAnyway: "it stands");
        var block = staged.Article.Content.Blocks[0];
        return action switch
        {
            NewsroomAction.Assign => new Assign(id, newsroom.Id(place.Original ? "colleague" : situation.Who.HasFlag(Who.Coordinator) ? "agencyTranslator2" : "translator2")),
            NewsroomAction.Claim => new Claim(id),
            NewsroomAction.Decline => new Decline(id, "ill"),
            NewsroomAction.Submit => new Submit(id),
            NewsroomAction.Recall => new Recall(id),
            NewsroomAction.Suggest => new Suggest(id, block.Id, CanonicalJson.WriteBlock(block)),
            NewsroomAction.AnswerSuggestions => new AnswerSuggestions(id, [], await newsroom.ReadAsync(db => db.Suggestions.Where(s => s.ArticleId == id).Select(s => s.Id).ToListAsync(WorkflowNewsroom.Cancellation))),
            NewsroomAction.RequestChanges => new RequestChanges(id, "again"),
            NewsroomAction.Reopen => new Reopen(id),
            NewsroomAction.SignOff => new GiveSignOff(id, hash),
            NewsroomAction.Schedule => new Schedule(id, newsroom.Clock.Now.AddHours(2), hash, answers),
            NewsroomAction.Unschedule => new Unschedule(id),
            NewsroomAction.Publish => new Publish(id, hash, answers),
            NewsroomAction.PublishUrgently => new PublishUrgently(id, hash, "urgent", answers),
            NewsroomAction.Countersign => new Countersign(id, hash),
            NewsroomAction.StartCorrection => new StartCorrection(id),
            NewsroomAction.DropCorrection => new DropCorrection(id),
            NewsroomAction.Retract => new Retract(id, "撤回", Kept(staged)),
            NewsroomAction.AmendNotice => new AmendNotice(id, "更正"),
            NewsroomAction.Reinstate => new Reinstate(id, "was right"),
            NewsroomAction.AnswerSource => new AnswerSource(id, staged.Source ?? Guid.Empty, situation.Who.HasFlag(Who.Editor) ? null : ["@order"], "checked"),
            NewsroomAction.Spike => new Spike(id, new Dictionary<Guid, OtherArticle>()),
            NewsroomAction.Unspike => new Unspike(id),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
        };
    }

    private static Dictionary<Guid, OtherArticle> Kept(Staged staged) =>
        staged.OriginalId is { } original ? new Dictionary<Guid, OtherArticle> { [original] = new(false, "stands") } : [];

    private static IEnumerable<Place> Each(bool original, bool atAgency) =>
        from standing in Enum.GetValues<Standing>()
        from state in Enum.GetValues<ArticleState>()
        where state switch
        {
            ArticleState.Requested => !original,
            ArticleState.Published => standing == Standing.Live,
            ArticleState.Retracted => standing == Standing.Retracted,
            ArticleState.Spiked => standing == Standing.NeverPublished,
            _ => true,
        }
        select new Place(original, atAgency, state, standing);
}
