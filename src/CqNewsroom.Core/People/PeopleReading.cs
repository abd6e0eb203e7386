using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.People;

/// <summary>What administrators see of persons: who they are, what they may do, how much open work they have. Never a text or a title.</summary>
internal static class PeopleReading
{
    private const int LargestPage = 100;

    public static async Task<PersonList> PageAsync(INewsroomDb db, IAccounts accounts, PersonQuery query, DateTime now, CancellationToken cancellation)
    {
        // Names by language are kept as JSON, and case differs between the two databases, so names are compared here; a
        // newsroom has hundreds of persons at most.
        var all = await db.Persons.AsNoTracking()
            .Where(person => query.Filter == PersonFilter.All || (query.Filter == PersonFilter.Active) == (person.DeactivatedAt == null))
            .Where(person => query.AgencyId == null || person.AgencyId == query.AgencyId)
            .Select(person => new { person.Id, person.Name, person.CreditNames })
            .ToListAsync(cancellation);
        var words = query.Words?.Trim() ?? "";
        var found = all
            .Where(person => words.Length == 0 || person.CreditNames.Values.Append(person.Name).Any(name => name.Contains(words, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.Id)
            .Select(person => person.Id)
            .ToList();
        var size = Math.Clamp(query.PageSize, 1, LargestPage);
        var ids = found.Skip(Math.Max(query.Page, 0) * size).Take(size).ToList();
        return new PersonList(await RowsAsync(db, accounts, ids, now, cancellation), found.Count);
    }

    public static async Task<PersonDetails?> DetailsAsync(INewsroomDb db, IAccounts accounts, Guid personId, DateTime now, CancellationToken cancellation)
    {
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancellation);
        if (person is null)
            return null;
        var rows = await RowsAsync(db, accounts, [personId], now, cancellation);
        var substitutes = await db.Substitutions.AsNoTracking().Where(s => s.PersonId == personId && s.Until > now)
            .Join(db.Persons, s => s.SubstituteId, p => p.Id, (s, p) => new { s.Id, s.SubstituteId, p.Name, s.Until })
            .OrderBy(s => s.Until).ThenBy(s => s.Id)
            .ToListAsync(cancellation);
        var reset = await OpenLinks(db, AccountLinkKind.PasswordReset, now).Where(link => link.PersonId == personId).MaxAsync(link => (DateTime?)link.ExpiresAt, cancellation);
        return new PersonDetails(
            rows[0],
            person.Version,
            person.CreditNames,
            await accounts.OfPersonsAsync(db, [personId], cancellation),
            [.. substitutes.Select(s => new SubstituteFacts(s.Id, s.SubstituteId, s.Name, s.Until))],
            reset);
    }

    public static async Task<IReadOnlyList<OpenWork>> OpenWorkAsync(INewsroomDb db, Guid personId, CancellationToken cancellation) =>
        (await OpenWorkAsync(db, [personId], cancellation)).GetValueOrDefault(personId) ?? [];

    /// <summary>Links of a kind that still work.</summary>
    public static IQueryable<AccountLink> OpenLinks(INewsroomDb db, AccountLinkKind kind, DateTime now) =>
        db.AccountLinks.Where(link => link.Kind == kind && link.UsedAt == null && link.ExpiresAt > now);

    private static async Task<IReadOnlyList<PersonRow>> RowsAsync(INewsroomDb db, IAccounts accounts, List<Guid> ids, DateTime now, CancellationToken cancellation)
    {
        var persons = await db.Persons.AsNoTracking().Include(person => person.Grants).Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellation);
        var work = await OpenWorkAsync(db, ids, cancellation);
        var withAccount = (await accounts.OfPersonsAsync(db, ids, cancellation)).Select(account => account.PersonId).ToHashSet();
        var invited = await OpenLinks(db, AccountLinkKind.Invitation, now).AsNoTracking().Where(link => ids.Contains(link.PersonId))
            .GroupBy(link => link.PersonId)
            .Select(group => new { group.Key, Until = group.Max(link => link.ExpiresAt) })
            .ToDictionaryAsync(group => group.Key, group => (DateTime?)group.Until, cancellation);
        return [.. ids.Select(id => persons[id]).Select(person => new PersonRow(
            person.Id,
            person.Name,
            person.AgencyId,
            person.DeactivatedAt,
            Values(person.Grants),
            work.GetValueOrDefault(person.Id) ?? [],
            withAccount.Contains(person.Id),
            invited.GetValueOrDefault(person.Id)))];
    }

    /// <summary>Grants as they are shown, in a steady order.</summary>
    public static IReadOnlyList<GrantValue> Values(IEnumerable<Grant> grants) =>
        [.. grants.OrderBy(grant => grant.Role).ThenBy(grant => grant.DeskId).Select(grant => new GrantValue(grant.DeskId, grant.Role, grant.Languages))];

    private static async Task<Dictionary<Guid, IReadOnlyList<OpenWork>>> OpenWorkAsync(INewsroomDb db, List<Guid> ids, CancellationToken cancellation)
    {
        var counts = await db.Articles.AsNoTracking().WhereUnderWay()
            .Where(article => article.AssigneeId != null && ids.Contains(article.AssigneeId.Value))
            .Join(db.Stories, article => article.StoryId, story => story.Id, (article, story) => new { article.AssigneeId, story.DeskId })
            .GroupBy(article => new { article.AssigneeId, article.DeskId })
            .Select(group => new { group.Key.AssigneeId, group.Key.DeskId, Count = group.Count() })
            .ToListAsync(cancellation);
        return counts.GroupBy(count => count.AssigneeId!.Value)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<OpenWork>)[.. group.OrderBy(count => count.DeskId).Select(count => new OpenWork(count.DeskId, count.Count))]);
    }
}
