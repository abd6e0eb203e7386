using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.People.AdministeredNewsroom;

namespace CqNewsroom.Data.Tests.People;

public sealed class PeopleAdministrationTests
{
    private static readonly string[] Both = ["zh-CN", "en"];
    private static readonly string[] Pair = ["zh-CN>en"];
    private static readonly GrantValue Administrator = new(null, Role.Administrator, []);

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Persons_are_found_by_real_and_credit_name_and_come_in_pages(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        Done(await newsroom.People.AddAsync(newsroom.Administrator, new AddPerson("蒋一薇", Names("", "Jiang Yiwei"), null, "zh-CN", [new GrantValue(null, Role.Editor, Both)]), default));
        for (var i = 0; i < 5; i++)
            await newsroom.PersonAsync($"Reporter {i}", new GrantValue(null, Role.Reporter, Both));

        Assert.Equal("蒋一薇", Assert.Single(Done(await newsroom.People.ListAsync(newsroom.Administrator, new PersonQuery("YIWEI"), default)).Rows).Name);
        Assert.Equal("蒋一薇", Assert.Single(Done(await newsroom.People.ListAsync(newsroom.Administrator, new PersonQuery("一薇"), default)).Rows).Name);
        var page = Done(await newsroom.People.ListAsync(newsroom.Administrator, new PersonQuery("Reporter", Page: 1, PageSize: 2), default));
        Assert.Equal((5, "Reporter 2", "Reporter 3"), (page.Total, page.Rows[0].Name, page.Rows[1].Name));
        Assert.Empty(Done(await newsroom.People.ListAsync(newsroom.Administrator, new PersonQuery("%"), default)).Rows);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task An_agencys_people_and_the_house_get_the_roles_that_fit_them(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var agency = await newsroom.AgencyAsync("Fathom");

        Assert.Equal(RefusalCode.GrantDoesNotFit, (await AddAsync(agency, new GrantValue(null, Role.Editor, Both))).Refusal?.Code);
        Assert.Equal(RefusalCode.GrantDoesNotFit, (await AddAsync(agency, Administrator)).Refusal?.Code);
        Assert.Equal(RefusalCode.GrantDoesNotFit, (await AddAsync(null, new GrantValue(null, Role.AgencyCoordinator, Pair))).Refusal?.Code);
        Assert.Equal(RefusalCode.GrantIncomplete, (await AddAsync(null, new GrantValue(null, Role.Editor, []))).Refusal?.Code);
        Assert.Equal(RefusalCode.LanguageUnknown, (await AddAsync(null, new GrantValue(null, Role.Translator, ["en"]))).Refusal?.Code);
        Assert.Equal(RefusalCode.LanguageUnknown, (await AddAsync(null, new GrantValue(null, Role.Editor, ["fr"]))).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await AddAsync(null, new GrantValue(Guid.NewGuid(), Role.Editor, Both))).Refusal?.Code);
        Assert.Equal(RefusalCode.AgencyInactive, (await AddAsync(Guid.NewGuid())).Refusal?.Code);
        Assert.True((await AddAsync(agency, new GrantValue(null, Role.Translator, Pair), new GrantValue(null, Role.AgencyCoordinator, Pair))).IsDone);

        var moved = await newsroom.PersonAsync("Editor", new GrantValue(null, Role.Editor, Both));
        Assert.Equal(
            RefusalCode.GrantDoesNotFit,
            (await newsroom.People.ChangeAsync(newsroom.Administrator, new ChangePerson(moved, 1, "Editor", Names("", ""), agency, [new GrantValue(null, Role.Editor, Both)]), default)).Refusal?.Code);

        Task<Outcome<IssuedLink>> AddAsync(Guid? of, params GrantValue[] grants) =>
            newsroom.People.AddAsync(newsroom.Administrator, new AddPerson("Somebody", Names("", ""), of, "en", grants), default);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Names_that_could_deceive_or_break_a_page_are_refused(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);

        foreach (var (name, code) in new (string, RefusalCode)[]
        {
            ("", RefusalCode.NameMissing), ("  \u200B ", RefusalCode.NameMissing), ("gnp.exe\u202Eevil", RefusalCode.TextInvalid), ("half \uD800", RefusalCode.TextInvalid), (new string('长', 81), RefusalCode.TooLong),
        })
        {
            Assert.Equal(code, (await newsroom.People.AddAsync(newsroom.Administrator, new AddPerson(name, Names("", ""), null, "en", []), default)).Refusal?.Code);
        }

        var person = await newsroom.PersonAsync(" <script>alert(1)</script>\u0000 ");
        Assert.Equal("<script>alert(1)</script>", (await newsroom.ShowAsync(person)).Row.Name);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Who_was_faster_is_named(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var second = new Asker(await newsroom.WithAccountAsync("Second administrator", Administrator), "en");
        var person = await newsroom.PersonAsync("Somebody");
        var version = (await newsroom.ShowAsync(person)).Version;
        Done(await newsroom.People.ChangeAsync(second, new ChangePerson(person, version, "Renamed", Names("", ""), null, []), default));

        var slower = await newsroom.People.ChangeAsync(newsroom.Administrator, new ChangePerson(person, version, "Otherwise", Names("", ""), null, []), default);

        Assert.Equal(RefusalCode.ChangedMeanwhile, slower.Refusal?.Code);
        Assert.Contains("Second administrator", slower.Refusal!.In("zh-CN"), StringComparison.Ordinal);
        Assert.Equal("Renamed", (await newsroom.ShowAsync(person)).Row.Name);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Somebody_can_always_administer_the_newsroom(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var (me, first) = (newsroom.Administrator, newsroom.Administrator.PersonId);
        // Invited only: cannot sign in, so does not count
        await newsroom.PersonAsync("Invited administrator", Administrator);

        Assert.True(Done(await newsroom.People.ForeseeDeactivationAsync(me, first, default)).IsLastAdministrator);
        Assert.Equal(RefusalCode.LastAdministrator, (await newsroom.People.DeactivateAsync(me, first, 1, default)).Refusal?.Code);
        Assert.Equal(RefusalCode.LastAdministrator, (await newsroom.People.ChangeAsync(me, new ChangePerson(first, 1, "何安然", Names("", ""), null, []), default)).Refusal?.Code);

        await newsroom.WithAccountAsync("Second administrator", Administrator);
        Assert.False(Done(await newsroom.People.ForeseeDeactivationAsync(me, first, default)).IsLastAdministrator);
        Done(await newsroom.People.DeactivateAsync(me, first, 1, default));
        Assert.Equal(RefusalCode.SignedOut, (await newsroom.People.ListAsync(me, new PersonQuery(), default)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Of_two_administrators_who_deactivate_each_other_at_once_one_stays(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var first = newsroom.Administrator;
        var second = new Asker(await newsroom.WithAccountAsync("Second administrator", Administrator), "en");

        var outcomes = await Task.WhenAll(
            Task.Run(() => newsroom.People.DeactivateAsync(first, second.PersonId, 1, default)),
            Task.Run(() => newsroom.People.DeactivateAsync(second, first.PersonId, 1, default)));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        await using var db = await newsroom.Database.OpenAsync();
        Assert.Equal(1, await db.Persons.CountAsync(person => person.DeactivatedAt == null));
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Who_is_deactivated_is_signed_out_and_their_open_work_put_before_the_editors(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var (city, life) = (await newsroom.DeskAsync("City"), await newsroom.DeskAsync("Life"));
        var reporter = await newsroom.WithAccountAsync("Reporter", new GrantValue(null, Role.Reporter, Both));
        var cityEditor = await newsroom.PersonAsync("City editor", new GrantValue(city, Role.Editor, Both));
        var lifeEditor = await newsroom.PersonAsync("Life editor", new GrantValue(life, Role.ChiefEditor, Both));
        var open = await ArticleAsync(newsroom, city, reporter, ArticleState.Drafting);
        await ArticleAsync(newsroom, city, reporter, ArticleState.Published);
        Done(await newsroom.People.IssueLinkAsync(newsroom.Administrator, reporter, AccountLinkKind.PasswordReset, default));
        var stamp = await StampAsync(newsroom, reporter);
        var told = new List<NewsroomEvent>();
        using var hearing = newsroom.Events.Subscribe(told.Add);

        Assert.Equal([new OpenWork(city, 1)], (await newsroom.ShowAsync(reporter)).Row.OpenWork);
        Assert.Equal([new OpenWork(city, 1)], Done(await newsroom.People.ForeseeDeactivationAsync(newsroom.Administrator, reporter, default)).OpenWork);
        Done(await newsroom.People.DeactivateAsync(newsroom.Administrator, reporter, (await newsroom.ShowAsync(reporter)).Version, default));

        await using var db = await newsroom.Database.OpenAsync();
        var notification = Assert.Single(await db.Notifications.ToListAsync());
        Assert.Equal((cityEditor, NotificationKind.LeftBehind, (Guid?)open), (notification.PersonId, notification.Kind, notification.ArticleId));
        Assert.NotEqual(lifeEditor, notification.PersonId);
        Assert.NotEqual(stamp, await StampAsync(newsroom, reporter));
        Assert.Null((await newsroom.ShowAsync(reporter)).ResetUntil);
        Assert.Contains(new PersonChanged(reporter), told);
        Assert.Equal("Reporter", (await db.Persons.SingleAsync(person => person.Id == reporter)).Name);
        Assert.Equal(RefusalCode.PersonInactive, (await newsroom.People.IssueLinkAsync(newsroom.Administrator, reporter, AccountLinkKind.Invitation, default)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_substitute_holds_the_grants_until_the_date_and_never_those_of_an_administrator(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var me = newsroom.Administrator;
        var agencyPerson = await newsroom.PersonAsync("Agency's", await newsroom.AgencyAsync("Fathom"), new GrantValue(null, Role.Translator, Pair));
        var editor = await newsroom.PersonAsync("Editor", new GrantValue(null, Role.Editor, Both), Administrator);
        var substitute = await newsroom.PersonAsync("Substitute");
        var until = newsroom.Clock.Now.AddDays(3);

        Assert.Equal(RefusalCode.SubstituteDoesNotFit, (await newsroom.People.NameSubstituteAsync(me, agencyPerson, substitute, until, default)).Refusal?.Code);
        Assert.Equal(RefusalCode.SubstituteDoesNotFit, (await newsroom.People.NameSubstituteAsync(me, editor, agencyPerson, until, default)).Refusal?.Code);
        Assert.Equal(RefusalCode.SubstituteDoesNotFit, (await newsroom.People.NameSubstituteAsync(me, editor, editor, until, default)).Refusal?.Code);
        Assert.Equal(RefusalCode.TimeNotAhead, (await newsroom.People.NameSubstituteAsync(me, editor, substitute, newsroom.Clock.Now, default)).Refusal?.Code);
        Done(await newsroom.People.NameSubstituteAsync(me, editor, substitute, until, default));

        Assert.Equal("Substitute", Assert.Single((await newsroom.ShowAsync(editor)).Substitutes).SubstituteName);
        Assert.Equal([Role.Editor], await RolesAsync());
        newsroom.Clock.Pass(TimeSpan.FromDays(3));
        Assert.Empty(await RolesAsync());
        Assert.Empty((await newsroom.ShowAsync(editor)).Substitutes);

        async Task<IEnumerable<Role>> RolesAsync()
        {
            await using var db = await newsroom.Database.OpenAsync();
            return (await PersonFacts.LoadAsync(db, substitute, newsroom.Clock.Now, default))!.Grants.Select(grant => grant.Role);
        }
    }

    private static async Task<string?> StampAsync(AdministeredNewsroom newsroom, Guid person)
    {
        await using var db = await newsroom.Database.OpenAsync();
        return await db.Users.Where(account => account.PersonId == person).Select(account => account.SecurityStamp).SingleAsync();
    }

    private static async Task<Guid> ArticleAsync(AdministeredNewsroom newsroom, Guid desk, Guid assignee, ArticleState state)
    {
        await using var db = await newsroom.Database.OpenAsync();
        var section = await db.Sections.FirstOrDefaultAsync();
        if (section is null)
        {
            section = new() { Id = Guid.NewGuid(), Slug = "city" };
            db.Sections.Add(section);
        }

        var story = new Story { Id = Guid.NewGuid(), Number = await db.Stories.CountAsync() + 1, DeskId = desk, SectionId = section.Id, CreatedAt = newsroom.Clock.Now, CreatedById = assignee };
        var article = new Article { Id = Guid.NewGuid(), StoryId = story.Id, Language = "zh-CN", IsOriginal = true, State = state, StateSince = newsroom.Clock.Now, AssigneeId = assignee };
        db.Stories.Add(story);
        db.Articles.Add(article);
        await db.SaveChangesAsync();
        return article.Id;
    }
}
