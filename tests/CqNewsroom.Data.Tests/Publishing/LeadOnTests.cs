using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Workflow;
using static CqNewsroom.Data.Tests.Workflow.WorkflowNewsroom;

namespace CqNewsroom.Data.Tests.Publishing;

/// <summary>Old addresses lead on by one hop, for ever, and are given to nothing else.</summary>
public sealed class LeadOnTests
{
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_section_keeps_its_old_addresses(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var story = await newsroom.LiveStoryAsync();
        await MoveAsync("headlines");
        await MoveAsync("top");

        Assert.Equal("/zh/top", await lists.LeadOnAsync("/zh/news"));
        Assert.Equal("/zh/top", await lists.LeadOnAsync("/zh/headlines/"));
        Assert.Equal("/en/top/feed.rss", await lists.LeadOnAsync("/en/news/feed.rss"));
        Assert.Null(await lists.LeadOnAsync("/zh/top"));
        Assert.Null(await lists.LeadOnAsync("/zh/nothing"));
        Assert.Null(await lists.LeadOnAsync("/de/news"));
        Assert.Null(await lists.LeadOnAsync("/zh/news/something"));
        Assert.StartsWith("/zh/top/", (await lists.Stories.ArticleAsync("zh", story.Number, Cancellation))!.Article!.Address, StringComparison.Ordinal);
        Assert.Equal(1, (await lists.ListAsync("zh", PublicListKey.Section("top")))!.Total);

        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [En] = "Other" };
        foreach (var taken in new[] { "news", "headlines" })
        {
            Assert.Equal(RefusalCode.AddressTaken, (await lists.Sections.SaveAsync(newsroom.Asker("administrator"), new SaveSection(null, 0, taken, names, 9), Cancellation)).Refusal?.Code);
            Assert.Equal(RefusalCode.AddressTaken, (await lists.Sections.SaveAsync(newsroom.Asker("administrator"), new SaveSection(newsroom.OtherSection, 1, taken, names, 9), Cancellation)).Refusal?.Code);
        }

        foreach (var word in new[] { "tags", "people", "agencies", "corrections", "pages", "archive", "search" })
            Assert.Equal(RefusalCode.SlugInvalid, (await lists.Sections.SaveAsync(newsroom.Asker("administrator"), new SaveSection(null, 0, word, names, 9), Cancellation)).Refusal?.Code);
        await MoveAsync("news");
        Assert.Equal("/zh/news", await lists.LeadOnAsync("/zh/top"));

        async Task MoveAsync(string slug)
        {
            var section = (await lists.Sections.ListAsync(newsroom.Asker("administrator"), Cancellation)).Value!.Single(s => s.Id == newsroom.Section);
            var outcome = await lists.Sections.SaveAsync(newsroom.Asker("administrator"), new SaveSection(section.Id, section.Version, slug, section.Names, section.Position), Cancellation);
            Assert.Null(outcome.Refusal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tags_people_and_agencies_keep_theirs_in_every_language_that_has_the_list(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var story = await newsroom.LiveStoryAsync(En);
        await lists.TagAsync(story.StoryId, "交通");
        var line = await lists.TagLineAsync("交通");
        var editor = newsroom.Asker("editor");
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [Zh] = "交通", [En] = "Transport" };
        Assert.True((await lists.Tags.SaveAsync(editor, new SaveTag(line.Id, line.Version, names, "transport"), Cancellation)).IsDone);

        Assert.Equal("/zh/tags/transport", await lists.LeadOnAsync("/zh/tags/交通"));
        Assert.NotNull(await lists.ListAsync("zh", PublicListKey.Tag("transport")));
        Assert.Null(await lists.ListAsync("zh", PublicListKey.Tag("交通")));
        Assert.Null(await lists.Stories.FeedAsync("zh", PublicListKey.Tag("交通"), 30, Cancellation));
        Assert.Equal("/zh/tags/transport/feed.json", await lists.LeadOnAsync("/zh/tags/交通/feed.json"));
        Assert.Equal("/zh/tags/transport", await lists.LeadOnAsync("/zh/tags/Transport"));
        // Nothing with it is live in English, so English says no more of it than of a tag that never was.
        Assert.Null(await lists.LeadOnAsync("/en/tags/交通"));
        await newsroom.LiveTranslationAsync(story.StoryId);
        Assert.Equal("/en/tags/transport", await lists.LeadOnAsync("/en/tags/交通"));

        var profile = (await lists.Profiles.ShowAsync(editor, Cancellation)).Value!;
        Assert.Equal("editor", (await lists.ListAsync("zh", PublicListKey.Person("editor")))!.Title);
        var change = new ChangeProfile(profile.Version, new Dictionary<string, string>(StringComparer.Ordinal) { [En] = "Ann Editor" }, "en", null);
        Assert.True((await lists.Profiles.ChangeAsync(editor, change, Cancellation)).IsDone);
        Assert.Equal("/zh/people/ann-editor", await lists.LeadOnAsync("/zh/people/editor"));
        Assert.Equal("Ann Editor", (await lists.ListAsync("en", PublicListKey.Person("ann-editor")))!.Title);
        Assert.Equal("editor", (await lists.ListAsync("zh", PublicListKey.Person("ann-editor")))!.Title);
        Assert.Null(await lists.ListAsync("zh", PublicListKey.Person("editor")));
        Assert.Null(await lists.LeadOnAsync("/zh/people/chief"));
    }
}
