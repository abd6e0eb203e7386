namespace CqNewsroom.Core.People;

/// <summary>An account as the use cases see it; passwords and stamps stay with Identity.</summary>
/// <param name="Id">Identity.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="SignInName">The name typed at sign-in.</param>
/// <param name="LockedUntil">Until when it is locked out after wrong passwords (UTC), null when it is not.</param>
public sealed record AccountFacts(Guid Id, Guid PersonId, string SignInName, DateTime? LockedUntil);

/// <summary>The accounts of persons, which Identity's tables hold; every call works in the transaction of the use case.</summary>
public interface IAccounts
{
    /// <summary>The accounts of persons.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="personIds">The persons.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<AccountFacts>> OfPersonsAsync(INewsroomDb db, IReadOnlyCollection<Guid> personIds, CancellationToken cancellation);

    /// <summary>Whether an account has this sign-in name, whatever its case.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="signInName">The name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<bool> IsTakenAsync(INewsroomDb db, string signInName, CancellationToken cancellation);

    /// <summary>Adds an account; written with the use case's changes.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="accountId">Its identity.</param>
    /// <param name="personId">Whose it is.</param>
    /// <param name="signInName">The name typed at sign-in.</param>
    /// <param name="password">The password; only its hash is kept.</param>
    void Add(INewsroomDb db, Guid accountId, Guid personId, string signInName, string password);

    /// <summary>Sets a password, lifts a lock-out and ends the account's sessions.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="password">The password; only its hash is kept.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task SetPasswordAsync(INewsroomDb db, Guid accountId, string password, CancellationToken cancellation);

    /// <summary>Ends the sessions of all accounts of a person: their security stamps change.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="personId">The person.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task EndSessionsAsync(INewsroomDb db, Guid personId, CancellationToken cancellation);
}
