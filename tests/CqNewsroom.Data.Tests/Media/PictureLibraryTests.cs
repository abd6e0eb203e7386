using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Stories;
using ImageMagick;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.Media.MadePictures;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Media;

/// <summary>Looking for pictures, the rights to them from the library to the publication, and the removal of what nothing uses.</summary>
public sealed class PictureLibraryTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pictures_are_found_by_two_characters_of_what_stands_with_them_anywhere(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var bridge = await AddAsync(stage, Reporter, 50, "屏幕快照 2015.jpg");
        var market = await AddAsync(stage, Editor, 60, "IMG_0001.jpg");
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Picture("p", market, "重庆新闻", "菜市场里的人"));

        Assert.Equal([market, bridge], await FoundAsync(stage, Reporter, new PictureFilter()));
        Assert.Equal([bridge], await FoundAsync(stage, Reporter, new PictureFilter("快照")));
        Assert.Equal([market], await FoundAsync(stage, Reporter, new PictureFilter("市场")));
        Assert.Equal([market], await FoundAsync(stage, Reporter, new PictureFilter("img 新闻")));
        Assert.Empty(await FoundAsync(stage, Reporter, new PictureFilter("img 快照")));
        Assert.Empty(await FoundAsync(stage, Reporter, new PictureFilter("%")));
        Assert.Equal([market], await FoundAsync(stage, Reporter, new PictureFilter(PersonId: Editor)));
        Assert.Empty(await FoundAsync(stage, Reporter, new PictureFilter(Format: PictureFormat.Png)));
        Assert.Empty(await FoundAsync(stage, Reporter, new PictureFilter(Page: 2)));
        Assert.Equal(2, (await stage.Library.ReadAsync(As(Reporter), new PictureFilter(), None)).Value!.Count);
        Assert.Equal(["Edo", "Ren"], (await stage.Library.ChoicesAsync(As(Reporter), None)).Value!.Persons.Select(person => person.Name));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Who_may_not_see_a_picture_does_not_find_it_nor_words_from_articles_they_may_not_read(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var picture = await AddAsync(stage, Reporter, 50, "bridge.jpg");
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Picture("p", picture, "重庆新闻", "机密的桥"), Change.Paragraph("a", "甲", after: "p"));
        Assert.Empty(await FoundAsync(stage, AgencyTranslator, new PictureFilter()));
        Assert.Equal(RefusalCode.NotFound, (await stage.Library.FindAsync(As(AgencyTranslator), picture, None)).Refusal!.Code);
        Assert.Empty((await stage.Library.ChoicesAsync(As(AgencyTranslator), None)).Value!.Persons);
        var english = await stage.ApproveAsync();
        await stage.ActAsync(Editor, new Assign(english, AgencyTranslator, Agency));

        Assert.Equal([picture], await FoundAsync(stage, AgencyTranslator, new PictureFilter("bridge")));
        Assert.Empty(await FoundAsync(stage, AgencyTranslator, new PictureFilter("机密")));
        var details = (await stage.Library.FindAsync(As(AgencyTranslator), picture, None)).Value!;
        Assert.Null(details.AddedBy);
        Assert.Empty(details.Places);
        Assert.False(details.MayChange);
        Assert.Equal(RefusalCode.NotAllowed, (await RightsAsync(stage, AgencyTranslator, picture, 0, null)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await stage.Library.RemoveAsync(As(AgencyTranslator), picture, None)).Refusal!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await RightsAsync(stage, OtherReporter, picture, 0, null)).Refusal!.Code);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rights_are_set_with_one_record_end_with_the_day_of_the_newsroom_and_narrow_the_list(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var picture = await AddAsync(stage, Reporter, 50, "bridge.jpg");
        await AddAsync(stage, Reporter, 60, "other.jpg");
        var before = await RecordsAsync(stage);

        // The stage's clock shows 4 March, 09:00 in Chongqing.
        Assert.Null((await RightsAsync(stage, Reporter, picture, 0, new DateOnly(2026, 3, 5))).Refusal);

        var details = (await stage.Library.FindAsync(As(Editor), picture, None)).Value!;
        Assert.Equal(new DateTime(2026, 3, 5, 16, 0, 0, DateTimeKind.Utc), details.Line.RightsEndAt);
        Assert.Equal(("Agency", "Photo: Li", "One year\nonline only", "Asia/Shanghai"), (details.Source, details.Line.Credit, details.Terms, details.TimeZoneId));
        var record = Assert.Single((await RecordsAsync(stage)).Skip(before.Count));
        Assert.Equal(("ChangePictureRights", (Guid?)Reporter), (record.Action, record.PersonId));
        Assert.Contains("2026-03-05T16:00:00Z", record.Details, StringComparison.Ordinal);
        var faster = await RightsAsync(stage, Editor, picture, 0, null);
        Assert.Equal((RefusalCode.ChangedMeanwhile, "Ren"), (faster.Refusal!.Code, faster.Refusal.Arguments[0]));
        Assert.Equal(RefusalCode.TooLong, (await stage.Library.ChangeRightsAsync(As(Editor), new ChangePictureRights(picture, 1, new string('a', 201), "", "", null), None)).Refusal!.Code);

        Assert.Equal([picture], await FoundAsync(stage, Reporter, new PictureFilter(Rights: PictureRightsFilter.EndingSoon)));
        Assert.Equal([picture], await FoundAsync(stage, Reporter, new PictureFilter(Rights: PictureRightsFilter.InForce)));
        Assert.DoesNotContain(picture, await FoundAsync(stage, Reporter, new PictureFilter(Rights: PictureRightsFilter.NotStated)));
        stage.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 5, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal([picture], await FoundAsync(stage, Reporter, new PictureFilter(Rights: PictureRightsFilter.Ended)));
        Assert.Empty(await FoundAsync(stage, Reporter, new PictureFilter(Rights: PictureRightsFilter.EndedAndLive)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_picture_whose_rights_have_ended_is_not_published_and_what_is_live_is_listed(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var picture = await AddAsync(stage, Reporter, 50, "bridge.jpg");
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Picture("p", picture, "重庆新闻", "一座桥"), Change.Paragraph("a", "甲", after: "p"));
        await RightsAsync(stage, Reporter, picture, 0, new DateOnly(2026, 3, 3));
        // A warning stops nobody from signing.
        await stage.ApproveAsync();
        var hash = await stage.SubmittedHashAsync(stage.Article);
        var publish = new Publish(stage.Article, hash, new PublishAnswers(NoNotice: true));

        var refused = (await stage.Acts.PerformAsync(As(Editor), publish, None)).Refusal!;
        Assert.Equal((RefusalCode.PictureRightsEnded, "Bridge"), (refused.Code, refused.Arguments[0]));
        await RightsAsync(stage, Editor, picture, 1, new DateOnly(2026, 3, 10));
        var late = new Schedule(stage.Article, new DateTime(2026, 3, 11, 0, 0, 0, DateTimeKind.Utc), hash, new PublishAnswers(NoNotice: true));
        Assert.Equal(RefusalCode.PictureRightsEndBefore, (await stage.Acts.PerformAsync(As(Editor), late, None)).Refusal!.Code);
        await stage.ActAsync(Editor, late with { At = new DateTime(2026, 3, 10, 0, 0, 0, DateTimeKind.Utc) });

        // Shortened while it is scheduled: the clock holds it, and says which picture it was.
        await RightsAsync(stage, Editor, picture, 2, new DateOnly(2026, 3, 8));
        stage.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 10, 0, 0, 1, TimeSpan.Zero));
        Assert.Equal(0, await stage.Acts.PublishDueAsync(None));
        var hold = (await RecordsAsync(stage))[^1];
        Assert.Equal("Hold", hold.Action);
        Assert.Contains("‘Bridge’", ActWords.Reason(hold.Reason, "en"), StringComparison.Ordinal);

        await RightsAsync(stage, Editor, picture, 3, new DateOnly(2026, 3, 10));
        await stage.ActAsync(Editor, publish);
        Assert.Empty(await FoundAsync(stage, Editor, new PictureFilter(Rights: PictureRightsFilter.EndedAndLive)));
        stage.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([picture], await FoundAsync(stage, Editor, new PictureFilter(Rights: PictureRightsFilter.EndedAndLive)));
        Assert.True((await stage.Library.FindAsync(As(Editor), picture, None)).Value!.Places.Single().IsLive);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_stands_somewhere_stays_and_what_nothing_uses_goes_with_its_files(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var picture = await AddAsync(stage, Reporter, 330, "bridge.jpg");
        var saved = await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Picture("p", picture, "重庆新闻", "一座桥"), Change.Paragraph("a", "甲", after: "p"));
        await stage.Pictures.MakeNextAsync(None);

        var details = (await stage.Library.FindAsync(As(Editor), picture, None)).Value!;
        Assert.Equal(("标题", true, false), (details.Places.Single().Headline, details.Places.Single().IsInText, details.Places.Single().IsLive));
        Assert.False(details.MayRemove);
        Assert.Equal(RefusalCode.PictureInUse, (await stage.Library.RemoveAsync(As(Editor), picture, None)).Refusal!.Code);
        await stage.SaveAsync(Reporter, 1, Change.Remove("p", saved.Saved!.Blocks.Single(block => block.Name == "p").Version));
        Assert.True((await stage.Library.FindAsync(As(Editor), picture, None)).Value!.MayRemove);
        var before = await RecordsAsync(stage);

        Assert.Null((await stage.Library.RemoveAsync(As(Editor), picture, None)).Refusal);

        Assert.Equal("RemovePicture", Assert.Single((await RecordsAsync(stage)).Skip(before.Count)).Action);
        Assert.Empty(Directory.GetFiles(Path.Combine(stage.Options.DataFolder, "media"), "*", SearchOption.AllDirectories));
        Assert.Equal(RefusalCode.NotFound, (await stage.Library.RemoveAsync(As(Editor), picture, None)).Refusal!.Code);
        // The same file may come back.
        Assert.NotEqual(picture, await AddAsync(stage, Reporter, 330, "bridge.jpg"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_crop_follows_the_focus_with_one_record_and_the_file_stays_as_it_was(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        // Black above, white below.
        var file = Halves(90, 160);
        var picture = (await stage.Pictures.AddAsync(As(Reporter), stage.Article, "a.png", file, None)).Value!.Id;
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Picture("p", picture, "重庆新闻", "一座桥"), Change.Paragraph("a", "甲", after: "p"));
        await stage.ApproveAsync();
        await stage.ActAsync(Editor, new Publish(stage.Article, await stage.SubmittedHashAsync(stage.Article), new PublishAnswers(NoNotice: true)));
        Assert.True(await stage.Pictures.MakeNextAsync(None));
        var (records, counter) = (await RecordsAsync(stage), await CounterAsync());

        Assert.Equal(RefusalCode.NotAllowed, (await FocusAsync(OtherReporter, 0, new PictureFocus(500, 0))).Refusal!.Code);
        Assert.Equal(RefusalCode.ValueInvalid, (await FocusAsync(Editor, 0, new PictureFocus(500, 1001))).Refusal!.Code);
        Assert.Null((await FocusAsync(Editor, 0, new PictureFocus(500, 0))).Refusal);
        Assert.Equal(RefusalCode.ChangedMeanwhile, (await FocusAsync(Editor, 0, new PictureFocus(500, 1000))).Refusal!.Code);

        Assert.Equal("ChangePictureFocus", Assert.Single((await RecordsAsync(stage)).Skip(records.Count)).Action);
        Assert.Equal(counter + 1, await CounterAsync());
        Assert.True(await stage.Pictures.MakeNextAsync(None));
        Assert.True(await BrightnessAsync(new PictureFocus(500, 0)) < 20);
        // A page that was sent before still finds its picture; what nobody chose is not made.
        Assert.NotNull(await BrightnessAsync(PictureFocus.Middle));
        Assert.Null(await BrightnessAsync(new PictureFocus(500, 1000)));
        Assert.Null((await FocusAsync(Editor, 1, new PictureFocus(500, 1000))).Refusal);
        Assert.True(await BrightnessAsync(new PictureFocus(500, 1000)) > 235);
        await using var original = (await stage.Pictures.OpenOriginalAsync(As(Editor), picture, None))!.Content;
        using var kept = new MemoryStream();
        await original.CopyToAsync(kept, None);
        Assert.Equal(file, kept.ToArray());

        Task<Outcome> FocusAsync(Guid person, int version, PictureFocus focus) => stage.Library.ChangeFocusAsync(As(person), new ChangePictureFocus(picture, version, focus), None);

        async Task<long> CounterAsync()
        {
            await using var db = await stage.OpenAsync();
            return await db.Newsrooms.Select(newsroom => newsroom.PublicationCounter).SingleAsync(None);
        }

        async Task<double?> BrightnessAsync(PictureFocus focus)
        {
            await using var db = await stage.OpenAsync();
            var hash = await db.Pictures.Select(p => p.Hash).SingleAsync(None);
            if (await stage.Pictures.OpenPublicAsync(hash, new PictureSize(90, RenditionFormat.Jpeg, focus), None) is not { } opened)
                return null;
            await using var content = opened.Content;
            using var image = new MagickImage(content);
            Assert.Equal((90u, 51u), (image.Width, image.Height));
            Assert.Empty(image.ProfileNames);
            using var pixels = image.GetPixels();
            return pixels.ToByteArray(PixelMapping.RGB)!.Average(value => value);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_picture_that_goes_while_an_unsaved_text_names_it_costs_no_text_and_is_asked_for_before_submission(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var picture = await AddAsync(stage, Reporter, 50, "bridge.jpg");
        // In the reporter's page the picture stands in the text already; the server has not heard of it.
        Assert.Null((await stage.Library.RemoveAsync(As(Editor), picture, None)).Refusal);

        var saved = await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Picture("p", picture, "重庆新闻", "一座桥"), Change.Paragraph("a", "甲", after: "p"));

        Assert.Null(saved.Refusal);
        Assert.Equal(["p", "a"], (await stage.TextAsync()).Blocks.Select(block => block.Id));
        var refused = (await stage.Acts.PerformAsync(As(Reporter), new Submit(stage.Article), None)).Refusal!;
        Assert.Equal(RefusalCode.FindingsOpen, refused.Code);
        var other = await AddAsync(stage, Reporter, 60, "bridge again.jpg");
        Assert.Null((await stage.SaveAsync(Reporter, 1, Change.Picture("p", other, "重庆新闻", "一座桥", saved.Saved!.Blocks.Single(block => block.Name == "p").Version))).Refusal);
        await stage.ActAsync(Reporter, new Submit(stage.Article));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Adding_a_picture_leaves_one_record_and_the_same_file_again_none(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var before = await RecordsAsync(stage);

        var picture = await AddAsync(stage, Reporter, 50, "大桥.jpg");
        Assert.Equal(picture, await AddAsync(stage, Editor, 50, "another name.jpg"));

        var record = Assert.Single((await RecordsAsync(stage)).Skip(before.Count));
        Assert.Equal((BesideTheWorkflow.AddPicture, Reporter, stage.Article), (record.Action, record.PersonId, record.ArticleId));
        Assert.Contains("大桥.jpg", record.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_preview_shows_no_picture_whose_rights_have_ended()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var picture = await AddAsync(stage, Reporter, 330, "bridge.jpg");
        await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Picture("p", picture, "重庆新闻", "一座桥"), Change.Paragraph("a", "甲", after: "p"));
        var secret = (await stage.Previews.MakeAsync(As(Reporter), stage.Article, TimeSpan.FromDays(1), None)).Value!.Secret;
        Assert.True(await IsShownAsync());
        Assert.Null((await RightsAsync(stage, Editor, picture, 0, new DateOnly(2026, 3, 3))).Refusal);

        Assert.False(await IsShownAsync());

        async Task<bool> IsShownAsync()
        {
            var page = (await stage.Previews.OpenAsync(secret, id => $"/{id}", None))!;
            var opened = await stage.Pictures.OpenSharedAsync(secret, picture, new PictureSize(320, RenditionFormat.Jpeg), None);
            if (opened is not null)
                await opened.Content.DisposeAsync();
            Assert.Equal(opened is not null, page.Pictures.ContainsKey(picture));
            return opened is not null;
        }
    }

    [Fact]
    public async Task A_version_that_is_kept_keeps_its_pictures()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var picture = await AddAsync(stage, Reporter, 50, "bridge.jpg");
        var saved = await stage.SaveAsync(Reporter, 1, Change.Headline("标题"), Change.Picture("p", picture, "重庆新闻", "一座桥"), Change.Paragraph("a", "甲", after: "p"));
        await stage.ActAsync(Reporter, new Submit(stage.Article));
        await stage.ActAsync(Reporter, new Recall(stage.Article));
        Assert.Null((await stage.SaveAsync(Reporter, 1, Change.Remove("p", saved.Saved!.Blocks.Single(block => block.Name == "p").Version))).Refusal);

        Assert.False((await stage.Library.FindAsync(As(Editor), picture, None)).Value!.Places.Single().IsInText);
        Assert.Equal(RefusalCode.PictureInUse, (await stage.Library.RemoveAsync(As(Editor), picture, None)).Refusal!.Code);
    }

    private static async Task<Guid> AddAsync(WritingStage stage, Guid person, uint width, string name)
    {
        stage.Clock.Advance(TimeSpan.FromMilliseconds(1));
        return (await stage.Pictures.AddAsync(As(person), stage.Article, name, Jpeg(width, 40), None)).Value!.Id;
    }

    private static async Task<IEnumerable<Guid>> FoundAsync(WritingStage stage, Guid person, PictureFilter filter) =>
        (await stage.Library.ReadAsync(As(person), filter, None)).Value!.Lines.Select(line => line.Id);

    private static Task<Outcome<Guid>> RightsAsync(WritingStage stage, Guid person, Guid picture, int version, DateOnly? lastDay) =>
        stage.Library.ChangeRightsAsync(As(person), new ChangePictureRights(picture, version, " Agency ", "Photo: Li", "One year\nonline only", lastDay), None);

    private static async Task<List<Core.Auditing.AuditRecord>> RecordsAsync(WritingStage stage)
    {
        await using var db = await stage.OpenAsync();
        return await db.AuditRecords.AsNoTracking().OrderBy(record => record.Number).ToListAsync(None);
    }
}
