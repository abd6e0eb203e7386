using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Vocabulary;

/// <summary>A Chinese text is checked as it stands on the screen, by the rules and lists that Submit applies.</summary>
public sealed class ChineseAidTests
{
    private static CancellationToken None => WorkflowNewsroom.Cancellation;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_is_on_the_screen_is_checked_with_the_newsrooms_words_and_the_desks_weights(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        using var terms = new TermLists(newsroom.Factory);
        var story = await newsroom.DraftAsync();
        var aid = new ChineseAid(newsroom.Factory, terms, newsroom.Clock);
        (string, string)[] text = [("@headline", "江上新桥通车"), ("p1", "大桥很给力。"), ("p2", "2026年7月10日（星期六）通车，幅射周边。")];
        var before = (await aid.CheckAsync(newsroom.Asker("reporter"), story.ArticleId, text, None)).Value!;
        Assert.Equal([("p2", CheckKind.Weekday, "星期五"), ("p2", CheckKind.Term, "辐射")], before.Select(f => (f.Key, f.Kind, f.Fix!)));
        Assert.Equal("星期六", before[0].Place.In(text[2].Item2));

        var book = new WordBook(new AdministrativeActs(newsroom.Factory, newsroom.Clock, newsroom.Events, NullLogger<AdministrativeActs>.Instance), newsroom.Ids);
        Assert.Null((await book.SaveAsync(newsroom.Asker("editor"), new SaveWord(null, 0, new WordText(newsroom.City, "给力", WordKind.Forbidden, "", "网络用语", [])), None)).Refusal);
        await newsroom.ChangeAsync(async db => (await db.Desks.SingleAsync(d => d.Id == newsroom.City, None)).CheckWeights = new Dictionary<CheckKind, CheckWeight> { [CheckKind.Weekday] = CheckWeight.Off, [CheckKind.Term] = CheckWeight.Blocking });

        var now = (await aid.CheckAsync(newsroom.Asker("reporter"), story.ArticleId, text, None)).Value!;
        Assert.Equal([("p1", Severity.Blocking, null), ("p2", Severity.Blocking, "辐射")], now.Select(f => (f.Key, f.Severity, f.Fix)));
        Assert.Contains("网络用语", now[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_may_read_an_original_in_Chinese_is_answered()
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.Sqlite);
        using var terms = new TermLists(newsroom.Factory);
        var aid = new ChineseAid(newsroom.Factory, terms, newsroom.Clock);
        var draft = await newsroom.DraftAsync();
        foreach (var stranger in new[] { "lifeEditor", "administrator", "coordinator", "agencyTranslator", "nobody" })
            Assert.NotNull((await aid.CheckAsync(newsroom.Asker(stranger), draft.ArticleId, [("p1", "大桥。")], None)).Refusal);
        var story = await newsroom.ApprovedAsync(WorkflowNewsroom.En);
        var english = await newsroom.TranslationAsync(story.StoryId);
        Assert.Equal(RefusalCode.NotFound, (await aid.CheckAsync(newsroom.Asker("editor"), english, [("t1", "A bridge.")], None)).Refusal?.Code);
        // A translation into Chinese has checks of its own.
        var foreign = (await newsroom.Acts.CreateStoryAsync(newsroom.Asker("all"), new CreateStory(newsroom.City, newsroom.Section, WorkflowNewsroom.En, [WorkflowNewsroom.Zh]), None)).Value!;
        await newsroom.WriteAsync("all", foreign.ArticleId, WorkflowNewsroom.Text("Headline", "Text."));
        await newsroom.MustAsync("all", new Submit(foreign.ArticleId));
        await newsroom.SignAsync("editor", foreign.ArticleId);
        Assert.Equal(RefusalCode.NotFound, (await aid.CheckAsync(newsroom.Asker("editor"), await newsroom.TranslationAsync(foreign.StoryId, WorkflowNewsroom.Zh), [("t1", "幅射。")], None)).Refusal?.Code);
        Assert.Equal(RefusalCode.TooMany, (await aid.CheckAsync(newsroom.Asker("reporter"), draft.ArticleId, [.. Enumerable.Repeat(("p1", "桥"), ChineseAid.MostParts + 1)], None)).Refusal?.Code);
        var many = await aid.CheckAsync(newsroom.Asker("reporter"), draft.ArticleId, [.. Enumerable.Range(0, 300).Select(i => ($"p{i}", "幅射。\uD800\u200B"))], None);
        Assert.Equal(ChineseAid.MostFindings, many.Value!.Count);
    }
}
