using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Partners;

/// <summary>A partner who walks the list misses nothing, whatever is published and taken back meanwhile, and sees nothing that readers do not.</summary>
public sealed class PartnerArticleTests
{
    private static readonly ApiCaller Everything = new(Guid.Empty, [ApiScope.Articles], [], [], 60);

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_walk_gets_everything_once_and_again_what_changes_meanwhile(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var stories = new List<CreatedStory>();
        for (var i = 0; i < 5; i++)
            stories.Add(await newsroom.LiveStoryAsync());
        var draft = await newsroom.DraftAsync();

        var first = await ListAsync(newsroom, null, 2);
        Assert.Equal([stories[0].Number, stories[1].Number], Numbers(first));
        Assert.True(first.HasMore);

        // One that was handed out, one that is still to come, and one that is new.
        await RetractAsync(newsroom, stories[0].ArticleId);
        await newsroom.CorrectAsync(stories[3].ArticleId, WorkflowNewsroom.Text("江上新桥今日通车", "第一段。"));
        var added = await newsroom.LiveStoryAsync();

        var rest = new List<PublicAnswer>();
        var page = first;
        while (page.HasMore)
        {
            page = await ListAsync(newsroom, page.Cursor, 2);
            rest.AddRange(page.Items);
        }

        Assert.Equal(
            [(stories[2].Number, true), (stories[4].Number, true), (stories[0].Number, false), (stories[3].Number, true), (added.Number, true)],
            rest.Select(item => (item.Article?.Number ?? item.Retraction!.Number, item.Article is not null)));
        Assert.DoesNotContain(draft.Number, rest.Select(item => item.Article?.Number ?? 0));
        Assert.Equal("江上新桥今日通车", rest[3].Article!.Content.Headline);

        var later = await ListAsync(newsroom, page.Cursor, 2);
        Assert.Equal((0, false), (later.Items.Count, later.HasMore));
        await RetractAsync(newsroom, stories[4].ArticleId);
        Assert.Equal(stories[4].Number, Assert.Single((await ListAsync(newsroom, later.Cursor, 2)).Items).Retraction?.Number);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_walk_beside_publications_on_two_servers_gets_each_exactly_once(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var stories = new List<(CreatedStory Story, string Hash)>();
        for (var i = 0; i < 8; i++)
        {
            var story = await newsroom.ApprovedAsync();
            stories.Add((story, await newsroom.SubmittedAsync(story.ArticleId)));
        }

        var other = newsroom.Server();
        var publishing = Task.WhenAll(stories.Select(async (one, index) =>
        {
            var server = index % 2 == 0 ? newsroom.Acts : other;
            var outcome = await server.PerformAsync(newsroom.Asker("editor"), new Publish(one.Story.ArticleId, one.Hash, WorkflowNewsroom.NoNotice), None);
            Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
        }));
        var found = new List<int>();
        string? cursor = null;
        bool isLast;
        do
        {
            isLast = publishing.IsCompleted;
            PartnerPage page;
            do
            {
                page = await ListAsync(newsroom, cursor, 2);
                found.AddRange(Numbers(page));
                cursor = page.Cursor;
            }
            while (page.HasMore);
        }
        while (!isLast);
        await publishing;

        Assert.Equal(stories.Select(one => one.Story.Number), found.Order());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Both_languages_of_a_story_come_and_each_again_when_the_other_changes(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.LiveStoryAsync(WorkflowNewsroom.En);
        var english = await newsroom.TranslatedAsync(story.StoryId);
        await newsroom.MustAsync("translator", new Submit(english));
        await newsroom.SignAsync("editor", english);
        await newsroom.PublishAsync("editor", english);

        Assert.Equal(["en", "zh"], await LanguagesAsync(newsroom, Everything, null));
        Assert.Equal(["zh"], await LanguagesAsync(newsroom, Everything, "zh"));
        Assert.Equal(["en"], await LanguagesAsync(newsroom, Everything with { Languages = [WorkflowNewsroom.En] }, null));

        var cursor = (await ListAsync(newsroom, null, 50)).Cursor;
        await newsroom.CorrectAsync(story.ArticleId, WorkflowNewsroom.Text("江上新桥今日通车", "第一段。", "第二段。"));
        Assert.Equal(2, (await ListAsync(newsroom, cursor, 50)).Items.Count);

        // A page may end between the two.
        var first = await ListAsync(newsroom, cursor, 1);
        var second = await ListAsync(newsroom, first.Cursor, 1);
        Assert.Equal(["en", "zh"], first.Items.Concat(second.Items).Select(item => item.Article!.Site.Language.Path));
        Assert.Equal((true, false), (first.HasMore, second.HasMore));
        Assert.Empty((await ListAsync(newsroom, second.Cursor, 1)).Items);
    }

    [Fact]
    public async Task A_token_reads_no_language_and_no_section_but_its_own()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var story = await newsroom.LiveStoryAsync();
        var service = Service(newsroom);
        var english = Everything with { Languages = [WorkflowNewsroom.En] };
        var elsewhere = Everything with { SectionIds = [newsroom.OtherSection] };

        Assert.Empty((await service.ListAsync(english, Query(null, 9), None)).Value!.Items);
        Assert.Empty((await service.ListAsync(elsewhere, Query(null, 9), None)).Value!.Items);
        Assert.Equal(PartnerFault.OutOfScope, (await service.ListAsync(english, Query(null, 9) with { Language = "zh" }, None)).Fault);
        Assert.Equal(PartnerFault.OutOfScope, (await service.ListAsync(elsewhere, Query(null, 9) with { List = PublicListKey.Section("news") }, None)).Fault);
        Assert.Equal(PartnerFault.OutOfScope, (await service.ReadAsync(english, "zh", story.Number, None)).Fault);
        Assert.Equal(PartnerFault.OutOfScope, (await service.ReadAsync(elsewhere, "zh", story.Number, None)).Fault);
        Assert.Equal(story.Number, (await service.ReadAsync(Everything, "zh", story.Number, None)).Value!.Article!.Number);
        Assert.Equal("city", Assert.Single((await service.CatalogueAsync(elsewhere, None)).Sections).Slug);
        Assert.Equal("en", Assert.Single((await service.CatalogueAsync(english, None)).Languages).Language.Path);
    }

    [Fact]
    public async Task What_never_was_public_is_not_there_and_filters_and_cursors_that_are_wrong_are_named()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var draft = await newsroom.DraftAsync();
        var scheduled = await newsroom.ApprovedAsync();
        await newsroom.LiveStoryAsync();
        await newsroom.LiveStoryAsync();
        var service = Service(newsroom);

        Assert.Equal(PartnerFault.NotFound, (await service.ReadAsync(Everything, "zh", draft.Number, None)).Fault);
        Assert.Equal(PartnerFault.NotFound, (await service.ReadAsync(Everything, "zh", scheduled.Number, None)).Fault);
        Assert.Equal(PartnerFault.NotFound, (await service.ReadAsync(Everything, "xx", draft.Number, None)).Fault);
        Assert.Equal(PartnerFault.LanguageUnknown, (await service.ListAsync(Everything, Query(null, 9) with { Language = "xx" }, None)).Fault);
        Assert.Equal(PartnerFault.SectionUnknown, (await service.ListAsync(Everything, Query(null, 9) with { List = PublicListKey.Section("none") }, None)).Fault);
        Assert.Empty((await service.ListAsync(Everything, Query(null, 9) with { List = PublicListKey.Tag("none") }, None)).Value!.Items);

        var cursor = (await ListAsync(newsroom, null, 1)).Cursor;
        Assert.Equal(PartnerFault.CursorInvalid, (await service.ListAsync(Everything, Query(cursor, 1) with { Language = "zh" }, None)).Fault);
        foreach (var made in new[] { "", "x", "%", cursor[..^2], cursor + cursor, new string('A', 100_000), "\ud800", "MS4xLjEuenguMDAwMDAwMDAwMDAw" })
            Assert.Equal(PartnerFault.CursorInvalid, (await service.ListAsync(Everything, Query(made, 1), None)).Fault);
    }

