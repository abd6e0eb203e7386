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

/// <summary>Lists the accounts of the sample people.</summary>
/// <param name="factory">Makes the database of each use case.</param>
/// <param name="accounts">The accounts of persons.</param>
public sealed class SampleAccounts(INewsroomDbFactory factory, IAccounts accounts) : ISampleAccounts
{
    /// <summary>The one password of the sample people; they exist in a trial alone.</summary>
    internal const string CommonPassword = "hotpot-and-noodles";

    /// <inheritdoc/>
    public string Password => CommonPassword;

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
