using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using static CqNewsroom.Data.Tests.People.AdministeredNewsroom;

namespace CqNewsroom.Data.Tests.People;

/// <summary>Every service of administration, called directly as everybody who may not.</summary>
public sealed class WhoMayAdministerTests
{
    private static readonly string[] Both = ["zh-CN", "en"];
    private static readonly string[] Pair = ["zh-CN>en"];

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Nobody_but_an_administrator_reads_or_changes_anything(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var desk = await newsroom.DeskAsync("City");
        var agency = await newsroom.AgencyAsync("Fathom");
        var former = await newsroom.WithAccountAsync("Former administrator", new GrantValue(null, Role.Administrator, []));
        Done(await newsroom.People.DeactivateAsync(newsroom.Administrator, former, (await newsroom.ShowAsync(former)).Version, default));
        var stripped = await newsroom.WithAccountAsync("No longer one", new GrantValue(null, Role.Administrator, []));
        Done(await newsroom.People.ChangeAsync(newsroom.Administrator, new ChangePerson(stripped, (await newsroom.ShowAsync(stripped)).Version, "No longer one", Names("", ""), null, []), default));
        var substitute = await newsroom.PersonAsync("Substitute of the administrator");
        Done(await newsroom.People.NameSubstituteAsync(newsroom.Administrator, newsroom.Administrator.PersonId, substitute, newsroom.Clock.Now.AddDays(7), default));
        (Guid Person, RefusalCode Code)[] others =
        [
            (await newsroom.PersonAsync("Reporter", new GrantValue(null, Role.Reporter, Both)), RefusalCode.NotAllowed),
            (await newsroom.PersonAsync("Translator", new GrantValue(null, Role.Translator, Pair)), RefusalCode.NotAllowed),
            (await newsroom.PersonAsync("Editor", new GrantValue(null, Role.Editor, Both)), RefusalCode.NotAllowed),
            (await newsroom.PersonAsync("Chief editor", new GrantValue(null, Role.ChiefEditor, Both)), RefusalCode.NotAllowed),
            (await newsroom.PersonAsync("Coordinator", agency, new GrantValue(null, Role.AgencyCoordinator, Pair)), RefusalCode.NotAllowed),
            (await newsroom.PersonAsync("Agency translator", agency, new GrantValue(null, Role.Translator, Pair)), RefusalCode.NotAllowed),
            (await newsroom.PersonAsync("Without grants"), RefusalCode.NotAllowed),
            (substitute, RefusalCode.NotAllowed),
            (stripped, RefusalCode.NotAllowed),
            (former, RefusalCode.SignedOut),
            (Guid.NewGuid(), RefusalCode.SignedOut),
        ];
        var records = await newsroom.RecordsAsync();

        foreach (var (person, code) in others)
        {
            foreach (var (name, outcome) in await EverythingAsync(newsroom, new Asker(person, "en"), desk, agency))
                Assert.Equal((name, code), (name, outcome.Refusal?.Code));
        }

        Assert.Equal(records, await newsroom.RecordsAsync());
    }

    private static async Task<IReadOnlyList<(string, Outcome)>> EverythingAsync(AdministeredNewsroom newsroom, Asker asker, Guid desk, Guid agency)
    {
        var person = newsroom.Administrator.PersonId;
        return
        [
            ("list", await newsroom.People.ListAsync(asker, new PersonQuery(), default)),
            ("show", await newsroom.People.ShowAsync(asker, person, default)),
            ("list house", await newsroom.People.ListHouseAsync(asker, default)),
            ("add", await newsroom.People.AddAsync(asker, new AddPerson("X", Names("", ""), null, "en", [new GrantValue(null, Role.Administrator, [])]), default)),
            ("change", await newsroom.People.ChangeAsync(asker, new ChangePerson(asker.PersonId, 1, "X", Names("", ""), null, [new GrantValue(null, Role.Administrator, [])]), default)),
            ("invite", await newsroom.People.IssueLinkAsync(asker, person, AccountLinkKind.Invitation, default)),
            ("reset", await newsroom.People.IssueLinkAsync(asker, person, AccountLinkKind.PasswordReset, default)),
            ("substitute", await newsroom.People.NameSubstituteAsync(asker, person, asker.PersonId, newsroom.Clock.Now.AddDays(1), default)),
            ("end substitution", await newsroom.People.EndSubstitutionAsync(asker, Guid.NewGuid(), default)),
            ("foresee", await newsroom.People.ForeseeDeactivationAsync(asker, person, default)),
            ("deactivate", await newsroom.People.DeactivateAsync(asker, person, 1, default)),
            ("reactivate", await newsroom.People.ReactivateAsync(asker, asker.PersonId, 1, default)),
            ("desks", await newsroom.Desks.ListAsync(asker, default)),
            ("chief editors", await newsroom.Desks.ListChiefEditorsAsync(asker, desk, "en", default)),
            ("save desk", await newsroom.Desks.SaveAsync(asker, new SaveDesk(desk, 1, Names("x", "x")), default)),
            ("policy", await newsroom.Desks.ChangePolicyAsync(asker, new ChangePolicy(desk, "en", 1, ReviewTemplates.OneReview, Role.Editor, []), default)),
            ("sections", await newsroom.Sections.ListAsync(asker, default)),
            ("save section", await newsroom.Sections.SaveAsync(asker, new SaveSection(null, 0, "x", Names("x", "x"), 1), default)),
            ("agencies", await newsroom.Agencies.ListAsync(asker, default)),
            ("save agency", await newsroom.Agencies.SaveAsync(asker, new SaveAgency(agency, 1, Names("x", "x"), Pair, false), default)),
            ("settings", await newsroom.Settings.ShowAsync(asker, default)),
            ("change settings", await newsroom.Settings.ChangeAsync(asker, new ChangeSettings(1, Names("x", "x"), "UTC", new Dictionary<string, CreditWording>(StringComparer.Ordinal)), default)),
        ];
    }
}
