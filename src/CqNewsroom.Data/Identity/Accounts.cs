using System.Security.Cryptography;
using CqNewsroom.Core;
using CqNewsroom.Core.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Identity;

/// <summary>The accounts of persons for the use cases: Identity's rows in the use case's own transaction.</summary>
/// <param name="hasher">Hashes passwords as Identity does.</param>
/// <param name="clock">The clock.</param>
public sealed class Accounts(IPasswordHasher<Account> hasher, TimeProvider clock) : IAccounts
{
    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AccountFacts>> OfPersonsAsync(INewsroomDb db, IReadOnlyCollection<Guid> personIds, CancellationToken cancellation)
    {
        var accounts = await Of(db).AsNoTracking().Where(account => personIds.Contains(account.PersonId))
            .Select(account => new { account.Id, account.PersonId, account.UserName, account.LockoutEnd })
            .ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        return [.. accounts
            .OrderBy(account => account.UserName, StringComparer.OrdinalIgnoreCase)
            .Select(account => new AccountFacts(account.Id, account.PersonId, account.UserName ?? "", account.LockoutEnd > now ? account.LockoutEnd.Value.UtcDateTime : null))];
    }

    /// <inheritdoc/>
    public Task<bool> IsTakenAsync(INewsroomDb db, string signInName, CancellationToken cancellation)
    {
        var normalized = Normalizer.NormalizeName(signInName);
        return Of(db).AnyAsync(account => account.NormalizedUserName == normalized, cancellation);
    }

    /// <inheritdoc/>
    public void Add(INewsroomDb db, Guid accountId, Guid personId, string signInName, string password)
    {
        var account = new Account
        {
            Id = accountId,
            PersonId = personId,
            UserName = signInName,
            NormalizedUserName = Normalizer.NormalizeName(signInName),
            LockoutEnabled = true,
            SecurityStamp = NewStamp(),
        };
        account.PasswordHash = hasher.HashPassword(account, password);
        Of(db).Add(account);
    }

    /// <inheritdoc/>
    public async Task SetPasswordAsync(INewsroomDb db, Guid accountId, string password, CancellationToken cancellation)
    {
        var account = await Of(db).AsTracking().SingleAsync(a => a.Id == accountId, cancellation);
        account.PasswordHash = hasher.HashPassword(account, password);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        Renew(account);
    }

    /// <inheritdoc/>
    public async Task EndSessionsAsync(INewsroomDb db, Guid personId, CancellationToken cancellation)
    {
        foreach (var account in await Of(db).AsTracking().Where(a => a.PersonId == personId).ToListAsync(cancellation))
            Renew(account);
    }

    private static DbSet<Account> Of(INewsroomDb db) => ((NewsroomDbContext)db).Users;

    private static void Renew(Account account)
    {
        account.SecurityStamp = NewStamp();
        account.ConcurrencyStamp = NewStamp();
    }

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
}
