using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Site;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Terms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Core.Samples;

/// <summary>
/// Fills an empty database with 'Chongqing News', a newsroom to try: desks, an agency, people for every role, and stories in
/// every state. The stories are made by the services that people use, with a clock set back.
/// </summary>
/// <param name="factory">Makes the database of each use case.</param>
/// <param name="clock">The real clock.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="loader">Reads articles with their situation.</param>
/// <param name="accounts">The accounts of persons.</param>
public sealed class SampleNewsroom(INewsroomDbFactory factory, TimeProvider clock, IIdSource ids, SituationLoader loader, IAccounts accounts)
{
    /// <summary>Makes it; false where the database is not empty.</summary>
    /// <param name="cancellation">Ends the work; what was committed stays, so start again with an empty database.</param>
    public async Task<bool> MakeAsync(CancellationToken cancellation)
    {
        var sampleClock = new SampleClock();
        sampleClock.Set(new DateTime(2023, 7, 1, 1, 0, 0, DateTimeKind.Utc));
        var setting = await SetUpAsync(sampleClock, cancellation);
        if (setting is null)
            return false;
        var events = new NewsroomEvents(sampleClock, NullLogger<NewsroomEvents>.Instance);
        var acts = new ArticleService(factory, sampleClock, ids, loader, events, NullLogger<ArticleService>.Instance);
        var writing = new WorkingCopyService(factory, sampleClock, ids, loader, events, NullLogger<WorkingCopyService>.Instance);
        var script = new SampleScript(acts, writing, sampleClock, setting, factory, ids, cancellation);
        var administration = new AdministrativeActs(factory, sampleClock, events, NullLogger<AdministrativeActs>.Instance);
        var front = new SampleFront(new FrontPages(administration, ids), new SitePages(administration, ids), setting);
        await front.WritePagesAsync(cancellation);
        await SampleTerms.BringInAsync(
            new TermFiles(administration, ids), new Asker(setting.Persons["lin"].Id, "en"), cancellation);
        await SampleStories.PlayAsync(script, clock.Now());
        await NameTagsAsync(new TagDesk(administration), new Asker(setting.Persons["jiang"].Id, "zh-CN"), cancellation);
        await front.OrderAsync(clock.Now(), cancellation);
        await MarkReadAsync(sampleClock, cancellation);
        return true;
    }

    private async Task<SampleSetting?> SetUpAsync(SampleClock sampleClock, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        var newsroom = await db.LockNewsroomAsync(cancellation);
        if (newsroom.SetUpAt is not null || await db.Persons.AnyAsync(cancellation) || await db.Stories.AnyAsync(cancellation))
            return null;
        newsroom.Names = Names("重庆新闻", "Chongqing News");
        newsroom.TimeZoneId = "Asia/Shanghai";
        newsroom.LastStoryNumber = 1000;
        newsroom.SetUpAt = sampleClock.Now();

        var city = new Desk { Id = ids.Next(), Names = Names("要闻部", "City desk"), Version = 1 };
        var life = new Desk { Id = ids.Next(), Names = Names("民生部", "Life desk"), Version = 1 };
        db.Desks.AddRange(city, life);
        var agency = new Agency { Id = ids.Next(), Names = Names("Fathom Language Limited", "Fathom Language Limited"), Pairs = ["zh-CN>en"], Version = 1 };
        db.Agencies.Add(agency);
        var sections = new Dictionary<string, Section>(StringComparer.Ordinal)
        {
            ["city"] = new() { Id = ids.Next(), Slug = "city", Names = Names("城市", "City"), Position = 1 },
            ["economy"] = new() { Id = ids.Next(), Slug = "economy", Names = Names("经济", "Economy"), Position = 2 },
            ["culture"] = new() { Id = ids.Next(), Slug = "culture", Names = Names("文化", "Culture"), Position = 3 },
            ["life"] = new() { Id = ids.Next(), Slug = "life", Names = Names("生活", "Life"), Position = 4 },
        };
        db.Sections.AddRange(sections.Values);
        db.SiteSettings.Add(SampleFront.Settings());
        var desks = new Dictionary<string, Guid>(StringComparer.Ordinal) { ["city"] = city.Id, ["life"] = life.Id };
        var people = new SamplePeople(desks, agency.Id, ids).Make();
        db.Persons.AddRange(people.Persons.Values);
        foreach (var (signInName, person) in people.Persons)
            accounts.Add(db, ids.Next(), person.Id, signInName, SampleAccounts.CommonPassword);
        db.ReviewPolicies.AddRange(
            Policy(city.Id, "zh-CN", people, OneReview()),
            Policy(city.Id, "en", people, OneReview()),
            Policy(life.Id, "zh-CN", people, TwoReviews()),
            Policy(life.Id, "en", people, OneReview()));
        await db.SaveChangesAsync(cancellation);
        await AuditTrail.AppendAsync(
            db, [new AuditRecord { At = newsroom.SetUpAt.Value, PersonName = "workflow", Action = "SetUp", To = "Sample" }], cancellation);
        await db.CommitAsync(cancellation);
        return new SampleSetting(desks, agency.Id, sections.ToDictionary(s => s.Key, s => s.Value.Id, StringComparer.Ordinal), people.Persons);
    }

