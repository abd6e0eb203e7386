using System.Buffers.Binary;
using System.Text;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Backups;
using CqNewsroom.Data.Tests.Stories;
using CqNewsroom.TestSupport;
using ImageMagick;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Media.MadePictures;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Media;

/// <summary>Pictures from the file to the readers, with the real library and files that the test makes.</summary>
public sealed class PictureTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_same_file_is_stored_once_and_its_renditions_are_made_after_a_restart(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var file = Jpeg(700, 500);

        var first = await AddAsync(stage, Reporter, file, "解放碑 2026 年.jpeg");
        var second = await AddAsync(stage, Editor, file, "other.jpg");

        Assert.Equal(first.Id, second.Id);
        Assert.Equal((700, 500), (first.Width, first.Height));
        await using (var db = await stage.OpenAsync())
        {
            var row = await db.Pictures.AsNoTracking().SingleAsync(None);
            Assert.Null(row.RenditionsMadeAt);
            Assert.Equal("解放碑 2026 年.jpg", row.FileName);
        }

        Assert.Single(Files(stage, "originals"));
        Assert.Empty(Files(stage, "renditions"));
        // Another process finds in the database what the first one left.
        Assert.True(await stage.Pictures.MakeNextAsync(None));
        Assert.False(await stage.Pictures.MakeNextAsync(None));
        Assert.Equal(
            ["320.avif", "320.jpg", "320.webp", "640.avif", "640.jpg", "640.webp", "square-500-500-500.jpg", "standard-500-500-667.jpg", "wide-500-500-640.avif", "wide-500-500-640.jpg", "wide-500-500-640.webp"],
            Files(stage, "renditions").Select(name => name[65..]).Order(StringComparer.Ordinal));
        foreach (var format in Enum.GetValues<RenditionFormat>())
        {
            using var made = new MagickImage((await BytesAsync(stage.Pictures.OpenAsync(As(Reporter), first.Id, new PictureSize(640, format), None)))!);
            Assert.Equal((640u, 457u, format.ToString()), (made.Width, made.Height, made.Format.ToString()));
        }

        Assert.Null(await stage.Pictures.OpenAsync(As(Reporter), first.Id, new PictureSize(641, RenditionFormat.Jpeg), None));
        Assert.Empty(Directory.GetFiles(Path.Combine(stage.Options.DataFolder, "incoming")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Staff_see_what_they_may_read_and_readers_what_is_live(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var picture = (await AddAsync(stage, Reporter, Jpeg(400, 300), "a.jpg")).Id;
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Picture("p", picture, "重庆新闻", "一座桥"), Change.Paragraph("a", "甲", after: "p"));

        Assert.True(await SeesAsync(stage, Editor, picture));
        Assert.False(await SeesAsync(stage, AgencyTranslator, picture));
        Assert.False(await SeesAsync(stage, Administrator, picture));
        Assert.False(await SeesAsync(stage, Translator, Guid.NewGuid()));

        var english = await stage.ApproveAsync();
        Assert.False(await SeesAsync(stage, AgencyTranslator, picture));
        Assert.False(await IsPublicAsync(stage, picture));
        await stage.ActAsync(Editor, new Assign(english, null, Agency));
        // The translation is theirs to take now, and its source shows the picture.
        Assert.True(await SeesAsync(stage, AgencyTranslator, picture));

        await stage.ActAsync(Editor, new Publish(stage.Article, await stage.SubmittedHashAsync(stage.Article), new PublishAnswers(NoNotice: true)));
        Assert.True(await IsPublicAsync(stage, picture));
        await using (var db = await stage.OpenAsync())
        {
            var article = await db.Articles.SingleAsync(a => a.Id == stage.Article, None);
            article.Standing = Standing.Retracted;
            await db.SaveChangesAsync(None);
        }

        Assert.False(await IsPublicAsync(stage, picture));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_link_to_a_preview_shows_the_pictures_of_its_revision_and_no_others(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var (shown, other) = ((await AddAsync(stage, Reporter, Jpeg(400, 300), "a.jpg")).Id, (await AddAsync(stage, Reporter, Jpeg(400, 301), "b.jpg")).Id);
        var saved = await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"), Change.Picture("p", shown, "重庆新闻", "一座桥"));
        var link = (await stage.Previews.MakeAsync(As(Reporter), stage.Article, TimeSpan.FromHours(1), None)).Value!;
        await stage.SaveAsync(Reporter, 1, Change.Picture("p", other, "重庆新闻", "一座桥", Version(saved, "p")));

        Assert.Equal([shown], (await stage.Previews.OpenAsync(link.Secret, id => $"/x/{id}", None))!.Pictures.Keys);
        Assert.NotNull(await BytesAsync(OpenAsync(link.Secret, shown)));
        Assert.Null(await OpenAsync(link.Secret, other));
        Assert.Null(await OpenAsync("another", shown));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await OpenAsync(link.Secret, shown));

        Task<OpenedPicture?> OpenAsync(string secret, Guid picture) => stage.Pictures.OpenSharedAsync(secret, picture, new PictureSize(320, RenditionFormat.Jpeg), None);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Naming_a_picture_that_one_may_not_see_shows_it_to_nobody(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Editor, new Assign(english, AgencyTranslator, Agency));
        var secret = (await AddAsync(stage, Editor, Jpeg(50, 40), "secret.jpg", english)).Id;
        await using (var db = await stage.OpenAsync())
        {
            db.PictureUses.RemoveRange(await db.PictureUses.ToListAsync(None));
            await db.SaveChangesAsync(None);
        }

        var saved = await stage.SaveAsync(AgencyTranslator, 2, english, Change.Picture("x", secret, "c", "a"));

        Assert.Null(saved.Refusal);
        Assert.False(await SeesAsync(stage, AgencyTranslator, secret));
        await using var after = await stage.OpenAsync();
        Assert.Empty(await after.PictureUses.ToListAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Only_who_may_write_the_article_adds_pictures_to_it(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var file = Jpeg(50, 40);

        foreach (var (person, code) in new[] { (AgencyTranslator, RefusalCode.NotFound), (Administrator, RefusalCode.NotFound), (OtherReporter, RefusalCode.NotAllowed) })
            Assert.Equal(code, (await stage.Pictures.AddAsync(As(person), stage.Article, "a.jpg", file, None)).Refusal!.Code);
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"));
        await stage.ActAsync(Reporter, new Submit(stage.Article));
        Assert.Equal(RefusalCode.ClosedForWriting, (await stage.Pictures.AddAsync(As(Reporter), stage.Article, "a.jpg", file, None)).Refusal!.Code);
        Assert.Empty(Files(stage, "originals"));
    }

    [Fact]
    public async Task A_picture_without_alternative_text_or_credit_stops_a_submission()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var picture = (await AddAsync(stage, Reporter, Jpeg(50, 40), "a.jpg")).Id;
        var first = await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Paragraph("a", "甲"), Change.Picture("p", picture, alt: "一座桥"));

        Assert.Equal(RefusalCode.FindingsOpen, (await stage.Acts.PerformAsync(As(Reporter), new Submit(stage.Article), None)).Refusal!.Code);
        var second = await stage.SaveAsync(Reporter, 1, Change.Picture("p", picture, "重庆新闻", "", Version(first, "p")));
        Assert.Equal(RefusalCode.FindingsOpen, (await stage.Acts.PerformAsync(As(Reporter), new Submit(stage.Article), None)).Refusal!.Code);
        await stage.SaveAsync(Reporter, 1, Change.Picture("p", picture, "重庆新闻", "一座桥", Version(second, "p")));
        await stage.ActAsync(Reporter, new Submit(stage.Article));
    }

    [Fact]
    public async Task Hostile_files_are_refused_and_nothing_of_them_is_kept()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var jpeg = Jpeg(400, 300);

        await RefusedAsync(RefusalCode.PictureUnknown, "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray());
        await RefusedAsync(RefusalCode.PictureUnknown, "push graphic-context\nimage over 0,0 0,0 'https://example.org/'\npop graphic-context"u8.ToArray());
        await RefusedAsync(RefusalCode.PictureTooLarge, Png(100_000, 100_000));
        await RefusedAsync(RefusalCode.PictureTooLarge, Png(19_000, 19_000));
        await RefusedAsync(RefusalCode.PictureTooBig, new byte[PictureLimits.Bytes + 1]);
        await RefusedAsync(RefusalCode.PictureBroken, Png(300, 300));
        await RefusedAsync(RefusalCode.PictureBroken, [.. jpeg.AsSpan(0, 3), .. jpeg.AsSpan(3, 600).ToArray().Select(b => b == 0xDA ? (byte)0xDB : b)]);
        await RefusedAsync(RefusalCode.PictureBroken, [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 99, 0, 0]);
        Assert.Empty(Files(stage, "originals"));

        async Task RefusedAsync(RefusalCode code, byte[] file)
        {
            var refusal = (await stage.Pictures.AddAsync(As(Reporter), stage.Article, "x.jpg", file, None)).Refusal;
            Assert.Equal(code, refusal?.Code);
            Assert.DoesNotContain("{", refusal!.In("zh-CN"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(MagickFormat.Png)]
    [InlineData(MagickFormat.Gif)]
    [InlineData(MagickFormat.WebP)]
    [InlineData(MagickFormat.Avif)]
    public async Task Each_format_is_taken(MagickFormat format)
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        using var image = Image(90, 60);

        var added = await AddAsync(stage, Reporter, image.ToByteArray(format), "named.jpg");

        Assert.Equal((90, 60), (added.Width, added.Height));
        using var shown = new MagickImage((await BytesAsync(stage.Pictures.OpenAsync(As(Reporter), added.Id, null, None)))!);
        Assert.Equal((90u, 60u, MagickFormat.Jpeg), (shown.Width, shown.Height, shown.Format));
    }

    [Fact]
    public async Task A_picture_is_turned_upright_offers_its_words_and_loses_place_and_device()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        using var image = Image(80, 40);
        var exif = new ExifProfile();
        exif.SetValue(ExifTag.Orientation, (ushort)6);
        exif.SetValue(ExifTag.Model, "SecretPhone");
        exif.SetValue(ExifTag.GPSLatitudeRef, "N");
        exif.SetValue(ExifTag.GPSLatitude, [new Rational(29), new Rational(33), new Rational(0)]);
        image.SetProfile(exif);
        var caption = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("两江新区的桥");
        image.SetProfile(new ImageProfile("iptc", [0x1C, 2, 120, 0, (byte)caption.Length, .. caption, 0x1C, 2, 110, 0, 6, .. "Agency"u8]));
        image.Orientation = Orientation.RightTop;
        image.Comment = "SecretComment";
        var file = image.ToByteArray(MagickFormat.Jpeg);
        Assert.Contains("SecretPhone", Encoding.Latin1.GetString(file), StringComparison.Ordinal);

        var added = await AddAsync(stage, Reporter, file, "IMG_0001.JPG");

        Assert.Equal((40, 80), (added.Width, added.Height));
        Assert.Equal(new PictureWords("两江新区的桥", "Agency", "", ""), added.Words);
        foreach (var format in Enum.GetValues<RenditionFormat>())
        {
            var bytes = (await BytesAsync(stage.Pictures.OpenAsync(As(Reporter), added.Id, new PictureSize(40, format), None)))!;
            using var made = new MagickImage(bytes);
            Assert.Equal((40u, 80u), (made.Width, made.Height));
            Assert.Empty(made.ProfileNames);
            Assert.DoesNotContain("Secret", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }

        await using var original = (await stage.Pictures.OpenOriginalAsync(As(Reporter), added.Id, None))!.Content;
        Assert.Equal(file.Length, original.Length);
    }

    [Fact]
    public async Task A_backup_holds_the_pictures_and_a_lost_rendition_is_made_again()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var picture = (await AddAsync(stage, Reporter, Jpeg(330, 100), "a.jpg")).Id;
        await stage.Pictures.MakeNextAsync(None);
        using var elsewhere = new TemporaryFolder();
        var file = elsewhere.PathTo("b.zip");

        Assert.True((await new Backup(stage.Options, TimeProvider.System).ToFileAsync(file, None)).IsDone);
        var restored = new NewsroomDatabaseOptions { DataFolder = elsewhere.PathTo("data") };
        var outcome = await new Restore(restored, TimeProvider.System).FromFileAsync(file, force: false, None);

        Assert.True(outcome.IsDone, outcome.Message);
        Assert.Equal(Relative(stage.Options), Relative(restored));
        Assert.Equal(9, Relative(restored).Count);
        Directory.Delete(Path.Combine(stage.Options.DataFolder, "media", "renditions"), recursive: true);
        Assert.True(await SeesAsync(stage, Reporter, picture));

        static List<string> Relative(NewsroomDatabaseOptions options) =>
            [.. Directory.GetFiles(Path.Combine(options.DataFolder, "media"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(options.DataFolder, path)).Order(StringComparer.Ordinal)];
    }

    private static async Task<AddedPicture> AddAsync(WritingStage stage, Guid person, byte[] file, string name, Guid? article = null)
    {
        var outcome = await stage.Pictures.AddAsync(As(person), article ?? stage.Article, name, file, None);
        Assert.Null(outcome.Refusal?.In("en"));
        return outcome.Value!;
    }

    private static async Task<bool> SeesAsync(WritingStage stage, Guid person, Guid picture) =>
        await BytesAsync(stage.Pictures.OpenAsync(As(person), picture, null, None)) is { Length: > 0 };

    private static async Task<bool> IsPublicAsync(WritingStage stage, Guid picture)
    {
        await using var db = await stage.OpenAsync();
        var hash = await db.Pictures.Where(p => p.Id == picture).Select(p => p.Hash).SingleAsync(None);
        return await BytesAsync(stage.Pictures.OpenPublicAsync(hash, new PictureSize(320, RenditionFormat.WebP), None)) is { Length: > 0 };
    }

    private static async Task<byte[]?> BytesAsync(Task<OpenedPicture?> opening)
    {
        if (await opening is not { } opened)
            return null;
        await using var content = opened.Content;
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, None);
        return buffer.ToArray();
    }

    private static int Version(SaveOutcome saved, string block) => saved.Saved!.Blocks.Single(b => b.Name == block).Version;

    private static string[] Files(WritingStage stage, string folder)
    {
        var path = Path.Combine(stage.Options.DataFolder, "media", folder);
        return Directory.Exists(path) ? [.. Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))] : [];
    }

    // Only the first chunk: a header that promises pixels which never come.
    private static byte[] Png(uint width, uint height)
    {
        byte[] header = [.. "IHDR"u8, .. Big(width), .. Big(height), 8, 6, 0, 0, 0];
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. header, .. Big(Crc(header))];
    }

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
