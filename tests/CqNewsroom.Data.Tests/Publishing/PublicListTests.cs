using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tags;
using CqNewsroom.Data.Tests.Workflow;
using static CqNewsroom.Data.Tests.Workflow.WorkflowNewsroom;

namespace CqNewsroom.Data.Tests.Publishing;

/// <summary>What stands in each list, what it is called, and that nothing unpublished does.</summary>
public sealed class PublicListTests
{
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_tag_lists_what_is_live_in_each_language_under_its_name_there(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var story = await newsroom.LiveStoryAsync(En);
        var draft = await newsroom.DraftAsync();
        var approved = await newsroom.ApprovedAsync();
        await lists.TagAsync(draft.StoryId, "秘密");
        await lists.TagAsync(approved.StoryId, "交通", "秘密");
        await lists.TagAsync(story.StoryId, "交通");

        var chinese = await lists.ListAsync("zh", PublicListKey.Tag("交通"));
        Assert.Equal(("交通", 1), (chinese!.Title, chinese.Total));
        Assert.Equal(["zh"], chinese.Alternates.Select(other => other.Language.Path));
        Assert.Null(await lists.ListAsync("en", PublicListKey.Tag("交通")));
        Assert.Null(await lists.ListAsync("zh", PublicListKey.Tag("秘密")));
        foreach (var none in new[] { -1, 0, 2, int.MaxValue })
            Assert.Null(await lists.ListAsync("zh", PublicListKey.Tag("交通"), none));

        var english = await newsroom.LiveTranslationAsync(story.StoryId);
        Assert.Equal("交通", (await lists.ListAsync("en", PublicListKey.Tag("交通")))!.Title);
        var line = await lists.TagLineAsync("交通");
        Assert.True((await lists.Tags.SaveAsync(newsroom.Asker("editor"), new SaveTag(line.Id, line.Version, Names("交通", "Transport")), Cancellation)).IsDone);
        Assert.Equal("Transport", (await lists.ListAsync("en", PublicListKey.Tag("交通")))!.Title);
        Assert.Equal(["zh", "en"], (await lists.ListAsync("zh", PublicListKey.Tag("交通")))!.Alternates.Select(other => other.Language.Path));
        // Typed in the other language, with other letters for the same, it is the same tag.
        await lists.TagAsync(draft.StoryId, " ＴＲＡＮＳＰＯＲＴ ");
        Assert.Equal(3, (await lists.TagLineAsync("transport")).Stories);

        await newsroom.MustAsync("chief", new Retract(story.ArticleId, "撤稿。", new Dictionary<Guid, OtherArticle> { [english] = new(false, "It is right.") }));
        Assert.Null(await lists.ListAsync("zh", PublicListKey.Tag("交通")));
        Assert.Equal(1, (await lists.ListAsync("en", PublicListKey.Tag("交通")))!.Total);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task People_and_agencies_have_a_list_of_what_they_are_credited_with_and_nobody_else_has(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var story = await newsroom.DraftAsync(En);
        await newsroom.WriteAsync("reporter", story.ArticleId, Text("江上新桥通车", "第一段。", "第二段。") with { Byline = new[] { new BylineEntry("reporter"), new BylineEntry("Somebody else") }.ToEquatableList() });
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor", story.ArticleId);
        await newsroom.PublishAsync("chief", story.ArticleId);
        var english = await newsroom.TranslationAsync(story.StoryId);
        await newsroom.MustAsync("editor", new Assign(english, null, newsroom.Fathom));
        await newsroom.MustAsync("coordinator", new Assign(english, newsroom.Id("agencyTranslator")));
        await newsroom.WriteAsync("agencyTranslator", english, Translated("New bridge opens to traffic", "First paragraph.", "Second paragraph."));
        await newsroom.MustAsync("agencyTranslator", new Submit(english));
        await newsroom.SignAsync("editor2", english);
        Assert.Null(await lists.ListAsync("en", PublicListKey.Agency("fathom")));
        await newsroom.PublishAsync("editor", english);

        foreach (var (language, person) in new[] { ("zh", "reporter"), ("zh", "editor"), ("en", "agencytranslator"), ("en", "editor2") })
            Assert.Equal(1, (await lists.ListAsync(language, PublicListKey.Person(person)))?.Total);
        foreach (var (language, person) in new[] { ("en", "reporter"), ("zh", "chief"), ("zh", "editor2"), ("zh", "agencytranslator"), ("en", "coordinator"), ("zh", "somebody-else"), ("zh", "nobody") })
            Assert.Null(await lists.ListAsync(language, PublicListKey.Person(person)));
        var agency = await lists.ListAsync("en", PublicListKey.Agency("fathom"));
        Assert.Equal(("Fathom", "en"), (agency!.Title, Assert.Single(agency.Alternates).Language.Path));
        Assert.Null(await lists.ListAsync("zh", PublicListKey.Agency("fathom")));
        Assert.Null(await lists.ListAsync("en", PublicListKey.Agency("rival")));

        // Another signs what is published next: the list follows the line that stands on the page.
        await newsroom.MustAsync("reporter", new StartCorrection(story.ArticleId));
        await newsroom.WriteAsync("reporter", story.ArticleId, Text("江上新桥通车", "第一段，改。", "第二段。"));
        await newsroom.MustAsync("reporter", new Submit(story.ArticleId));
        await newsroom.SignAsync("editor3", story.ArticleId);
        await newsroom.PublishAsync("editor", story.ArticleId);
        Assert.Null(await lists.ListAsync("zh", PublicListKey.Person("editor")));
        Assert.Null(await lists.ListAsync("zh", PublicListKey.Person("reporter")));
        Assert.NotNull(await lists.ListAsync("zh", PublicListKey.Person("editor3")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_article_stands_in_the_month_and_on_the_day_of_its_first_publication_in_the_newsrooms_zone(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        Assert.Empty((await lists.Stories.ArchiveAsync("zh", Cancellation))!.Months);
        // 23:59 on March 31 in Chongqing, then midnight of April 1; both are March 31 in UTC.
        newsroom.Clock.Pass(new DateTime(2026, 3, 31, 15, 59, 0, DateTimeKind.Utc) - newsroom.Clock.GetUtcNow().UtcDateTime);
        var march = await newsroom.LiveStoryAsync();
        newsroom.Clock.Pass(new DateTime(2026, 3, 31, 16, 0, 0, DateTimeKind.Utc) - newsroom.Clock.GetUtcNow().UtcDateTime);
        await newsroom.LiveStoryAsync();
        await newsroom.CorrectAsync(march.ArticleId, Text("江上新桥通车", "改。", "第二段。"));

        var archive = await lists.Stories.ArchiveAsync("zh", Cancellation);
        Assert.Equal([("2026-04", 1), ("2026-03", 1)], archive!.Months.Select(month => (month.Key.Value, month.Count)));
        var month = (await lists.ListAsync("zh", PublicListKey.Period("2026-03")))!;
        Assert.Equal(("2026年3月", 1), (month.Title, month.Total));
        Assert.Equal(["2026-04-01"], (await lists.ListAsync("zh", PublicListKey.Period("2026-04")))!.Days.Select(day => day.Key.Value));
        Assert.Equal(march.Number, PublicAddress.NumberOf(Assert.Single((await lists.ListAsync("zh", PublicListKey.Period("2026-03-31")))!.Items).Address));
        foreach (var none in new[] { "2026-02", "2026-03-30", "2026-13", "2026-02-30", "0000-01", "0001-01", "9999-12", "2026-3", "" })
            Assert.Null(await lists.ListAsync("zh", PublicListKey.Period(none)));
        Assert.Null(await lists.ListAsync("en", PublicListKey.Period("2026-03")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Corrections_and_retractions_stand_in_one_list_of_their_language(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var corrected = await newsroom.LiveStoryAsync();
        var silent = await newsroom.LiveStoryAsync();
        var retracted = await newsroom.LiveStoryAsync();
        await newsroom.CorrectAsync(silent.ArticleId, Text("江上新桥通车", "改字。", "第二段。"));
        newsroom.Clock.Pass(TimeSpan.FromHours(1));
        await newsroom.MustAsync("reporter", new StartCorrection(corrected.ArticleId));
        await newsroom.WriteAsync("reporter", corrected.ArticleId, Text("江上大桥通车", "第一段。", "第二段。"));
        await newsroom.MustAsync("reporter", new Submit(corrected.ArticleId));
        await newsroom.SignAsync("editor", corrected.ArticleId);
        Assert.Empty((await lists.Stories.CorrectionsAsync("zh", 1, Cancellation))!.Notices);
        await newsroom.PublishAsync("editor", corrected.ArticleId, new PublishAnswers("桥名有误，现更正。"));
        newsroom.Clock.Pass(TimeSpan.FromHours(1));
        await newsroom.MustAsync("chief", new Retract(retracted.ArticleId, "消息不实，撤稿。", new Dictionary<Guid, OtherArticle>()));

        var notices = (await lists.Stories.CorrectionsAsync("zh", 1, Cancellation))!.Notices;

        Assert.Equal([("消息不实，撤稿。", true), ("桥名有误，现更正。", false)], notices.Select(notice => (notice.Text, notice.IsRetraction)));
        Assert.Equal(["江上新桥通车", "江上大桥通车"], notices.Select(notice => notice.Headline));
        Assert.Equal([retracted.Number, corrected.Number], notices.Select(notice => PublicAddress.NumberOf(notice.Address)!.Value));
        // Of what was corrected first and retracted then, the retraction alone is told.
        await newsroom.MustAsync("chief", new Retract(corrected.ArticleId, "仍有误，撤稿。", new Dictionary<Guid, OtherArticle>()));
        Assert.Equal(["仍有误，撤稿。", "消息不实，撤稿。"], (await lists.Stories.CorrectionsAsync("zh", 1, Cancellation))!.Notices.Select(notice => notice.Text).Order(StringComparer.Ordinal));
        Assert.Empty((await lists.Stories.CorrectionsAsync("en", 1, Cancellation))!.Notices);
        Assert.Null(await lists.Stories.CorrectionsAsync("zh", 2, Cancellation));
        Assert.Null(await lists.Stories.CorrectionsAsync("de", 1, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Related_stories_share_tags_then_the_section_and_are_live_in_the_language(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var numbers = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            var other = await newsroom.LiveStoryAsync();
            numbers.Add(other.Number);
            if (i is 0 or 1)
                await lists.TagAsync(other.StoryId, i == 0 ? ["桥", "江"] : ["桥"]);
            newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        }

        var draft = await newsroom.DraftAsync();
        await lists.TagAsync(draft.StoryId, "桥", "江");
        var story = await newsroom.LiveStoryAsync(En);
        await lists.TagAsync(story.StoryId, "江", "桥");
        await newsroom.LiveTranslationAsync(story.StoryId);

        // Two tags, then one, then the section's newest.
        Assert.Equal([numbers[0], numbers[1], numbers[5], numbers[4]], await RelatedAsync(newsroom, lists, story.StoryId, Zh));
        Assert.Empty(await RelatedAsync(newsroom, lists, story.StoryId, En));
    }

    /// <summary>What pages have in common is read once between two publications, and not a moment longer (architecture.md, rule 5).</summary>
    [Fact]
    public async Task What_pages_have_in_common_ends_with_the_next_publication()
    {
        await using var newsroom = await CreateAsync(DatabaseKind.Sqlite);
        var lists = new PublicLists(newsroom);
        var first = await newsroom.LiveStoryAsync();
        Assert.Empty(await RelatedAsync(newsroom, lists, first.StoryId, Zh));
        newsroom.Clock.Pass(TimeSpan.FromMinutes(1));

        var second = await newsroom.LiveStoryAsync();

        Assert.Equal([second.Number], await RelatedAsync(newsroom, lists, first.StoryId, Zh));
    }

    [Fact]
    public async Task The_section_fills_what_is_left_though_its_newest_share_a_tag_already()
    {
        await using var newsroom = await CreateAsync(DatabaseKind.Sqlite);
        var lists = new PublicLists(newsroom);
        var numbers = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            var other = await newsroom.LiveStoryAsync();
            numbers.Add(other.Number);
            if (i > 1)
                await lists.TagAsync(other.StoryId, "桥");
            newsroom.Clock.Pass(TimeSpan.FromMinutes(1));
        }

        var story = await newsroom.LiveStoryAsync();
        await lists.TagAsync(story.StoryId, "桥");

        Assert.Equal([numbers[4], numbers[3], numbers[2], numbers[1]], await RelatedAsync(newsroom, lists, story.StoryId, Zh));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Both_languages_stand_side_by_side_while_both_are_live(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var lists = new PublicLists(newsroom);
        var story = await newsroom.LiveStoryAsync(En);
        var (chinese, segment) = ("news", $"江上新桥通车-{story.Number}");
        var alone = await lists.Stories.SideBySideAsync("zh", chinese, segment, Cancellation);
        Assert.Equal($"/zh/news/{Uri.EscapeDataString("江上新桥通车")}-{story.Number}", alone!.MovedTo);
        Assert.Null(await lists.Stories.SideBySideAsync("en", "news", segment, Cancellation));
        var english = await newsroom.TranslatedAsync(story.StoryId);
        await newsroom.WriteAsync("translator", english, Translated("New bridge opens to traffic", "First paragraph.", "Second paragraph.") with
        {
            Blocks = new Block[]
            {
                new ParagraphBlock { Id = "t1", Text = RichText.Of("First."), Sources = ["p1"] },
                new ParagraphBlock { Id = "t2", Text = RichText.Of("First, continued."), Sources = ["p1"] },
                new ParagraphBlock { Id = "t3", Text = RichText.Of("An explanation.") },
                new ParagraphBlock { Id = "t4", Text = RichText.Of("Second."), Sources = ["p2"] },
            }.ToEquatableList(),
        });
        await newsroom.MustAsync("translator", new Submit(english));
        await newsroom.SignAsync("editor", english);
        await newsroom.PublishAsync("editor", english);

        var pair = (await lists.Stories.SideBySideAsync("zh", chinese, segment, Cancellation))!.Pair!;
        Assert.Equal(
            ["p1|t1,t2", "|t3", "p2|t4"],
            pair.Rows.Select(row => string.Join(',', row.Original.Select(laid => laid.Block.Id)) + "|" + string.Join(',', row.Translation.Select(laid => laid.Block.Id))));
        Assert.EndsWith("translator)", pair.Rows[^1].Translation[0].After, StringComparison.Ordinal);
        var other = await lists.Stories.SideBySideAsync("en", "anywhere", $"old-{story.Number}", Cancellation);
        Assert.Equal($"/en/news/new-bridge-opens-to-traffic-{story.Number}/side-by-side", other!.MovedTo);

        await newsroom.MustAsync("chief", new Retract(english, "Wrong.", new Dictionary<Guid, OtherArticle> { [story.ArticleId] = new(false, "仅译文有误。") }));
        Assert.NotNull((await lists.Stories.SideBySideAsync("zh", chinese, segment, Cancellation))!.MovedTo);
        Assert.Equal("Wrong.", (await lists.Stories.SideBySideAsync("en", "news", $"x-{story.Number}", Cancellation))!.Retraction!.Notice);
    }

    private static async Task<IReadOnlyList<int>> RelatedAsync(WorkflowNewsroom newsroom, PublicLists lists, Guid storyId, string language)
    {
        var number = (await newsroom.StoryAsync(storyId)).Number;
        var path = language == Zh ? "zh" : "en";
        var answer = await lists.Stories.ArticleAsync(path, number, Cancellation);
        return [.. answer!.Article!.Related.Select(item => PublicAddress.NumberOf(item.Address)!.Value)];
    }

    private static Dictionary<string, string> Names(string chinese, string english) => new(StringComparer.Ordinal) { [Zh] = chinese, [En] = english };
}
