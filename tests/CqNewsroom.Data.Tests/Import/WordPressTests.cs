using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Import;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Import.MadeArchives;
using static CqNewsroom.Data.Tests.Media.MadePictures;

namespace CqNewsroom.Data.Tests.Import;

/// <summary>Exports of WordPress.</summary>
public sealed class WordPressTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_post_keeps_time_author_section_tags_pictures_and_addresses(DatabaseKind kind)
    {
        await using var stage = await ImportStage.CreateAsync(kind);
        var export = WordPress(
            Post(7, "A bridge &amp; a ferry", "First paragraph.\n\n<h2>Works</h2>\n<img class=\"x\" src=\"https://riverpost.example/wp-content/uploads/2021/05/ferry-300x200.jpg\" alt=\"the ferry\" />\n\nLast one. (Translated by Yuki)",
                Term("category", "kultur", "Culture") + Term("post_tag", "yangtze", "Yangtze") + Meta("_thumbnail_id", "9")),
            Attachment(9, "https://riverpost.example/wp-content/uploads/2021/05/bridge.jpg", "The bridge <b>at night</b>", "a lit bridge"));

        var result = Assert.Single(await stage.File("export.xml", export).File("uploads/2021/05/bridge.jpg", Jpeg(60, 40)).File("uploads/2021/05/ferry.jpg", Jpeg(50, 40)).ImportAsync());

        Assert.Equal(ImportOutcome.Imported, result.Outcome);
        var page = await stage.PageAsync("A bridge & a ferry");
        Assert.Equal(["picture:The bridge at night\na lit bridge", "paragraph:First paragraph.", "heading:Works", "picture:the ferry", "paragraph:Last one."], ImportStage.Words(page.Content));
        Assert.Equal((new DateTime(2021, 5, 4, 3, 2, 1, DateTimeKind.Utc), "culture", "By Wu Mei", "(Translated by Yuki)"), (page.PublishedAt, page.Section.Slug, page.Credits.BylineLine, page.Credits.TranslatorLine));
        Assert.Equal(["Yangtze"], page.Tags);
        Assert.Equal(2, page.Pictures.Count);
        foreach (var (path, query) in new[] { ("/2021/05/04/post-7/", ""), ("/2021/05/04/post-7", ""), ("/", "?p=7"), ("/2021/05/04/post-7/", "?utm_source=mail") })
            Assert.Equal(page.Address, await stage.OldAddresses.FindAsync(path, query, None));
        Assert.Null(await stage.OldAddresses.FindAsync("/", "?p=8", None));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(stage.DataFolder, "media", "originals"), "*", SearchOption.AllDirectories).Length);
        Assert.All(await stage.ReadAsync(db => db.Pictures.ToListAsync(None)), picture => Assert.Null(picture.UploadedById));
        Assert.Equal(2, await stage.ReadAsync(db => db.RevisionPictures.CountAsync(None)));
        await stage.HoldsAsync();
    }

    [Fact]
    public async Task Of_pictures_with_one_name_the_one_whose_folders_agree_is_taken_and_none_from_outside()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        var outside = Directory.CreateTempSubdirectory("outside-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(outside, "secret.jpg"), Jpeg(70, 50), None);
            stage.File("a/2020/05/ferry.jpg", Jpeg(60, 40)).File("b/2021/05/ferry.jpg", Jpeg(50, 40)).File("c/2021/06/ferry.jpg", Jpeg(40, 30))
                .File("e.xml", WordPress(Post(1, "Ferry", "Text.\n\n<img src=\"https://riverpost.example/uploads/2021/06/ferry.jpg\" />\n\n<img src=\"https://riverpost.example/uploads/2021/05/ferry.jpg\" />\n\n<img src=\"https://riverpost.example/uploads/2020/05/ferry.jpg\" />\n\n<img src=\"https://riverpost.example/link/secret.jpg\" />\n\n<img src=\"../../secret.jpg\" />")));
            Directory.CreateSymbolicLink(Path.Combine(stage.Archive, "link"), outside);

            var result = Assert.Single(await stage.ImportAsync());

            Assert.Equal([ImportDoubt.PictureMissing, ImportDoubt.PictureMissing], result.Concerns.Where(concern => concern.Kind == ImportDoubt.PictureMissing).Select(concern => concern.Kind));
            var widths = await stage.ReadAsync(db => db.Pictures.ToDictionaryAsync(picture => picture.Id, picture => picture.Width, None));
            Assert.Equal([40, 50, 60], (await stage.PageAsync("Ferry")).Content.Blocks.OfType<PictureBlock>().Select(block => widths[block.PictureId]));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public async Task Only_what_was_public_comes_in()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("e.xml", WordPress(
            Post(1, "Draft", "x", status: "draft"), Post(2, "Private", "x", status: "private"), Post(3, "Bin", "x", status: "trash"), Post(4, "Later", "x", status: "future"),
            Post(5, "Secret", "x", password: "open"), Post(6, "About us", "x", type: "page"), Post(7, "Menu", "x", type: "nav_menu_item"), Post(8, "Public", "Text.", date: "2021-05-04 09:08:07")));

        var results = await stage.ImportAsync();

        Assert.Equal(["draft", "private", "trash", "future", "behind a password"], results.Where(r => r.Skipped == ImportSkip.NotPublic).Select(r => r.Detail));
        Assert.Equal(["Public"], results.Where(r => r.Outcome == ImportOutcome.Imported).Select(r => r.Entry.Story!.Headline));
        // The time in UTC is the post's, not the one that the clock of the old site showed.
        Assert.Equal(new DateTime(2021, 5, 4, 9, 8, 7, DateTimeKind.Utc), (await stage.PageAsync("Public")).PublishedAt);
        Assert.Equal(6, results.Count);
    }

    [Theory]
    [InlineData("post_translations", "")]
    [InlineData("", "wpml_trid")]
    [InlineData("", "_wpml_import_translation_group")]
    public async Task Language_versions_of_both_plug_ins_are_one_story(string term, string meta)
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        string Pair(string language) => Term("language", language, language) + (term.Length > 0 ? Term(term, "pll_5", "pll_5") : Meta(meta, "5"));

        var results = await stage.File("e.xml", WordPress(
            Post(1, "Ferry runs again", "The ferry runs again.", Pair("en"), date: "2021-05-04 05:00:00"), Post(2, "轮渡复航", "轮渡今天复航。", Pair("zh"), date: "2021-05-04 03:00:00"))).ImportAsync();

        Assert.Equal([null, "https://riverpost.example/?p=2"], results.Select(r => r.TranslationOf));
        Assert.All(results, result => Assert.Contains(result.Concerns, concern => concern.Kind == ImportDoubt.OriginalGuessed));
        Assert.Single((await stage.PageAsync("Ferry runs again")).Others);
        await stage.HoldsAsync();
    }

    [Fact]
    public async Task A_picture_that_is_not_in_the_folder_is_fetched_from_public_addresses_where_that_is_asked_for()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.Sites.With("pictures.example", "8.8.4.4", Jpeg(40, 30)).With("inside.example", "10.0.0.7", Jpeg(30, 40));
        stage.File("e.xml", WordPress(Post(1, "Bridge", "Text.\n\n<img src=\"https://pictures.example/a.jpg\"/>\n\n<img src=\"https://inside.example/b.jpg\"/>")));

        var dry = Assert.Single(await stage.ImportAsync(apply: false, request => request with { Section = "news", Download = true }));
        Assert.Empty(stage.Sites.Asked);
        var kept = Assert.Single(await stage.ImportAsync(apply: true, request => request with { Section = "news", Download = true }));

        Assert.DoesNotContain(dry.Concerns, concern => concern.Kind == ImportDoubt.PictureMissing);
        Assert.Equal([new Uri("https://pictures.example/a.jpg")], stage.Sites.Asked);
        Assert.StartsWith("https://inside.example/b.jpg", Assert.Single(kept.Concerns, concern => concern.Kind == ImportDoubt.PictureMissing).Detail, StringComparison.Ordinal);
        Assert.Equal(["paragraph:Text.", "picture:"], ImportStage.Words((await stage.PageAsync("Bridge")).Content));
        // A second run asks nobody again.
        Assert.Equal(ImportOutcome.AlreadyThere, Assert.Single(await stage.ImportAsync(apply: true, request => request with { Section = "news", Download = true })).Outcome);
        Assert.Single(stage.Sites.Asked);
    }

    [Fact]
    public async Task What_is_no_picture_stays_out()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        stage.File("a.jpg", "<svg onload='alert(1)'/>"u8.ToArray()).File("e.xml", WordPress(Post(1, "Bridge", "Text.<img src=\"a.jpg\"/><img src=\"../../../etc/passwd\"/><img src=\"data:image/png;base64,AAAA\"/>")));

        var result = Assert.Single(await stage.ImportAsync());

        Assert.Equal([ImportDoubt.PictureRefused, ImportDoubt.PictureMissing, ImportDoubt.PictureMissing], result.Concerns.Select(c => c.Kind).Where(k => k is ImportDoubt.PictureRefused or ImportDoubt.PictureMissing));
        Assert.Equal(["paragraph:Text."], ImportStage.Words((await stage.PageAsync("Bridge")).Content));
    }

    [Fact]
    public async Task A_file_that_breaks_off_keeps_what_came_before_and_is_named()
    {
        await using var stage = await ImportStage.CreateAsync(DatabaseKind.Sqlite);
        var export = WordPress(Post(1, "First", "Text."), Post(2, "Second \b one", "Text\u0001 two."), Post(3, "Third", "Text."));

        var results = await stage.File("a.xml", export[..export.IndexOf("<wp:post_id>3", StringComparison.Ordinal)]).File("b.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]>" + export[(export.IndexOf("?>", StringComparison.Ordinal) + 2)..])
            .File("c.xml", "<nothing/>").File("d.xml", "no XML at all").ImportAsync();

        Assert.Equal(
            [("a.xml", ImportOutcome.Imported), ("a.xml", ImportOutcome.Imported), ("a.xml", ImportOutcome.Skipped), ("b.xml", ImportOutcome.Skipped), ("c.xml", ImportOutcome.Skipped), ("d.xml", ImportOutcome.Skipped)],
            results.Select(r => (r.Entry.File, r.Outcome)));
        Assert.StartsWith("after line", results[2].Entry.Name, StringComparison.Ordinal);
        Assert.Equal(["paragraph:Text two."], (await stage.ReadAsync(db => db.Revisions.Where(r => r.Headline.StartsWith("Second")).SingleAsync(None))) is var revision ? ImportStage.Words(CanonicalJson.Read(revision.Content)).Select(w => w.Replace("  ", " ", StringComparison.Ordinal)) : []);
    }
}
