using System.Globalization;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CqNewsroom.Data.Tests.Stories;

/// <summary>A small newsroom with one story in Chinese, and the services that people write it with.</summary>
internal sealed class WritingStage : IAsyncDisposable
{
    public static readonly Guid City = Id(1);
    public static readonly Guid Section = Id(2);
    public static readonly Guid Agency = Id(3);

    public static readonly Guid Reporter = Id(11);
    public static readonly Guid OtherReporter = Id(12);
    public static readonly Guid Editor = Id(13);
    public static readonly Guid ChiefEditor = Id(14);
    public static readonly Guid Translator = Id(15);
    public static readonly Guid AgencyTranslator = Id(16);
    public static readonly Guid Coordinator = Id(17);
    public static readonly Guid Administrator = Id(18);

    private readonly NewsroomDatabase database;
    private int ids;

    private WritingStage(NewsroomDatabase database, FakeTimeProvider clock)
    {
        this.database = database;
        Clock = clock;
        var counter = new Counter(() => Id(1_000_000 + Interlocked.Increment(ref ids)));
        Events = new Heard();
        var loader = new SituationLoader([new LeftoverCheck(), new PictureCheck(), new PictureRightsCheck()]);
        Acts = new ArticleService(database.Factory, clock, counter, loader, Events, NullLogger<ArticleService>.Instance);
        Pictures = new PictureService(database.Factory, clock, counter, database.Get<IPictureEngine>(), database.Get<IPictureFiles>(), Events, NullLogger<PictureService>.Instance);
        Library = new PictureLibrary(new AdministrativeActs(database.Factory, clock, Events, NullLogger<AdministrativeActs>.Instance), Pictures);
        Previews = new PreviewLinks(database.Factory, clock, counter, new CountedSecrets(), loader, new PublishedStories(database.Factory), Events, NullLogger<PreviewLinks>.Instance);
        Writing = new WorkingCopyService(database.Factory, clock, counter, loader, Events, NullLogger<WorkingCopyService>.Instance);
    }

    public FakeTimeProvider Clock { get; }

    public ArticleService Acts { get; }

    public WorkingCopyService Writing { get; }

    public PictureService Pictures { get; }

    public PictureLibrary Library { get; }

    public PreviewLinks Previews { get; }

    public NewsroomDatabaseOptions Options => database.Options;

    public Heard Events { get; }

    public CreatedStory Story { get; private set; } = null!;

    public Guid Article => Story.ArticleId;

    public static Guid Tab(int number) => Id(9000 + number);

