using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;

namespace CqNewsroom.Data.Tests.Memory;

/// <summary>Who may ask the memory, and what it keeps from whom.</summary>
public sealed class MemoryRightsTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Only_who_may_write_the_translation_may_ask(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        string[] writers = ["translator", "editor", "editor2", "editor3", "editorEn", "chief", "chief2", "all"];

        foreach (var person in newsroom.People)
        {
            var lookup = await stage.Memory.LookUpAsync(newsroom.Asker(person), stage.Asking, "第一段。", null, MemoryStage.None);
            var search = await stage.Memory.SearchAsync(newsroom.Asker(person), stage.Asking, "第一段", MemoryStage.None);
            Assert.True(writers.Contains(person) == lookup.IsDone && writers.Contains(person) == search.IsDone, $"{person}: {lookup.Refusal?.Code}, {search.Refusal?.Code}");
        }

        Assert.Equal(RefusalCode.SignedOut, (await stage.Memory.LookUpAsync(new Asker(Guid.NewGuid(), "en"), stage.Asking, "第一段。", null, MemoryStage.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await stage.Memory.LookUpAsync(newsroom.Asker("translator"), Guid.NewGuid(), "第一段。", null, MemoryStage.None)).Refusal?.Code);
        await newsroom.WriteAsync("translator", stage.Asking, WorkflowNewsroom.Translated("Head", "One.", "Two."));
        await newsroom.MustAsync("translator", new Submit(stage.Asking));
        Assert.Equal(RefusalCode.ClosedForWriting, (await stage.Memory.SearchAsync(newsroom.Asker("translator"), stage.Asking, "第一段", MemoryStage.None)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_agency_sees_what_readers_see(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        await newsroom.MustAsync("editor", new Assign(stage.Asking, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        var article = await stage.ApprovedAsync(("长江上的新大桥今天上午正式通车。", "The new bridge opened this morning."));
        await stage.LearnAsync();
        Assert.Equal(98, (await stage.LookUpAsync("长江上的新大桥今天上午正式通车。", person: "editor")).Matches[0].Points);
        Assert.Empty((await stage.LookUpAsync("长江上的新大桥今天上午正式通车。", person: "agencyTranslator")).Matches);
        Assert.Empty(await stage.SearchAsync("大桥", "agencyTranslator"));

        await newsroom.PublishAsync("editor", article);
        var match = Assert.Single((await stage.LookUpAsync("长江上的新大桥今天上午正式通车。", "别的。", "agencyTranslator")).Matches);
        Assert.Equal((100, "editor"), (match.Points, match.Origin.Editor));
        Assert.Single(await stage.SearchAsync("大桥", "agencyTranslator"));

        // What was corrected is history for the house alone.
        await newsroom.CorrectAsync(article, WorkflowNewsroom.Translated("Old news", "The corrected bridge."), "translator");
        await stage.LearnAsync();
        Assert.Equal(2, (await stage.SearchAsync("大桥", "editor")).Count);
        Assert.Equal(["The corrected bridge."], (await stage.SearchAsync("大桥", "agencyTranslator")).Select(found => found.Target));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_Chinese_text_that_readers_do_not_have_is_kept_from_who_may_not_read_it(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var newsroom = stage.Newsroom;
        await newsroom.MustAsync("editor", new Assign(stage.Asking, newsroom.Id("agencyTranslator"), newsroom.Fathom));
        var article = await stage.LiveAsync(("长江上的新大桥今天上午正式通车。", "The new bridge opened this morning."));
        await stage.LearnAsync();
        var original = (await newsroom.StoryAsync((await newsroom.ArticleAsync(article)).StoryId)).Articles.Single(a => a.IsOriginal).Id;
        Assert.Single((await stage.LookUpAsync("长江上的新大桥今天上午正式通车。", "别的。", "agencyTranslator")).Matches);

        await newsroom.MustAsync("chief", new Retract(original, "It was wrong.", new Dictionary<Guid, OtherArticle> { [article] = new(false, "The English stays.") }));

        Assert.Empty((await stage.LookUpAsync("长江上的新大桥今天上午正式通车。", "别的。", "agencyTranslator")).Matches);
        Assert.Single((await stage.LookUpAsync("长江上的新大桥今天上午正式通车。", "别的。", "editor")).Matches);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Unpublished_text_of_another_desk_is_not_offered(DatabaseKind kind)
    {
        await using var stage = await MemoryStage.CreateAsync(kind);
        var article = await stage.ApprovedAsync(("长江上的新大桥今天上午正式通车。", "The new bridge opened this morning."));
        await stage.LearnAsync();
        await stage.Newsroom.ChangeAsync(async db =>
        {
            var storyId = db.Articles.Where(a => a.Id == article).Select(a => a.StoryId).Single();
            (await db.Stories.FindAsync([storyId], MemoryStage.None))!.DeskId = stage.Newsroom.Life;
        });

        Assert.Empty((await stage.LookUpAsync("长江上的新大桥今天上午正式通车。")).Matches);
        // Who edits all desks may read it.
        Assert.Single((await stage.LookUpAsync("长江上的新大桥今天上午正式通车。", person: "editor3")).Matches);
    }

    [Fact]
    public async Task Hostile_text_is_refused()
    {
        await using var stage = await MemoryStage.CreateAsync(DatabaseKind.Sqlite);
        var asker = stage.Newsroom.Asker("translator");
        foreach (var text in new[] { "\uD800半个字", "左\u202E右" })
        {
            Assert.Equal(RefusalCode.TextInvalid, (await stage.Memory.LookUpAsync(asker, stage.Asking, text, null, MemoryStage.None)).Refusal?.Code);
            Assert.Equal(RefusalCode.TextInvalid, (await stage.Memory.LookUpAsync(asker, stage.Asking, "好。", text, MemoryStage.None)).Refusal?.Code);
            Assert.Equal(RefusalCode.TextInvalid, (await stage.Memory.SearchAsync(asker, stage.Asking, text, MemoryStage.None)).Refusal?.Code);
        }
    }

    [Fact]
    public async Task A_giant_text_is_refused_and_control_characters_do_no_harm()
    {
        await using var stage = await MemoryStage.CreateAsync(DatabaseKind.Sqlite);
        var asker = stage.Newsroom.Asker("translator");
        Assert.Equal(RefusalCode.TooLong, (await stage.Memory.LookUpAsync(asker, stage.Asking, new string('长', 20_001), null, MemoryStage.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.TooLong, (await stage.Memory.SearchAsync(asker, stage.Asking, new string('长', 101), MemoryStage.None)).Refusal?.Code);
        await stage.LiveAsync(("长江上的新大桥今天上午正式通车。", "The new bridge opened this morning."));
        await stage.LearnAsync();
        Assert.Single((await stage.LookUpAsync("长江\u0000上的新大桥\u200B今天上午正式通车。")).Matches);
        Assert.Empty((await stage.LookUpAsync(new string('。', 20_000))).Matches);
        Assert.Empty((await stage.LookUpAsync(new string('长', 20_000))).Matches);
    }
}
