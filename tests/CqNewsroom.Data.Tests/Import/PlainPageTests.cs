using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Import;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Publishing;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CqNewsroom.Data.Tests.Import.MadeArchives;

namespace CqNewsroom.Data.Tests.Import;

/// <summary>Published pages in the plain form of the seed story.</summary>
public sealed class PlainPageTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static string Seed => string.Join("\n\n", ["", "Chongqing News", SeedPage.Headline, SeedPage.PublishedAt, .. SeedPage.Printed, SeedPage.EditorLine]);

    private static string ChineseSeed => string.Join("\n\n", [SeedPage.ChineseHeadline, "2023-07-11 09:00:00", .. SeedPage.ChineseParagraphs, "责任编辑：蒋一薇"]);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_seed_page_comes_in_as_its_pieces_and_stands_as_it_stood(DatabaseKind kind)
    {
        await using var stage = await ImportStage.CreateAsync(kind);

        var result = Assert.Single(await stage.File("published.en.txt", Seed).ImportAsync());

        Assert.Equal((ImportOutcome.Imported, "en"), (result.Outcome, result.Language));
        var page = await stage.PageAsync(SeedPage.Headline);
        Assert.Equal(SeedPage.Written, page.Content.Blocks.Select(PlainText.Of));
        Assert.Equal(new Dateline("CHONGQING", "CQNEWS"), page.Content.Dateline);
        Assert.Equal((new DateTime(2023, 7, 12, 6, 15, 18, DateTimeKind.Utc), "2023-07-12 14:15:18"), (page.PublishedAt, PublicTime.Shown(page.PublishedAt, page.Site.TimeZoneId)));
        Assert.Equal((SeedPage.Dateline, SeedPage.TranslatorLine, SeedPage.EditorLine), (page.Credits.DatelineLine, page.Credits.TranslatorLine, page.Credits.EditorLine));
        Assert.Equal(new CreditedPerson(stage.Yuki, "Yuki", "Yuki", "Fathom Language Limited"), Assert.Single(page.Credits.Translators));
        Assert.Equal((stage.Jiang, "Jiang Yiwei"), (page.Credits.Editor!.PersonId, page.Credits.Editor.CreditName));
        Assert.Equal(
            SeedPage.Printed,
            ArticleLayout.Of(page.Content, page.Credits).Blocks.Select(laid => laid.Before + PlainText.Of(laid.Block) + (laid.After.Length > 0 ? " " : "") + laid.After));
        await stage.HoldsAsync();
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_files_that_differ_in_their_language_are_a_story_and_its_translation(DatabaseKind kind)
    {
        await using var stage = await ImportStage.CreateAsync(kind);

        var results = await stage.File("2023/digital.en.txt", Seed).File("2023/digital.zh.txt", ChineseSeed).ImportAsync();

        Assert.Equal([("2023/digital.zh.txt", null), ("2023/digital.en.txt", "text:2023/digital.zh.txt")], results.Select(r => (r.Entry.File, r.TranslationOf)));
        Assert.DoesNotContain(results.SelectMany(r => r.Concerns), concern => concern.Kind is ImportDoubt.OriginalGuessed or ImportDoubt.OriginalMissing or ImportDoubt.LanguageGuessed);
        var page = await stage.PageAsync(SeedPage.Headline);
        Assert.Equal("/zh/news/" + Uri.EscapeDataString(Slug.From(SeedPage.ChineseHeadline)) + "-1", Assert.Single(page.Others).Address);
        Assert.Equal(["p1", "p2", "p3"], page.Content.Blocks.Select(block => Assert.Single(block.Sources)));
        Assert.Equal(["en", "zh-CN"], (await stage.Published.SitemapShardsAsync(None)).Select(shard => shard.Language.Tag).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await stage.Published.ListAsync("en", PublicListKey.Section("news"), 1, None))!.Total);
        await stage.HoldsAsync();

        // What was translated is remembered, when the job comes to it.
        Assert.Equal(1, await stage.ReadAsync(db => db.MemoryTasks.CountAsync(None)));
        Assert.True(await new MemoryLearning(stage.Factory, NullLogger<MemoryLearning>.Instance).LearnAsync(None) > 3);
    }

    [Fact]
    public async Task Lines_at_the_top_say_what_the_page_does_not()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("a/one.txt", "Story: ferry\nLanguage: zh\nSection: 文化\nTags: 交通, 长江\nAddress: https://old.example/c/1.html\nByline: 蒋一薇、周一帆\nSummary: 轮渡复航。\n\n" + Page("轮渡复航", "2020年5月4日 08:00", "轮渡今天复航。"))
            .File("b/two.txt", "Story: ferry\nLanguage: en\nOriginal: no\n\n" + Page("Ferry runs again", "2020-05-04 09:00:00", "The ferry runs again."));

        var results = await stage.ImportAsync();

        Assert.Equal([ImportOutcome.Imported, ImportOutcome.Imported], results.Select(r => r.Outcome));
        var page = await stage.PageAsync("轮渡复航");
        Assert.Equal(("culture", "轮渡复航。", "记者 蒋一薇、周一帆"), (page.Section.Slug, page.Content.Summary, page.Credits.BylineLine));
        Assert.Equal(["交通", "长江"], page.Tags);
        Assert.Equal([stage.Jiang, null], page.Content.Byline.Select(entry => entry.PersonId));
        Assert.Equal(page.Address, await stage.OldAddresses.FindAsync("/c/1.html", "", None));
        Assert.Single(page.Others);
    }

    [Fact]
    public async Task What_is_doubted_is_told_and_imported_all_the_same()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("1.txt", Page("Bridge opens", "2020-05-04 08:00:00", "CHONGQING (CQNEWS) -- A bridge opened. (Translated by Somebody Else)", "Editor:Li Wei"))
            .File("2.txt", "Section: Sports\nTags: " + new string('x', 41) + "\nAddress: mailto:a@b.example\n\nOther Paper\n\nMore above\n\nBridge opens\n\n2020-05-04\n\nOnce more.\n\n[Picture: gone.jpg | The bridge]")
            .File("3.txt", Page(new string('长', 400), "2020-05-04 08:00:00+08:00", "正文。"));

        var results = await stage.ImportAsync();

        Assert.All(results, result => Assert.Equal(ImportOutcome.Imported, result.Outcome));
        Assert.Equal(
            [ImportDoubt.ZoneGuessed, ImportDoubt.LanguageGuessed, ImportDoubt.PersonUnknown, ImportDoubt.PersonAmbiguous, ImportDoubt.OriginalMissing],
            results[0].Concerns.Select(concern => concern.Kind));
        Assert.Equal(
            [ImportDoubt.LinesAbove, ImportDoubt.ZoneGuessed, ImportDoubt.TimeUnsure, ImportDoubt.LanguageGuessed, ImportDoubt.SectionUnknown, ImportDoubt.TagLeftOut, ImportDoubt.AddressDropped, ImportDoubt.SameHeadline, ImportDoubt.PictureMissing],
            results[1].Concerns.Select(concern => concern.Kind));
        Assert.Equal([ImportDoubt.HeadlineCut, ImportDoubt.LanguageGuessed], results[2].Concerns.Select(concern => concern.Kind));
        Assert.Equal((null, "Somebody Else"), (await stage.ReadAsync(db => db.Publications.OrderBy(p => p.Slug).FirstAsync(None))).Credits.Translators.Select(t => (t.PersonId, t.CreditName)).Single());
    }

    [Theory]
    [InlineData("no time", "Bridge opens\n\nA bridge opened.", ImportSkip.NoTime)]
    [InlineData("ahead", "Bridge opens\n\n2026-03-02 09:30:01\n\nA bridge opened.", ImportSkip.TimeAhead)]
    [InlineData("no headline", "2020-05-04 08:00:00\n\nA bridge opened.", ImportSkip.NoHeadline)]
    [InlineData("empty", "  \n\n ", ImportSkip.NoHeadline)]
    [InlineData("no text", "Bridge opens\n\n2020-05-04 08:00:00\n\nEditor:Jiang Yiwei", ImportSkip.NoText)]
    [InlineData("another language", "Language: fr\n\nLe pont\n\n2020-05-04 08:00:00\n\nUn pont.", ImportSkip.LanguageUnknown)]
    [InlineData("kana", "橋が開通\n\n2020-05-04 08:00:00\n\n橋が開通した。", ImportSkip.LanguageUnknown)]
    [InlineData("bidi", "Bridge \u202Esnepo\n\n2020-05-04 08:00:00\n\nA bridge.", ImportSkip.Refused)]
    [InlineData("0 bytes", "Bridge\0\n\n2020-05-04 08:00:00\n\nA bridge.", ImportSkip.Broken)]
    public async Task What_cannot_be_a_story_is_listed_and_skipped(string name, string text, ImportSkip reason)
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);

        var results = await stage.File(name + ".txt", text).File("z.txt", Page("Good", "2020-05-04 08:00:00", "Good.")).ImportAsync();

        Assert.Equal((name + ".txt", ImportOutcome.Skipped, reason), (results[0].Entry.File, results[0].Outcome, results[0].Skipped!.Value));
        Assert.Equal(ImportOutcome.Imported, results[1].Outcome);
    }

    [Fact]
    public async Task Pages_from_before_UTF8_and_enormous_ones()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        var gbk = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(Page("轮渡复航", "2005-05-04 08:00:00", "轮渡今天复航。"));

        var results = await stage.File("a.txt", gbk).File("b.txt", new byte[ImportLimits.PlainBytes + 1]).ImportAsync();

        Assert.Equal([ImportOutcome.Imported, ImportOutcome.Skipped], results.Select(r => r.Outcome));
        Assert.Equal(ImportSkip.TooBig, results[1].Skipped);
        Assert.Equal(["paragraph:轮渡今天复航。"], ImportStage.Words((await stage.PageAsync("轮渡复航")).Content));
    }
}
