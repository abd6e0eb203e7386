using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Data.Identity;
using CqNewsroom.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CqNewsroom.Data.Tests.People;

/// <summary>A newsroom that was just set up, with its first administrator, and the services that administer it.</summary>
public sealed class AdministeredNewsroom : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly SequentialIds _ids;
    private int _names;

    private AdministeredNewsroom(NewsroomDatabase database)
    {
        Database = database;
        _ids = new SequentialIds(Clock);
        Events = new NewsroomEvents(TimeProvider.System, NullLogger<NewsroomEvents>.Instance);
        Accounts = new Accounts(new PasswordHasher<Account>(), Clock);
        Acts = new AdministrativeActs(database.Factory, Clock, Events, NullLogger<AdministrativeActs>.Instance);
        People = new PeopleAdministration(Acts, Accounts, _ids, new CountedSecrets());
        Agencies = new AgencyAdministration(Acts, _ids);
        Desks = new DeskAdministration(Acts, _ids);
        Sections = new SectionAdministration(Acts, _ids);
        Settings = new NewsroomSettings(Acts);
        Links = new AccountLinks(Acts, Accounts, _ids);
        Profiles = new Profiles(Acts);
        FirstRun = new FirstRun(Acts, Accounts, _ids);
    }

    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    public MovableClock Clock { get; } = new();

    public NewsroomDatabase Database { get; }

    public NewsroomEvents Events { get; }

    public Accounts Accounts { get; }

    public AdministrativeActs Acts { get; }

    public PeopleAdministration People { get; }

    public AgencyAdministration Agencies { get; }

    public DeskAdministration Desks { get; }

    public SectionAdministration Sections { get; }

    public NewsroomSettings Settings { get; }

    public AccountLinks Links { get; }

    public Profiles Profiles { get; }

    public FirstRun FirstRun { get; }

    /// <summary>The first administrator.</summary>
    public Asker Administrator { get; private set; } = new(Guid.Empty, "en");

    public static async Task<AdministeredNewsroom> CreateAsync(DatabaseKind kind, bool setUp = true)
    {
        var newsroom = new AdministeredNewsroom(await NewsroomDatabase.CreateAsync(kind));
        if (setUp)
        {
            var account = Done(await newsroom.FirstRun.SetUpAsync(newsroom.Answers("he"), default));
            await using var db = await newsroom.Database.OpenAsync();
            newsroom.Administrator = new Asker((await db.Users.SingleAsync(user => user.Id == account)).PersonId, "en");
        }

        return newsroom;
    }

    public SetUp Answers(string signInName) =>
        new(Names("重庆新闻", "Chongqing News"), "Asia/Shanghai", ["zh-CN", "en"], "何安然", signInName, Password, "zh-CN");

    public static T Done<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
        return outcome.Value!;
    }

    public static Dictionary<string, string> Names(string chinese, string english) => new(StringComparer.Ordinal) { ["zh-CN"] = chinese, ["en"] = english };

    /// <summary>A person of the house, without an account.</summary>
    public Task<Guid> PersonAsync(string name, params GrantValue[] grants) => PersonAsync(name, null, grants);

    public async Task<Guid> PersonAsync(string name, Guid? agency, params GrantValue[] grants) =>
        Done(await People.AddAsync(Administrator, new AddPerson(name, Names("", ""), agency, "en", grants), default)).PersonId;

    /// <summary>A person of the house who can sign in.</summary>
    public async Task<Guid> WithAccountAsync(string name, params GrantValue[] grants)
    {
        var link = Done(await People.AddAsync(Administrator, new AddPerson(name, Names("", ""), null, "en", grants), default));
        Done(await Links.AcceptInvitationAsync(link.Secret, $"person{_names++}", Password, "en", default));
        return link.PersonId;
    }

    public async Task<Guid> DeskAsync(string name) => Done(await Desks.SaveAsync(Administrator, new SaveDesk(null, 0, Names(name, name)), default));

    public async Task<Guid> AgencyAsync(string name) => Done(await Agencies.SaveAsync(Administrator, new SaveAgency(null, 0, Names(name, name), ["zh-CN>en"]), default));

    public async Task<PersonDetails> ShowAsync(Guid person) => Done(await People.ShowAsync(Administrator, person, default));

    public async Task<long> RecordsAsync()
    {
        await using var db = await Database.OpenAsync();
        return (await db.AuditHeads.AsNoTracking().SingleAsync()).Count;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var db = await Database.OpenAsync())
        {
            Assert.True((await AuditTrail.VerifyAsync(db, null, default)).IsWhole);
        }

        await Database.DisposeAsync();
    }
}
