using CqNewsroom.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Samples;

/// <summary>The sample people who stand on the sign-in page in Development, and nowhere else.</summary>
public interface ISampleAccounts
{
    /// <summary>The one password of all of them.</summary>
    string Password { get; }

    /// <summary>The sample people who can sign in; empty where the newsroom is not the sample.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<SamplePerson>> ListAsync(CancellationToken cancellation);
}

/// <summary>Makes and lists the accounts of the sample people.</summary>
/// <param name="factory">Makes the database of each use case.</param>
/// <param name="accounts">The accounts of persons.</param>
/// <param name="ids">Where ids come from.</param>
public sealed class SampleAccounts(INewsroomDbFactory factory, IAccounts accounts, IIdSource ids) : ISampleAccounts
{
    /// <inheritdoc/>
    public string Password => "hotpot-and-noodles";

    /// <summary>Gives each sample person an account under their sign-in name.</summary>
    /// <param name="people">The sample people.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task MakeAsync(IReadOnlyList<SamplePerson> people, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(people);
        await using var db = await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        foreach (var person in people)
            accounts.Add(db, ids.Next(), person.PersonId, person.SignInName, Password);
        await db.SaveChangesAsync(cancellation);
        await db.CommitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SamplePerson>> ListAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        if (!await db.AuditRecords.AnyAsync(record => record.Number == 1 && record.Action == "SetUp" && record.To == "Sample", cancellation))
            return [];
        var persons = await db.Persons.AsNoTracking().Include(person => person.Grants).Where(person => person.DeactivatedAt == null).ToDictionaryAsync(person => person.Id, cancellation);
        var own = await accounts.OfPersonsAsync(db, persons.Keys, cancellation);
        return [.. own
            .Select(account => (Account: account, Person: persons[account.PersonId]))
            .OrderBy(pair => pair.Person.Grants.Count == 0 ? Role.Administrator : pair.Person.Grants.Min(grant => grant.Role)).ThenBy(pair => pair.Account.SignInName, StringComparer.Ordinal)
            .Select(pair => new SamplePerson(pair.Person.Id, pair.Account.SignInName, pair.Person.Name, [.. pair.Person.Grants.Select(grant => grant.Role).Distinct().Order()]))];
    }
}
