using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>
/// A newsroom with two desks, two agencies, three languages and people for every role, on either database, with the services that
/// people use. The time is 2026-03-02 09:30 in Chongqing until a test moves it.
/// </summary>
public sealed partial class WorkflowNewsroom : IAsyncDisposable
{
    public const string Zh = "zh-CN";
    public const string En = "en";
    public const string Fr = "fr";

    private readonly Dictionary<string, Guid> _people = new(StringComparer.Ordinal);
    private readonly NewsroomDatabase _database;

    private WorkflowNewsroom(NewsroomDatabase database, Func<INewsroomDbFactory, INewsroomDbFactory>? wrap)
    {
        _database = database;
        Factory = new QuickFactory(database.Factory);
        Loader = new SituationLoader([new LeftoverCheck(), new PictureCheck(), Findings]);
        Events = new NewsroomEvents(TimeProvider.System, NullLogger<NewsroomEvents>.Instance);
        Acts = Server(wrap is null ? Factory : wrap(Factory));
        Writing = Writer(Factory);
        Comments = new CommentService(Factory, Clock, Ids, Events, NullLogger<CommentService>.Instance);
        UncommittedWriting = Writer(new UncommittedFactory(Factory));
    }

    public NewsroomDatabase Database => _database;

    public TestClock Clock { get; } = new(new DateTime(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc));

    public CountedIds Ids { get; } = new();

    public INewsroomDbFactory Factory { get; }

    public SituationLoader Loader { get; }

    public NewsroomEvents Events { get; }

    public ArticleService Acts { get; }

    public WorkingCopyService Writing { get; }

    public CommentService Comments { get; }

    /// <summary>Does all of a save but its commit.</summary>
    public WorkingCopyService UncommittedWriting { get; }

    /// <summary>Findings that a test lets appear in texts.</summary>
    public TestFindings Findings { get; } = new();

    public Guid City { get; private set; }

    public Guid Life { get; private set; }

    public Guid Section { get; private set; }

    public Guid OtherSection { get; private set; }

    public Guid Fathom { get; private set; }

