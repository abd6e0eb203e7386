using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Search;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Search;

public sealed class SiteSearchTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Words_of_both_languages_are_found_before_and_after_they_are_merged(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        await stage.PutAsync("zh-CN", "长寿湖开园", "重庆市长寿区的5G基站已建成，李　强说。", editor: "江一苇");
        await stage.PutAsync("zh-CN", "江上新桥通车", "市长寿辰不见报，区长说。");
        await stage.PutAsync("en", "Bridges open", "The museum's reporters visited Chongqing on 12 July. \"A new bridge,\" said O’Brien.", editor: "Jiang Yiwei");
        foreach (var merged in new[] { false, true })
        {
            if (merged)
                await stage.WorkAsync();
            Assert.Equal(["长寿湖开园"], await stage.FindAsync("zh", "长寿区"));
            Assert.Equal(["长寿湖开园", "江上新桥通车"], await stage.FindAsync("zh", "长寿"));
            Assert.Equal(["长寿湖开园"], await stage.FindAsync("zh", "5g基站"));
            Assert.Equal(["长寿湖开园"], await stage.FindAsync("zh", "基站 李强"));
            Assert.Equal(["长寿湖开园"], await stage.FindAsync("zh", "江一苇"));
            Assert.Equal(["江上新桥通车"], await stage.FindAsync("zh", "长寿 -基站"));
            Assert.Equal(["江上新桥通车"], await stage.FindAsync("zh", "桥"));
            Assert.Equal(["Bridges open"], await stage.FindAsync("en", "bridge museum report"));
            Assert.Equal(["Bridges open"], await stage.FindAsync("en", "\"new bridge\""));
            Assert.Empty(await stage.FindAsync("en", "\"bridge new\""));
            Assert.Equal(["Bridges open"], await stage.FindAsync("en", "obrien"));
            // No phrase reaches from the headline into the text.
            Assert.Empty(await stage.FindAsync("en", "\"open the museum\""));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_readers_do_not_see_is_never_found(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        var live = await newsroom.LiveStoryAsync("en");
        await newsroom.LiveTranslationAsync(live.StoryId);
        var draft = await newsroom.DraftAsync();
        await newsroom.WriteAsync("reporter", draft.ArticleId, WorkflowNewsroom.Text("秘密草稿", "未公开内容。"));
        var scheduled = await newsroom.DraftAsync();
        await newsroom.WriteAsync("reporter", scheduled.ArticleId, WorkflowNewsroom.Text("定时稿件", "未公开内容。"));
        await newsroom.MustAsync("reporter", new Submit(scheduled.ArticleId));
        await newsroom.SignAsync("editor", scheduled.ArticleId);
        await newsroom.MustAsync("editor", new Schedule(scheduled.ArticleId, newsroom.Clock.Now.AddHours(2), await newsroom.SubmittedAsync(scheduled.ArticleId), WorkflowNewsroom.NoNotice));
        await newsroom.MustAsync("reporter", new StartCorrection(live.ArticleId));
        await newsroom.WriteAsync("reporter", live.ArticleId, WorkflowNewsroom.Text("江上新桥通车", "第一段。", "未公开的更正。"));
        using var other = stage.OtherServer();

        foreach (var search in new[] { stage.Search, other })
        {
            Assert.Empty(await stage.FindAsync("zh", "秘密草稿", search));
            Assert.Empty(await stage.FindAsync("zh", "定时稿件", search));
            Assert.Empty(await stage.FindAsync("zh", "未公开", search));
            Assert.Equal(["江上新桥通车"], await stage.FindAsync("zh", "第二段", search));
        }

        // The correction goes live: its words are found at once, those of before no longer.
        await newsroom.MustAsync("reporter", new Submit(live.ArticleId));
        await newsroom.SignAsync("editor", live.ArticleId);
        await newsroom.PublishAsync("editor", live.ArticleId);
        foreach (var search in new[] { stage.Search, other })
        {
            Assert.Equal(["江上新桥通车"], await stage.FindAsync("zh", "未公开", search));
            Assert.Empty(await stage.FindAsync("zh", "第二段", search));
        }

        // What was scheduled goes out at its time.
        newsroom.Clock.Pass(TimeSpan.FromHours(2));
        await newsroom.Acts.PublishDueAsync(WorkflowNewsroom.Cancellation);
        Assert.Equal(["定时稿件"], await stage.FindAsync("zh", "定时"));

        // A retraction takes one language and keeps the other.
        await stage.WorkAsync();
        var translation = await newsroom.TranslationAsync(live.StoryId);
        await newsroom.MustAsync("chief", new Retract(live.ArticleId, "撤回", new Dictionary<Guid, OtherArticle> { [translation] = new(false, "It stands.") }));
        foreach (var search in new[] { stage.Search, other })
        {
            Assert.Empty(await stage.FindAsync("zh", "江上新桥", search));
            Assert.Equal(["New bridge opens to traffic"], await stage.FindAsync("en", "bridges", search));
        }

        await stage.WorkAsync();
        Assert.Empty(await stage.FindAsync("zh", "江上新桥"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Section_person_and_days_narrow_it_down(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        var other = stage.Newsroom.OtherSection;
        // Midnight in Chongqing is 16:00 the day before in UTC.
        await stage.PutAsync("en", "Bridge one", "A bridge.", new DateTime(2025, 7, 11, 15, 59, 59, DateTimeKind.Utc), editor: "Jiang Yiwei", tags: ["Yangtze"]);
        await stage.PutAsync("en", "Bridge two", "A bridge for Yuki.", new DateTime(2025, 7, 11, 16, 0, 0, DateTimeKind.Utc), other, editor: "Maren Holt");
        await stage.PutAsync("en", "Bridge three", "A bridge.", new DateTime(2025, 7, 12, 15, 59, 59, DateTimeKind.Utc), other, editor: "Jiang Yiwei");
        await stage.PutAsync("en", "Ferry", "Runs.", new DateTime(2025, 7, 12, 15, 59, 58, DateTimeKind.Utc), editor: "Jiang Yiwei");

        async Task<string[]> FindAsync(SearchQuestion question) => [.. (await stage.AskAsync("en", question)).Hits.Select(hit => hit.Headline.Text).Order(StringComparer.Ordinal)];
        Assert.Equal(["Bridge one", "Bridge three", "Bridge two"], await FindAsync(new SearchQuestion("bridge")));
        Assert.Equal(["Bridge three", "Bridge two"], await FindAsync(new SearchQuestion("bridge", Section: "city")));
        Assert.Equal(["Bridge one", "Bridge three"], await FindAsync(new SearchQuestion("bridge", Person: "jiang yiwei")));
        // A name alone gives the newest first, however short the others are.
        Assert.Equal(["Bridge three", "Ferry", "Bridge one"], (await stage.AskAsync("en", new SearchQuestion(Person: "Yiwei"))).Hits.Select(hit => hit.Headline.Text));
        Assert.Empty(await FindAsync(new SearchQuestion("bridge", Person: "Yuki")));
        Assert.Equal(["Bridge three", "Bridge two"], await FindAsync(new SearchQuestion("bridge", From: "2025-07-12")));
        Assert.Equal(["Bridge one"], await FindAsync(new SearchQuestion("bridge", To: "2025-07-11")));
        Assert.Equal(["Bridge three", "Bridge two"], await FindAsync(new SearchQuestion("bridge", From: "2025-7-12", To: "2025/7/12")));
        Assert.Equal(["Bridge one"], await FindAsync(new SearchQuestion("yangtze")));

        Assert.Equal(SearchProblem.SectionUnknown, (await stage.AskAsync("en", new SearchQuestion("bridge", Section: "nowhere"))).Problem);
        Assert.Equal(SearchProblem.DateUnreadable, (await stage.AskAsync("en", new SearchQuestion("bridge", From: "yesterday"))).Problem);
        Assert.Equal(SearchProblem.DateUnreadable, (await stage.AskAsync("en", new SearchQuestion("bridge", To: "9999-12-31"))).Problem);
        Assert.Equal(SearchProblem.DatesReversed, (await stage.AskAsync("en", new SearchQuestion("bridge", From: "2025-07-12", To: "2025-07-11"))).Problem);
        Assert.Equal(SearchProblem.NoWords, (await stage.AskAsync("en", new SearchQuestion(Section: "city"))).Problem);
        Assert.Equal(SearchProblem.NoWords, (await stage.AskAsync("en", new SearchQuestion("bridge", Person: "!!!"))).Problem);
        Assert.Equal(SearchProblem.TooLong, (await stage.AskAsync("en", new SearchQuestion("bridge", Person: new string('x', 81)))).Problem);
        Assert.Null((await stage.AskAsync("en", new SearchQuestion())).Problem);
    }

    [Fact]
    public async Task A_day_with_two_midnights_begins_with_the_first_in_search_archive_and_maps_alike()
    {
        await using var stage = await SearchStage.CreateAsync(DatabaseKind.Sqlite);
        await stage.Newsroom.ChangeAsync(async db => (await db.Newsrooms.AsTracking().SingleAsync(WorkflowNewsroom.Cancellation)).TimeZoneId = "America/Havana");
        // There the clocks went back from one to midnight on 1 November 2020, which was four o'clock in UTC the first time and five the second.
        await stage.PutAsync("en", "Bridge", "A bridge.", new DateTime(2020, 11, 1, 4, 30, 0, DateTimeKind.Utc));
        var stories = new PublishedStories(stage.Newsroom.Factory);

        Assert.Equal(1, (await stage.AskAsync("en", new SearchQuestion("bridge", From: "2020-11-01"))).Total);
        Assert.Equal(0, (await stage.AskAsync("en", new SearchQuestion("bridge", To: "2020-10-31"))).Total);
        Assert.NotNull(await stories.ListAsync("en", PublicListKey.Period("2020-11-01"), 1, WorkflowNewsroom.Cancellation));
        var shard = Assert.Single(await stories.SitemapShardsAsync(WorkflowNewsroom.Cancellation));
        Assert.Single((await stories.SitemapAsync("en", shard.Month, 1, WorkflowNewsroom.Cancellation))!);
        foreach (var none in new[] { new DateOnly(2020, 10, 1), new DateOnly(1, 1, 1), new DateOnly(9999, 12, 1) })
            Assert.Null(await stories.SitemapAsync("en", none, 1, WorkflowNewsroom.Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_story_that_changes_its_section_or_tags_is_found_under_the_new_ones(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        var story = await newsroom.LiveStoryAsync();
        await ChangeAsync();
        Assert.Single((await stage.AskAsync("zh", new SearchQuestion("新桥", Section: "city"))).Hits);
        Assert.Empty((await stage.AskAsync("zh", new SearchQuestion("新桥", Section: "news"))).Hits);
        await ChangeAsync("长江");

        Assert.Empty((await stage.AskAsync("zh", new SearchQuestion("新桥", Section: "news"))).Hits);
        var hit = Assert.Single((await stage.AskAsync("zh", new SearchQuestion("新桥 长江", Section: "city"))).Hits);
        Assert.StartsWith("/zh/city/", hit.Address, StringComparison.Ordinal);
        Assert.Equal("城市", hit.Section.Name);

        async Task ChangeAsync(params string[] tags)
        {
            var changed = await newsroom.Acts.ChangeStoryAsync(
                newsroom.Asker("editor"), new ChangeStory(story.StoryId, (await newsroom.StoryAsync(story.StoryId)).Version, newsroom.OtherSection, tags, null, null, [], ""), WorkflowNewsroom.Cancellation);
            Assert.Null(changed.Refusal);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Results_come_in_pages_and_the_count_is_of_all(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        for (var i = 0; i < 23; i++)
            await stage.PutAsync("en", $"Bridge {i:D2}", "Same words in every text.", stage.Newsroom.Clock.Now.AddDays(-30));

        var seen = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            var found = await stage.AskAsync("en", new SearchQuestion("words"), page);
            Assert.Equal((23, page < 3), (found.Total, found.HasNext));
            seen.AddRange(found.Hits.Select(hit => hit.Headline.Text));
        }

        // Alike in all and of one time: the younger story first.
        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(i => $"Bridge {i:D2}"), seen);
        foreach (var page in new[] { 0, -1, 4, 51, int.MaxValue })
            Assert.Null(await stage.Search.FindAsync("en", new SearchQuestion("words"), page, WorkflowNewsroom.Cancellation));
        Assert.Null(await stage.Search.FindAsync("xx", new SearchQuestion("words"), 1, WorkflowNewsroom.Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_better_answer_comes_first_and_nothing_here_tells_what_is_there(DatabaseKind kind)
    {
        await using var stage = await SearchStage.CreateAsync(kind);
        var now = stage.Newsroom.Clock.Now;
        await stage.PutAsync("en", "Old passing mention", "A long text about other things, with a museum in it, and so on and on and on.", now.AddYears(-3));
        await stage.PutAsync("en", "New passing mention", "A long text about other things, with a museum in it, and so on and on and on.", now.AddDays(-1));
        await stage.PutAsync("en", "Museum opens", "The museum opened.", now.AddYears(-2));
        // Twice in the text is better than once, and new is better still.
        await stage.PutAsync("en", "Old double mention", "A long text about other things, with a museum in a museum, and so on and on and on.", now.AddYears(-3));
        Assert.Equal(["Museum opens", "New passing mention", "Old double mention", "Old passing mention"], await stage.FindAsync("en", "museums"));

        var nothing = await stage.AskAsync("zh", new SearchQuestion("museum"));
        Assert.Equal(0, nothing.Total);
        Assert.Equal([("en", 4)], nothing.Elsewhere.Select(elsewhere => (elsewhere.Language.Path, elsewhere.Total)));
    }
}
