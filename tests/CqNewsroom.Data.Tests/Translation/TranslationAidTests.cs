using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Stories;
using Microsoft.Extensions.Logging.Abstractions;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Translation;

/// <summary>What helps a translator: checks of what is on the screen, and which parts are done.</summary>
public sealed class TranslationAidTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_on_the_screen_is_checked_against_the_source_saved_or_not(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var english = await TranslatedAsync(stage);

        var found = (await Aid(stage).CheckAsync(As(Translator), english, [Part("a", "An investment of 3.5 billion yuan."), Part("b", "Three bridges."), Part("zz", "No such part.")], [], None)).Value!;

        var finding = Assert.Single(found[0].Findings);
        Assert.Equal((CheckKind.WanYi, Severity.Blocking), (finding.Kind, finding.Severity));
        Assert.Equal("350 million yuan", finding.Fix);
        Assert.All(found.Skip(1), part => Assert.Empty(part.Findings));
        Assert.All(found, part => Assert.False(part.IsConfirmed));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_part_is_done_for_exactly_its_two_texts(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var english = await TranslatedAsync(stage);
        var aid = Aid(stage);
        Assert.True((await aid.ConfirmAsync(As(Translator), english, "a", true, false, None)).IsDone);
        Assert.True((await aid.ConfirmAsync(As(Translator), english, "b", true, false, None)).IsDone);
        Assert.Equal(RefusalCode.NotFound, (await aid.ConfirmAsync(As(Translator), english, "zz", true, false, None)).Refusal!.Code);

        Assert.Equal((true, true), await DoneAsync(aid, english, "An investment of 350 million yuan.", "Three bridges."));
        Assert.Equal((false, true), await DoneAsync(aid, english, "Another text.", "Three bridges."));

        // The source of one paragraph changes; the other stays done.
        await stage.ActAsync(Editor, new Reopen(stage.Article));
        await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "投资3.6亿元。", 1));
        await stage.ActAsync(Reporter, new Submit(stage.Article));
        Assert.Equal((false, true), await DoneAsync(aid, english, "An investment of 350 million yuan.", "Three bridges."));
        var help = (await aid.HelpAsync(As(Translator), english, Part("a", "An investment of 350 million yuan."), None)).Value!;
        Assert.Equal("An investment of 360 million yuan.", help.Updated);
        Assert.Contains(help.Figures, figure => figure.English == "360 million yuan");

        Assert.True((await aid.ConfirmAsync(As(Translator), english, "b", false, false, None)).IsDone);
        Assert.Equal((false, false), await DoneAsync(aid, english, "An investment of 350 million yuan.", "Three bridges."));
    }

    [Fact]
    public async Task A_name_that_stands_elsewhere_in_the_story_is_offered_as_it_is_spelled_there()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "吕强说，大桥已经通车。"), Change.Paragraph("b", "吕强再次这样说。", after: "a"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Translator, new Claim(english));
        await stage.SaveAsync(Translator, 2, english, Change.Headline("Headline"), Change.Paragraph("1", "Lyu Qiang said the bridge was open.", sources: "a"), Change.Paragraph("2", "", after: "1", sources: "b"));

        var help = (await Aid(stage).HelpAsync(As(Translator), english, Part("b", ""), None)).Value!;

        Assert.Equal([new AidName("吕强", "Lyu Qiang")], help.Names);
    }

    [Fact]
    public async Task Nobody_is_helped_with_what_they_may_not_read_or_calls_done_what_they_may_not_write()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var english = await TranslatedAsync(stage);
        var aid = Aid(stage);
        foreach (var stranger in new[] { AgencyTranslator, Coordinator, Administrator, Guid.Empty })
        {
            Assert.Null((await aid.CheckAsync(As(stranger), english, [Part("a", "Text.")], [], None)).Value);
            Assert.Null((await aid.HelpAsync(As(stranger), english, Part("a", "Text."), None)).Value);
            Assert.NotNull((await aid.ConfirmAsync(As(stranger), english, "a", true, false, None)).Refusal);
        }

        Assert.NotNull((await aid.CheckAsync(As(Reporter), english, [Part("a", "Text.")], [], None)).Value);
        Assert.NotNull((await aid.ConfirmAsync(As(Reporter), english, "a", true, false, None)).Refusal);
        Assert.NotNull((await aid.CheckAsync(As(Reporter), stage.Article, [Part("a", "Text.")], [], None)).Refusal);
        Assert.Equal(RefusalCode.TooMany, (await aid.CheckAsync(As(Translator), english, [.. Enumerable.Repeat(Part("a", "Text."), TranslationAid.MostParts + 1)], [], None)).Refusal!.Code);
    }

    private static AskedPart Part(string key, string target) => new(key, target, false, []);

    private static TranslationAid Aid(WritingStage stage)
    {
        var indexes = new MemoryIndexes(stage.Factory, stage.Get<IMemoryFiles>(), NullLogger<MemoryIndexes>.Instance);
        return new TranslationAid(stage.Factory, new TermLists(stage.Factory), new TranslationMemory(stage.Factory, indexes, stage.Clock), stage.Clock, NullLogger<TranslationAid>.Instance);
    }

    private static async Task<(bool A, bool B)> DoneAsync(TranslationAid aid, Guid english, string a, string b) =>
        (await aid.CheckAsync(As(Translator), english, [Part("a", a), Part("b", b)], [], None)).Value is [var first, var second] ? (first.IsConfirmed, second.IsConfirmed) : default;

    private static async Task<Guid> TranslatedAsync(WritingStage stage)
    {
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "投资3.5亿元。"), Change.Paragraph("b", "三座大桥。", after: "a"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Translator, new Claim(english));
        var saved = await stage.SaveAsync(
            Translator, 2, english, Change.Headline("Headline"), Change.Paragraph("1", "An investment of 350 million yuan.", sources: "a"), Change.Paragraph("2", "Three bridges.", after: "1", sources: "b"));
        Assert.Null(saved.Refusal);
        return english;
    }
}