    public Guid Rival { get; private set; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The names of all people.</summary>
    public IReadOnlyCollection<string> People => _people.Keys;

    public static async Task<WorkflowNewsroom> CreateAsync(DatabaseKind kind, Func<INewsroomDbFactory, INewsroomDbFactory>? wrap = null)
    {
        var newsroom = new WorkflowNewsroom(await NewsroomDatabase.CreateAsync(kind), wrap);
        await newsroom.FillAsync();
        return newsroom;
    }

    /// <summary>Another server of the same newsroom.</summary>
    public ArticleService Server(INewsroomDbFactory? factory = null) =>
        new(factory ?? Factory, Clock, Ids, Loader, Events, NullLogger<ArticleService>.Instance);

    private WorkingCopyService Writer(INewsroomDbFactory factory) => new(factory, Clock, Ids, Loader, Events, NullLogger<WorkingCopyService>.Instance);

    /// <summary>Somebody by what they are here.</summary>
    public Guid Id(string name) => _people[name];

    public Asker Asker(string name, string language = "en") => new(Id(name), language);

    /// <summary>The folder of the translation memory's index.</summary>
    public IMemoryFiles MemoryFiles => _database.Get<IMemoryFiles>();

    public async Task<INewsroomDb> OpenAsync() => await Factory.OpenAsync(Cancellation);

    /// <summary>Changes rows directly: what administrators do, or what a test needs to be so.</summary>
    public async Task ChangeAsync(Func<INewsroomDb, Task> change)
    {
        await using var db = await OpenAsync();
        await change(db);
        await db.SaveChangesAsync(Cancellation);
    }

    public async Task<T> ReadAsync<T>(Func<INewsroomDb, Task<T>> read)
    {
        await using var db = await OpenAsync();
        return await read(db);
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    /// <summary>Adds a person.</summary>
    public async Task<Guid> PersonAsync(string name, Guid? agency, params (Guid? Desk, Role Role, string[] Languages)[] grants)
    {
        var id = Ids.Next();
        _people[name] = id;
        await ChangeAsync(db =>
        {
            Add(db, id, name, agency, grants);
            return Task.CompletedTask;
        });
        return id;
    }

    /// <summary>Sets a review policy of the city desk.</summary>
    public Task PolicyAsync(string language, IReadOnlyList<(LevelKind Kind, Role Role)> levels, Role publish = Role.Editor, params string[] urgent) =>
        ChangeAsync(async db =>
        {
            var policy = await db.ReviewPolicies.SingleOrDefaultAsync(p => p.DeskId == City && p.Language == language, Cancellation);
            if (policy is null)
                db.ReviewPolicies.Add(policy = new ReviewPolicy { Id = Ids.Next(), DeskId = City, Language = language });
            policy.Levels = [.. levels.Select((level, index) => new ReviewLevel(index + 1, level.Kind, Names($"第{index + 1}级", $"Level {index + 1}"), level.Role))];
            policy.PublishRole = publish;
            policy.UrgentPublishers = [.. urgent.Select(Id)];
            policy.Version++;
        });

    /// <summary>Changes the settings of the city desk.</summary>
    public Task DeskAsync(Action<Desk> change) => ChangeAsync(async db => change(await db.Desks.SingleAsync(d => d.Id == City, Cancellation)));

    private static Dictionary<string, string> Names(string chinese, string english) => new(StringComparer.Ordinal) { [Zh] = chinese, [En] = english };

    private static void Add(INewsroomDb db, Guid id, string name, Guid? agency, (Guid? Desk, Role Role, string[] Languages)[] grants)
    {
        var number = 0;
        db.Persons.Add(new Person
        {
            Id = id,
            Name = name,
            AgencyId = agency,
            Version = 1,
            Grants = [.. grants.Select(grant => new Grant { Id = NameOfGrant(id, ++number), PersonId = id, DeskId = grant.Desk, Role = grant.Role, Languages = [.. grant.Languages] })],
        });
    }

    private static Guid NameOfGrant(Guid person, int number)
    {
        var bytes = person.ToByteArray();
        bytes[15] = (byte)number;
        return new Guid(bytes);
    }

    private async Task FillAsync()
    {
        (City, Life, Section, OtherSection, Fathom, Rival) = (Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next());
        string[] all = [Zh, En, Fr];
        string[] pair = ["zh-CN>en"];
        await ChangeAsync(async db =>
        {
            var newsroom = await db.Newsrooms.AsTracking().SingleAsync(Cancellation);
            newsroom.Languages = [.. Language.Default, new Language(Fr, "fr", "Français")];
            db.Desks.Add(new Desk { Id = City, Names = Names("要闻部", "City"), Version = 1 });
            db.Desks.Add(new Desk { Id = Life, Names = Names("民生部", "Life"), Version = 1 });
            db.Sections.Add(new Section { Id = Section, Slug = "news", Names = Names("要闻", "News"), Version = 1 });
            db.Sections.Add(new Section { Id = OtherSection, Slug = "city", Names = Names("城市", "City"), Position = 1, Version = 1 });
            db.Agencies.Add(new Agency { Id = Fathom, Names = Names("深译", "Fathom"), Pairs = ["zh-CN>en"], Version = 1 });
            db.Agencies.Add(new Agency { Id = Rival, Names = Names("竞译", "Rival"), Pairs = ["zh-CN>en", "zh-CN>fr"], Version = 1 });
            Person("reporter", null, (City, Role.Reporter, [Zh]));
            Person("colleague", null, (City, Role.Reporter, [Zh]));
            Person("lifeReporter", null, (Life, Role.Reporter, [Zh]));
            Person("translator", null, (City, Role.Translator, pair));
            Person("translator2", null, (null, Role.Translator, pair));
            Person("translatorFr", null, (City, Role.Translator, ["zh-CN>fr"]));
            Person("lifeTranslator", null, (Life, Role.Translator, pair));
            Person("editor", null, (City, Role.Editor, all));
            Person("editor2", null, (City, Role.Editor, all));
            Person("editor3", null, (null, Role.Editor, all));
            Person("editorZh", null, (City, Role.Editor, [Zh]));
            Person("editorEn", null, (City, Role.Editor, [En]));
            Person("chief", null, (City, Role.ChiefEditor, all));
            Person("chief2", null, (null, Role.ChiefEditor, all));
            Person("lifeEditor", null, (Life, Role.ChiefEditor, all));
            Person("administrator", null, (null, Role.Administrator, []));
            Person("all", null, (City, Role.Reporter, all), (City, Role.Translator, pair), (City, Role.ChiefEditor, all), (null, Role.Administrator, []));
            Person("nobody", null);
            Person("coordinator", Fathom, (null, Role.AgencyCoordinator, pair));
            Person("agencyTranslator", Fathom, (null, Role.Translator, pair));
            Person("agencyTranslator2", Fathom, (City, Role.Translator, pair));
            Person("agencyFr", Fathom, (null, Role.Translator, ["zh-CN>fr"]));
            Person("agencyLife", Fathom, (Life, Role.Translator, pair));
            Person("agencyLifeCoordinator", Fathom, (Life, Role.AgencyCoordinator, pair));
            Person("rivalCoordinator", Rival, (null, Role.AgencyCoordinator, pair));
            Person("rivalTranslator", Rival, (null, Role.Translator, ["zh-CN>en", "zh-CN>fr"]));
            // A stray grant that no administration gives: it must not work.
            Person("agencyEditor", Fathom, (null, Role.Editor, all), (null, Role.ChiefEditor, all), (null, Role.Translator, pair));

            void Person(string name, Guid? agency, params (Guid? Desk, Role Role, string[] Languages)[] grants)
            {
                _people[name] = Ids.Next();
                Add(db, _people[name], name, agency, grants);
            }
        });
    }
}
