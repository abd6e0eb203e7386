using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CqNewsroom.Data.Tests.Workflow.WorkflowNewsroom;

namespace CqNewsroom.Data.Tests.Front;

/// <summary>The front page in the order of its editors, on both databases.</summary>
public sealed class FrontPageTests
{
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Readers_see_the_order_and_no_story_twice(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var stories = await LiveAsync(newsroom, 6);
        await MoveAsync(newsroom, stories[1], newsroom.OtherSection);
        await MoveAsync(newsroom, stories[3], newsroom.OtherSection);
        var counter = await CounterAsync(newsroom);

        await OrderAsync(newsroom, 0, [FrontSlot.Of(stories[0]), FrontSlot.NewestOf(newsroom.OtherSection), FrontSlot.Of(stories[3])], [new(newsroom.Section, 2), new(newsroom.OtherSection, 2)]);

        var list = await ReadAsync(newsroom);
        // Story 3 is the newest of its section too, but has a slot of its own.
        Assert.Equal([stories[0], stories[1], stories[3]], Numbers(list.Front!.Top));
        var block = Assert.Single(list.Front.Blocks);
        Assert.Equal("news", block.Section.Slug);
        Assert.Equal([stories[5], stories[4]], Numbers(block.Items));
        Assert.Equal([stories[2]], Numbers(list.Front.Latest));
        Assert.Equal(stories.Order(), Numbers(list.Items).Order());
        Assert.Equal(counter + 1, await CounterAsync(newsroom));
        Assert.Null((await Published(newsroom).ListAsync("en", PublicListKey.Front, 1, Cancellation))!.Front);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_retracted_lead_drops_out_and_the_next_one_leads(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var stories = await LiveAsync(newsroom, 4);
        await OrderAsync(newsroom, 0, [FrontSlot.Of(stories[1]), FrontSlot.Of(stories[0])], []);

        await newsroom.MustAsync("chief2", new Retract(await ArticleAsync(newsroom, stories[1]), "撤稿。", new Dictionary<Guid, OtherArticle>()));

        var list = await ReadAsync(newsroom);
        Assert.Equal([stories[0], stories[3]], Numbers(list.Front!.Top));
        Assert.DoesNotContain(stories[1], Numbers(list.Items));
        var view = (await Pages(newsroom).ShowAsync(newsroom.Asker("chief"), "zh", Cancellation)).Value!;
        Assert.False(view.Stories[stories[1]].IsLive);
        Assert.Equal(RefusalCode.FrontStoryNotLive, (await TryAsync(newsroom, "chief", new OrderFront(Zh, 1, [FrontSlot.Of(stories[1])], []))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_scheduled_story_has_its_place_in_advance_and_readers_see_it_there_once_it_is_live(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var stories = await LiveAsync(newsroom, 3);
        var coming = await newsroom.ApprovedAsync();
        var due = newsroom.Clock.Now.AddHours(2);
        IReadOnlyList<FrontSlot> slots = [FrontSlot.Of(coming.Number), FrontSlot.Of(stories[0], due)];
        // Approved is not enough: nobody knows when it comes.
        Assert.Equal(RefusalCode.FrontStoryNotLive, (await TryAsync(newsroom, "chief", new OrderFront(Zh, 0, slots, []))).Refusal?.Code);
        await newsroom.MustAsync("editor", new Schedule(coming.ArticleId, due, await newsroom.SubmittedAsync(coming.ArticleId), NoNotice));
        Assert.Equal((coming.Number, (DateTime?)due, false), (await Pages(newsroom).FindAsync(newsroom.Asker("chief"), Zh, null, Cancellation)).Value!.Select(found => (found.Number, found.ComesAt, found.IsLive)).First());

        // The chief of another desk may order, but not read it; what is there already does not keep them from changing the rest.
        Assert.Equal(RefusalCode.FrontStoryNotLive, (await TryAsync(newsroom, "lifeEditor", new OrderFront(Zh, 0, slots, []))).Refusal?.Code);
        Assert.DoesNotContain(coming.Number, (await Pages(newsroom).FindAsync(newsroom.Asker("lifeEditor"), Zh, null, Cancellation)).Value!.Select(found => found.Number));
        await OrderAsync(newsroom, 0, slots, []);
        await OrderAsync(newsroom, 1, slots, [], person: "lifeEditor");
        Assert.Equal(due, (await Pages(newsroom).ShowAsync(newsroom.Asker("chief"), Zh, Cancellation)).Value!.Stories[coming.Number].ComesAt);
        Assert.False((await Pages(newsroom).ShowAsync(newsroom.Asker("lifeEditor"), Zh, Cancellation)).Value!.Stories.ContainsKey(coming.Number));

        Assert.Equal([stories[0], stories[2]], Numbers((await ReadAsync(newsroom)).Front!.Top));
        Assert.DoesNotContain(coming.Number, Numbers((await ReadAsync(newsroom)).Items));
        Assert.Equal([stories[0], stories[2]], await PreviewAsync("chief", null));
        Assert.Equal([stories[0], stories[2]], await PreviewAsync("chief", due.AddSeconds(-1)));
        Assert.Equal([coming.Number, stories[2]], await PreviewAsync("chief", due));
        Assert.DoesNotContain(coming.Number, await PreviewAsync("lifeEditor", due));

        newsroom.Clock.Now = due;
        await newsroom.Acts.PublishDueAsync(Cancellation);
        await Pages(newsroom).GoOutAsync(Cancellation);
        Assert.Equal([coming.Number, stories[2]], Numbers((await ReadAsync(newsroom)).Front!.Top));
        Assert.True((await Pages(newsroom).ShowAsync(newsroom.Asker("chief"), Zh, Cancellation)).Value!.Stories[coming.Number].IsLive);

        async Task<List<int>> PreviewAsync(string person, DateTime? at) =>
            Numbers((await Published(newsroom).FrontPreviewAsync(newsroom.Asker(person), Zh, slots, [], newsroom.Clock.Now, at, Cancellation))!.Front!.Top);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_preview_shows_the_picture_of_a_story_that_is_coming_while_its_rights_last_and_readers_do_not(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var (coming, picture) = (await newsroom.DraftAsync(), Guid.NewGuid());
        await newsroom.ChangeAsync(db =>
        {
            db.Pictures.Add(new Picture { Id = picture, Hash = new string('a', 64), Width = 1600, Height = 900, FileName = "bridge.jpg", UploadedAt = newsroom.Clock.Now, RightsEndAt = newsroom.Clock.Now.AddDays(2), Version = 1 });
            db.PictureUses.Add(new PictureUse { ArticleId = coming.ArticleId, PictureId = picture });
            return Task.CompletedTask;
        });
        await newsroom.WriteAsync("reporter", coming.ArticleId, WorkflowNewsroom.Text("江上新桥通车", "第一段。") with
        {
            Blocks = new Block[] { new ParagraphBlock { Id = "p1", Text = RichText.Of("第一段。") }, new PictureBlock { Id = "a", PictureId = picture, Caption = RichText.Of("新桥"), Credit = "重庆新闻", Alt = "一座桥" } }.ToEquatableList(),
        });
        await newsroom.MustAsync("reporter", new Submit(coming.ArticleId));
        await newsroom.SignAsync("editor", coming.ArticleId);
        var due = newsroom.Clock.Now.AddHours(2);
        await newsroom.MustAsync("editor", new Schedule(coming.ArticleId, due, await newsroom.SubmittedAsync(coming.ArticleId), NoNotice));

        var shown = (await PreviewAsync(due)).Picture!;
        Assert.Equal((PictureAddress.ForStaff(picture), "一座桥"), (shown.Shown.Address, shown.Alt));
        Assert.Null((await PreviewAsync(newsroom.Clock.Now.AddDays(2))).Picture);
        Assert.Empty((await ReadAsync(newsroom)).Items);

        async Task<PublicItem> PreviewAsync(DateTime at) =>
            (await Published(newsroom).FrontPreviewAsync(newsroom.Asker("chief"), Zh, [FrontSlot.Of(coming.Number)], [], newsroom.Clock.Now, at, Cancellation))!.Front!.Top[0];
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_taken_out_of_the_schedule_keeps_an_empty_place(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var stories = await LiveAsync(newsroom, 2);
        var coming = await newsroom.ApprovedAsync();
        var due = newsroom.Clock.Now.AddHours(2);
        await newsroom.MustAsync("editor", new Schedule(coming.ArticleId, due, await newsroom.SubmittedAsync(coming.ArticleId), NoNotice));
        await OrderAsync(newsroom, 0, [FrontSlot.Of(coming.Number), FrontSlot.Of(stories[0])], []);

        await newsroom.MustAsync("editor", new Unschedule(coming.ArticleId));
        newsroom.Clock.Now = due;
        await newsroom.Acts.PublishDueAsync(Cancellation);

        Assert.Equal([stories[0], stories[1]], Numbers((await ReadAsync(newsroom)).Front!.Top));
        Assert.False((await Pages(newsroom).ShowAsync(newsroom.Asker("chief"), Zh, Cancellation)).Value!.Stories.ContainsKey(coming.Number));
        Assert.Equal(RefusalCode.FrontStoryNotLive, (await TryAsync(newsroom, "chief", new OrderFront(Zh, 1, [FrontSlot.Of(coming.Number)], []))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_order_goes_out_at_its_time_after_a_restart_too_and_once(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var stories = await LiveAsync(newsroom, 3);
        await OrderAsync(newsroom, 0, [FrontSlot.Of(stories[0])], []);
        var due = newsroom.Clock.Now.AddHours(2);
        await OrderAsync(newsroom, 1, [FrontSlot.Of(stories[1])], [], due);
        newsroom.Clock.Now = due.AddSeconds(-1);
        Assert.Equal(0, await Pages(newsroom).GoOutAsync(Cancellation));
        Assert.Equal(stories[0], Numbers((await ReadAsync(newsroom)).Items)[0]);
        var counter = await CounterAsync(newsroom);

        // No server ran at that time; two start at once.
        newsroom.Clock.Now = due.AddHours(1);
        var went = await Task.WhenAll(Pages(newsroom).GoOutAsync(Cancellation), Pages(newsroom).GoOutAsync(Cancellation));

        Assert.Equal(1, went.Sum());
        Assert.Equal(stories[1], Numbers((await ReadAsync(newsroom)).Items)[0]);
        Assert.Equal(counter + 1, await CounterAsync(newsroom));
        var record = await newsroom.ReadAsync(db => db.AuditRecords.AsNoTracking().OrderBy(r => r.Number).LastAsync(Cancellation));
        Assert.Equal(("clock", "OrderFrontPage"), (record.PersonName, record.Action));
        Assert.Equal(0, await Pages(newsroom).GoOutAsync(Cancellation));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_slot_ends_at_its_time_and_pages_are_made_anew(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var stories = await LiveAsync(newsroom, 3);
        var end = newsroom.Clock.Now.AddMinutes(30);
        await OrderAsync(newsroom, 0, [FrontSlot.Of(stories[0], end), FrontSlot.Of(stories[1], end.AddHours(1))], []);
        var counter = await CounterAsync(newsroom);
        newsroom.Clock.Now = end.AddSeconds(-1);
        Assert.Equal(0, await Pages(newsroom).GoOutAsync(Cancellation));
        Assert.Equal([stories[0], stories[1]], Numbers((await ReadAsync(newsroom)).Front!.Top));

        newsroom.Clock.Now = end;
        Assert.Equal(1, await Pages(newsroom).GoOutAsync(Cancellation));

        Assert.Equal([stories[1], stories[2]], Numbers((await ReadAsync(newsroom)).Front!.Top));
        Assert.Equal(counter + 1, await CounterAsync(newsroom));
        newsroom.Clock.Now = end.AddHours(1);
        Assert.Equal(1, await Pages(newsroom).GoOutAsync(Cancellation));
        Assert.Equal([stories[2], stories[1]], Numbers((await ReadAsync(newsroom)).Front!.Top));
        Assert.Equal(0, await Pages(newsroom).GoOutAsync(Cancellation));
    }

    [Fact]
    public async Task A_story_whose_slot_ended_stands_where_its_age_puts_it()
    {
        await using var newsroom = await CreateAsync(DatabaseKind.Sqlite);
        var stories = await LiveAsync(newsroom, 3);
        foreach (var story in stories)
            await MoveAsync(newsroom, story, newsroom.OtherSection);
        // So many newer ones of another section that those three are found by their section alone.
        for (var i = 0; i < PublishedStories.PageSize; i++)
            await newsroom.LiveStoryAsync();
        var end = newsroom.Clock.Now.AddMinutes(30);
        await OrderAsync(newsroom, 0, [FrontSlot.Of(stories[0], end), FrontSlot.NewestOf(newsroom.OtherSection)], [new(newsroom.OtherSection, 3)]);
        Assert.Equal([stories[0], stories[2]], Numbers((await ReadAsync(newsroom)).Front!.Top));
        newsroom.Clock.Now = end;
        await Pages(newsroom).GoOutAsync(Cancellation);

        var front = (await ReadAsync(newsroom)).Front!;

        Assert.Equal(stories[2], Numbers(front.Top)[0]);
        Assert.Equal([stories[1], stories[0]], Numbers(Assert.Single(front.Blocks).Items));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_slower_of_two_editors_is_told_who_was_faster_and_a_former_order_can_be_put_back(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var stories = await LiveAsync(newsroom, 2);
        await OrderAsync(newsroom, 0, [FrontSlot.Of(stories[0])], []);
        var slower = await TryAsync(newsroom, "editor3", new OrderFront(Zh, 0, [FrontSlot.Of(stories[1])], []));
        Assert.Equal(RefusalCode.ChangedMeanwhile, slower.Refusal?.Code);
        Assert.Contains("chief", slower.Refusal!.In("en"), StringComparison.Ordinal);
        await OrderAsync(newsroom, 1, [FrontSlot.Of(stories[1])], [], person: "editor3");
        Assert.Equal(stories[1], Numbers((await ReadAsync(newsroom)).Items)[0]);
        var records = await RecordsAsync(newsroom);

        var former = (await Pages(newsroom).ShowAsync(newsroom.Asker("chief"), Zh, Cancellation)).Value!.History.Single(version => version.State == FrontState.Replaced);
        Assert.True((await Pages(newsroom).RestoreAsync(newsroom.Asker("chief"), Zh, 2, former.Id, Cancellation)).IsDone);

        Assert.Equal(stories[0], Numbers((await ReadAsync(newsroom)).Items)[0]);
        Assert.Equal(records + 1, await RecordsAsync(newsroom));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_waits_can_be_taken_back_and_then_never_goes_out(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var stories = await LiveAsync(newsroom, 2);
        var due = newsroom.Clock.Now.AddHours(1);
        await OrderAsync(newsroom, 0, [FrontSlot.Of(stories[0])], [], due);
        var waiting = (await Pages(newsroom).ShowAsync(newsroom.Asker("chief"), Zh, Cancellation)).Value!.Waiting.Single();
        Assert.True((await Pages(newsroom).WithdrawAsync(newsroom.Asker("chief"), waiting.Id, Cancellation)).IsDone);
        Assert.Equal(RefusalCode.FrontNotWaiting, (await Pages(newsroom).WithdrawAsync(newsroom.Asker("chief"), waiting.Id, Cancellation)).Refusal?.Code);
        newsroom.Clock.Now = due.AddHours(1);

        Assert.Equal(0, await Pages(newsroom).GoOutAsync(Cancellation));
        Assert.Null((await ReadAsync(newsroom)).Front);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Only_chief_editors_and_editors_of_all_desks_order_it_each_in_their_languages(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var stories = await LiveAsync(newsroom, 1);
        await newsroom.PersonAsync("chiefOfEnglish", null, (null, Core.People.Role.ChiefEditor, [En]));
        string[] may = ["chief", "chief2", "lifeEditor", "editor3", "all"];
        var records = await RecordsAsync(newsroom);
        foreach (var person in newsroom.People.Except(may, StringComparer.Ordinal))
        {
            var asker = newsroom.Asker(person);
            Assert.False((await TryAsync(newsroom, person, new OrderFront(Zh, 0, [FrontSlot.Of(stories[0])], []))).IsDone, person);
            Assert.False((await TryAsync(newsroom, person, new OrderFront(Zh, 0, [], [], newsroom.Clock.Now.AddDays(1)))).IsDone, person);
            Assert.False((await Pages(newsroom).RestoreAsync(asker, Zh, 0, Guid.NewGuid(), Cancellation)).IsDone, person);
            var mayLook = person.StartsWith("editor", StringComparison.Ordinal) || person == "chiefOfEnglish";
            Assert.Equal(mayLook, (await Pages(newsroom).ShowAsync(asker, Zh, Cancellation)).IsDone);
            Assert.Equal(mayLook, (await Pages(newsroom).FindAsync(asker, Zh, null, Cancellation)).IsDone);
            Assert.Equal(mayLook, await Published(newsroom).FrontPreviewAsync(asker, Zh, [], [], newsroom.Clock.Now, null, Cancellation) is not null);
        }

        Assert.Equal(RefusalCode.SignedOut, (await Pages(newsroom).OrderAsync(new Asker(Guid.NewGuid(), "en"), new OrderFront(Zh, 0, [], []), Cancellation)).Refusal?.Code);
        Assert.Equal(records, await RecordsAsync(newsroom));
        var seen = 0;
        foreach (var person in may)
            await OrderAsync(newsroom, seen++, [FrontSlot.Of(stories[0])], [], person: person);
        Assert.True((await TryAsync(newsroom, "chiefOfEnglish", new OrderFront(En, 0, [], [new(newsroom.Section, 3)]))).IsDone);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing()
    {
        await using var newsroom = await CreateAsync(DatabaseKind.Sqlite);
        var story = (await LiveAsync(newsroom, 1))[0];
        var counter = await CounterAsync(newsroom);
        var (now, slot) = (newsroom.Clock.Now, FrontSlot.Of(story));
        foreach (var (command, code) in new (OrderFront, RefusalCode)[]
        {
            (new(Zh, 0, [slot, slot], []), RefusalCode.FrontStoryTwice),
            (new(Zh, 0, [FrontSlot.Of(9999)], []), RefusalCode.FrontStoryNotLive),
            (new(En, 0, [slot], []), RefusalCode.FrontStoryNotLive),
            (new("xx", 0, [], []), RefusalCode.LanguageUnknown),
            (new(Zh, 0, [slot], [], now), RefusalCode.TimeNotAhead),
            (new(Zh, 0, [FrontSlot.Of(story, now)], []), RefusalCode.FrontSlotEndsBefore),
            (new(Zh, 0, [FrontSlot.Of(story, now.AddHours(1))], [], now.AddHours(2)), RefusalCode.FrontSlotEndsBefore),
            (new(Zh, 0, [new(FrontSlotKind.Story, null, newsroom.Section)], []), RefusalCode.ValueInvalid),
            (new(Zh, 0, [FrontSlot.NewestOf(Guid.NewGuid())], []), RefusalCode.NotFound),
            (new(Zh, 0, [], [new(newsroom.Section, 0)]), RefusalCode.ValueInvalid),
            (new(Zh, 0, [], [new(newsroom.Section, 1), new(newsroom.Section, 2)]), RefusalCode.Duplicate),
            (new(Zh, 0, [.. Enumerable.Repeat(FrontSlot.NewestOf(newsroom.Section), FrontPage.MostSlots + 1)], []), RefusalCode.TooMany),
        })
        {
            Assert.Equal(code, (await TryAsync(newsroom, "chief", command)).Refusal?.Code);
        }

        Assert.Equal(counter, await CounterAsync(newsroom));
        Assert.Null((await ReadAsync(newsroom)).Front);
    }

    private static FrontPages Pages(WorkflowNewsroom newsroom) =>
        new(new AdministrativeActs(newsroom.Factory, newsroom.Clock, newsroom.Events, NullLogger<AdministrativeActs>.Instance), newsroom.Ids);

    private static PublishedStories Published(WorkflowNewsroom newsroom) => new(newsroom.Factory);

    private static async Task<PublicList> ReadAsync(WorkflowNewsroom newsroom) => (await Published(newsroom).ListAsync("zh", PublicListKey.Front, 1, Cancellation))!;

    private static Task<Outcome<int>> TryAsync(WorkflowNewsroom newsroom, string person, OrderFront command) => Pages(newsroom).OrderAsync(newsroom.Asker(person), command, Cancellation);

    private static async Task OrderAsync(WorkflowNewsroom newsroom, int seen, IReadOnlyList<FrontSlot> slots, IReadOnlyList<FrontBlock> blocks, DateTime? due = null, string person = "chief")
    {
        var outcome = await TryAsync(newsroom, person, new OrderFront(Zh, seen, slots, blocks, due));
        Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
    }

    private static List<int> Numbers(IEnumerable<PublicItem> items) => [.. items.Select(item => PublicAddress.NumberOf(item.Address)!.Value)];

    // One after the other, so that their times say which is newer; the last one is the newest.
    private static async Task<List<int>> LiveAsync(WorkflowNewsroom newsroom, int count)
    {
        var numbers = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var story = await newsroom.LiveStoryAsync();
            newsroom.Clock.Pass(TimeSpan.FromMinutes(5));
            numbers.Add((await newsroom.StoryAsync(story.StoryId)).Number);
        }

        return numbers;
    }

    private static Task MoveAsync(WorkflowNewsroom newsroom, int number, Guid section) =>
        newsroom.ChangeAsync(async db => (await db.Stories.AsTracking().SingleAsync(s => s.Number == number, Cancellation)).SectionId = section);

    private static Task<Guid> ArticleAsync(WorkflowNewsroom newsroom, int number) =>
        newsroom.ReadAsync(db => db.Articles.Where(a => a.Language == Zh && db.Stories.Any(s => s.Id == a.StoryId && s.Number == number)).Select(a => a.Id).SingleAsync(Cancellation));

    private static Task<long> CounterAsync(WorkflowNewsroom newsroom) => newsroom.ReadAsync(db => db.Newsrooms.Select(n => n.PublicationCounter).SingleAsync(Cancellation));

    private static Task<long> RecordsAsync(WorkflowNewsroom newsroom) => newsroom.ReadAsync(db => db.AuditHeads.Select(head => head.Count).SingleAsync(Cancellation));
}
