using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.People;

/// <summary>What a single-use link opens.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="PersonName">Whom it is for.</param>
/// <param name="InterfaceLanguage">Their interface language.</param>
/// <param name="SignInNames">The names of their accounts, for choosing whose password is reset.</param>
/// <param name="ExpiresAt">When it stops working (UTC).</param>
public sealed record LinkFacts(AccountLinkKind Kind, string PersonName, string InterfaceLanguage, IReadOnlyList<string> SignInNames, DateTime ExpiresAt);

/// <summary>
/// The use of invitations and reset links. The secret gives the right; it works once, before it expires, and only for an active
/// person. Whoever comes second with the same link is refused by its row, which changes in the same transaction.
/// </summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="accounts">The accounts of persons.</param>
/// <param name="ids">New identities.</param>
public sealed class AccountLinks(AdministrativeActs acts, IAccounts accounts, IIdSource ids)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Shows what a link opens, without using it.</summary>
    /// <param name="kind">What it should be for.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<LinkFacts>> LookAsync(AccountLinkKind kind, string secret, CancellationToken cancellation)
    {
        await using var db = await acts.OpenAsync(cancellation);
        var (link, person, refusal) = await FindAsync(db, kind, secret, acts.Now(), cancellation);
        if (link is null || person is null)
            return refusal!;
        var names = (await accounts.OfPersonsAsync(db, [person.Id], cancellation)).Select(account => account.SignInName).Order(StringComparer.OrdinalIgnoreCase);
        return new LinkFacts(kind, person.Name, person.InterfaceLanguage, [.. names], link.ExpiresAt);
    }

    /// <summary>Accepts an invitation: makes the person's account.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="signInName">The name to sign in with.</param>
    /// <param name="password">The password.</param>
    /// <param name="interfaceLanguage">The language of the page on which it was accepted.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The new account.</returns>
    public Task<Outcome<Guid>> AcceptInvitationAsync(string secret, string signInName, string password, string interfaceLanguage, CancellationToken cancellation) =>
        acts.RunWithSecretAsync<Guid>(
            async act =>
            {
                var (link, person, refusal) = await FindAsync(act.Db, AccountLinkKind.Invitation, secret, act.Now, cancellation);
                if (link is null || person is null)
                    return refusal!;
                signInName = signInName.Trim();
                if ((SignInRules.CheckName(signInName) ?? SignInRules.CheckPassword(password, signInName)) is { } invalid)
                    return invalid;
                if (await accounts.IsTakenAsync(act.Db, signInName, cancellation))
                    return new Refusal(RefusalCode.SignInNameTaken);
                link.UsedAt = act.Now;
                person.InterfaceLanguage = InterfaceLanguages.Nearest(interfaceLanguage);
                var account = ids.Next();
                accounts.Add(act.Db, account, person.Id, signInName, password);
                act.Record(person.Id, person.Name, "AcceptInvitation", person.Id, ("account", account), ("signInName", signInName));
                return account;
            },
            cancellation);

    /// <summary>Sets a new password through a reset link; the account's sessions end.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="signInName">Which of the person's accounts; may be null where there is one.</param>
    /// <param name="password">The new password.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The account.</returns>
    public Task<Outcome<Guid>> ResetPasswordAsync(string secret, string? signInName, string password, CancellationToken cancellation) =>
        acts.RunWithSecretAsync<Guid>(
            async act =>
            {
                var (link, person, refusal) = await FindAsync(act.Db, AccountLinkKind.PasswordReset, secret, act.Now, cancellation);
                if (link is null || person is null)
                    return refusal!;
                var own = await accounts.OfPersonsAsync(act.Db, [person.Id], cancellation);
                var account = own.Count == 1 ? own[0] : own.FirstOrDefault(a => string.Equals(a.SignInName, signInName, StringComparison.OrdinalIgnoreCase));
                if (account is null)
                    return new Refusal(RefusalCode.PersonHasNoAccount);
                if (SignInRules.CheckPassword(password, account.SignInName) is { } invalid)
                    return invalid;
                link.UsedAt = act.Now;
                await accounts.SetPasswordAsync(act.Db, account.Id, password, cancellation);
                act.Events.Add(new PersonChanged(person.Id));
                act.Record(person.Id, person.Name, "ResetPassword", person.Id, ("account", account.Id));
                return account.Id;
            },
            cancellation);

    /// <summary>Changes a person's own password, which the caller has checked; other sessions of the account end.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="accountId">Their account.</param>
    /// <param name="password">The new password.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<bool>> ChangePasswordAsync(Asker asker, Guid accountId, string password, CancellationToken cancellation) =>
        acts.RunOwnAsync<bool>(
            asker,
            async act =>
            {
                var account = (await accounts.OfPersonsAsync(act.Db, [asker.PersonId], cancellation)).FirstOrDefault(a => a.Id == accountId);
                if (account is null)
                    return new Refusal(RefusalCode.SignedOut);
                if (SignInRules.CheckPassword(password, account.SignInName) is { } invalid)
                    return invalid;
                await accounts.SetPasswordAsync(act.Db, accountId, password, cancellation);
                act.Events.Add(new PersonChanged(asker.PersonId));
                act.Record("ChangePassword", asker.PersonId, ("account", accountId));
                return true;
            },
            cancellation);

    internal static IssuedLink Issue(AdministrativeAct act, IIdSource ids, ISecretSource secrets, Guid personId, AccountLinkKind kind)
    {
        var secret = secrets.Next();
        var expires = act.Now + Lifetime;
        act.Db.AccountLinks.Add(new AccountLink
        {
            Id = ids.Next(),
            PersonId = personId,
            Kind = kind,
            SecretHash = SecretHash.Of(secret),
            CreatedById = act.Person!.Id,
            CreatedAt = act.Now,
            ExpiresAt = expires,
        });
        return new IssuedLink(personId, kind, secret, expires);
    }

    internal static async Task WithdrawAsync(AdministrativeAct act, Guid personId, AccountLinkKind kind)
    {
        foreach (var link in await PeopleReading.OpenLinks(act.Db, kind, act.Now).Where(link => link.PersonId == personId).ToListAsync(act.Cancellation))
        {
            link.UsedAt = act.Now;
        }
    }

    private static async Task<(AccountLink? Link, Person? Person, Refusal? Refusal)> FindAsync(INewsroomDb db, AccountLinkKind kind, string secret, DateTime now, CancellationToken cancellation)
    {
        var hash = SecretHash.Of(secret);
        var link = await db.AccountLinks.SingleOrDefaultAsync(l => l.SecretHash == hash && l.Kind == kind, cancellation);
        var person = link is null ? null : await db.Persons.SingleOrDefaultAsync(p => p.Id == link.PersonId && p.DeactivatedAt == null, cancellation);
        if (link is null || person is null)
            return (null, null, new Refusal(RefusalCode.LinkUnknown));
        if (link.UsedAt is not null)
            return (null, null, new Refusal(RefusalCode.LinkUsed));
        return link.ExpiresAt <= now ? (null, null, new Refusal(RefusalCode.LinkExpired)) : (link, person, null);
    }
}
