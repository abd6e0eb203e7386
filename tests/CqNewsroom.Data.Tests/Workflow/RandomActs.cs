using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport.Invariants;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>One step of a random sequence: four numbers from which person, article, act and its particulars follow.</summary>
public sealed record RandomStep(int Who, int Which, int What, int How);

/// <summary>
/// Plays random acts by random people on a story, and checks after each: the service did what the table says of the situation
/// before, refused acts left no trace, the contributors are those who wrote, and every invariant holds. Now and then two people act
/// at once on one article: one wins, the other is told who did what and can act again.
/// </summary>
/// <param name="newsroom">The newsroom; one for all sequences.</param>
/// <param name="checker">Watches its database.</param>
public sealed class RandomActs(WorkflowNewsroom newsroom, InvariantChecker checker)
{
    private static readonly string[] People =
        ["reporter", "colleague", "translator", "translator2", "translatorFr", "editor", "editor2", "chief", "chief2", "all", "coordinator", "agencyTranslator", "agencyTranslator2", "administrator"];

    private static readonly NewsroomAction[] Actions = [.. Enum.GetValues<NewsroomAction>().Except([NewsroomAction.CreateStory, NewsroomAction.Import, NewsroomAction.Hold])];

    private readonly Dictionary<Guid, HashSet<Guid>> _wrote = [];
    private Guid _story;

    /// <summary>What was done, for the message of a failure.</summary>
    public List<string> Played { get; } = [];

    /// <summary>How many acts were done, by action; tells whether the sequences come anywhere.</summary>
    public Dictionary<NewsroomAction, int> Done { get; } = [];

    /// <summary>How often two people acted at once and the slower one was told who had been faster.</summary>
    public int Beaten { get; private set; }

    /// <summary>Plays a sequence on a story of its own.</summary>
    public async Task PlayAsync(IReadOnlyList<RandomStep> steps)
    {
        Played.Clear();
        var created = await newsroom.Acts.CreateStoryAsync(
            newsroom.Asker("reporter"),
            new CreateStory(newsroom.City, newsroom.Section, WorkflowNewsroom.Zh, steps[0].How % 3 == 0 ? [WorkflowNewsroom.En, WorkflowNewsroom.Fr] : [WorkflowNewsroom.En]),
            WorkflowNewsroom.Cancellation);
        _story = created.Value!.StoryId;
        await WriteAsync("reporter", created.Value.ArticleId, true, 0);
        await CheckAsync();
        foreach (var step in steps)
        {
            newsroom.Clock.Pass(TimeSpan.FromSeconds(30 + (step.How % 400)));
            await PlayAsync(step);
        }
    }

    private async Task PlayAsync(RandomStep step)
    {
        if (step.Which % 16 == 0)
        {
            Played.Add("the clock");
            await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation);
            await ForgetPublishedAsync();
            await CheckAsync();
            return;
        }

        var (person, loaded, action) = await ChooseAsync(step);
        if (step.Which % 8 == 1)
        {
            var other = await ChooseAsync(step with { Who = step.Who + 1 + (step.How % (People.Length - 1)), What = step.How });
            if (other.Person != person && IsCommand(action, loaded) && IsCommand(other.Action, loaded))
            {
                await PlayAtOnceAsync((person, loaded, action), other, step.How);
                return;
            }
        }

