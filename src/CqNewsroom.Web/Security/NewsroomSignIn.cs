using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StaffAccount = CqNewsroom.Data.Identity.Account;

namespace CqNewsroom.Web.Security;

/// <summary>What became of a try to sign in.</summary>
internal enum SignInOutcome
{
    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>The name or the password is wrong; which one is not said.</summary>
    Wrong,

    /// <summary>Too many wrong passwords for this account.</summary>
    Locked,

    /// <summary>The person was deactivated; said only to who knows the password.</summary>
    Deactivated,
}

/// <summary>Signs in by name and password.</summary>
/// <param name="users">Identity's accounts.</param>
/// <param name="signIn">Identity's sign-in.</param>
/// <param name="hasher">For a comparison that takes as long as that of an account that exists.</param>
/// <param name="persons">Whether a person is active.</param>
/// <param name="accounts">Accounts as they are in the database now.</param>
internal sealed class NewsroomSignIn(UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn, IPasswordHasher<StaffAccount> hasher, ActivePersons persons, FreshAccounts accounts)
{
    /// <summary>Type of the claim that names one session, so that a sign-out ends its open pages.</summary>
    public const string SessionClaim = "session";

    private static readonly StaffAccount Nobody = new();
    private static string? _nobodysHash;

    public async Task<SignInOutcome> TryAsync(string name, string password, bool keep, CancellationToken cancellation)
    {
        var account = await users.FindByNameAsync(name);
        if (account is null)
        {
            _nobodysHash ??= hasher.HashPassword(Nobody, "nobody has this password");
            hasher.VerifyHashedPassword(Nobody, _nobodysHash, password);
            return SignInOutcome.Wrong;
        }

        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (result.IsLockedOut)
            return SignInOutcome.Locked;
        if (!result.Succeeded)
            return SignInOutcome.Wrong;
        if (!await persons.IsActiveAsync(account.PersonId, cancellation))
            return SignInOutcome.Deactivated;
        await SignInAsync(account, keep);
        return SignInOutcome.SignedIn;
    }

    /// <summary>Keeps this browser signed in after its account's other sessions ended.</summary>
    /// <param name="context">The request.</param>
    /// <param name="accountId">The account.</param>
    public async Task RenewAsync(HttpContext context, Guid accountId)
    {
        var present = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        // A fresh read: the password was changed by another context than the one Identity holds.
        if (await accounts.FindAsync(accountId, context.RequestAborted) is { } account)
            await SignInAsync(account, present.Properties?.IsPersistent ?? false);
    }

    private Task SignInAsync(StaffAccount account, bool keep)
    {
        var session = new Claim(SessionClaim, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        return signIn.SignInWithClaimsAsync(account, new AuthenticationProperties { IsPersistent = keep }, [session]);
    }
}

/// <summary>Puts the person into the cookie, and nothing about what they may do.</summary>
/// <param name="users">Identity's accounts.</param>
/// <param name="options">Identity's options.</param>
internal sealed class PersonClaimsFactory(UserManager<StaffAccount> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<StaffAccount>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(PersonClaims.PersonId, user.PersonId.ToString()));
        return identity;
    }
}
