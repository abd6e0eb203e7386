using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.People;

/// <summary>
/// What administrators do with persons: add, change, grant, name substitutes, deactivate. Whoever does not hold Administrator at
/// the moment of the call is refused. Persons are never deleted.
/// </summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="accounts">The accounts of persons.</param>
/// <param name="ids">New identities.</param>
/// <param name="secrets">New secrets.</param>
public sealed class PeopleAdministration(AdministrativeActs acts, IAccounts accounts, IIdSource ids, ISecretSource secrets)
{
    /// <summary>Lists persons.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<PersonList>> ListAsync(Asker asker, PersonQuery query, CancellationToken cancellation) =>
        acts.ReadAsync<PersonList>(asker, async (db, now) => await PeopleReading.PageAsync(db, accounts, query, now, cancellation), cancellation);

    /// <summary>Shows one person.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="personId">The person.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<PersonDetails>> ShowAsync(Asker asker, Guid personId, CancellationToken cancellation) =>
        acts.ReadAsync<PersonDetails>(
            asker,
            async (db, now) => await PeopleReading.DetailsAsync(db, accounts, personId, now, cancellation) is { } details ? details : new Refusal(RefusalCode.NotFound),
            cancellation);

    /// <summary>Lists the active persons of the house, for choosing a substitute.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<IReadOnlyList<PersonChoice>>> ListHouseAsync(Asker asker, CancellationToken cancellation) =>
        acts.ReadAsync(
            asker,
            async (db, _) => new Outcome<IReadOnlyList<PersonChoice>>(
                await db.Persons.AsNoTracking().Where(person => person.DeactivatedAt == null && person.AgencyId == null)
                    .OrderBy(person => person.Name).ThenBy(person => person.Id)
                    .Select(person => new PersonChoice(person.Id, person.Name))
                    .ToListAsync(cancellation),
                null),
            cancellation);

    /// <summary>Adds a person and makes their invitation.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The person.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<IssuedLink>> AddAsync(Asker asker, AddPerson command, CancellationToken cancellation) =>
        acts.RunAsync<IssuedLink>(
            asker,
            async act =>
            {
                var person = new Person { Id = ids.Next(), InterfaceLanguage = InterfaceLanguages.Nearest(command.InterfaceLanguage), Version = 1 };
                if (await FillAsync(act, person, command.Name, command.CreditNames, command.AgencyId, command.Grants) is { } refusal)
                    return refusal;
                act.Db.Persons.Add(person);
                var link = AccountLinks.Issue(act, ids, secrets, person.Id, AccountLinkKind.Invitation);
                act.Record("AddPerson", person.Id, [.. Facts(person), ("linkUntil", link.ExpiresAt)]);
                return link;
            },
            cancellation);

    /// <summary>Changes a person's name, credit names, agency and grants.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The person as the administrator wants them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> ChangeAsync(Asker asker, ChangePerson command, CancellationToken cancellation) =>
        acts.RunAsync<int>(
            asker,
            async act =>
            {
                var (person, refusal) = await FindAsync(act, command.PersonId, command.SeenVersion);
                if (person is null)
                    return refusal!;
                var losesAdministration = IsAdministrator(person) && (command.AgencyId is not null || command.Grants.All(grant => grant.Role != Role.Administrator));
                if (losesAdministration && !await AnotherAdministratorAsync(act, person.Id))
                    return new Refusal(RefusalCode.LastAdministrator);
                refusal = await FillAsync(act, person, command.Name, command.CreditNames, command.AgencyId, command.Grants);
                if (refusal is not null)
                    return refusal;
                person.Version++;
                act.Events.Add(new PersonChanged(person.Id));
                act.Record("ChangePerson", person.Id, Facts(person));
                return person.Version;
            },
            cancellation);

    /// <summary>Makes a single-use link; an earlier unused one of the same kind stops working.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="personId">For whom.</param>
    /// <param name="kind">What for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<IssuedLink>> IssueLinkAsync(Asker asker, Guid personId, AccountLinkKind kind, CancellationToken cancellation) =>
        acts.RunAsync<IssuedLink>(
            asker,
            async act =>
            {
                var (person, refusal) = await FindAsync(act, personId, null);
                if (person is null)
                    return refusal!;
                if (!person.IsActive)
                    return new Refusal(RefusalCode.PersonInactive);
                if (kind == AccountLinkKind.PasswordReset && (await accounts.OfPersonsAsync(act.Db, [personId], cancellation)).Count == 0)
                    return new Refusal(RefusalCode.PersonHasNoAccount);
                await AccountLinks.WithdrawAsync(act, personId, kind);
                var link = AccountLinks.Issue(act, ids, secrets, personId, kind);
                act.Record(kind == AccountLinkKind.Invitation ? "Invite" : "IssueReset", personId, ("until", link.ExpiresAt));
                return link;
            },
            cancellation);

