using CqNewsroom.Core.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Identity;

/// <summary>
/// Identity's tables under names of our own, in the shape of its schema version 3 (passkeys). Identity takes the version from the
/// program's options, which <c>dotnet ef</c> and tests do not have; said in full here, the model is the same for all of them.
/// </summary>
internal static class AccountConfiguration
{
    private const int KeyLength = 128;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("Accounts");
            account.Property(a => a.PhoneNumber).HasMaxLength(256);
            account.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("AccountLogins");
            login.Property(l => l.LoginProvider).HasMaxLength(KeyLength);
            login.Property(l => l.ProviderKey).HasMaxLength(KeyLength);
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("AccountTokens");
            token.Property(t => t.LoginProvider).HasMaxLength(KeyLength);
            token.Property(t => t.Name).HasMaxLength(KeyLength);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("AccountPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data, data => data.ToJson());
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        });
    }
}