    // One keeps its Chinese name alone, as in any newsroom: the English pages show it as Chinese.
    private static async Task NameTagsAsync(TagDesk tags, Asker editor, CancellationToken cancellation)
    {
        var english = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["数字经济"] = "Digital economy",
            ["交通"] = "Transport",
            ["体育"] = "Sport",
            ["图书馆"] = "Libraries",
            ["展览"] = "Exhibitions",
            ["医疗"] = "Health",
            ["环保"] = "Environment",
        };
        foreach (var line in (await tags.ListAsync(editor, new TagFilter(), cancellation)).Value?.Lines ?? [])
        {
            if (line.Names.GetValueOrDefault("zh-CN") is { } chinese && english.TryGetValue(chinese, out var name))
                await tags.SaveAsync(editor, new SaveTag(line.Id, line.Version, Names(chinese, name), Slug.From(name)), cancellation);
        }
    }

    // Years of old notices would bury what is new in the trial; what happened in the last day stays unread.
    private async Task MarkReadAsync(SampleClock sampleClock, CancellationToken cancellation)
    {
        var before = clock.Now().AddDays(-1);
        await using var db = await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        foreach (var old in await db.Notifications.Where(n => n.At < before).ToListAsync(cancellation))
            old.ReadAt = sampleClock.Now();
        await db.SaveChangesAsync(cancellation);
        await db.CommitAsync(cancellation);
    }

    private ReviewPolicy Policy(Guid desk, string language, SamplePeople people, List<ReviewLevel> levels) => new()
    {
        Id = ids.Next(),
        DeskId = desk,
        Language = language,
        Levels = levels,
        UrgentPublishers = [people.Persons["lin"].Id],
        Version = 1,
    };

    private static List<ReviewLevel> OneReview() => [new(1, LevelKind.Review, Names("编辑审稿", "Editor's review"), Role.Editor)];

    private static List<ReviewLevel> TwoReviews() =>
        [new(1, LevelKind.Review, Names("初审", "First review"), Role.Editor), new(2, LevelKind.Review, Names("终审", "Final review"), Role.ChiefEditor)];

    private static Dictionary<string, string> Names(string chinese, string english) =>
        new(StringComparer.Ordinal) { ["zh-CN"] = chinese, ["en"] = english };
}

/// <summary>What the sample's stories need to know of its newsroom.</summary>
internal sealed record SampleSetting(
    IReadOnlyDictionary<string, Guid> Desks, Guid Agency, IReadOnlyDictionary<string, Guid> Sections, IReadOnlyDictionary<string, Person> Persons);
