using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Stories;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Translation;

/// <summary>The figures sheet by right, of exactly the text that it names.</summary>
public sealed class FiguresSheetsTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_sheet_is_of_the_working_copy_then_of_the_revision_in_question_and_names_it(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var english = await TranslatedAsync(stage, "An investment of 350 million yuan.");

        var draft = await ReadAsync(stage, Translator, english);
        Assert.Null(draft.Revision);
        Assert.Equal([("a", FigureVerdict.Equal), ("b", FigureVerdict.Missing)], Lines(draft));
        Assert.Equal(1, draft.Source.Number);

        await stage.SaveAsync(Translator, 2, english, Change.Paragraph("1", "An investment of 3.5 billion yuan.", 1, sources: "a"));
        await stage.SaveAsync(Translator, 2, english, Change.Paragraph("2", "It has 1,200 seats.", after: "1", sources: "b"));
        // The stage has no check of translations, so that a wrong figure can be submitted.
        await stage.ActAsync(Translator, new Submit(english));
        var submitted = await ReadAsync(stage, Editor, english);
        Assert.Equal((1, await stage.SubmittedHashAsync(english)), (submitted.Revision!.Number, submitted.Revision.Hash));
        Assert.Equal([("a", FigureVerdict.Different), ("b", FigureVerdict.Equal)], Lines(submitted));

        // What was signed can be printed again when the text has gone on, against the source that it answered.
        await stage.ActAsync(Editor, new RequestChanges(english, "Ten times too much."));
        await stage.SaveAsync(Translator, 2, english, Change.Paragraph("1", "An investment of 350 million yuan.", 2, sources: "a"));
        Assert.Null((await ReadAsync(stage, Editor, english)).Revision);
        var again = await ReadAsync(stage, Editor, english, 1);
        Assert.Equal((submitted.Revision, submitted.Source), (again.Revision, again.Source));
        Assert.Equal(Lines(submitted), Lines(again));
        Assert.False(again.IsSourceChanged);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_gets_the_sheet_of_what_they_may_not_read(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var english = await TranslatedAsync(stage, "An investment of 350 million yuan.");
        var sheets = Sheets(stage);

        foreach (var stranger in new[] { AgencyTranslator, Coordinator, Administrator, Guid.Empty })
            Assert.Equal(RefusalCode.NotFound, (await sheets.ReadAsync(As(stranger), english, null, None)).Refusal?.Code);
        foreach (var reader in new[] { Reporter, OtherReporter, Editor, ChiefEditor, Translator })
            Assert.NotNull((await sheets.ReadAsync(As(reader), english, null, None)).Value);
        Assert.Equal(RefusalCode.NotFound, (await sheets.ReadAsync(As(Editor), stage.Article, null, None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await sheets.ReadAsync(As(Editor), english, 7, None)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await sheets.ReadAsync(As(Editor), Guid.NewGuid(), null, None)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_agency_gets_the_sheet_of_what_it_was_given_and_no_earlier_revision(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "投资3.5亿元。"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Editor, new Assign(english, null, WritingStage.Agency));
        await stage.ActAsync(AgencyTranslator, new Claim(english));
        await stage.SaveAsync(AgencyTranslator, 2, english, Change.Headline("Headline"), Change.Paragraph("1", "An investment of 350 million yuan.", sources: "a"));
        Assert.Null((await ReadAsync(stage, AgencyTranslator, english)).Revision);
        await stage.ActAsync(AgencyTranslator, new Submit(english));
        Assert.Equal(1, (await ReadAsync(stage, AgencyTranslator, english, 1)).Revision!.Number);
        await stage.ActAsync(Editor, new RequestChanges(english, "Once more."));
        await stage.SaveAsync(AgencyTranslator, 2, english, Change.Paragraph("1", "It cost 350 million yuan.", 1, sources: "a"));
        await stage.ActAsync(AgencyTranslator, new Submit(english));

        Assert.Equal(2, (await ReadAsync(stage, AgencyTranslator, english)).Revision!.Number);
        Assert.Equal(2, (await ReadAsync(stage, AgencyTranslator, english, 2)).Revision!.Number);
        Assert.Equal(RefusalCode.NotFound, (await Sheets(stage).ReadAsync(As(AgencyTranslator), english, 1, None)).Refusal?.Code);
        Assert.Equal(1, (await ReadAsync(stage, Editor, english, 1)).Revision!.Number);
    }

    private static FiguresSheets Sheets(WritingStage stage) => new(stage.Factory, new SituationLoader([]), new TermLists(stage.Factory), stage.Clock);

    private static async Task<FiguresSheetView> ReadAsync(WritingStage stage, Guid person, Guid article, int? number = null)
    {
        var answer = await Sheets(stage).ReadAsync(As(person), article, number, None);
        Assert.Null(answer.Refusal);
        return answer.Value!;
    }

    private static IEnumerable<(string, FigureVerdict)> Lines(FiguresSheetView sheet) => sheet.Parts.SelectMany(part => part.Lines).Select(line => (line.PartKey, line.Verdict));

    private static async Task<Guid> TranslatedAsync(WritingStage stage, string first)
    {
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "投资3.5亿元。"), Change.Paragraph("b", "设有1200个座位。", after: "a"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Translator, new Claim(english));
        Assert.Null((await stage.SaveAsync(Translator, 2, english, Change.Headline("Headline"), Change.Paragraph("1", first, sources: "a"))).Refusal);
        return english;
    }
}
