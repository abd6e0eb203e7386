using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Data.Tests.Stories;

public sealed class StoryListTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_somebody_may_not_read_is_not_listed_not_counted_and_not_found(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        var (city, source) = await newsroom.StoryAsync("轨道交通新线", ArticleState.Approved);
        await newsroom.TranslationAsync(city, "New metro line", ArticleState.Drafting, "agencyTranslator", newsroom.Fathom, a => a.SourceRevisionId = source.SubmittedRevisionId);
        await newsroom.StoryAsync("轨道内部消息");
        await newsroom.StoryAsync("轨道民生", desk: newsroom.Life, writer: "lifeEditor");

        Assert.Equal(["轨道内部消息", "轨道交通新线"], await desk.ListedAsync("reporter"));
        Assert.Equal(["轨道民生"], await desk.ListedAsync("lifeEditor"));
        Assert.Equal(["轨道交通新线"], await desk.ListedAsync("coordinator"));
        Assert.Equal(["轨道交通新线"], await desk.ListedAsync("agencyTranslator"));
        foreach (var outsider in new[] { "agencyColleague", "rivalTranslator", "administrator" })
        {
            var page = (await desk.List.ReadAsync(newsroom.Asker(outsider), new StoryFilter(), CancellationToken.None)).Value!;
            Assert.Empty(page.Lines);
            Assert.Equal(0, page.Count);
            Assert.Empty((await desk.Search.FindAsync(newsroom.Asker(outsider), "轨道", CancellationToken.None)).Stories);
            Assert.Empty((await desk.List.ChoicesAsync(newsroom.Asker(outsider), CancellationToken.None)).Desks);
        }

        // An agency's people see their article alone, no house names, and no other article of the story.
        var line = (await desk.List.ReadAsync(newsroom.Asker("agencyTranslator"), new StoryFilter(), CancellationToken.None)).Value!.Lines.Single();
        Assert.Equal("en", Assert.Single(line.Articles).Language);
        Assert.Equal("zh-CN", line.HeadlineLanguage);
        Assert.Empty((await desk.Search.FindAsync(newsroom.Asker("agencyTranslator"), "内部", CancellationToken.None)).Stories);
        Assert.Empty((await desk.Search.FindAsync(newsroom.Asker("agencyTranslator"), "赵敏", CancellationToken.None)).Persons);
        Assert.Equal("Yuki", Assert.Single((await desk.Search.FindAsync(newsroom.Asker("coordinator"), "yuki", CancellationToken.None)).Persons).Name);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_translator_of_the_house_reads_stories_in_their_pairs_only(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        await newsroom.StoryAsync("要译");
        await newsroom.StoryAsync("不译", change: (story, _) => story.WantedLanguages = []);

        Assert.Equal(["要译"], await desk.ListedAsync("translator"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_list_is_filtered_by_desk_state_language_and_words(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        var (rates, _) = await newsroom.StoryAsync("重庆两江新区利率上调", ArticleState.Published);
        await newsroom.TranslationAsync(rates, "Chongqing rates HIGH", ArticleState.InReview, "translator");
        var (metro, _) = await newsroom.StoryAsync("轨道交通", writer: "colleague");

        Assert.Equal(["重庆两江新区利率上调"], await desk.ListedAsync("editor", new StoryFilter(State: ArticleState.InReview)));
        Assert.Empty(await desk.ListedAsync("editor", new StoryFilter(State: ArticleState.InReview, Language: "zh-CN")));
        Assert.Equal(["重庆两江新区利率上调"], await desk.ListedAsync("editor", new StoryFilter(Language: "en")));
        Assert.Equal(["轨道交通", "重庆两江新区利率上调"], await desk.ListedAsync("editor", new StoryFilter(newsroom.City.Id)));
        Assert.Empty(await desk.ListedAsync("editor", new StoryFilter(newsroom.Life.Id)));
        Assert.Equal(["重庆两江新区利率上调"], await desk.ListedAsync("editor", new StoryFilter(Words: "两江")));
        Assert.Equal(["重庆两江新区利率上调"], await desk.ListedAsync("editor", new StoryFilter(Words: "chongqing high 利率")));
        Assert.Equal(["轨道交通"], await desk.ListedAsync("editor", new StoryFilter(Words: "钱进")));
        Assert.Equal(["轨道交通"], await desk.ListedAsync("editor", new StoryFilter(Words: $"#{metro.Number}")));
        Assert.Empty(await desk.ListedAsync("editor", new StoryFilter(Words: "两江 轨道")));
        // What a database would take for a pattern is a word like others.
        Assert.Empty(await desk.ListedAsync("editor", new StoryFilter(Words: "%")));
        Assert.Empty(await desk.ListedAsync("editor", new StoryFilter(Words: "_")));
        Assert.Equal(2, (await desk.ListedAsync("editor", new StoryFilter(Words: "\u0000 \ud800"))).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Pages_follow_one_another_without_a_gap_in_every_order(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        for (var i = 0; i < (2 * StoryFilter.PageSize) + 3; i++)
        {
            await newsroom.StoryAsync($"稿 {i}", change: (story, article) =>
            {
                story.Deadline = i % 3 == 0 ? null : ReadSide.Now.AddHours(i % 5);
                article.StateSince = ReadSide.Now.AddHours(-(i % 4));
            });
        }

        foreach (var sort in Enum.GetValues<StorySort>())
        {
            var seen = new List<string>();
            for (var page = 1; page <= 3; page++)
            {
                var read = (await desk.List.ReadAsync(newsroom.Asker("editor"), new StoryFilter(Sort: sort, Page: page), CancellationToken.None)).Value!;
                seen.AddRange(read.Lines.Select(line => line.Headline));
                Assert.Equal(page < 3, read.HasNext);
                Assert.Equal((2 * StoryFilter.PageSize) + 3, read.Count);
            }

            Assert.Equal((2 * StoryFilter.PageSize) + 3, seen.Distinct().Count());
        }

        var byDeadline = (await desk.List.ReadAsync(newsroom.Asker("editor"), new StoryFilter(Sort: StorySort.Deadline), CancellationToken.None)).Value!.Lines;
        Assert.Equal(byDeadline.OrderBy(line => line.Deadline).Select(line => line.Deadline), byDeadline.Select(line => line.Deadline));
        Assert.Empty((await desk.List.ReadAsync(newsroom.Asker("editor"), new StoryFilter(Page: int.MaxValue), CancellationToken.None)).Value!.Lines);
    }
}
