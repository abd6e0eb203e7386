using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Import;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CqNewsroom.Data.Tests.Import.MadeArchives;
using static CqNewsroom.Data.Tests.Media.MadePictures;

namespace CqNewsroom.Data.Tests.Import;

/// <summary>Never twice, whatever happened before; and a dry run that goes the same way and writes nothing.</summary>
public sealed class RepeatedImportTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_dry_run_tells_the_same_and_writes_nothing(DatabaseKind kind)
    {
        await using var stage = await ImportStage.CreateAsync(kind);
        Fill(stage);
        var before = await CountsAsync(stage);
        var folder = Directory.GetFiles(stage.DataFolder, "*.jpg", SearchOption.AllDirectories).Length;

        var dry = await stage.ImportAsync(apply: false);

        Assert.Equal(before, await CountsAsync(stage));
        Assert.Equal(folder, Directory.GetFiles(stage.DataFolder, "*.jpg", SearchOption.AllDirectories).Length);
        var real = await stage.ImportAsync();
        Assert.Equal(real.Select(Told), dry.Select(Told));
        Assert.NotEqual(before, await CountsAsync(stage));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_second_run_imports_nothing_and_tells_what_changed_in_the_archive(DatabaseKind kind)
    {
        await using var stage = await ImportStage.CreateAsync(kind);
        Fill(stage);
        await stage.ImportAsync();
        var after = await CountsAsync(stage);
        stage.File("1.en.txt", Page("One", "2020-05-04 08:00:00", "Other words.")).File("3.txt", Page("Three", "2020-05-04 08:00:01", "Third.")).File("4.txt", Page("Four", "2020-05-04 08:00:00", "Fourth.", "Editor:Somebody Else"));

        var results = await stage.ImportAsync();

        Assert.Equal(
            [("1.zh.txt", ImportOutcome.AlreadyThere), ("1.en.txt", ImportOutcome.Changed), ("3.txt", ImportOutcome.Changed), ("4.txt", ImportOutcome.Changed), ("5.txt", ImportOutcome.AlreadyThere)],
            results.Where(r => r.Outcome != ImportOutcome.Skipped && !r.Entry.File.EndsWith(".xml", StringComparison.Ordinal)).Select(r => (r.Entry.File, r.Outcome)).OrderBy(r => r.File[0]).ThenBy(r => r.Outcome));
        Assert.Equal(after, await CountsAsync(stage));
        Assert.Equal("paragraph:First.", ImportStage.Words((await stage.PageAsync("One")).Content).First());
        await stage.HoldsAsync();
    }

    [Fact]
    public async Task A_story_that_the_newsroom_corrected_since_is_there_all_the_same()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        Fill(stage);
        await stage.ImportAsync();
        await using (var db = (NewsroomDbContext)await stage.Factory.OpenAsync(None))
        {
            var article = await db.Articles.AsTracking().SingleAsync(a => a.WorkingHeadline == "Three", None);
            article.WorkingHeadline = "Three, corrected";
            await db.SaveChangesAsync(None);
        }

        Assert.Equal(ImportOutcome.AlreadyThere, (await stage.ImportAsync()).Single(r => r.Entry.File == "3.txt").Outcome);
    }

    [Fact]
    public async Task A_later_correction_keeps_the_translators_of_the_archive()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        Fill(stage);
        await stage.ImportAsync();
        await using var db = await stage.Factory.OpenAsync(None);
        var article = await db.Articles.AsNoTracking().SingleAsync(a => a.WorkingHeadline == "Five", None);
        var loaded = (await new SituationLoader([]).LoadAsync(db, null, article.Id, stage.Clock.Now, withText: false, None))!;

        var credits = await PrintedCredits.OfAsync(db, loaded, await WorkingCopyContent.ReadAsync(db, article.Id, None), null, None);

        Assert.Equal("(Translated by Yuki, Fathom)", credits.TranslatorLine);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_run_that_breaks_in_the_middle_goes_on_at_the_next(DatabaseKind kind)
    {
        await using var stage = await ImportStage.CreateAsync(kind);
        Fill(stage);
        var broken = new ArticleService(new BreakingFactory(stage.Factory, 3), stage.Clock, stage.Ids, new SituationLoader([]), stage.Events, NullLogger<ArticleService>.Instance);

        await Assert.ThrowsAsync<IOException>(() => stage.ImportAsync(acts: broken));
        var half = await CountsAsync(stage);
        await stage.HoldsAsync();
        var results = await stage.ImportAsync();

        Assert.Equal(2, half.Articles);
        Assert.Equal(2, results.Count(r => r.Outcome == ImportOutcome.AlreadyThere));
        Assert.Equal(await stage.ReadAsync(db => db.ImportedArticles.CountAsync(None)), await stage.ReadAsync(db => db.AuditRecords.CountAsync(r => r.Action == "Import", None)));
        Assert.Equal(Enumerable.Range(1, results.Count(r => r.Outcome != ImportOutcome.Skipped) - 1), (await stage.ReadAsync(db => db.Stories.Select(s => s.Number).ToListAsync(None))).Order());
        await stage.HoldsAsync();
    }

    [Fact]
    public async Task A_run_that_is_stopped_keeps_what_it_wrote()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        Fill(stage);
        using var stop = new CancellationTokenSource();
        var count = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in stage.Run(new ImportRequest(stage.Archive, true) { Section = "news" }, stop.Token))
            {
                if (result.Outcome == ImportOutcome.Imported && ++count == 2)
                    await stop.CancelAsync();
            }
        });

        Assert.Equal(2, (await CountsAsync(stage)).Articles);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_opened_is_told_and_costs_no_story()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("1.txt", Page("One", "2020-05-04 08:00:00", "First.")).File("2.txt", Page("Two", "2020-05-04 08:00:00", "Second.", "[Picture: a.jpg]")).File("3.txt", Page("Three", "2020-05-04 08:00:00", "Third.")).File("a.jpg", Jpeg(30, 20));

        var results = new List<ImportResult>();
        await foreach (var result in stage.Run(new ImportRequest(stage.Archive, true) { Section = "news" }, None))
        {
            results.Add(result);
            // Somebody tidies up meanwhile.
            File.Delete(Path.Combine(stage.Archive, "a.jpg"));
        }

        Assert.All(results, result => Assert.Equal(ImportOutcome.Imported, result.Outcome));
        Assert.Equal(ImportDoubt.PictureMissing, results[1].Concerns.Single(concern => concern.Detail.StartsWith("a.jpg", StringComparison.Ordinal)).Kind);
    }

    [Fact]
    public async Task A_version_that_comes_later_joins_the_story()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        await stage.File("ferry.en.txt", Page("Ferry runs again", "2020-05-04 09:00:00", "The ferry runs again.")).ImportAsync();

        var results = await stage.File("ferry.zh.txt", Page("轮渡复航", "2020-05-04 08:00:00", "轮渡今天复航。")).ImportAsync();

        Assert.Equal(["text:ferry.en.txt"], results.Select(r => r.TranslationOf).OfType<string>());
        Assert.Equal(1, (await CountsAsync(stage)).Stories);
        Assert.Single((await stage.PageAsync("轮渡复航")).Others);
        await stage.HoldsAsync();
    }

    [Fact]
    public async Task A_translation_waits_for_an_original_that_could_not_be_imported()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("a.en.txt", Page("Ferry", "2020-05-04 09:00:00", "The ferry. (Translated by Yuki)")).File("a.zh.txt", Page("轮渡", "2020-05-04 08:00:00", "轮\u202E渡。"));

        var first = await stage.ImportAsync();
        var second = await stage.File("a.zh.txt", Page("轮渡", "2020-05-04 08:00:00", "轮渡。")).ImportAsync();

        Assert.Equal([ImportSkip.Refused, ImportSkip.OriginalMissing], first.Select(r => r.Skipped!.Value));
        Assert.All(second, result => Assert.Equal(ImportOutcome.Imported, result.Outcome));
        Assert.Single((await stage.PageAsync("Ferry")).Others);
    }

    [Fact]
    public async Task Texts_that_are_not_built_alike_are_not_paired()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("a.zh.txt", Page("轮渡", "2020-05-04 08:00:00", "第一段。", "第二段。")).File("a.en.txt", Page("Ferry", "2020-05-04 09:00:00", "All in one."));

        await stage.ImportAsync();

        var page = await stage.PageAsync("Ferry");
        Assert.Single(page.Others);
        Assert.All(page.Content.Blocks, block => Assert.Empty(block.Sources));
    }

    [Fact]
    public async Task An_id_that_no_index_holds_is_kept_by_its_hash_and_known_again()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        var folder = string.Join('/', Enumerable.Range(0, 4).Select(_ => new string('d', 90)));
        stage.File(folder + "/1.txt", Page("One", "2020-05-04 08:00:00", "First.")).File(folder + "/2.txt", Page("Two", "2020-05-04 08:00:00", "Second."));

        await stage.ImportAsync();

        Assert.All(await stage.ReadAsync(db => db.ImportedArticles.Select(imported => imported.SourceId).ToListAsync(None)), id => Assert.InRange(id.Length, 1, ImportLimits.SourceIdLength));
        Assert.All(await stage.ImportAsync(), result => Assert.Equal(ImportOutcome.AlreadyThere, result.Outcome));
        Assert.Equal(2, (await CountsAsync(stage)).Articles);
    }

    [Fact]
    public async Task The_act_itself_refuses_what_is_there_and_what_is_dated_ahead()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        var section = await stage.ReadAsync(db => db.Sections.Select(s => s.Id).FirstAsync(None));
        ImportArticle Command(string id, DateTime at) => new(id, stage.Desk, section, "en", WorkflowNewsroom.Text("Ferry", "Text."), at, Credits.None, null, null, null);
        Assert.Null((await stage.Acts.ImportAsync(Command("a", stage.Clock.Now), None)).Refusal);
        var before = await CountsAsync(stage);

        Assert.Equal(RefusalCode.Duplicate, (await stage.Acts.ImportAsync(Command("a", stage.Clock.Now), None)).Refusal?.Code);
        Assert.Equal(RefusalCode.ValueInvalid, (await stage.Acts.ImportAsync(Command("b", stage.Clock.Now.AddSeconds(1)), None)).Refusal?.Code);

        Assert.Equal(before, await CountsAsync(stage));
    }

    [Fact]
    public async Task Entries_with_one_id_are_one_story()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        var results = await stage.File("a.xml", WordPress(Post(1, "First", "Text."), Post(1, "Again", "Other text."))).File("b.xml", WordPress(Post(1, "First", "Text."))).ImportAsync();

        Assert.Equal([null, ImportSkip.SameId, ImportSkip.SameId], results.Select(r => r.Skipped));
        Assert.Equal(1, (await CountsAsync(stage)).Articles);
    }

    [Fact]
    public async Task An_address_that_leads_to_one_story_leads_to_no_other()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("1.txt", "Address: /a.html\n\n" + Page("One", "2020-05-04 08:00:00", "First.")).File("2.txt", "Address: /a.html\n\n" + Page("Two", "2020-05-04 08:00:00", "Second."));

        var results = await stage.ImportAsync();

        Assert.All(results, result => Assert.Equal(ImportOutcome.Imported, result.Outcome));
        Assert.Equal((await stage.PageAsync("One")).Address, await stage.OldAddresses.FindAsync("/a.html", "", None));
    }

    [Fact]
    public async Task An_address_with_its_query_is_nearer_than_the_path_alone()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("1.txt", "Address: /read.php\n\n" + Page("One", "2020-05-04 08:00:00", "First.")).File("2.txt", "Address: /read.php?id=2\n\n" + Page("Two", "2020-05-04 08:00:00", "Second."));

        await stage.ImportAsync();

        Assert.Equal((await stage.PageAsync("Two")).Address, await stage.OldAddresses.FindAsync("/read.php", "?id=2", None));
        Assert.Equal((await stage.PageAsync("One")).Address, await stage.OldAddresses.FindAsync("/read.php", "?id=3", None));
        Assert.Null(await stage.OldAddresses.FindExactlyAsync("/read.php", "?id=3", None));
    }

    [Theory]
    [InlineData("no-such-folder", null, null, null)]
    [InlineData(null, "Sports desk", null, null)]
    [InlineData(null, null, "no-such-section", null)]
    [InlineData(null, null, null, "fr")]
    public async Task A_request_that_cannot_be_followed_does_nothing(string? folder, string? desk, string? section, string? language)
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        Fill(stage);

        await Assert.ThrowsAsync<ImportRequestException>(() => stage.ImportAsync(change: request => request with { Path = folder ?? request.Path, Desk = desk, Section = section, Language = language }));

        Assert.Equal(0, (await CountsAsync(stage)).Articles);
    }

    [Fact]
    public async Task Desk_section_and_language_are_found_by_any_of_their_names()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("1.txt", "Section: Kultur\n\n" + Page("One", "2020-05-04 08:00:00", "First."));

        await stage.ImportAsync(change: request => request with { Desk = "要闻部", Language = "EN-gb", Sections = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["kultur"] = "文化" } });

        var page = await stage.PageAsync("One");
        Assert.Equal(("culture", "en"), (page.Section.Slug, page.Site.Language.Tag));
    }

    private static void Fill(ImportStage stage) => stage
        .File("1.zh.txt", Page("一", "2020-05-04 07:00:00", "第一。")).File("1.en.txt", Page("One", "2020-05-04 08:00:00", "First.", "[Picture: a.jpg | Caption | Credit | Alt]"))
        .File("2.txt", "nothing").File("3.txt", Page("Three", "2020-05-04 08:00:00", "Third.")).File("4.txt", Page("Four", "2020-05-04 08:00:00", "Fourth.", "Editor:Jiang Yiwei"))
        .File("5.txt", Page("Five", "2020-05-04 08:00:00", "Fifth. (Translated by Yuki, Fathom)")).File("a.jpg", Jpeg(30, 20))
        .File("x.xml", WordPress(Post(1, "Six", "Sixth.", Term("post_tag", "t", "Tag")), Post(2, "Draft", "x", status: "draft")));

    private static string Told(ImportResult result) =>
        $"{result.Entry.File} {result.Entry.Name} {result.Outcome} {result.Skipped} {result.Detail} {result.Language} {result.TranslationOf} {string.Join(' ', result.Concerns)}";

    private static Task<(int Stories, int Articles, int Revisions, int Pictures, int Records, int Addresses, int Last, long Counter)> CountsAsync(ImportStage stage) => stage.ReadAsync(async db =>
    {
        var newsroom = await db.Newsrooms.SingleAsync(None);
        return (await db.Stories.CountAsync(None), await db.Articles.CountAsync(None), await db.Revisions.CountAsync(None), await db.Pictures.CountAsync(None), await db.AuditRecords.CountAsync(None), await db.OldAddresses.CountAsync(None), newsroom.LastStoryNumber, newsroom.PublicationCounter);
    });

    // The database fails at the third use case that is begun.
    private sealed class BreakingFactory(INewsroomDbFactory inner, int at) : INewsroomDbFactory
    {
        private int opened;

        public Task<INewsroomDb> OpenAsync(CancellationToken cancellation) => ++opened == at ? throw new IOException("The disk is full.") : inner.OpenAsync(cancellation);
    }
}
