using System.Security.Claims;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Account;

/// <summary>Open pages, which outlive their cookie: they end when the person or the session ends.</summary>
public sealed class OpenPageTests(AccountFactory newsroom) : IClassFixture<AccountFactory>
{
    [Fact]
    public async Task An_open_page_ends_at_once_when_its_person_is_deactivated()
    {
        await using var scope = newsroom.Services.CreateAsyncScope();
        var (page, ended) = await OpenAsync(scope, "maren", "session-1");
        var (people, administrator, maren) = (newsroom.Service<PeopleAdministration>(), await newsroom.AdministratorAsync(), await newsroom.PersonAsync("maren"));

        var version = (await people.ShowAsync(administrator, maren, default)).Value!.Version;
        var details = (await people.ShowAsync(administrator, maren, default)).Value!;
        await people.ChangeAsync(administrator, new ChangePerson(maren, version, "Maren H.", details.CreditNames, details.Row.AgencyId, details.Row.Grants), default);
        Assert.True((await page.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
        await people.DeactivateAsync(administrator, maren, version + 1, default);

        await ended.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False((await page.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<IAsker>().FindAsync());
    }

    [Fact]
    public async Task An_open_page_ends_with_its_session_and_no_other()
    {
        await using var mine = newsroom.Services.CreateAsyncScope();
        await using var others = newsroom.Services.CreateAsyncScope();
        var (_, ended) = await OpenAsync(mine, "zhou", "session-2");
        var (other, _) = await OpenAsync(others, "zhou", "session-3");

        newsroom.Service<INewsroomEvents>().Publish(new SessionEnded("session-2"));

        await ended.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True((await other.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
        Assert.Equal(await newsroom.PersonAsync("zhou"), (await others.ServiceProvider.GetRequiredService<IAsker>().FindAsync())?.PersonId);
    }

    private async Task<(AuthenticationStateProvider Page, Task Ended)> OpenAsync(AsyncServiceScope scope, string signInName, string session)
    {
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Data.Identity.Account>>();
        var account = await users.Users.SingleAsync(user => user.UserName == signInName);
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Data.Identity.Account>>().CreateAsync(account);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim("session", session));
        var page = scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        ((ServerAuthenticationStateProvider)page).SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        var ended = new TaskCompletionSource();
        page.AuthenticationStateChanged += state => _ = state.ContinueWith(
            done => { if (done.IsCompletedSuccessfully) ended.TrySetResult(); }, TaskScheduler.Default);
        return (page, ended.Task);
    }
}
