using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.People;

/// <summary>A grant as it works for a person now: their own, or one they hold as somebody's substitute.</summary>
/// <param name="DeskId">The desk, null for all.</param>
/// <param name="Role">The role.</param>
/// <param name="Languages">Language tags or pairs.</param>
/// <param name="ForPersonId">The person stood in for, null for an own grant.</param>
public sealed record EffectiveGrant(Guid? DeskId, Role Role, IReadOnlyList<string> Languages, Guid? ForPersonId);

/// <summary>A person with the grants that work for them at one moment. Read fresh for each call; never kept.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Real name.</param>
/// <param name="AgencyId">The agency, null for the house.</param>
/// <param name="Grants">The grants that work now, own ones first.</param>
public sealed record PersonFacts(Guid Id, string Name, Guid? AgencyId, IReadOnlyList<EffectiveGrant> Grants)
{
    /// <summary>Whether the person belongs to the house.</summary>
    public bool IsOfHouse => AgencyId is null;

    /// <summary>Whether the person holds a role on a desk, whatever the language.</summary>
    /// <param name="role">The role; a chief editor holds Editor too.</param>
    /// <param name="deskId">The desk.</param>
    public bool Holds(Role role, Guid deskId) => Grants.Any(grant => Fits(grant, role, deskId));

    /// <summary>Whether the person holds a role on a desk for a language; for a translator a pair into that language is enough.</summary>
    /// <param name="role">The role.</param>
    /// <param name="deskId">The desk.</param>
    /// <param name="language">BCP 47 tag.</param>
    public bool Holds(Role role, Guid deskId, string language) => Grants.Any(grant => Fits(grant, role, deskId) && Speaks(grant, language));

    /// <summary>Whether the person translates a pair on a desk.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="pair">As <see cref="Newsrooms.Language.Pair"/> writes it.</param>
    public bool Translates(Guid deskId, string pair) => Grants.Any(grant => Fits(grant, Role.Translator, deskId) && grant.Languages.Contains(pair));

    /// <summary>Whether the person holds a role anywhere.</summary>
    /// <param name="role">The role.</param>
    public bool HoldsAnywhere(Role role) => Grants.Any(grant => Includes(grant.Role, role));

    /// <summary>The person who is stood in for, where a role is held only as a substitute; null where it is the person's own.</summary>
    /// <param name="role">The role.</param>
    /// <param name="deskId">The desk.</param>
    /// <param name="language">BCP 47 tag.</param>
    public Guid? StandsInFor(Role role, Guid deskId, string language)
    {
        var fitting = Grants.Where(grant => Fits(grant, role, deskId) && Speaks(grant, language)).ToList();
        return fitting.Count == 0 || fitting.Exists(grant => grant.ForPersonId is null) ? null : fitting[0].ForPersonId;
    }

    /// <summary>Reads a person; null where there is none or they were deactivated.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="personId">The person.</param>
    /// <param name="now">Now (UTC), for substitutions.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<PersonFacts?> LoadAsync(INewsroomDb db, Guid personId, DateTime now, CancellationToken cancellation)
    {
        return Of(await Counting(db, personId, now).AsNoTracking().Include(p => p.Grants).ToListAsync(cancellation), personId);
    }

    /// <summary>Whose grants count for a person: their own, and those of the house they stand in for now.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="personId">The person.</param>
    /// <param name="now">Now (UTC), for substitutions.</param>
    internal static IQueryable<Person> Counting(INewsroomDb db, Guid personId, DateTime now) => db.Persons.Where(p => p.DeactivatedAt == null
        && (p.Id == personId || (p.AgencyId == null && db.Substitutions.Any(s => s.PersonId == p.Id && s.SubstituteId == personId && s.Until > now))));

    /// <summary>The facts of a person out of those whose grants count; null where they are not among them.</summary>
    /// <param name="counting">As <see cref="Counting"/> finds them, with grants.</param>
    /// <param name="personId">The person.</param>
    internal static PersonFacts? Of(IReadOnlyCollection<Person> counting, Guid personId) => counting.SingleOrDefault(p => p.Id == personId) is not { } person
        ? null
        : Of(person, person.AgencyId is not null ? [] : [.. counting.Where(p => p.Id != personId).OrderBy(p => p.Id)]);

    /// <summary>Reads every active person, for finding who is to be told and who can still sign.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="now">Now (UTC), for substitutions.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<PersonFacts>> LoadAllAsync(INewsroomDb db, DateTime now, CancellationToken cancellation)
    {
        var persons = await db.Persons.AsNoTracking().Include(p => p.Grants).Where(p => p.DeactivatedAt == null).OrderBy(p => p.Id).ToListAsync(cancellation);
        var substitutions = await db.Substitutions.AsNoTracking().Where(s => s.Until > now).ToListAsync(cancellation);
        return [.. persons.Select(person => Of(
            person,
            person.AgencyId is not null
                ? []
                : [.. persons.Where(p => p.AgencyId is null && substitutions.Exists(s => s.PersonId == p.Id && s.SubstituteId == person.Id))]))];
    }

    /// <summary>The facts of a person and of those they stand in for.</summary>
    /// <param name="person">The person with grants.</param>
    /// <param name="standsInFor">Persons of the house they stand in for now.</param>
    public static PersonFacts Of(Person person, IReadOnlyList<Person> standsInFor)
    {
        var own = person.Grants.Where(grant => grant.Role is Role.Translator || (grant.Role is Role.AgencyCoordinator) == (person.AgencyId is not null))
            .Select(grant => new EffectiveGrant(grant.DeskId, grant.Role, grant.Languages, null));
        var held = standsInFor.SelectMany(other => other.Grants
            .Where(grant => grant.Role is not (Role.AgencyCoordinator or Role.Administrator))
            .Select(grant => new EffectiveGrant(grant.DeskId, grant.Role, grant.Languages, other.Id)));
        return new PersonFacts(person.Id, person.Name, person.AgencyId, [.. own, .. held]);
    }

    private static bool Fits(EffectiveGrant grant, Role role, Guid deskId) =>
        Includes(grant.Role, role) && (grant.DeskId is null || grant.DeskId == deskId);

    private static bool Includes(Role held, Role asked) => held == asked || (held == Role.ChiefEditor && asked == Role.Editor);

    private static bool Speaks(EffectiveGrant grant, string language) =>
        grant.Languages.Any(held => string.Equals(held, language, StringComparison.Ordinal) || held.EndsWith('>' + language, StringComparison.Ordinal));
}
