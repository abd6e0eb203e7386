using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Word;
using CqNewsroom.Core.Workflow;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Stories;

public sealed class WordFilesTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static ArticleContent Text(params string[] paragraphs) => new()
    {
        Headline = "新标题",
        Blocks = paragraphs.Select(Block (text, index) => new ParagraphBlock { Id = $"w{index}", Text = RichText.Of(text) }).ToEquatableList(),
    };

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_file_replaces_the_text_and_what_stood_there_is_kept(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        using var files = stage.Files();
        await stage.SaveAsync(Reporter, 1, Change.Headline("旧标题"), Change.Paragraph("a", "旧文"));
        var before = await stage.TextAsync();

        var outcome = await files.ImportAsync(As(Reporter), stage.Article, WordWriter.Write(Text("新文", "再一段"), "zh-CN"), CancellationToken.None);

        Assert.Null(outcome.Refusal);
        var now = await stage.TextAsync();
        Assert.Equal("新标题", now.Headline);
        Assert.Equal(["新文", "再一段"], now.Blocks.Select(PlainText.Of));
        var kept = Assert.Single(await stage.RevisionsAsync());
        Assert.Equal((RevisionKind.BeforeImport, Reporter), (kept.Kind, kept.CreatedById));
        Assert.Equal(before, CanonicalJson.Read(kept.Content));
        Assert.Equal("新标题", (await stage.ReadArticleAsync()).WorkingHeadline);
        Assert.Equal([Reporter], await stage.ContributorsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_download_that_comes_back_keeps_blocks_fields_and_people(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        using var files = stage.Files();
        var text = Text("一", "二") with { Summary = "摘要", Byline = [new("Ren", Reporter), new("外人")] };
        Assert.Null((await stage.Writing.WriteAsync(As(Reporter), stage.Article, text, CancellationToken.None)).Refusal);
        var version = (await stage.ReadArticleAsync()).WorkingVersion;

        var file = (await files.ExportAsync(As(Reporter), stage.Article, null, CancellationToken.None)).Value!;
        Assert.Null((await files.ImportAsync(As(Reporter), stage.Article, file.Bytes, CancellationToken.None)).Refusal);

        Assert.Equal("新标题.docx", file.Name);
        Assert.Equal(text, await stage.TextAsync());
        Assert.Equal(version, (await stage.ReadArticleAsync()).WorkingVersion);
        Assert.Empty(await stage.RevisionsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Fields_that_a_file_does_not_name_stay_and_foreign_pictures_do_not_come_in(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        using var files = stage.Files();
        var own = new PictureBlock { Id = "i", PictureId = Guid.Parse("00000000-0000-0000-0000-00000000000a"), Alt = "桥" };
        await stage.Writing.WriteAsync(As(Reporter), stage.Article, Text("一") with { Summary = "摘要", Origin = "某报", Blocks = [own] }, CancellationToken.None);
        var foreign = own with { Id = "j", PictureId = Guid.Parse("00000000-0000-0000-0000-00000000000b") };

        var outcome = await files.ImportAsync(As(Reporter), stage.Article, WordWriter.Write(Text() with { Headline = "", Blocks = [own, foreign] }, "zh-CN"), CancellationToken.None);

        Assert.Equal([WordNote.Of(WordNoteKind.Pictures, "1")], outcome.Value!);
        var now = await stage.TextAsync();
        Assert.Equal(("新标题", "摘要", "某报"), (now.Headline, now.Summary, now.Origin));
        Assert.Equal([own], now.Blocks);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_coordinator_brings_in_the_translators_work_and_it_is_paired_with_its_source(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        using var files = stage.Files();
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"), Change.Paragraph("b", "乙", after: "a"));
        var translation = await stage.ApproveAsync();
        await stage.ActAsync(ChiefEditor, new Assign(translation, null, Agency));
        await stage.ActAsync(AgencyTranslator, new Claim(translation));

        var outcome = await files.ImportAsync(As(Coordinator), translation, WordWriter.Write(Text("first", "second"), "en"), CancellationToken.None);

        Assert.Null(outcome.Refusal);
        Assert.Empty(outcome.Value!);
        Assert.Equal([["a"], ["b"]], (await stage.TextAsync(translation)).Blocks.Select(block => block.Sources.ToArray()));
        Assert.Equal([Coordinator, AgencyTranslator], (await stage.ContributorsAsync(translation)).Order().Reverse());

        var unlike = await files.ImportAsync(As(Coordinator), translation, WordWriter.Write(Text("all in one") with { Blocks = [new ParagraphBlock { Id = "z", Text = RichText.Of("all in one") }] }, "en"), CancellationToken.None);
        Assert.Equal([WordNote.Of(WordNoteKind.NotPaired)], unlike.Value!);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_may_not_read_finds_nothing_and_who_may_not_save_changes_nothing(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        using var files = stage.Files();
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        var before = await stage.TextAsync();
        var file = WordWriter.Write(Text("新"), "zh-CN");

        Assert.Equal(RefusalCode.NotFound, (await files.ExportAsync(As(AgencyTranslator), stage.Article, null, CancellationToken.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await files.ImportAsync(As(AgencyTranslator), stage.Article, file, CancellationToken.None)).Refusal?.Code);
        Assert.NotNull((await files.ImportAsync(As(OtherReporter), stage.Article, file, CancellationToken.None)).Refusal);
        Assert.Equal(RefusalCode.LeaseHeld, (await files.ImportAsync(As(Editor), stage.Article, file, CancellationToken.None)).Refusal?.Code);
        Assert.Equal(RefusalCode.WordNotWord, (await files.ImportAsync(As(Reporter), stage.Article, [1, 2, 3], CancellationToken.None)).Refusal?.Code);
        Assert.Equal(before, await stage.TextAsync());
        Assert.Empty(await stage.RevisionsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Any_revision_is_downloaded_as_it_was(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        using var files = stage.Files();
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        var submitted = await stage.TextAsync();
        await stage.ActAsync(Reporter, new Submit(stage.Article));

        var file = (await files.ExportAsync(As(Editor), stage.Article, 1, CancellationToken.None)).Value!;

        Assert.Equal(submitted, WordReader.Read(file.Bytes, () => "x").Content);
        Assert.Equal("标题 r1.docx", file.Name);
        Assert.Equal(RefusalCode.NotFound, (await files.ExportAsync(As(Editor), stage.Article, 2, CancellationToken.None)).Refusal?.Code);
    }
}