    [Fact]
    public async Task What_is_committed_while_a_page_is_read_comes_with_the_next_one()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var first = await newsroom.LiveStoryAsync();
        var second = await newsroom.LiveStoryAsync();
        // As if it had been committed after the counter was read.
        await newsroom.ChangeAsync(async db => (await db.Articles.AsTracking().SingleAsync(a => a.Id == second.ArticleId, None)).PublicChange += 1);

        Assert.Equal([first.Number], Numbers(await ListAsync(newsroom, null, 9)));
    }

    [Fact]
    public async Task Neither_the_catalogue_nor_an_old_name_leads_out_of_a_tokens_scope()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        await newsroom.ChangeAsync(db => Task.FromResult(db.PublicNames.Add(
            new PublicName { Kind = PublicNameKind.Section, Slug = "town", TargetId = newsroom.OtherSection, Since = newsroom.Clock.Now })));
        var caller = Everything with { Languages = ["en"], SectionIds = [newsroom.Section] };
        var service = Service(newsroom);

        var catalogue = await service.CatalogueAsync(caller, None);
        Assert.Equal(["en"], catalogue.Languages.Select(one => one.Language.Tag));
        Assert.Equal(["news"], catalogue.Sections.Select(section => section.Slug));
        foreach (var name in new[] { "city", "town" })
        {
            Assert.Equal(PartnerFault.OutOfScope, (await service.ListAsync(caller, Query(null, 9) with { List = PublicListKey.Section(name) }, None)).Fault);
            Assert.NotNull((await service.ListAsync(Everything, Query(null, 9) with { List = PublicListKey.Section(name) }, None)).Value);
        }
    }

    [Fact]
    public async Task Since_a_time_is_from_that_very_moment()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        var early = await newsroom.LiveStoryAsync();
        newsroom.Clock.Pass(TimeSpan.FromHours(1));
        var late = await newsroom.LiveStoryAsync();
        var at = newsroom.Clock.Now;
        var service = Service(newsroom);

        Assert.Equal([late.Number], Numbers((await service.ListAsync(Everything, Query(null, 9) with { ChangedSince = at }, None)).Value!));
        newsroom.Clock.Pass(TimeSpan.FromHours(1));
        await RetractAsync(newsroom, early.ArticleId);
        Assert.Equal([late.Number, early.Number], Numbers((await service.ListAsync(Everything, Query(null, 9) with { ChangedSince = at }, None)).Value!));
        Assert.Empty((await service.ListAsync(Everything, Query(null, 9) with { ChangedSince = newsroom.Clock.Now.AddMilliseconds(1) }, None)).Value!.Items);
    }

    private static async Task<IReadOnlyList<string>> LanguagesAsync(WorkflowNewsroom newsroom, ApiCaller caller, string? language) =>
        [.. (await Service(newsroom).ListAsync(caller, Query(null, 9) with { Language = language }, None)).Value!.Items.Select(item => item.Article!.Site.Language.Path)];

    private static Task RetractAsync(WorkflowNewsroom newsroom, Guid article) => newsroom.MustAsync("chief", new Retract(article, "内容有误。", new Dictionary<Guid, OtherArticle>()));

    private static async Task<PartnerPage> ListAsync(WorkflowNewsroom newsroom, string? cursor, int size) => (await Service(newsroom).ListAsync(Everything, Query(cursor, size), None)).Value!;

    private static IEnumerable<int> Numbers(PartnerPage page) => page.Items.Select(item => item.Article?.Number ?? item.Retraction!.Number);

    private static PartnerQuery Query(string? cursor, int size) => new(null, PublicListKey.Front, null, cursor, size);

    private static PartnerArticles Service(WorkflowNewsroom newsroom) => new(newsroom.Factory, new PublishedStories(newsroom.Factory));
}