    public static async Task<WritingStage> CreateAsync(DatabaseKind kind)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 1, 0, 0, TimeSpan.Zero));
        var stage = new WritingStage(await NewsroomDatabase.CreateAsync(kind, clock: clock), clock);
        await stage.SetUpAsync();
        return stage;
    }

    public T Get<T>()
        where T : notnull => database.Get<T>();

    public INewsroomDbFactory Factory => database.Factory;

    public Task<NewsroomDbContext> OpenAsync() => database.OpenAsync();

    public WordFiles Files() => new(database.Factory, Clock, new Counter(() => Id(2_000_000 + Interlocked.Increment(ref ids))), Writing);

    public Task<SaveOutcome> SaveAsync(Guid person, int tab, params Change[] changes) => SaveAsync(person, tab, Article, changes);

    public Task<SaveOutcome> SaveAsync(Guid person, int tab, Guid article, params Change[] changes) =>
        Writing.SaveAsync(As(person), article, Request(tab, changes), CancellationToken.None);

    public async Task ActAsync(Guid person, ArticleCommand command) => Assert.Null((await Acts.PerformAsync(As(person), command, CancellationToken.None)).Refusal);

    public async Task<ArticleContent> TextAsync(Guid? article = null)
    {
        await using var db = await OpenAsync();
        return await WorkingCopyContent.ReadAsync(db, article ?? Article, CancellationToken.None);
    }

    public async Task<Article> ReadArticleAsync(Guid? article = null)
    {
        await using var db = await OpenAsync();
        var id = article ?? Article;
        return await db.Articles.AsNoTracking().SingleAsync(a => a.Id == id);
    }

    public async Task<List<Revision>> RevisionsAsync(Guid? article = null)
    {
        await using var db = await OpenAsync();
        var id = article ?? Article;
        return await db.Revisions.AsNoTracking().Where(r => r.ArticleId == id).OrderBy(r => r.Number).ToListAsync();
    }

    public async Task<List<Guid>> ContributorsAsync(Guid? article = null)
    {
        await using var db = await OpenAsync();
        var id = article ?? Article;
        return await db.Contributors.Where(c => c.ArticleId == id).OrderBy(c => c.Since).Select(c => c.PersonId).ToListAsync();
    }

    /// <summary>Approves the original, so that its English translation is requested.</summary>
    public async Task<Guid> ApproveAsync()
    {
        await ActAsync(Reporter, new Submit(Article));
        await ActAsync(Editor, new GiveSignOff(Article, await SubmittedHashAsync(Article)));
        await using var db = await OpenAsync();
        return await db.Articles.Where(a => a.StoryId == Story.StoryId && !a.IsOriginal).Select(a => a.Id).SingleAsync();
    }

    public async Task<string> SubmittedHashAsync(Guid article)
    {
        await using var db = await OpenAsync();
        return await db.Revisions.Where(r => db.Articles.Any(a => a.Id == article && a.SubmittedRevisionId == r.Id)).Select(r => r.Hash).SingleAsync();
    }

    public static Asker As(Guid person) => new(person, "en");

    public static SaveRequest Request(int tab, params Change[] changes) => new(
        Tab(tab),
        Guid.NewGuid(),
        [.. changes.Where(c => c.Field is not null).Select(c => new SentField(c.Field!, c.Base, c.Json ?? "null"))],
        [.. changes.Where(c => c is { Field: null, IsRemoval: false }).Select(c => new SentBlock(c.Block!, c.Base, c.After, c.Json))],
        [.. changes.Where(c => c.IsRemoval).Select(c => new SentRemoval(c.Block!, c.Base))]);

    public async ValueTask DisposeAsync()
    {
        Pictures.Dispose();
        await database.DisposeAsync();
    }

    private static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private async Task SetUpAsync()
    {
        await using (var db = await OpenAsync())
        {
            var newsroom = await db.Newsrooms.SingleAsync();
            newsroom.TimeZoneId = "Asia/Shanghai";
            newsroom.Names = new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Stage" };
            db.Desks.Add(new Desk { Id = City, Names = new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "City" }, Version = 1 });
            db.Sections.Add(new Section { Id = Section, Slug = "city", Version = 1 });
            db.Agencies.Add(new Agency { Id = Agency, Names = new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Fathom" }, Pairs = ["zh-CN>en"], Version = 1 });
            Add(db, Reporter, "Ren", null, (Role.Reporter, ["zh-CN"]));
            Add(db, OtherReporter, "Oru", null, (Role.Reporter, ["zh-CN"]));
            Add(db, Editor, "Edo", null, (Role.Editor, ["zh-CN", "en"]));
            Add(db, ChiefEditor, "Chi", null, (Role.ChiefEditor, ["zh-CN", "en"]));
            Add(db, Translator, "Tra", null, (Role.Translator, ["zh-CN>en"]));
            Add(db, AgencyTranslator, "Aga", Agency, (Role.Translator, ["zh-CN>en"]));
            Add(db, Coordinator, "Coo", Agency, (Role.AgencyCoordinator, ["zh-CN>en"]));
            Add(db, Administrator, "Adm", null, (Role.Administrator, []));
            await db.SaveChangesAsync();
        }

        var created = await Acts.CreateStoryAsync(As(Reporter), new CreateStory(City, Section, "zh-CN", ["en"]), CancellationToken.None);
        Assert.Null(created.Refusal);
        Story = created.Value!;
    }

    private static void Add(NewsroomDbContext db, Guid id, string name, Guid? agency, params (Role Role, string[] Languages)[] grants) => db.Persons.Add(new Person
    {
        Id = id,
        Name = name,
        AgencyId = agency,
        Version = 1,
        Grants = [.. grants.Select((grant, at) => new Grant { Id = new Guid(id.GetHashCode(), 1, (short)at, [0, 0, 0, 0, 0, 0, 0, 2]), PersonId = id, Role = grant.Role, Languages = [.. grant.Languages] })],
    });

    private sealed class Counter(Func<Guid> next) : IIdSource
    {
        public Guid Next() => next();
    }

    /// <summary>Events as they were published.</summary>
    internal sealed class Heard : INewsroomEvents
    {
        private readonly List<NewsroomEvent> heard = [];

        public IReadOnlyList<NewsroomEvent> All => heard;

        public void Publish(NewsroomEvent happened)
        {
            lock (heard)
                heard.Add(happened);
        }

        public IDisposable Subscribe(Action<NewsroomEvent> handler) => throw new NotSupportedException();

        public IDisposable SubscribeWithRecent(Action<NewsroomEvent> handler) => throw new NotSupportedException();
    }
}

/// <summary>One change of a save, short to write.</summary>
internal sealed record Change(string? Field, string? Block, int Base, string? After, string? Json, bool IsRemoval = false)
{
    public static Change Headline(string text, int baseVersion = 0) => new("headline", null, baseVersion, null, System.Text.Json.JsonSerializer.Serialize(text));

    public static Change Paragraph(string id, string text, int baseVersion = 0, string? after = null, params string[] sources) =>
        new(null, id, baseVersion, after, CanonicalJson.WriteBlock(new ParagraphBlock { Id = id, Text = RichText.Of(text), Sources = sources.ToEquatableList() }));

    public static Change Picture(string id, Guid picture, string credit = "", string alt = "", int baseVersion = 0, params string[] sources) =>
        new(null, id, baseVersion, null, CanonicalJson.WriteBlock(new PictureBlock { Id = id, PictureId = picture, Caption = RichText.Of("Bridge"), Credit = credit, Alt = alt, Sources = sources.ToEquatableList() }));

    public static Change Move(string id, string? after) => new(null, id, 1, after, null);

    public static Change Remove(string id, int baseVersion) => new(null, id, baseVersion, null, null, IsRemoval: true);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
