using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.WebSub;
using CqNewsroom.Core.Search;
using CqNewsroom.Core.Tags;
using CqNewsroom.Data.Tests.Search;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CqNewsroom.Data.Tests.Workflow.WorkflowNewsroom;

namespace CqNewsroom.Data.Tests.Publishing;

/// <summary>Whatever an article is told under may be renamed: search, partners and hubs follow, by one rule for sections, tags, people and agencies.</summary>
public sealed class RenamingTests
{
    private static readonly ApiCaller Everything = new(Guid.Empty, [ApiScope.Articles], [], [], 60);

    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Stories_are_found_by_a_tags_new_name_and_come_to_partners_once_more_each(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        var (newsroom, lists, heard) = (stage.Newsroom, new PublicLists(stage.Newsroom), new Heard());
        // More than the index takes at once.
        var many = RenamingSender.IndexedAtOnce + 3;
        for (var i = 0; i < many; i++)
            await stage.PutAsync(Zh, $"新线开通{i}", "正文。", tags: ["轻轨"]);
        await stage.PutAsync(Zh, "江上夜景", "正文。", tags: ["地铁"]);
        await stage.WorkAsync();
        Assert.Equal((many, 1), (await TotalAsync(stage, "轻轨"), await TotalAsync(stage, "地铁")));
        var cursor = (await ListAsync(newsroom, null)).Cursor;
        var line = await lists.TagLineAsync("轻轨");

        Assert.True((await lists.Tags.SaveAsync(newsroom.Asker("editor"), new SaveTag(line.Id, line.Version, Named(Zh, "轨道交通")), Cancellation)).IsDone);
        Assert.Empty((await ListAsync(newsroom, cursor)).Items);
        var counter = await lists.Stories.CounterAsync(Cancellation);
        await DeliverAsync(newsroom, heard);

        // Readers' pages are made anew once, however many stories there are.
        Assert.Equal(counter + 1, await lists.Stories.CounterAsync(Cancellation));
        Assert.Equal((many, 0), (await TotalAsync(stage, "轨道交通"), await TotalAsync(stage, "轻轨")));
        var changed = await ListAsync(newsroom, cursor);
        Assert.Equal(many, changed.Items.Count);
        Assert.Equal(many, changed.Items.Select(item => item.Article!.Number).Distinct().Count());
        Assert.All(changed.Items, item => Assert.Equal("轨道交通", Assert.Single(item.Article!.Tags)));
        Assert.Equal(many, heard.News.Select(news => news.StoryId).Distinct().Count());
        Assert.All(heard.News, news => Assert.Null(Assert.Single(news.Acts).ArticleId));

        // A tag that becomes another one: what stood under it is found by the other's name.
        var (from, into) = (await lists.TagLineAsync("地铁"), await lists.TagLineAsync("轨道交通"));
        Assert.True((await lists.Tags.MergeAsync(newsroom.Asker("editor"), new MergeTags(from.Id, from.Version, into.Id), Cancellation)).IsDone);
        await DeliverAsync(newsroom, heard);
        Assert.Equal((many + 1, 0), (await TotalAsync(stage, "轨道交通"), await TotalAsync(stage, "地铁")));
        Assert.Contains("江上夜景", (await ListAsync(newsroom, changed.Cursor)).Items.Select(item => item.Article!.Content.Headline));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_section_a_person_and_an_agency_follow_the_same_rule(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var (lists, heard) = (new PublicLists(newsroom), new Heard());
        var story = await newsroom.LiveStoryAsync(En);
        var english = await newsroom.TranslationAsync(story.StoryId);
        await newsroom.MustAsync("editor", new Assign(english, null, newsroom.Fathom));
        await newsroom.MustAsync("coordinator", new Assign(english, newsroom.Id("agencyTranslator")));
        await newsroom.WriteAsync("agencyTranslator", english, Translated("New bridge opens to traffic", "First paragraph.", "Second paragraph."));
        await newsroom.MustAsync("agencyTranslator", new Submit(english));
        await newsroom.SignAsync("editor", english);
        await newsroom.PublishAsync("editor", english);
        var draft = await newsroom.DraftAsync();
        var (administrator, editor) = (newsroom.Asker("administrator"), newsroom.Asker("editor"));

        await RenamedAsync(async () =>
        {
            var section = (await lists.Sections.ListAsync(administrator, Cancellation)).Value!.Single(s => s.Id == newsroom.Section);
            Assert.True((await lists.Sections.SaveAsync(administrator, new SaveSection(section.Id, section.Version, "top", section.Names, section.Position), Cancellation)).IsDone);
        });
        await RenamedAsync(async () =>
        {
            var profile = (await lists.Profiles.ShowAsync(editor, Cancellation)).Value!;
            Assert.True((await lists.Profiles.ChangeAsync(editor, new ChangeProfile(profile.Version, Named(En, "Ann Editor"), "en", null), Cancellation)).IsDone);
        });
        await RenamedAsync(async () =>
        {
            var agency = (await lists.Agencies.ListAsync(administrator, Cancellation)).Value!.Single(a => a.Id == newsroom.Fathom);
            Assert.True((await lists.Agencies.SaveAsync(administrator, new SaveAgency(agency.Id, agency.Version, Named(En, "Deep Water"), agency.Pairs), Cancellation)).IsDone);
        });

        // Its place in the bar is no name.
        var moved = (await lists.Sections.ListAsync(administrator, Cancellation)).Value!.Single(s => s.Id == newsroom.Section);
        Assert.True((await lists.Sections.SaveAsync(administrator, new SaveSection(moved.Id, moved.Version, "", moved.Names, moved.Position + 3), Cancellation)).IsDone);
        Assert.Equal(0, await DeliverAsync(newsroom, heard));
        Assert.DoesNotContain(draft.StoryId, heard.News.Select(news => news.StoryId));

        async Task RenamedAsync(Func<Task> rename)
        {
            var cursor = (await ListAsync(newsroom, null)).Cursor;
            await rename();
            await DeliverAsync(newsroom, heard);
            Assert.Equal(["en", "zh"], (await ListAsync(newsroom, cursor)).Items.Select(item => item.Article!.Site.Language.Path).Order(StringComparer.Ordinal));
            Assert.Equal(story.StoryId, heard.News[^1].StoryId);
        }
    }

    [Fact]
    public async Task Of_stories_that_change_together_a_hub_hears_of_each_feed_once()
    {
        await using var stage = await SearchStage.CreateAsync(DatabaseKind.Sqlite);
        var (newsroom, lists) = (stage.Newsroom, new PublicLists(stage.Newsroom));
        for (var i = 0; i < 3; i++)
            await stage.PutAsync(Zh, $"新线开通{i}", "正文。", tags: ["轻轨"]);
        var line = await lists.TagLineAsync("轻轨");
        Assert.True((await lists.Tags.SaveAsync(newsroom.Asker("editor"), new SaveTag(line.Id, line.Version, Named(Zh, "轨道交通"), "rail"), Cancellation)).IsDone);

        await DeliverAsync(newsroom, new WebSubListener(new WebSubOptions(new Uri("https://hub.example/"), "https://news.example"), newsroom.Ids));

        var topics = await newsroom.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(message => message.Kind == WebSubSender.Name).Select(message => message.Payload).ToListAsync(Cancellation));
        Assert.Contains("https://news.example/zh/tags/rail/feed.rss", topics);
        Assert.Equal(topics.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), topics.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Named(string language, string name) => new(StringComparer.Ordinal) { [language] = name };

    private static Task<int> DeliverAsync(WorkflowNewsroom newsroom, IPublicationListener listener) => new OutboxDelivery(
        newsroom.Factory,
        [new RenamingSender(newsroom.Factory, newsroom.Clock, newsroom.Events, [listener], NullLogger<RenamingSender>.Instance)],
        newsroom.Ids,
        newsroom.Clock,
        NullLogger<OutboxDelivery>.Instance).WorkAsync(Cancellation);

    private static async Task<int> TotalAsync(SearchStage stage, string words) => (await stage.AskAsync("zh", new SearchQuestion(words))).Total;

    private static async Task<PartnerPage> ListAsync(WorkflowNewsroom newsroom, string? cursor)
    {
        var answer = await new PartnerArticles(newsroom.Factory, new PublishedStories(newsroom.Factory))
            .ListAsync(Everything, new PartnerQuery(null, PublicListKey.Front, null, cursor, PartnerQuery.MostSize), Cancellation);
        return answer.Value!;
    }

    private sealed class Heard : IPublicationListener
    {
        public List<PublicationNews> News { get; } = [];

        public Task HearAsync(INewsroomDb db, PublicationNews change, CancellationToken cancellation)
        {
            News.Add(change);
            return Task.CompletedTask;
        }
    }
}
