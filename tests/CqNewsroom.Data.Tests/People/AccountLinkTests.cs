using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.People.AdministeredNewsroom;

namespace CqNewsroom.Data.Tests.People;

public sealed class AccountLinkTests
{
    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task An_invitation_works_once_and_only_its_hash_is_kept(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var link = await InviteAsync(newsroom, "Zhou");

        Assert.Equal("Zhou", Done(await newsroom.Links.LookAsync(AccountLinkKind.Invitation, link.Secret, default)).PersonName);
        Done(await newsroom.Links.AcceptInvitationAsync(link.Secret, "zhou", Password, "zh-CN", default));

        Assert.Equal(RefusalCode.LinkUsed, (await newsroom.Links.AcceptInvitationAsync(link.Secret, "zhou2", Password, "en", default)).Refusal?.Code);
        Assert.Equal(RefusalCode.LinkUsed, (await newsroom.Links.LookAsync(AccountLinkKind.Invitation, link.Secret, default)).Refusal?.Code);
        Assert.Equal(RefusalCode.LinkUnknown, (await newsroom.Links.LookAsync(AccountLinkKind.PasswordReset, link.Secret, default)).Refusal?.Code);
        await using var db = await newsroom.Database.OpenAsync();
        Assert.DoesNotContain(await db.AccountLinks.ToListAsync(), kept => kept.SecretHash.Contains(link.Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(await db.AuditRecords.ToListAsync(), record => (record.Details ?? "").Contains(link.Secret, StringComparison.Ordinal) || (record.Details ?? "").Contains(Password, StringComparison.Ordinal));
        Assert.Equal("zh-CN", (await db.Persons.SingleAsync(person => person.Id == link.PersonId)).InterfaceLanguage);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Of_many_who_follow_one_invitation_at_once_one_gets_an_account(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var link = await InviteAsync(newsroom, "Zhou");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => newsroom.Links.AcceptInvitationAsync(link.Secret, $"zhou{i}", Password, "en", default))));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.Single((await newsroom.ShowAsync(link.PersonId)).Accounts);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_link_ends_after_a_week_with_its_successor_and_with_its_person(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var old = await InviteAsync(newsroom, "Zhou");
        var link = Done(await newsroom.People.IssueLinkAsync(newsroom.Administrator, old.PersonId, AccountLinkKind.Invitation, default));
        Assert.Equal(RefusalCode.LinkUsed, (await newsroom.Links.LookAsync(AccountLinkKind.Invitation, old.Secret, default)).Refusal?.Code);

        newsroom.Clock.Pass(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.True((await newsroom.Links.LookAsync(AccountLinkKind.Invitation, link.Secret, default)).IsDone);
        newsroom.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(RefusalCode.LinkExpired, (await newsroom.Links.AcceptInvitationAsync(link.Secret, "zhou", Password, "en", default)).Refusal?.Code);
        Assert.Null((await newsroom.ShowAsync(link.PersonId)).Row.InvitedUntil);

        var last = Done(await newsroom.People.IssueLinkAsync(newsroom.Administrator, old.PersonId, AccountLinkKind.Invitation, default));
        Done(await newsroom.People.DeactivateAsync(newsroom.Administrator, old.PersonId, 1, default));
        Assert.Equal(RefusalCode.LinkUnknown, (await newsroom.Links.AcceptInvitationAsync(last.Secret, "zhou", Password, "en", default)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_name_that_is_taken_and_a_password_that_is_easy_leave_the_invitation_open(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var link = await InviteAsync(newsroom, "Zhou");

        Assert.Equal(RefusalCode.SignInNameTaken, (await newsroom.Links.AcceptInvitationAsync(link.Secret, "HE", Password, "en", default)).Refusal?.Code);
        Assert.Equal(RefusalCode.SignInNameInvalid, (await newsroom.Links.AcceptInvitationAsync(link.Secret, "周", Password, "en", default)).Refusal?.Code);
        Assert.Equal(RefusalCode.PasswordTooShort, (await newsroom.Links.AcceptInvitationAsync(link.Secret, "zhou", "short", "en", default)).Refusal?.Code);
        Done(await newsroom.Links.AcceptInvitationAsync(link.Secret, "zhou", Password, "en", default));
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_reset_sets_the_password_lifts_the_lockout_and_ends_the_sessions(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var person = await newsroom.WithAccountAsync("Zhou");
        var before = await AccountAsync(newsroom, person);
        await using (var db = await newsroom.Database.OpenAsync())
        {
            await db.Users.Where(account => account.Id == before.Id).ExecuteUpdateAsync(set => set.SetProperty(account => account.LockoutEnd, new DateTimeOffset(newsroom.Clock.Now.AddHours(1))));
        }

        Assert.NotNull(Assert.Single((await newsroom.ShowAsync(person)).Accounts).LockedUntil);
        Assert.Equal(RefusalCode.PersonHasNoAccount, (await newsroom.People.IssueLinkAsync(newsroom.Administrator, await newsroom.PersonAsync("Invited"), AccountLinkKind.PasswordReset, default)).Refusal?.Code);
        var link = Done(await newsroom.People.IssueLinkAsync(newsroom.Administrator, person, AccountLinkKind.PasswordReset, default));
        Done(await newsroom.Links.ResetPasswordAsync(link.Secret, null, "another horse battery", default));

        var after = await AccountAsync(newsroom, person);
        Assert.Null(after.LockoutEnd);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        var hasher = new PasswordHasher<Account>();
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(after, after.PasswordHash!, "another horse battery"));
        Assert.Equal(RefusalCode.LinkUsed, (await newsroom.Links.ResetPasswordAsync(link.Secret, null, "one more horse battery", default)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Nobody_changes_the_password_of_anothers_account(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var person = await newsroom.WithAccountAsync("Zhou");
        var account = await AccountAsync(newsroom, person);

        Assert.Equal(RefusalCode.SignedOut, (await newsroom.Links.ChangePasswordAsync(newsroom.Administrator, account.Id, "another horse battery", default)).Refusal?.Code);
        Done(await newsroom.Links.ChangePasswordAsync(new Asker(person, "en"), account.Id, "another horse battery", default));
    }

    private static async Task<IssuedLink> InviteAsync(AdministeredNewsroom newsroom, string name) =>
        Done(await newsroom.People.AddAsync(newsroom.Administrator, new AddPerson(name, Names("", ""), null, "en", []), default));

    private static async Task<Account> AccountAsync(AdministeredNewsroom newsroom, Guid person)
    {
        await using var db = await newsroom.Database.OpenAsync();
        return await db.Users.AsNoTracking().SingleAsync(account => account.PersonId == person);
    }
}