        var before = checker.Records;
        var decision = loaded.Decide(action);
        var wrote = action == NewsroomAction.Save;
        var refusal = wrote
            ? await WriteAsync(person, loaded.Article.Id, loaded.Article.IsOriginal, step.How)
            : await ActAsync(person, loaded, action, step.How);
        Played.Add($"{person} {action} {(loaded.Article.IsOriginal ? "original" : loaded.Article.Language)} in {loaded.Article.State}: {refusal?.Code.ToString() ?? "done"}");
        if (!decision.IsAllowed)
            Assert.True(refusal?.Code == decision.RefusalForService.Code, $"{Last}, although {decision.Verdict} {decision.Refusal?.Code}");
        else
            Assert.False(refusal?.Code is RefusalCode.NotFound or RefusalCode.WrongState or RefusalCode.WrongStanding or RefusalCode.SignedOut, $"{Last}, although allowed");
        if (refusal is null)
            Done[action] = Done.GetValueOrDefault(action) + 1;
        await RememberAsync(person, loaded.Article, action, refusal);
        await CheckAsync();
        Assert.True(wrote || refusal is not null ? checker.Records == before : checker.Records > before, $"{Last}, and {checker.Records - before} records were written");
    }

    // Invariant 6. Both saw the same version, so at most one act is done; whoever came second is told so, and may act again.
    private async Task PlayAtOnceAsync((string Person, LoadedArticle Loaded, NewsroomAction Action) first, (string Person, LoadedArticle Loaded, NewsroomAction Action) second, int how)
    {
        var before = checker.Records;
        (string Person, LoadedArticle Loaded, NewsroomAction Action)[] both = [first, second];
        var commands = new List<ArticleCommand>();
        foreach (var (_, loaded, action) in both)
            commands.Add(await CommandAsync(loaded, action, how) with { SeenVersion = loaded.Article.Version });
        var outcomes = await Task.WhenAll(both.Select((act, index) => newsroom.DoAsync(act.Person, commands[index])));
        Played.Add("at once: " + string.Join("; ", both.Select((act, index) => $"{act.Person} {act.Action} {act.Loaded.Article.Language} in {act.Loaded.Article.State}: {outcomes[index].Refusal?.Code.ToString() ?? "done"}")));
        Assert.False(outcomes.All(outcome => outcome.IsDone), $"{Last}, both");
        Assert.DoesNotContain(outcomes, outcome => outcome.Refusal?.Code == RefusalCode.DatabaseBusy);
        var winner = Array.FindIndex(outcomes, outcome => outcome.IsDone);
        if (winner >= 0)
        {
            Done[both[winner].Action] = Done.GetValueOrDefault(both[winner].Action) + 1;
            await RememberAsync(both[winner].Person, both[winner].Loaded.Article, both[winner].Action, null);
        }

        await CheckAsync();
        Assert.Equal(winner >= 0, checker.Records > before);
        for (var index = 0; index < both.Length; index++)
        {
            if (index != winner)
                await CheckSlowerAsync(both[index], commands[index], outcomes[index].Refusal!, winner < 0 ? null : both[winner].Person);
        }
    }

    private async Task CheckSlowerAsync((string Person, LoadedArticle Loaded, NewsroomAction Action) slower, ArticleCommand command, Refusal refusal, string? winner)
    {
        // Refused for a reason of its own: it came first, or it may not even read the article any more.
        var decision = slower.Loaded.Decide(slower.Action);
        if (refusal.Code != RefusalCode.SomebodyWasFaster)
        {
            Assert.True(decision.IsAllowed || refusal.Code == RefusalCode.NotFound || refusal.Code == decision.RefusalForService.Code, $"{Last}, although {decision.Refusal?.Code}");
            Assert.False(decision.IsAllowed && refusal.Code is RefusalCode.WrongState or RefusalCode.WrongStanding, $"{Last}, without being told who did what");
            return;
        }

        Assert.True(winner is not null && refusal.Arguments[0].Equals(winner), $"{Last}: {refusal.In("en")}");
        Beaten++;
        // The same again, of what stands there now: refused or done as for anybody who comes now.
        await using var db = await newsroom.OpenAsync();
        var now = await WithTextAsync(db, slower.Person, (await newsroom.Loader.LoadAsync(db, newsroom.Id(slower.Person), command.ArticleId, newsroom.Clock.Now, false, WorkflowNewsroom.Cancellation))!, slower.Action);
        var again = (await newsroom.DoAsync(slower.Person, command with { SeenVersion = now.Article.Version })).Refusal;
        Played.Add($"{slower.Person} {slower.Action} again: {again?.Code.ToString() ?? "done"}");
        if (!now.Decide(slower.Action).IsAllowed)
            Assert.Equal(now.Decide(slower.Action).RefusalForService.Code, again?.Code);
        Assert.NotEqual(RefusalCode.SomebodyWasFaster, again?.Code);
        await RememberAsync(slower.Person, now.Article, slower.Action, again);
        await CheckAsync();
    }

    // Save has versions of its own, block by block; the other two are acts on the story.
    private static bool IsCommand(NewsroomAction action, LoadedArticle loaded) =>
        action is not (NewsroomAction.Save or NewsroomAction.ChangeStory or NewsroomAction.RequestTranslation) && loaded.Situation.MayRead;

    private string Last => Played[^1];

    // Mostly something that somebody may do, so that the sequences come far; often enough something that nobody should.
    private async Task<(string Person, LoadedArticle Loaded, NewsroomAction Action)> ChooseAsync(RandomStep step)
    {
        await using var db = await newsroom.OpenAsync();
        var articles = await db.Articles.AsNoTracking().Where(a => a.StoryId == _story).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(WorkflowNewsroom.Cancellation);
        var article = articles[step.Which % articles.Count];
        for (var attempt = 0; ; attempt++)
        {
            var person = People[(step.Who + (attempt * 5)) % People.Length];
            var loaded = (await newsroom.Loader.LoadAsync(db, newsroom.Id(person), article, newsroom.Clock.Now, false, WorkflowNewsroom.Cancellation))!;
            if (step.How % 8 == 0)
                return (person, await WithTextAsync(db, person, loaded, Actions[step.What % Actions.Length]), Actions[step.What % Actions.Length]);
            var allowed = Actions.Where(action => loaded.Decide(action).IsAllowed).SelectMany(action => Enumerable.Repeat(action, Weight(loaded, action))).ToList();
            if (allowed.Count > 0 || attempt == 2)
            {
                var action = allowed.Count == 0 ? Actions[step.What % Actions.Length] : allowed[step.What % allowed.Count];
                return (person, await WithTextAsync(db, person, loaded, action), action);
            }
        }
    }

    // Only some actions look at the text, and reading it takes its time.
    private async Task<LoadedArticle> WithTextAsync(INewsroomDb db, string person, LoadedArticle loaded, NewsroomAction action) =>
        action is NewsroomAction.Submit
            ? (await newsroom.Loader.LoadAsync(db, newsroom.Id(person), loaded.Article.Id, newsroom.Clock.Now, true, WorkflowNewsroom.Cancellation))!
            : loaded;

    // What leads on comes more often than what leads back, else nothing ever gets to readers.
    private static int Weight(LoadedArticle loaded, NewsroomAction action) => action switch
    {
        NewsroomAction.Submit or NewsroomAction.SignOff or NewsroomAction.Publish or NewsroomAction.StartCorrection or NewsroomAction.Countersign => 8,
        // Seldom reached at all.
        NewsroomAction.Schedule or NewsroomAction.Unschedule => 16,
        NewsroomAction.Save => loaded.Article.HasSavedText ? 2 : 8,
        NewsroomAction.Assign or NewsroomAction.RequestTranslation => loaded.Article.State == ArticleState.Requested ? 4 : 1,
        NewsroomAction.Spike => loaded.Article.Id.GetHashCode() % 4 == 0 ? 1 : 0,
        NewsroomAction.ChangeStory or NewsroomAction.Decline or NewsroomAction.Retract or NewsroomAction.Reopen => 1,
        _ => 4,
    };

    private async Task<Refusal?> WriteAsync(string person, Guid article, bool isOriginal, int how)
    {
        var words = how % 7;
        var content = isOriginal
            ? WorkflowNewsroom.Text($"标题{words % 3}", [.. Enumerable.Range(0, 1 + (words % 3)).Select(n => $"第{n}段，第{words % 4}稿。")])
            : WorkflowNewsroom.Translated($"Headline {words % 3}", [.. Enumerable.Range(0, 3 - (words % 2)).Select(n => $"Paragraph {n}, draft {words % 4}.")]);
        var before = await newsroom.WorkingCopyAsync(article);
        var outcome = await newsroom.Writing.WriteAsync(newsroom.Asker(person), article, content, WorkflowNewsroom.Cancellation);
        if (outcome.IsDone && !before.Equals(content))
            WhoWrote(article).Add(newsroom.Id(person));
        return outcome.Refusal;
    }

    private async Task<Refusal?> ActAsync(string person, LoadedArticle loaded, NewsroomAction action, int how)
    {
        var article = loaded.Article;
        // A translation is no place to act on the story from: the service asks of the original.
        if (!article.IsOriginal && action is NewsroomAction.ChangeStory or NewsroomAction.RequestTranslation)
            return loaded.Decide(action).RefusalForService;
        if (action == NewsroomAction.ChangeStory)
        {
            var story = loaded.Story;
            var change = new ChangeStory(
                story.Id, story.Version, how % 2 == 0 ? newsroom.Section : newsroom.OtherSection, [$"tag{how % 3}"], story.Deadline,
                how % 4 == 0 && loaded.Situation.Who.HasFlag(Who.DeskEditor) ? newsroom.Clock.Now.AddMinutes(how % 60) : story.Embargo, story.WantedLanguages, story.Brief);
            return (await newsroom.Acts.ChangeStoryAsync(newsroom.Asker(person), change, WorkflowNewsroom.Cancellation)).Refusal;
        }

        if (action == NewsroomAction.RequestTranslation)
        {
            var request = new RequestTranslation(loaded.Story.Id, how % 2 == 0 ? WorkflowNewsroom.Fr : WorkflowNewsroom.En, how % 3 == 0 ? "early" : null);
            return (await newsroom.Acts.RequestTranslationAsync(newsroom.Asker(person), request, WorkflowNewsroom.Cancellation)).Refusal;
        }

        return (await newsroom.DoAsync(person, await CommandAsync(loaded, action, how))).Refusal;
    }

    private async Task<ArticleCommand> CommandAsync(LoadedArticle loaded, NewsroomAction action, int how)
    {
        var id = loaded.Article.Id;
        var (submitted, live) = (loaded.Submitted?.Hash ?? "", loaded.Live?.Hash ?? "");
        var answers = new PublishAnswers(how % 2 == 0 ? "更正" : null, how % 2 == 1, how % 4 == 3 ? null : "anyway")
        {
            NoticeKind = (NoticeKind)(how % 4),
            NoticePlacement = how % 5 == 0 ? NoticePlacement.Top : null,
            IsTechnicalFix = how % 3 == 0,
        };
        return action switch
        {
            NewsroomAction.Assign => Assigned(loaded, how),
            NewsroomAction.Claim => new Claim(id),
            NewsroomAction.Decline => new Decline(id, "too busy"),
            NewsroomAction.Submit => new Submit(id),
            NewsroomAction.Recall => new Recall(id),
            NewsroomAction.Suggest => new Suggest(id, SuggestedBlock(loaded).Id, CanonicalJson.WriteBlock(SuggestedBlock(loaded))),
            NewsroomAction.AnswerSuggestions => await AnsweredAsync(loaded, how),
            NewsroomAction.RequestChanges => new RequestChanges(id, "again"),
            NewsroomAction.Reopen => new Reopen(id),
            NewsroomAction.SignOff => new GiveSignOff(id, submitted),
            NewsroomAction.Schedule => new Schedule(id, newsroom.Clock.Now.AddMinutes(1 + (how % 20)), submitted, answers),
            NewsroomAction.Unschedule => new Unschedule(id),
            NewsroomAction.Publish => new Publish(id, submitted, answers),
            NewsroomAction.PublishUrgently => new PublishUrgently(id, submitted, "urgent", answers),
            NewsroomAction.Countersign => new Countersign(id, live),
            NewsroomAction.StartCorrection => new StartCorrection(id),
            NewsroomAction.DropCorrection => new DropCorrection(id),
            NewsroomAction.Retract => new Retract(id, "撤回", Others(loaded, how), (RetractionForm)(how % 3)),
            NewsroomAction.AmendNotice => new AmendNotice(id, $"notice {how % 5}"),
            NewsroomAction.Reinstate => new Reinstate(id, "was right"),
            NewsroomAction.AnswerSource => AnsweredSource(loaded, how),
            NewsroomAction.Spike => new Spike(id, Others(loaded, how)),
            NewsroomAction.Unspike => new Unspike(id),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
        };
    }

    private Assign Assigned(LoadedArticle loaded, int how)
    {
        string[] takers = loaded.Article switch
        {
            { IsOriginal: true } => ["reporter", "colleague", "editor", "all"],
            { Language: WorkflowNewsroom.Fr } => ["translatorFr", "rivalTranslator", "translator"],
            _ => ["translator", "translator2", "agencyTranslator", "agencyTranslator2", "all"],
        };
        return !loaded.Article.IsOriginal && how % 5 == 0
            ? new Assign(loaded.Article.Id, null, newsroom.Fathom)
            : new Assign(loaded.Article.Id, newsroom.Id(takers[how % takers.Length]));
    }

    private static ParagraphBlock SuggestedBlock(LoadedArticle loaded)
    {
        var block = loaded.Submitted is { } submitted ? CanonicalJson.Read(submitted.Content).Blocks[0] : new ParagraphBlock { Id = "p1" };
        return new ParagraphBlock { Id = block.Id, Sources = block.Sources, Text = RichText.Of(loaded.Article.IsOriginal ? "建议改写。" : "Suggested.") };
    }

    private async Task<AnswerSuggestions> AnsweredAsync(LoadedArticle loaded, int how)
    {
        var open = await newsroom.ReadAsync(db => db.Suggestions.Where(s => s.ArticleId == loaded.Article.Id && s.Status == SuggestionStatus.Open).Select(s => s.Id).ToListAsync(WorkflowNewsroom.Cancellation));
        return how % 3 == 0 ? new AnswerSuggestions(loaded.Article.Id, [], open) : new AnswerSuggestions(loaded.Article.Id, open, []);
    }

    private static AnswerSource AnsweredSource(LoadedArticle loaded, int how)
    {
        var source = loaded.Original.SourceRevisionId ?? Guid.Empty;
        return loaded.Situation.Who.HasFlag(Who.Editor)
            ? new AnswerSource(loaded.Article.Id, source, null, "checked")
            : new AnswerSource(loaded.Article.Id, source, how % 2 == 0 ? ["p1"] : ["@headline", "p1", "p2", "p3"]);
    }

    private static Dictionary<Guid, OtherArticle> Others(LoadedArticle loaded, int how) =>
        loaded.Story.Articles.Where(a => a.Id != loaded.Article.Id && (a.Standing == Standing.Live || how % 3 == 0))
            .ToDictionary(a => a.Id, a => new OtherArticle(how % 2 == 0 && a.Standing == Standing.Live, "because") { EditorsNote = how % 3 == 0 ? null : "noted" });

    private HashSet<Guid> WhoWrote(Guid article)
    {
        if (!_wrote.TryGetValue(article, out var persons))
            _wrote[article] = persons = [];
        return persons;
    }

    // Contributors: who wrote since creation or the last Publish or DropCorrection, kept here by what the acts should do.
    private async Task RememberAsync(string person, Article before, NewsroomAction action, Refusal? refusal)
    {
        if (refusal is not null)
            return;
        if (action == NewsroomAction.AnswerSuggestions && await newsroom.ReadAsync(db => db.Suggestions.AnyAsync(s => s.ArticleId == before.Id && s.Status == SuggestionStatus.Accepted && s.AnsweredById == newsroom.Id(person), WorkflowNewsroom.Cancellation)))
            WhoWrote(before.Id).Add(newsroom.Id(person));
        if (action == NewsroomAction.Save && person == "coordinator" && before.AssigneeId is { } credited && WhoWrote(before.Id).Contains(newsroom.Id(person)))
            WhoWrote(before.Id).Add(credited);
        if (action is NewsroomAction.Submit or NewsroomAction.AnswerSuggestions && (await newsroom.ArticleAsync(before.Id)).SubmittedRevisionId is { } submitted)
        {
            var listed = await newsroom.ReadAsync(db => db.Revisions.Where(r => r.Id == submitted).Select(r => r.Contributors).SingleAsync(WorkflowNewsroom.Cancellation));
            Assert.True(WhoWrote(before.Id).SetEquals(listed), $"{Last}: contributors are {string.Join(", ", listed)}, and {string.Join(", ", WhoWrote(before.Id))} wrote");
        }

        if (action is NewsroomAction.Publish or NewsroomAction.PublishUrgently or NewsroomAction.DropCorrection)
            WhoWrote(before.Id).Clear();
    }

    private async Task ForgetPublishedAsync()
    {
        foreach (var article in await newsroom.ReadAsync(db => db.Articles.Where(a => a.State == ArticleState.Published && a.StoryId == _story).Select(a => a.Id).ToListAsync(WorkflowNewsroom.Cancellation)))
            WhoWrote(article).Clear();
    }

    private async Task CheckAsync()
    {
        await using var db = await newsroom.OpenAsync();
        var violations = await checker.CheckStoryAsync(db, _story, WorkflowNewsroom.Cancellation);
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }
}
