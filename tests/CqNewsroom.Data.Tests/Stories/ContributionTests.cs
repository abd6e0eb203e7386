using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Stories;

public sealed class ContributionTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_types_contributes_once(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var first = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"));
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲乙", first.Saved!.Blocks[0].Version));
        await stage.Writing.TakeOverAsync(As(Editor), stage.Article, Tab(2), default);

        Assert.Equal([Reporter], await stage.ContributorsAsync());

        await stage.SaveAsync(Editor, 2, Change.Paragraph("a", "甲乙丙", second.Saved!.Blocks[0].Version));

        Assert.Equal([Reporter, Editor], await stage.ContributorsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_opens_sees_who_can_still_sign_before_typing(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);

        var ofWriter = await stage.Writing.OpenAsync(As(Reporter), stage.Article, default);
        var ofEditor = await stage.Writing.OpenAsync(As(Editor), stage.Article, default);

        Assert.Null(ofWriter.Value!.Warning);
        Assert.Equal(["Chi"], ofEditor.Value!.Warning!.Names);
        Assert.True(ofEditor.Value.MayWrite);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Translators_are_credited_with_their_agency_and_editors_are_not(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Editor, new Assign(english, null, WritingStage.Agency));
        await stage.ActAsync(AgencyTranslator, new Claim(english));

        await stage.SaveAsync(AgencyTranslator, 1, english, new Change(null, "e", 0, null, """{"id":"e","type":"paragraph","sources":["a"]}"""));
        Assert.False((await stage.ReadArticleAsync(english)).HasSavedText);
        Assert.Empty(await CreditsAsync(stage, english));

        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await stage.SaveAsync(AgencyTranslator, 1, english, Change.Headline("Headline"));
        await stage.Writing.TakeOverAsync(As(Editor), english, Tab(2), default);
        await stage.SaveAsync(Editor, 2, english, Change.Headline("A headline", 2));

        Assert.Equal([(AgencyTranslator, (Guid?)WritingStage.Agency)], await CreditsAsync(stage, english));
        Assert.Equal([AgencyTranslator, Editor], await stage.ContributorsAsync(english));
        Assert.True((await stage.ReadArticleAsync(english)).HasSavedText);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_coordinator_brings_files_in_for_the_translator_and_types_nothing(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Editor, new Assign(english, null, WritingStage.Agency));
        await stage.ActAsync(AgencyTranslator, new Claim(english));

        Assert.Equal(RefusalCode.NotAllowed, (await stage.SaveAsync(Coordinator, 1, english, Change.Headline("x"))).Refusal!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await stage.Writing.AcquireAsync(As(Coordinator), english, Tab(1), default)).Refusal!.Code);
        Assert.False((await stage.Writing.ReadAsync(As(Coordinator), english, default)).Value!.MayWrite);
        var text = new ArticleContent { Headline = "From a file", Blocks = [new ParagraphBlock { Id = "e", Sources = ["a"], Text = RichText.Of("One") }] };
        Assert.Null((await stage.Writing.WriteAsync(As(Coordinator), english, text, default)).Refusal);

        Assert.Equal([(AgencyTranslator, (Guid?)WritingStage.Agency)], await CreditsAsync(stage, english));
        Assert.Equal(new HashSet<Guid> { Coordinator, AgencyTranslator }, (await stage.ContributorsAsync(english)).ToHashSet());
        Assert.Equal("From a file", (await stage.ReadArticleAsync(english)).WorkingHeadline);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_agency_gets_the_source_revision_and_never_the_working_copy_of_the_original(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Editor, new Assign(english, null, WritingStage.Agency));
        await stage.ActAsync(AgencyTranslator, new Claim(english));
        await stage.ActAsync(Editor, new Reopen(stage.Article));
        await stage.SaveAsync(Reporter, 1, Change.Headline("改过的标题", 1), Change.Paragraph("a", "甲，未提交", 1));

        var seen = (await stage.Writing.ReadAsync(As(AgencyTranslator), english, default)).Value!;
        var around = (await stage.Writing.OpenAsync(As(AgencyTranslator), english, default)).Value!;

        Assert.Equal("\"标题\"", seen.Source!.Fields["headline"]);
        Assert.DoesNotContain(seen.Source.Blocks, b => b.Content.Contains("未提交", StringComparison.Ordinal));
        Assert.Equal("标题", around.Headline);
        Assert.Null(around.Story);
        Assert.Equal(RefusalCode.NotFound, (await stage.Writing.ReadAsync(As(AgencyTranslator), stage.Article, default)).Refusal!.Code);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_text_made_from_an_older_source_on_screen_is_marked(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Translator, new Claim(english));
        var old = (await stage.Writing.ReadAsync(As(Translator), english, default)).Value!.Source!.RevisionId;
        await stage.ActAsync(Editor, new Reopen(stage.Article));
        await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲，改", 1));
        await stage.ActAsync(Reporter, new Submit(stage.Article));
        Assert.False((await stage.ReadArticleAsync(english)).IsSourceChanged);

        var request = Request(1, Change.Paragraph("e", "One", 0, null, "a")) with { SourceRevisionId = old };
        Assert.Null((await stage.Writing.SaveAsync(As(Translator), english, request, default)).Refusal);

        Assert.True((await stage.ReadArticleAsync(english)).IsSourceChanged);
        var source = (await stage.Writing.ReadAsync(As(Translator), english, default)).Value!.Source!;
        Assert.True(Assert.Single(source.Blocks).IsChanged);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Restoring_keeps_what_stood_there_and_brings_its_contributors_back(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("第一版"), Change.Paragraph("a", "甲"), Change.Paragraph("b", "乙", after: "a"));
        await stage.ActAsync(Reporter, new Submit(stage.Article));
        await stage.ActAsync(Editor, new RequestChanges(stage.Article, "请改"));
        await stage.ActAsync(ChiefEditor, new Assign(stage.Article, OtherReporter));
        await stage.SaveAsync(OtherReporter, 1, Change.Headline("第二版", 1), Change.Remove("a", 1));
        await using (var db = await stage.OpenAsync())
            await db.Contributors.Where(c => c.PersonId == Reporter).ExecuteDeleteAsync();
        var submitted = (await stage.RevisionsAsync()).Single(r => r.Kind == RevisionKind.Submitted);

        Assert.Equal(RefusalCode.LeaseHeld, (await stage.Writing.RestoreAsync(As(ChiefEditor), stage.Article, submitted.Id, default)).Refusal!.Code);
        await stage.Writing.ReleaseAsync(As(OtherReporter), stage.Article, Tab(1), default);
        Assert.Null((await stage.Writing.RestoreAsync(As(ChiefEditor), stage.Article, submitted.Id, default)).Refusal);

        Assert.Equal(CanonicalJson.Read(submitted.Content), await stage.TextAsync());
        var kept = (await stage.RevisionsAsync())[^2];
        Assert.Equal((RevisionKind.BeforeRestore, "第二版"), (kept.Kind, kept.Headline));
        var restored = (await stage.RevisionsAsync())[^1];
        Assert.Equal((RevisionKind.Restored, submitted.Id, submitted.Hash), (restored.Kind, restored.RestoredFromRevisionId!.Value, restored.Hash));
        Assert.Contains(Reporter, restored.Contributors);
        Assert.Equal(new HashSet<Guid> { OtherReporter, ChiefEditor, Reporter }, (await stage.ContributorsAsync()).ToHashSet());
        var article = await stage.ReadArticleAsync();
        Assert.Equal((ArticleState.ChangesRequested, Standing.NeverPublished, "第一版"), (article.State, article.Standing, article.WorkingHeadline));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Another_articles_revision_is_no_revision_of_this_one(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Translator, new Claim(english));

        Assert.Equal(RefusalCode.NotFound, (await stage.Writing.RestoreAsync(As(Translator), english, (await stage.RevisionsAsync())[0].Id, default)).Refusal!.Code);
    }

    private static async Task<List<(Guid, Guid?)>> CreditsAsync(WritingStage stage, Guid article)
    {
        await using var db = await stage.OpenAsync();
        return (await db.TranslatorCredits.Where(c => c.ArticleId == article).OrderBy(c => c.FirstSavedAt).ToListAsync()).ConvertAll(c => (c.PersonId, c.AgencyId));
    }
}
