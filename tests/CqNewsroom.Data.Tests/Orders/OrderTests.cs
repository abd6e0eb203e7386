using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Memory;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Orders;

/// <summary>Orders to agencies: what they freeze, how they end, and who reads them.</summary>
public sealed class OrderTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_order_freezes_what_was_handed_out_and_is_counted_against_the_memory_of_that_time(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        await stage.LiveAsync(("长江上的新大桥今天上午正式通车。", "The new bridge opened this morning."), ("市民纷纷前来参观，场面热闹非凡。", "Residents came to see it."));
        await stage.LearnAsync();
        var article = await GivenAsync(newsroom, "长江上的新大桥今天上午正式通车。", "市民纷纷前来参观，场面热闹。这里有一句全新的话。", "这里有一句全新的话。");
        var order = Assert.Single(await OrdersAsync(newsroom, article));
        Assert.Equal((OrderState.Open, OrderCounting.Waiting, newsroom.Fathom, newsroom.Id("editor"), newsroom.Clock.Now), (order.State, order.Counting, order.AgencyId, order.GivenById, order.GivenAt));
        Assert.Equal((await newsroom.ArticleAsync(article)).SourceRevisionId, order.SourceRevisionId);

        // What is learned afterwards does not count.
        await stage.LiveAsync(("这里有一句全新的话。", "Here is a wholly new sentence."));
        await stage.LearnAsync();
        Assert.Equal(1, await Counter(stage).CountAsync(None));
        Assert.Equal(0, await Counter(stage).CountAsync(None));

        order = Assert.Single(await OrdersAsync(newsroom, article));
        Assert.Equal((OrderCounting.WithMemory, 5), (order.Counting, order.Segments));
        var bands = order.Bands.Where(b => b.Segments > 0).ToDictionary(b => b.Band);
        // The headline is as new as the new sentence; the paragraph in context begins the story.
        Assert.Equal(new BandCount(OrderBand.InContext, 1, 15, 16), bands[OrderBand.InContext]);
        Assert.Equal(new BandCount(OrderBand.From85, 1, 12, 14), bands.GetValueOrDefault(OrderBand.From85) ?? bands.GetValueOrDefault(OrderBand.From75));
        Assert.Equal(new BandCount(OrderBand.Repetition, 1, 9, 10), bands[OrderBand.Repetition]);
        Assert.Equal(2, bands[OrderBand.New].Segments);
        Assert.Equal((order.Bands.Sum(b => b.HanCharacters), order.Bands.Sum(b => b.WordStyleCount)), (order.HanCharacters, order.WordStyleCount));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().SingleAsync(r => r.Action == BesideTheWorkflow.CountOrder, None));
        Assert.Contains("\"segments\":5", record.Details, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Giving_a_story_never_waits_for_a_memory_that_is_still_read_in(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await GivenAsync(stage.Newsroom, "第一段。");
        var counter = Counter(stage);

        Assert.Equal(0, await counter.CountAsync(None));
        Assert.Equal(OrderCounting.Waiting, Assert.Single(await OrdersAsync(stage.Newsroom, article)).Counting);
        stage.Newsroom.Clock.Pass(OrderCounter.LongestWait);
        Assert.Equal(1, await counter.CountAsync(None));

        var order = Assert.Single(await OrdersAsync(stage.Newsroom, article));
        Assert.Equal((OrderCounting.WithoutMemory, 2), (order.Counting, order.Bands.Single(b => b.Band == OrderBand.New).Segments));
    }

    [Fact]
    public async Task An_order_that_could_not_be_counted_is_left_alone_for_five_minutes()
    {
        await using var stage = await MemoryStage.CreateAsync(DatabaseKind.Sqlite);
        await stage.LearnAsync();
        var article = await GivenAsync(stage.Newsroom, "第一段。");
        var databases = new FaultyFactory(stage.Newsroom.Factory) { FailsAt = 2 };
        var counter = new OrderCounter(databases, stage.Memory, stage.Newsroom.Clock, stage.Newsroom.Events, NullLogger<OrderCounter>.Instance);

        Assert.Equal(0, await counter.CountAsync(None));
        databases.FailsAt = 0;
        stage.Newsroom.Clock.Pass(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await counter.CountAsync(None));
        Assert.Equal(OrderCounting.Waiting, Assert.Single(await OrdersAsync(stage.Newsroom, article)).Counting);

        stage.Newsroom.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await counter.CountAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_newer_source_leaves_the_order_alone_and_giving_it_makes_a_supplement_for_what_changed(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        await stage.LearnAsync();
        var article = await GivenAsync(newsroom, "第一段有话。", "第二段也有话。");
        await Counter(stage).CountAsync(None);
        var first = Assert.Single(await OrdersAsync(newsroom, article));
        await newsroom.MustAsync("agencyTranslator", new Claim(article));
        await newsroom.WriteAsync("agencyTranslator", article, WorkflowNewsroom.Translated("Headline", "First paragraph.", "Second paragraph."));

        // The same source again, and sharing out inside the agency, hand nothing over.
        await newsroom.MustAsync("editor", new Assign(article, newsroom.Id("agencyTranslator2"), newsroom.Fathom));
        await newsroom.MustAsync("coordinator", new Assign(article, newsroom.Id("agencyTranslator")));
        Assert.Single(await OrdersAsync(newsroom, article));

        var original = (await newsroom.StoryAsync(first.StoryId)).Articles.Single(a => a.IsOriginal).Id;
        await newsroom.CorrectAsync(original, WorkflowNewsroom.Text("江上新桥通车", "第一段有话。", "第二段换了十个字的话。"));
        await newsroom.MustAsync("editor", new Assign(article, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        await stage.LearnAsync();
        await Counter(stage).CountAsync(None);

        var orders = await OrdersAsync(newsroom, article);
        Assert.Equal(2, orders.Count);
        Assert.Equal((first.SourceRevisionId, first.Segments, first.WordStyleCount), (orders[0].SourceRevisionId, orders[0].Segments, orders[0].WordStyleCount));
        Assert.Equal((2, first.Id, first.SourceRevisionId, OrderState.Open), (orders[1].Number, orders[1].SupplementToId, orders[1].FormerSourceRevisionId, orders[1].State));
        Assert.Equal((1, 10), (orders[1].Segments, orders[1].HanCharacters));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().Where(r => r.ArticleId == article && r.Action == nameof(NewsroomAction.Assign)).OrderByDescending(r => r.Number).FirstAsync(None));
        Assert.Contains($"{(await newsroom.StoryAsync(first.StoryId)).Number}-2", record.Details, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_supplement_is_delivered_with_the_English_of_what_changed(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        var article = await GivenAsync(newsroom, "第一段有话。", "第二段也有话。");
        await newsroom.MustAsync("agencyTranslator", new Claim(article));
        await newsroom.WriteAsync("agencyTranslator", article, WorkflowNewsroom.Translated("Two words", "First paragraph.", "Second paragraph has more."));
        await newsroom.MustAsync("agencyTranslator", new Submit(article));
        await newsroom.MustAsync("editor", new RequestChanges(article, "The Chinese changes."));
        var original = (await newsroom.StoryAsync((await newsroom.ArticleAsync(article)).StoryId)).Articles.Single(a => a.IsOriginal).Id;
        await newsroom.CorrectAsync(original, WorkflowNewsroom.Text("江上新桥通车", "第一段有话。", "第二段换了十个字的话。"));
        await newsroom.MustAsync("editor", new Assign(article, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        await newsroom.WriteAsync("agencyTranslator", article, WorkflowNewsroom.Translated("Two words", "First paragraph.", "Second paragraph is now quite different."));
        await newsroom.MustAsync("agencyTranslator", new Submit(article));

        Assert.Equal([(OrderState.Delivered, 8), (OrderState.Delivered, 6)], (await OrdersAsync(newsroom, article)).Select(o => (o.State, o.EnglishWords!.Value)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.PostgreSql, false)]
    [InlineData(DatabaseKind.Sqlite, true)]
    public async Task A_correction_that_is_dropped_or_overtaken_by_a_retraction_is_owed_no_more(DatabaseKind kind, bool isRetracted)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        var article = await GivenAsync(newsroom, "第一段有话。", "第二段也有话。");
        await newsroom.MustAsync("agencyTranslator", new Claim(article));
        await newsroom.WriteAsync("agencyTranslator", article, WorkflowNewsroom.Translated("Headline", "First paragraph.", "Second paragraph."));
        await newsroom.MustAsync("agencyTranslator", new Submit(article));
        await newsroom.SignAsync("editor", article);
        await newsroom.PublishAsync("editor", article);
        var original = (await newsroom.StoryAsync((await newsroom.ArticleAsync(article)).StoryId)).Articles.Single(a => a.IsOriginal).Id;
        await newsroom.CorrectAsync(original, WorkflowNewsroom.Text("江上新桥通车", "第一段有话。", "第二段换了十个字的话。"));
        await newsroom.MustAsync("editor", new StartCorrection(article));
        await newsroom.MustAsync("editor", new Assign(article, null, newsroom.Fathom));
        Assert.Equal([OrderState.Delivered, OrderState.Open], (await OrdersAsync(newsroom, article)).Select(o => o.State));

        await newsroom.MustAsync(isRetracted ? "chief" : "editor", isRetracted ? new Retract(article, "Wrong.", new Dictionary<Guid, OtherArticle> { [original] = new(false, "Right.") }) : new DropCorrection(article));

        var orders = await OrdersAsync(newsroom, article);
        Assert.Equal([OrderState.Delivered, OrderState.Withdrawn], orders.Select(o => o.State));
        Assert.Equal((newsroom.Id(isRetracted ? "chief" : "editor"), newsroom.Clock.Now), (orders[1].ClosedById, orders[1].ClosedAt));
        var action = isRetracted ? nameof(NewsroomAction.Retract) : nameof(NewsroomAction.DropCorrection);
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().Where(r => r.ArticleId == article && r.Action == action).SingleAsync(None));
        Assert.Contains("orderWithdrawn", record.Details, StringComparison.Ordinal);
        if (isRetracted)
            return;
        // What was delivered is not paid twice: given again, the agency gets what changed since.
        await newsroom.MustAsync("editor", new StartCorrection(article));
        await newsroom.MustAsync("editor", new Assign(article, null, newsroom.Fathom));
        Assert.Equal(orders[0].Id, (await OrdersAsync(newsroom, article))[2].SupplementToId);
    }

    [Fact]
    public async Task Why_a_story_is_given_up_is_told_to_nobody_of_the_agency()
    {
        await using var stage = await MemoryStage.CreateAsync(DatabaseKind.Sqlite);
        var newsroom = stage.Newsroom;
        var article = await GivenAsync(newsroom, "第一段。");
        await newsroom.MustAsync("agencyTranslator", new Claim(article));

        await newsroom.MustAsync("editor", new Spike(article, new Dictionary<Guid, OtherArticle>(), "The lawyers said so."));

        var told = await newsroom.ReadAsync(db => db.Notifications.AsNoTracking().Where(n => n.ArticleId == article && n.Kind == NotificationKind.Spiked).ToListAsync(None));
        Assert.Equal(new[] { newsroom.Id("agencyTranslator"), newsroom.Id("coordinator") }.Order(), told.Select(n => n.PersonId).Order());
        Assert.All(told, n => Assert.Null(n.Note));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_delivery_fixes_the_English_words_and_only_taking_it_back_unread_opens_the_order_again(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        var article = await GivenAsync(newsroom, "第一段。", "第二段。");
        await newsroom.MustAsync("agencyTranslator", new Claim(article));
        await newsroom.WriteAsync("agencyTranslator", article, WorkflowNewsroom.Translated("Two words", "One two three.", "Four five."));
        await newsroom.MustAsync("agencyTranslator", new Submit(article));
        var delivered = Assert.Single(await OrdersAsync(newsroom, article));
        Assert.Equal((OrderState.Delivered, 7, newsroom.Id("agencyTranslator")), (delivered.State, delivered.EnglishWords, delivered.ClosedById));
        Assert.Equal((await newsroom.ArticleAsync(article)).SubmittedRevisionId, delivered.DeliveredRevisionId);

        await newsroom.MustAsync("agencyTranslator", new Recall(article));
        var reopened = Assert.Single(await OrdersAsync(newsroom, article));
        Assert.Equal((OrderState.Open, (int?)null, (Guid?)null, (DateTime?)null), (reopened.State, reopened.EnglishWords, reopened.DeliveredRevisionId, reopened.ClosedAt));

        await newsroom.MustAsync("agencyTranslator", new Submit(article));
        await newsroom.MustAsync("editor", new RequestChanges(article, "More words."));
        await newsroom.WriteAsync("agencyTranslator", article, WorkflowNewsroom.Translated("Two words", "One two three and many more.", "Four five."));
        await newsroom.MustAsync("agencyTranslator", new Submit(article));
        Assert.Equal((OrderState.Delivered, 7), (Assert.Single(await OrdersAsync(newsroom, article)) is var last ? (last.State, last.EnglishWords!.Value) : default));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Giving_back_taking_back_and_spiking_close_the_order_with_its_reason(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        var article = await GivenAsync(newsroom, "第一段。");
        await newsroom.MustAsync("agencyTranslator", new Claim(article));
        await newsroom.MustAsync("agencyTranslator", new Decline(article, "Ill."));
        Assert.Equal(OrderState.Open, Assert.Single(await OrdersAsync(newsroom, article)).State);

        await newsroom.MustAsync("coordinator", new Decline(article, "Nobody is free."));
        var declined = Assert.Single(await OrdersAsync(newsroom, article));
        Assert.Equal((OrderState.Declined, "Nobody is free.", newsroom.Id("coordinator")), (declined.State, declined.Reason, declined.ClosedById));

        await newsroom.MustAsync("editor", new Assign(article, null, newsroom.Rival));
        await newsroom.MustAsync("editor", new Assign(article, null, newsroom.Fathom));
        await newsroom.MustAsync("editor", new Spike(article, new Dictionary<Guid, OtherArticle>(), "No story."));
        await newsroom.MustAsync("editor", new Unspike(article));

        Assert.Equal(
            [(1, newsroom.Fathom, OrderState.Declined, null), (2, newsroom.Rival, OrderState.Withdrawn, null), (3, newsroom.Fathom, OrderState.Withdrawn, "No story."), (4, newsroom.Fathom, OrderState.Open, (string?)null)],
            (await OrdersAsync(newsroom, article)).Select(o => (o.Number, o.AgencyId, o.State, o.State == OrderState.Declined ? null : o.Reason)));
        Assert.All(await OrdersAsync(newsroom, article), order => Assert.Null(order.SupplementToId));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().SingleAsync(r => r.ArticleId == article && r.Action == nameof(NewsroomAction.Spike), None));
        Assert.Contains("orderWithdrawn", record.Details, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Editors_read_those_of_their_desks_coordinators_those_of_their_agency_and_nobody_else_any(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        var ours = await GivenAsync(newsroom, "第一段。");
        var theirs = await GivenAsync(newsroom, "第二段。");
        await newsroom.MustAsync("editor", new Assign(theirs, null, newsroom.Rival));
        var (mine, other) = ((await OrdersAsync(newsroom, ours))[0], (await OrdersAsync(newsroom, theirs))[1]);
        var orders = new AgencyOrders(newsroom.Factory, newsroom.Clock);
        string[] editors = ["editor", "editor2", "editor3", "editorZh", "editorEn", "chief", "chief2", "all"];
        string[] fathom = ["coordinator"];
        // Of another desk's editor and of a coordinator for another desk the list is there, and empty.
        string[] elsewhere = ["lifeEditor", "agencyLifeCoordinator"];

        foreach (var person in newsroom.People)
        {
            var asker = newsroom.Asker(person);
            var list = await orders.ListAsync(asker, new OrderFilter(), None);
            var export = await orders.ExportAsync(asker, new OrderFilter(), None);
            var expected = editors.Contains(person) ? 3 : fathom.Contains(person) ? 2 : person == "rivalCoordinator" ? 1 : elsewhere.Contains(person) ? 0 : (int?)null;
            Assert.True(expected == list.Value?.Count && expected == export.Value?.Count, $"{person}: {list.Value?.Count} {list.Refusal?.Code}");
            Assert.Equal(editors.Contains(person) || fathom.Contains(person), (await orders.ReadAsync(asker, mine.Id, None)).IsDone);
            Assert.Equal(editors.Contains(person) || person == "rivalCoordinator", (await orders.ReadAsync(asker, other.Id, None)).IsDone);
        }

        Assert.Equal(RefusalCode.SignedOut, (await orders.ListAsync(new Asker(Guid.NewGuid(), "en"), new OrderFilter(), None)).Refusal?.Code);
        // A coordinator learns nobody's name of the house, no other agency to filter by, and no headline of what went elsewhere.
        var page = (await orders.ListAsync(newsroom.Asker("coordinator"), new OrderFilter(newsroom.Rival), None)).Value!;
        Assert.Equal((0, 0), (page.Count, page.Agencies.Count));
        var view = (await orders.ReadAsync(newsroom.Asker("coordinator"), mine.Id, None)).Value!;
        Assert.DoesNotContain("editor", view.GivenBy, StringComparison.Ordinal);
        var gone = (await orders.ListAsync(newsroom.Asker("coordinator"), new OrderFilter(State: OrderState.Withdrawn), None)).Value!;
        Assert.Equal(("", (int?)null), (gone.Lines[0].Headline, gone.Lines[0].StoryNumber));
        Assert.Equal((2, 1), (newsroomPage(await orders.ListAsync(newsroom.Asker("editor"), new OrderFilter(State: OrderState.Open), None)), (await orders.ListAsync(newsroom.Asker("editor"), new OrderFilter(newsroom.Rival), None)).Value!.Count));

        static int newsroomPage(Outcome<OrderPage> outcome) => outcome.Value!.Owed.Orders;
    }

    private static OrderCounter Counter(MemoryStage stage) => new(stage.Newsroom.Factory, stage.Memory, stage.Newsroom.Clock, stage.Newsroom.Events, NullLogger<OrderCounter>.Instance);

    private static Task<List<AgencyOrder>> OrdersAsync(WorkflowNewsroom newsroom, Guid article) =>
        newsroom.ReadAsync(db => db.AgencyOrders.AsNoTracking().Where(o => o.ArticleId == article).OrderBy(o => o.Number).ToListAsync(None));

    // The translation of a live story of these paragraphs, given to the agency.
    private static async Task<Guid> GivenAsync(WorkflowNewsroom newsroom, params string[] paragraphs)
    {
        var story = (await newsroom.Acts.CreateStoryAsync(newsroom.Asker("reporter"), new CreateStory(newsroom.City, newsroom.Section, WorkflowNewsroom.Zh, [WorkflowNewsroom.En]), None)).Value!;
        await newsroom.WriteAsync("reporter", story.ArticleId, WorkflowNewsroom.Text("江上新桥通车", paragraphs));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);
        await newsroom.PublishAsync("editor", story.ArticleId);
        var article = await newsroom.TranslationAsync(story.StoryId);
        await newsroom.MustAsync("editor", new Assign(article, null, newsroom.Fathom));
        return article;
    }

    /// <summary>A database that cannot be opened once.</summary>
    private sealed class FaultyFactory(INewsroomDbFactory inner) : INewsroomDbFactory
    {
        private int _opened;

        public int FailsAt { get; set; }

        public Task<INewsroomDb> OpenAsync(CancellationToken cancellation) => ++_opened == FailsAt ? throw new IOException("The disk is full.") : inner.OpenAsync(cancellation);
    }
}