    /// <summary>Names who stands in for a person until a time.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="personId">Who is stood in for.</param>
    /// <param name="substituteId">Who stands in.</param>
    /// <param name="until">Until when (UTC, exclusive).</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<Guid>> NameSubstituteAsync(Asker asker, Guid personId, Guid substituteId, DateTime until, CancellationToken cancellation) =>
        acts.RunAsync<Guid>(
            asker,
            async act =>
            {
                if (until <= act.Now)
                    return new Refusal(RefusalCode.TimeNotAhead);
                var persons = await act.Db.Persons.Where(person => (person.Id == personId || person.Id == substituteId) && person.DeactivatedAt == null && person.AgencyId == null).ToListAsync(cancellation);
                if (personId == substituteId || persons.Count != 2)
                    return new Refusal(RefusalCode.SubstituteDoesNotFit);
                var substitution = await act.Db.Substitutions.SingleOrDefaultAsync(s => s.PersonId == personId && s.SubstituteId == substituteId && s.Until > act.Now, cancellation);
                if (substitution is null)
                {
                    substitution = new Substitution { Id = ids.Next(), PersonId = personId, SubstituteId = substituteId };
                    act.Db.Substitutions.Add(substitution);
                }

                substitution.Until = until;
                act.Events.Add(new PersonChanged(substituteId));
                act.Record("NameSubstitute", personId, ("substitute", substituteId), ("until", until));
                return substitution.Id;
            },
            cancellation);

    /// <summary>Ends a substitution before its time.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="substitutionId">The substitution.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> EndSubstitutionAsync(Asker asker, Guid substitutionId, CancellationToken cancellation) =>
        acts.RunAsync<bool>(
            asker,
            async act =>
            {
                var substitution = await act.Db.Substitutions.SingleOrDefaultAsync(s => s.Id == substitutionId && s.Until > act.Now, cancellation);
                if (substitution is null)
                    return new Refusal(RefusalCode.NotFound);
                substitution.Until = act.Now;
                act.Events.Add(new PersonChanged(substitution.SubstituteId));
                act.Record("EndSubstitution", substitution.PersonId, ("substitute", substitution.SubstituteId));
                return true;
            },
            cancellation);

    /// <summary>Says what deactivating a person would do.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="personId">The person.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<DeactivationForesight>> ForeseeDeactivationAsync(Asker asker, Guid personId, CancellationToken cancellation) =>
        acts.ReadAsync<DeactivationForesight>(
            asker,
            async (db, now) =>
            {
                var person = await db.Persons.AsNoTracking().Include(p => p.Grants).SingleOrDefaultAsync(p => p.Id == personId, cancellation);
                if (person is null)
                    return new Refusal(RefusalCode.NotFound);
                var persons = await PersonFacts.LoadAllAsync(db, now, cancellation);
                var before = await ReviewStaffing.ShortfallsAsync(db, persons, cancellation);
                var after = await ReviewStaffing.ShortfallsAsync(db, WithoutPerson(persons, personId), cancellation);
                return new DeactivationForesight(
                    await PeopleReading.OpenWorkAsync(db, personId, cancellation),
                    [.. after.Where(shortfall => !before.Any(b => b.DeskId == shortfall.DeskId && b.Language == shortfall.Language && b.Unfilled.Count >= shortfall.Unfilled.Count))],
                    IsAdministrator(person) && !await AnotherAdministratorAsync(db, personId, cancellation));
            },
            cancellation);

    /// <summary>
    /// Deactivates a person: they are signed out, their links and substitutions end, and their open work waits for the editors of its
    /// desks, who are told. Their name stays in credits and records.
    /// </summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="personId">The person.</param>
    /// <param name="seenVersion">The version that the administrator saw.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<int>> DeactivateAsync(Asker asker, Guid personId, int seenVersion, CancellationToken cancellation) =>
        acts.RunAsync<int>(
            asker,
            async act =>
            {
                var (person, refusal) = await FindAsync(act, personId, seenVersion);
                if (person is null)
                    return refusal!;
                if (!person.IsActive)
                    return person.Version;
                if (IsAdministrator(person) && !await AnotherAdministratorAsync(act, person.Id))
                    return new Refusal(RefusalCode.LastAdministrator);
                person.DeactivatedAt = act.Now;
                person.Version++;
                await AccountLinks.WithdrawAsync(act, personId, AccountLinkKind.Invitation);
                await AccountLinks.WithdrawAsync(act, personId, AccountLinkKind.PasswordReset);
                await accounts.EndSessionsAsync(act.Db, personId, cancellation);
                var left = await OpenWorkLeftBehind.TellEditorsAsync(act, ids, personId);
                act.Events.Add(new PersonChanged(personId));
                act.Record("DeactivatePerson", personId, ("name", person.Name), ("openArticles", left));
                return person.Version;
            },
            cancellation);

