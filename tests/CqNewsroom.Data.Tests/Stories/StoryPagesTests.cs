using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;

namespace CqNewsroom.Data.Tests.Stories;

public sealed class StoryPagesTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_choices_of_everybody_in_every_state_are_what_the_service_would_do(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var drafted = await newsroom.DraftAsync();
        var reviewed = await newsroom.InReviewAsync();
        var approved = await newsroom.ApprovedAsync();
        var live = await newsroom.LiveStoryAsync("en");
        await newsroom.TranslatedAsync(live.StoryId);

        foreach (var person in newsroom.People)
        {
            foreach (var story in new[] { drafted, reviewed, approved, live })
            {
                var view = (await pages.ReadAsync(newsroom.Asker(person), story.Number, WorkflowNewsroom.Cancellation)).Value;
                var shown = view?.Articles.ToDictionary(article => article.Acting.ArticleId) ?? [];
                foreach (var article in (await newsroom.StoryAsync(story.StoryId)).Articles)
                {
                    var decided = await DecidedAsync(newsroom, person, article.Id);
                    if (!shown.TryGetValue(article.Id, out var card))
                    {
                        Assert.All(decided, decision => Assert.Equal(Verdict.Hidden, decision.Verdict));
                        continue;
                    }

                    foreach (var decision in decided)
                    {
                        var choice = card.Acting.Actions.SingleOrDefault(choice => choice.Action == decision.Action);
                        Assert.Equal(decision.IsAllowed, choice?.IsAllowed ?? false);
                        Assert.False(decision.Verdict == Verdict.Hidden && choice is not null, $"{decision.Action} is shown to {person}");
                        Assert.Equal(choice is { IsAllowed: false }, choice?.Reason is not null);
                    }

                    Assert.True(card.Acting.Main is not { } main || card.Acting.Actions.Single(choice => choice.Action == main).IsAllowed);
                }
            }
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_agencys_person_sees_their_article_its_source_brief_and_notes_and_nothing_else(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.ApprovedAsync("en");
        Assert.True((await newsroom.Acts.ChangeStoryAsync(
            newsroom.Asker("editor"), new ChangeStory(story.StoryId, 1, newsroom.Section, ["机密标签"], null, null, ["en"], "Names of bridges as in the termbase."), WorkflowNewsroom.Cancellation)).IsDone);
        var english = await newsroom.TranslationAsync(story.StoryId);
        await newsroom.MustAsync("editor", new Assign(english, null, newsroom.Fathom));
        await newsroom.MustAsync("agencyTranslator", new Claim(english));
        await newsroom.WriteAsync("agencyTranslator", english, WorkflowNewsroom.Translated("New bridge opens", "First.", "Second."));
        await newsroom.MustAsync("agencyTranslator", new Submit(english));
        await newsroom.MustAsync("editor", new RequestChanges(english, "Check the name of the bridge."));

        foreach (var person in new[] { "agencyTranslator", "coordinator" })
        {
            var view = (await pages.ReadAsync(newsroom.Asker(person), story.Number, WorkflowNewsroom.Cancellation)).Value!;
            var article = Assert.Single(view.Articles);

            Assert.True(view.IsRestricted);
            Assert.Equal("Names of bridges as in the termbase.", view.Brief);
            Assert.Empty(view.Tags);
            Assert.Null(view.CreatedBy);
            Assert.Empty(view.Actions);
            Assert.Equal(english, article.Acting.ArticleId);
            Assert.Equal("江上新桥通车", article.Source!.Text!.Headline);
            Assert.Equal("Check the name of the bridge.", Assert.Single(article.ReturnNotes).Text);
            Assert.Null(article.ReturnNotes[0].By);
            Assert.Empty(article.Levels);
            Assert.Empty(article.EarlierSignOffs);
            Assert.Empty(article.Revisions);
            Assert.Empty(article.Acting.Others);
            Assert.Empty(article.Acting.OtherSigners);
            Assert.Null(article.Acting.Credits.Editor);
            Assert.Equal(RefusalCode.NotFound, (await pages.HistoryAsync(newsroom.Asker(person), story.Number, null, WorkflowNewsroom.Cancellation)).Refusal?.Code);
        }

        foreach (var person in new[] { "agencyTranslator2", "agencyFr", "rivalCoordinator", "rivalTranslator", "agencyEditor", "lifeEditor", "administrator", "nobody" })
        {
            Assert.Equal(RefusalCode.NotFound, (await pages.ReadAsync(newsroom.Asker(person), story.Number, WorkflowNewsroom.Cancellation)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await pages.HistoryAsync(newsroom.Asker(person), story.Number, null, WorkflowNewsroom.Cancellation)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await pages.AssigneesAsync(newsroom.Asker(person), english, WorkflowNewsroom.Cancellation)).Refusal?.Code);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Everybody_offered_for_an_article_may_take_it_and_nobody_else(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.LiveStoryAsync("en");
        var english = await newsroom.TranslationAsync(story.StoryId);

        var offered = (await pages.AssigneesAsync(newsroom.Asker("editor"), english, WorkflowNewsroom.Cancellation)).Value!;

        foreach (var name in newsroom.People)
        {
            var isOffered = offered.Any(choice => choice.PersonId == newsroom.Id(name));
            var outcome = await newsroom.DoAsync("editor", new Assign(english, newsroom.Id(name)));
            Assert.True(isOffered == outcome.IsDone, $"{name}: offered {isOffered}, {outcome.Refusal?.Code}");
        }

        Assert.Equal(["Fathom", "Rival"], offered.Where(choice => choice.PersonId is null).Select(choice => choice.Name));
        await newsroom.MustAsync("editor", new Assign(english, null, newsroom.Fathom));
        var shared = (await pages.AssigneesAsync(newsroom.Asker("coordinator"), english, WorkflowNewsroom.Cancellation)).Value!;
        Assert.NotEmpty(shared);
        Assert.All(shared, choice => Assert.Equal(newsroom.Fathom, choice.AgencyId));
        Assert.All(shared, choice => Assert.NotNull(choice.PersonId));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Sign_offs_stand_by_level_and_voided_ones_are_told_apart(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.ApprovedAsync();
        await newsroom.MustAsync("chief", new RequestChanges(story.ArticleId, "再核一次。"));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));

        var article = (await pages.ReadAsync(newsroom.Asker("editor2"), story.Number, WorkflowNewsroom.Cancellation)).Value!.Articles[0];

        var level = Assert.Single(article.Levels);
        Assert.True(level.IsWaiting);
        Assert.Null(level.SignOff);
        Assert.Equal(2, article.LevelsOfRevision);
        var voided = Assert.Single(article.EarlierSignOffs);
        Assert.Equal((1, "editor"), (voided.Revision, voided.Name));
        Assert.NotNull(voided.VoidedAt);
        Assert.Equal([2, 1], article.Revisions.Select(revision => revision.Name.Number));
        Assert.Equal("再核一次。", Assert.Single(article.ReturnNotes).Text);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_history_is_told_in_pages_with_names_states_and_reasons(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.InReviewAsync();
        for (var round = 0; round < 18; round++)
        {
            newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
            await newsroom.MustAsync("editor", new RequestChanges(story.ArticleId, $"第{round}次"));
            newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
            await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        }

        var first = (await pages.HistoryAsync(newsroom.Asker("editor", "zh-CN"), story.Number, null, WorkflowNewsroom.Cancellation)).Value!;
        var second = (await pages.HistoryAsync(newsroom.Asker("editor", "zh-CN"), story.Number, first.Next, WorkflowNewsroom.Cancellation)).Value!;

        Assert.Equal(30, first.Items.Count);
        Assert.Equal(8, second.Items.Count);
        Assert.Null(second.Next);
        Assert.Equal(38, first.Items.Concat(second.Items).Select(item => item.Number).Distinct().Count());
        var returned = first.Items[1];
        Assert.Equal(("editor", "退改了稿件", "第17次"), (returned.Who, returned.Done, returned.Reason));
        Assert.Equal((ArticleState.InReview, ArticleState.ChangesRequested, 18), (returned.From, returned.To, returned.Revision));
        Assert.Equal("新建了这条新闻", second.Items[^1].Done);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_take_over_is_in_the_history_and_is_nobodys_act_on_the_article(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.DraftAsync();
        var seen = (await newsroom.ArticleAsync(story.ArticleId)).Version;
        await newsroom.MustAsync("editor", new Assign(story.ArticleId, newsroom.Id("editor")));
        var (mine, theirs) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.True((await newsroom.Writing.AcquireAsync(newsroom.Asker("editor"), story.ArticleId, mine, WorkflowNewsroom.Cancellation)).Value!.IsMine);
        Assert.True((await newsroom.Writing.TakeOverAsync(newsroom.Asker("editor2"), story.ArticleId, theirs, WorkflowNewsroom.Cancellation)).Value!.IsMine);

        foreach (var (language, done) in new[] { ("en", "took over the writing"), ("zh-CN", "接手了编辑") })
        {
            var newest = (await Pages(newsroom).HistoryAsync(newsroom.Asker("editor", language), story.Number, null, WorkflowNewsroom.Cancellation)).Value!.Items[0];
            Assert.Equal(("editor2", done, "editor"), (newest.Who, newest.Done, newest.FromWhom));
            Assert.Equal(((ArticleState?)null, (string?)null, "zh-CN"), (newest.To, newest.Whom, newest.Language));
        }

        // Who comes too late hears of the act, not of who writes.
        var late = await newsroom.RefusedAsync("editor", new Submit(story.ArticleId) { SeenVersion = seen }, RefusalCode.SomebodyWasFaster);
        Assert.Contains("editor was faster: assigned the article", late.In("en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_changed_source_is_shown_by_what_changed_and_how(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.LiveStoryAsync("en");
        var english = await newsroom.LiveTranslationAsync(story.StoryId);
        await newsroom.MustAsync("reporter", new StartCorrection(story.ArticleId));
        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("江上新桥通车", "第一段。", "第二段改了。"));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));

        var card = (await pages.ReadAsync(newsroom.Asker("translator"), story.Number, WorkflowNewsroom.Cancellation)).Value!.Articles.Single(article => article.Acting.ArticleId == english);

        Assert.True(card.Acting.IsSourceChanged);
        Assert.Equal(NewsroomAction.AnswerSource, card.Acting.Main);
        var change = Assert.Single(card.Source!.Changes);
        Assert.Equal(("p2", BlockChangeKind.Changed), (change.Id, change.Kind));
        Assert.Equal("改了", Assert.Single(change.Segments, segment => segment.Kind == TextChangeKind.Inserted).Text);
        Assert.Equal((1, 2), (card.Source.Answered!.Number, card.Source.Current!.Number));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_no_active_person_may_sign_is_said(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var pages = Pages(newsroom);
        var story = await newsroom.InReviewAsync();
        Assert.False(await NobodyAsync());

        await newsroom.ChangeAsync(db =>
        {
            foreach (var person in db.Persons.Where(person => person.Grants.Any(grant => grant.Role == Core.People.Role.Editor || grant.Role == Core.People.Role.ChiefEditor)).ToList())
                person.DeactivatedAt = newsroom.Clock.GetUtcNow().UtcDateTime;
            return Task.CompletedTask;
        });

        Assert.True(await NobodyAsync());

        async Task<bool> NobodyAsync() =>
            (await pages.ReadAsync(newsroom.Asker("reporter"), story.Number, WorkflowNewsroom.Cancellation)).Value!.Articles[0].Acting.NobodyCanSign;
    }

    private static StoryPages Pages(WorkflowNewsroom newsroom) => new(newsroom.Factory, newsroom.Loader, newsroom.Clock);

    private static async Task<List<Decision>> DecidedAsync(WorkflowNewsroom newsroom, string person, Guid article)
    {
        NewsroomAction[] notAsked =
        [
            NewsroomAction.CreateStory, NewsroomAction.ChangeStory, NewsroomAction.RequestTranslation, NewsroomAction.Hold, NewsroomAction.Import,
            // Offered only while there is a suggestion to answer.
            NewsroomAction.AnswerSuggestions,
        ];
        await using var db = await newsroom.OpenAsync();
        var loaded = await newsroom.Loader.LoadAsync(db, newsroom.Id(person), article, newsroom.Clock.GetUtcNow().UtcDateTime, withText: true, WorkflowNewsroom.Cancellation);
        return [.. Enum.GetValues<NewsroomAction>().Except(notAsked).Select(loaded!.Decide)];
    }
}
