using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Orders;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Orders;

/// <summary>Orders beside each other, and what each says to whom.</summary>
public sealed class TwoTranslationsTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_happens_to_one_translation_leaves_the_order_of_the_other_alone(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var (english, french) = await GivenAsync(newsroom);

        await newsroom.MustAsync("editor", new Spike(english, new Dictionary<Guid, OtherArticle>(), "No story."));
        Assert.Equal([OrderState.Withdrawn], await StatesAsync(newsroom, english));
        Assert.Equal([OrderState.Open], await StatesAsync(newsroom, french));

        await newsroom.MustAsync("editor", new Unspike(english));
        foreach (var article in new[] { english, french })
        {
            await newsroom.MustAsync("rivalTranslator", new Claim(article));
            await newsroom.WriteAsync("rivalTranslator", article, WorkflowNewsroom.Translated("Headline", "First paragraph.", "Second paragraph."));
            await newsroom.MustAsync("rivalTranslator", new Submit(article));
        }

        await newsroom.MustAsync("rivalTranslator", new Recall(english));
        Assert.Equal([OrderState.Withdrawn, OrderState.Open], await StatesAsync(newsroom, english));
        Assert.Equal([OrderState.Delivered], await StatesAsync(newsroom, french));
    }

    [Fact]
    public async Task Why_the_desk_took_a_story_back_is_for_the_house_and_why_the_agency_gave_it_back_for_both()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var (english, french) = await GivenAsync(newsroom);
        await newsroom.MustAsync("editor", new Spike(english, new Dictionary<Guid, OtherArticle>(), "The lawyers said so."));
        await newsroom.MustAsync("rivalCoordinator", new Decline(french, "Nobody is free."));
        var orders = new AgencyOrders(newsroom.Factory, newsroom.Clock);

        foreach (var (article, forHouse, forAgency) in new[] { (english, "The lawyers said so.", null), (french, "Nobody is free.", "Nobody is free.") })
        {
            var id = await newsroom.ReadAsync(db => db.AgencyOrders.Where(o => o.ArticleId == article).Select(o => o.Id).SingleAsync(None));
            Assert.Equal(forHouse, (await orders.ReadAsync(newsroom.Asker("editor"), id, None)).Value!.Reason);
            Assert.Equal(forAgency, (await orders.ReadAsync(newsroom.Asker("rivalCoordinator"), id, None)).Value!.Reason);
        }
    }

    [Fact]
    public async Task Late_is_what_is_open_and_past_due()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var (english, french) = await GivenAsync(newsroom);
        await newsroom.MustAsync("editor", new Spike(english, new Dictionary<Guid, OtherArticle>()));
        await newsroom.ChangeAsync(db => db.AgencyOrders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Deadline, newsroom.Clock.Now.AddMinutes(-1)), None));

        var page = (await new AgencyOrders(newsroom.Factory, newsroom.Clock).ListAsync(newsroom.Asker("editor"), new OrderFilter(), None)).Value!;

        Assert.Equal(1, page.Late);
        Assert.Equal([(french, true), (english, false)], page.Lines.Select(line => (line.ArticleId, line.IsLate)).OrderByDescending(line => line.IsLate));
    }

    [Fact]
    public async Task A_source_in_which_nothing_that_is_translated_changed_is_the_same_source()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var (english, _) = await GivenAsync(newsroom);
        var before = (await newsroom.ArticleAsync(english)).SourceHash;
        var original = (await newsroom.StoryAsync((await newsroom.ArticleAsync(english)).StoryId)).Articles.Single(a => a.IsOriginal).Id;
        await newsroom.CorrectAsync(original, (await newsroom.WorkingCopyAsync(original)) with { Byline = [new BylineEntry("张三")] });
        Assert.Equal(before, (await newsroom.ArticleAsync(english)).SourceHash);

        await newsroom.MustAsync("editor", new Assign(english, null, newsroom.Rival));

        Assert.Equal([OrderState.Open], await StatesAsync(newsroom, english));
    }

    [Fact]
    public async Task Beside_a_text_its_orders_are_named_to_who_may_read_them()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var (english, french) = await GivenAsync(newsroom);
        await newsroom.MustAsync("rivalTranslator", new Claim(english));
        var number = (await newsroom.StoryAsync((await newsroom.ArticleAsync(english)).StoryId)).Number;

        foreach (var (person, names) in new (string, string[])[] { ("editor", [$"{number}-1"]), ("rivalCoordinator", [$"{number}-1"]), ("rivalTranslator", []), ("reporter", []) })
            Assert.Equal(names, (await newsroom.Writing.OpenAsync(newsroom.Asker(person), english, None)).Value!.Orders.Select(order => order.Name));
        Assert.Equal([$"{number}-2"], (await newsroom.Writing.OpenAsync(newsroom.Asker("editor"), french, None)).Value!.Orders.Select(order => order.Name));
    }

    // Both translations of a live story, at one agency.
    private static async Task<(Guid English, Guid French)> GivenAsync(WorkflowNewsroom newsroom)
    {
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En, WorkflowNewsroom.Fr);
        var (english, french) = (await newsroom.TranslationAsync(story.StoryId), await newsroom.TranslationAsync(story.StoryId, WorkflowNewsroom.Fr));
        foreach (var article in new[] { english, french })
            await newsroom.MustAsync("editor", new Assign(article, null, newsroom.Rival));
        return (english, french);
    }

    private static Task<List<OrderState>> StatesAsync(WorkflowNewsroom newsroom, Guid article) =>
        newsroom.ReadAsync(db => db.AgencyOrders.Where(o => o.ArticleId == article).OrderBy(o => o.Number).Select(o => o.State).ToListAsync(None));
}
