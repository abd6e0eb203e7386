using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Stories;

public sealed class VersionTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_few_minutes_of_work_what_stood_there_is_kept_for_who_wrote_it(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var version = await TypeAsync(stage, Reporter, 1, "零", 0);
        for (var minute = 1; minute <= 4; minute++)
        {
            stage.Clock.Advance(TimeSpan.FromMinutes(1));
            version = await TypeAsync(stage, Reporter, 1, Change.Number(minute), version);
        }

        Assert.Empty(await stage.RevisionsAsync());

        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await stage.ReadArticleAsync();
        version = await TypeAsync(stage, Reporter, 1, "五", version);
        var kept = Assert.Single(await stage.RevisionsAsync());
        Assert.Equal((RevisionKind.Work, (Guid?)Reporter, before.SavedAt!.Value), (kept.Kind, kept.CreatedById, kept.CreatedAt));
        Assert.Equal("4", PlainText.Of(CanonicalJson.Read(kept.Content).Blocks[0]));

        // Somebody else goes on much later: what is kept is of who wrote it and of its time.
        await stage.Writing.ReleaseAsync(As(Reporter), stage.Article, Tab(1), default);
        stage.Clock.Advance(TimeSpan.FromHours(10));
        before = await stage.ReadArticleAsync();
        await TypeAsync(stage, Editor, 2, "编辑", version);
        kept = (await stage.RevisionsAsync())[^1];
        Assert.Equal((2, (Guid?)Reporter, before.SavedAt!.Value), (kept.Number, kept.CreatedById, kept.CreatedAt));
        Assert.Equal([Reporter], kept.Contributors);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_a_revision_has_already_is_not_kept_again(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        await stage.ActAsync(Reporter, new Submit(stage.Article));
        await stage.ActAsync(Editor, new RequestChanges(stage.Article, "请改"));
        stage.Clock.Advance(TimeSpan.FromHours(1));

        var version = await TypeAsync(stage, Reporter, 1, "乙", 1);
        stage.Clock.Advance(TimeSpan.FromSeconds(2));
        version = await TypeAsync(stage, Reporter, 1, "乙二", version);
        Assert.Equal([RevisionKind.Submitted], (await stage.RevisionsAsync()).Select(r => r.Kind));

        Assert.Equal(2, (await stage.Writing.KeepVersionAsync(As(Reporter), stage.Article, " 初稿 ", default)).Value);
        Assert.Equal(2, (await stage.Writing.KeepVersionAsync(As(Reporter), stage.Article, "初稿", default)).Value);
        stage.Clock.Advance(TimeSpan.FromMinutes(20));
        await TypeAsync(stage, Reporter, 1, "乙三", version);

        var named = Assert.Single(await stage.RevisionsAsync(), r => r.Number == 2);
        Assert.Equal((RevisionKind.Named, "初稿", (Guid?)Reporter), (named.Kind, named.Name, named.CreatedById));
        Assert.Equal(2, (await stage.RevisionsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_may_not_write_keeps_nothing_and_a_name_is_needed(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await TypeAsync(stage, Reporter, 1, "甲", 0);

        Assert.Equal(RefusalCode.NameMissing, (await stage.Writing.KeepVersionAsync(As(Reporter), stage.Article, "  ", default)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, (await stage.Writing.KeepVersionAsync(As(OtherReporter), stage.Article, "甲", default)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotFound, (await stage.Writing.VersionsAsync(As(AgencyTranslator), stage.Article, null, null, default)).Refusal!.Code);
        Assert.Empty(await stage.RevisionsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Old_work_is_thinned_and_what_anything_names_stays(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var version = await TypeAsync(stage, Reporter, 1, "开始", 0);
        for (var step = 0; step < 40; step++)
        {
            stage.Clock.Advance(TimeSpan.FromMinutes(6));
            version = await TypeAsync(stage, Reporter, 1, "写 " + Change.Number(step), version);
        }

        var work = (await stage.RevisionsAsync()).FindAll(r => r.Kind == RevisionKind.Work);
        Assert.Equal(40, work.Count);
        // All that could hold on to one: a name in each kind of row that there is, a restored text, a record by its hash.
        await using (var db = await stage.OpenAsync())
        {
            db.ReviewerLooks.Add(new ReviewerLook { ArticleId = stage.Article, PersonId = Editor, RevisionId = work[3].Id, At = work[3].CreatedAt });
            var restored = await db.Revisions.SingleAsync(r => r.Id == work[5].Id);
            (restored.Kind, restored.RestoredFromRevisionId) = (RevisionKind.Restored, work[4].Id);
            (await db.Articles.SingleAsync(a => a.Id == stage.Article)).SourceRevisionId = work[6].Id;
            // What it shows does not keep it, nor is it in the way.
            var picture = new Picture { Id = Guid.NewGuid(), Hash = new string('c', 64), UploadedById = Reporter, UploadedAt = work[7].CreatedAt };
            db.Pictures.Add(picture);
            db.RevisionPictures.Add(new RevisionPicture { RevisionId = work[7].Id, PictureId = picture.Id });
            await db.SaveChangesAsync();
        }

        stage.Clock.Advance(TimeSpan.FromDays(10));
        Assert.True(await ThinAsync(stage) > 30);
        var left = (await stage.RevisionsAsync()).ConvertAll(r => r.Id);
        Assert.All([work[3].Id, work[4].Id, work[6].Id, work[^1].Id], id => Assert.Contains(id, left));
        Assert.DoesNotContain(work[7].Id, left);
        Assert.Equal(0, await ThinAsync(stage));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_submitted_named_or_recorded_by_its_hash_is_never_thinned(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"));
        var version = await TypeAsync(stage, Reporter, 1, "甲", 0);
        stage.Clock.Advance(TimeSpan.FromMinutes(6));
        version = await TypeAsync(stage, Reporter, 1, "乙", version);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.Writing.KeepVersionAsync(As(Reporter), stage.Article, "有名", default);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.Writing.TakeOverAsync(As(Editor), stage.Article, Tab(2), default);
        await stage.Writing.ReleaseAsync(As(Editor), stage.Article, Tab(2), default);
        var named = (await stage.RevisionsAsync()).Single(r => r.Kind == RevisionKind.Named);
        version = await TypeAsync(stage, Reporter, 1, "丙", version);
        await stage.Writing.ReleaseAsync(As(Reporter), stage.Article, Tab(1), default);
        Assert.Null((await stage.Writing.RestoreAsync(As(Reporter), stage.Article, named.Id, default)).Refusal);
        await stage.ActAsync(Reporter, new Submit(stage.Article));
        var before = await stage.RevisionsAsync();

        stage.Clock.Advance(TimeSpan.FromDays(30));
        await ThinAsync(stage);

        Assert.Equal(before.Select(r => r.Id), (await stage.RevisionsAsync()).Select(r => r.Id));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_column_that_names_a_revision_is_asked(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await using var db = await stage.OpenAsync();

        // Asked of a database: each of them is a query that both databases understand.
        Assert.Empty(await db.NamedRevisionsAsync([Guid.NewGuid()], default));
        var columns = Data.Stories.RevisionNames.In(db.Model).Select(column => $"{column.Entity.ClrType.Name}.{column.Property.Name}").ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "Article.SubmittedRevisionId", "Article.LiveRevisionId", "Article.SourceRevisionId", "Article.AnsweredRevisionId", "Revision.SourceRevisionId",
                "Revision.RestoredFromRevisionId", "SignOff.RevisionId", "Publication.RevisionId", "PreviewLink.RevisionId", "Suggestion.RevisionId", "ReturnNote.RevisionId", "ReviewerLook.RevisionId",
                "SourceAnswer.SourceRevisionId",
            },
            columns);
        Assert.DoesNotContain(columns, column => column.StartsWith("RevisionPicture.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Versions_say_who_when_why_and_any_two_are_compared(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("旧标题"), Change.Paragraph("a", "甲段落"), Change.Paragraph("b", "乙", after: "a"), Change.Paragraph("c", "丙", after: "b"));
        await stage.Writing.KeepVersionAsync(As(Reporter), stage.Article, "第一稿", default);
        await stage.SaveAsync(Reporter, 1, Change.Headline("新标题", 1), Change.Paragraph("a", "甲段", 1), Change.Move("c", null));
        await stage.ActAsync(Reporter, new Submit(stage.Article));
        await stage.ActAsync(Editor, new GiveSignOff(stage.Article, await stage.SubmittedHashAsync(stage.Article)));

        var view = (await stage.Writing.VersionsAsync(As(Editor), stage.Article, 1, 2, default)).Value!;

        Assert.Equal([(2, RevisionKind.Submitted, null), (1, RevisionKind.Named, "第一稿")], view.Versions.Select(v => (v.Number, v.Kind, v.Name)));
        Assert.Equal("Ren", view.Versions[0].By);
        Assert.Equal(("Edo", true), (Assert.Single(view.Versions[0].SignOffs).Name, view.Versions[0].IsSubmitted));
        var difference = view.Compared!.Difference;
        Assert.Equal(ContentField.Headline, Assert.Single(difference.Fields).Field);
        Assert.Equal([("c", BlockChangeKind.Moved), ("a", BlockChangeKind.Changed), ("b", BlockChangeKind.Unchanged)], difference.Blocks.Select(b => (b.Block.Id, b.Kind)));
        Assert.Equal(["甲段", "落"], difference.Blocks[1].Segments.Select(s => s.Text));
        Assert.Equal(RefusalCode.ClosedForWriting, view.RestoreRefusal!.Code);
        Assert.False(view.MayKeep);

        // Against the working copy, and what is not there.
        Assert.Null((await stage.Writing.VersionsAsync(As(Editor), stage.Article, 2, null, default)).Value!.Compared!.New);
        Assert.True((await stage.Writing.VersionsAsync(As(Editor), stage.Article, 2, null, default)).Value!.Compared!.Difference.IsEmpty);
        Assert.Equal(1, (await stage.Writing.VersionsAsync(As(Editor), stage.Article, null, null, default)).Value!.Compared!.Old);
        Assert.Null((await stage.Writing.VersionsAsync(As(Editor), stage.Article, 7, 2, default)).Value!.Compared);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_block_says_who_changed_it_last_and_a_restored_text_from_where_it_came(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Paragraph("a", "甲"), Change.Paragraph("b", "乙", after: "a"));
        await stage.Writing.KeepVersionAsync(As(Reporter), stage.Article, "第一稿", default);
        Assert.Equal(RefusalCode.LeaseHeld, (await stage.Writing.VersionsAsync(As(Editor), stage.Article, null, null, default)).Value!.RestoreRefusal!.Code);
        await stage.Writing.ReleaseAsync(As(Reporter), stage.Article, Tab(1), default);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.SaveAsync(Editor, 2, Change.Paragraph("b", "乙改", 1, after: "a"));
        await stage.Writing.ReleaseAsync(As(Editor), stage.Article, Tab(2), default);

        var view = (await stage.Writing.VersionsAsync(As(Reporter), stage.Article, null, null, default)).Value!;
        Assert.Equal([("a", "Ren"), ("b", "Edo")], view.Blocks.Select(b => (b.Block.Id, b.Changed.Name)));
        Assert.Equal(TimeSpan.FromMinutes(1), view.Blocks[1].Changed.At - view.Blocks[0].Changed.At);
        Assert.Null(view.RestoreRefusal);

        Assert.Null((await stage.Writing.RestoreAsync(As(Reporter), stage.Article, view.Versions[^1].Id, default)).Refusal);
        view = (await stage.Writing.VersionsAsync(As(Reporter), stage.Article, null, null, default)).Value!;
        Assert.Equal((RevisionKind.Restored, 1), (view.Versions[0].Kind, view.Versions[0].RestoredFrom!.Value));
        Assert.Equal(RevisionKind.BeforeRestore, view.Versions[1].Kind);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_agency_sees_the_versions_that_it_had_a_hand_in_and_no_names_of_the_house(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Editor, new Assign(english, Translator));
        await stage.SaveAsync(Translator, 1, english, Change.Headline("In house"), Change.Paragraph("e", "One", 0, null, "a"));
        await stage.Writing.KeepVersionAsync(As(Translator), english, "In house", default);
        await stage.Writing.ReleaseAsync(As(Translator), english, Tab(1), default);
        await using (var db = await stage.OpenAsync())
        {
            var article = await db.Articles.SingleAsync(a => a.Id == english);
            (article.AgencyId, article.AssigneeId) = (Agency, AgencyTranslator);
            await db.SaveChangesAsync();
        }

        await stage.SaveAsync(AgencyTranslator, 3, english, Change.Paragraph("e", "One, by the agency", 1, null, "a"));
        await stage.Writing.KeepVersionAsync(As(AgencyTranslator), english, "Agency", default);

        var view = (await stage.Writing.VersionsAsync(As(AgencyTranslator), english, null, null, default)).Value!;
        Assert.Equal(["Agency"], view.Versions.Select(v => v.Name));
        Assert.Null((await stage.Writing.VersionsAsync(As(AgencyTranslator), english, 1, 2, default)).Value!.Compared);
        Assert.Equal(2, (await stage.Writing.VersionsAsync(As(Editor), english, null, null, default)).Value!.Versions.Count);
    }

    private static async Task<int> TypeAsync(WritingStage stage, Guid person, int tab, string text, int version)
    {
        var saved = await stage.SaveAsync(person, tab, Change.Paragraph("a", text, version));
        Assert.Null(saved.Refusal);
        return saved.Saved!.Blocks[0].Version;
    }

    private static Task<int> ThinAsync(WritingStage stage) => new RevisionThinning(stage.Factory, stage.Clock, NullLogger<RevisionThinning>.Instance).ThinAsync(default);
}