    /// <summary>Lets a deactivated person act again, with the grants they had.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="personId">The person.</param>
    /// <param name="seenVersion">The version that the administrator saw.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<int>> ReactivateAsync(Asker asker, Guid personId, int seenVersion, CancellationToken cancellation) =>
        acts.RunAsync<int>(
            asker,
            async act =>
            {
                var (person, refusal) = await FindAsync(act, personId, seenVersion);
                if (person is null)
                    return refusal!;
                if (person.IsActive)
                    return person.Version;
                person.DeactivatedAt = null;
                person.Version++;
                act.Events.Add(new PersonChanged(personId));
                act.Record("ReactivatePerson", personId, ("name", person.Name));
                return person.Version;
            },
            cancellation);

    private static bool IsAdministrator(Person person) => person.IsActive && person.Grants.Exists(grant => grant.Role == Role.Administrator);

    private static IReadOnlyList<PersonFacts> WithoutPerson(IReadOnlyList<PersonFacts> persons, Guid personId) =>
        [.. persons.Where(person => person.Id != personId)
            .Select(person => person with { Grants = [.. person.Grants.Where(grant => grant.ForPersonId != personId)] })];

    private static (string, object?)[] Facts(Person person) =>
    [
        ("name", person.Name),
        ("creditNames", person.CreditNames),
        ("agency", person.AgencyId),
        ("grants", PeopleReading.Values(person.Grants)),
    ];

    private static async Task<(Person? Person, Refusal? Refusal)> FindAsync(AdministrativeAct act, Guid personId, int? seenVersion)
    {
        var person = await act.Db.Persons.Include(p => p.Grants).SingleOrDefaultAsync(p => p.Id == personId, act.Cancellation);
        if (person is null)
            return (null, new Refusal(RefusalCode.NotFound));
        return seenVersion is null || seenVersion == person.Version ? (person, null) : (null, await act.WhoWasFasterAsync(personId));
    }

    private async Task<Refusal?> FillAsync(AdministrativeAct act, Person person, string name, IReadOnlyDictionary<string, string> creditNames, Guid? agencyId, IReadOnlyList<GrantValue> grants)
    {
        var languages = act.Newsroom.Languages.ConvertAll(language => language.Tag);
        if (PlainTexts.CleanName(name, out var cleanName) is { } refusal)
            return refusal;
        if (PlainTexts.CleanNames(creditNames, languages, out var cleanCredits, needed: false) is { } creditRefusal)
            return creditRefusal;
        if (agencyId is { } agency && agencyId != person.AgencyId && !await act.Db.Agencies.AnyAsync(a => a.Id == agency && a.DeactivatedAt == null, act.Cancellation))
            return new Refusal(RefusalCode.AgencyInactive);
        var desks = await act.Db.Desks.Select(desk => desk.Id).ToListAsync(act.Cancellation);
        if (GrantRules.Check(grants, agencyId is not null, languages, desks, out var cleanGrants) is { } grantRefusal)
            return grantRefusal;
        if (await PublicCredits.RenameAsync(act.Db, PublicNameKind.Person, person.Id, person.CreditNames, cleanCredits, act.Now, act.Cancellation))
        {
            act.ChangesWhatReadersSee();
            Renaming.Note(act, PublicNameKind.Person, person.Id);
        }

        person.Name = cleanName;
        person.CreditNames = cleanCredits;
        person.AgencyId = agencyId;
        act.Db.Grants.RemoveRange(person.Grants);
        person.Grants = [];
        foreach (var grant in cleanGrants)
        {
            var added = new Grant { Id = ids.Next(), PersonId = person.Id, DeskId = grant.DeskId, Role = grant.Role, Languages = [.. grant.Languages] };
            act.Db.Grants.Add(added);
            if (!person.Grants.Contains(added))
                person.Grants.Add(added);
        }

        return null;
    }

    private Task<bool> AnotherAdministratorAsync(AdministrativeAct act, Guid butId) => AnotherAdministratorAsync(act.Db, butId, act.Cancellation);

    // An administrator who never accepted the invitation cannot sign in, so they do not count.
    private async Task<bool> AnotherAdministratorAsync(INewsroomDb db, Guid butId, CancellationToken cancellation)
    {
        var others = await db.Persons.AsNoTracking()
            .Where(person => person.Id != butId && person.DeactivatedAt == null && person.AgencyId == null && person.Grants.Any(grant => grant.Role == Role.Administrator))
            .Select(person => person.Id)
            .ToListAsync(cancellation);
        return others.Count > 0 && (await accounts.OfPersonsAsync(db, others, cancellation)).Count > 0;
    }
}
