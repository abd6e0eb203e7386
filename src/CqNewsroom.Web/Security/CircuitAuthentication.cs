using System.Security.Claims;
using CqNewsroom.Core.Notifications;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StaffAccount = CqNewsroom.Data.Identity.Account;

namespace CqNewsroom.Web.Security;

/// <summary>A session ended by its sign-out; its open pages end with it.</summary>
/// <param name="Session">The session's claim.</param>
public sealed record SessionEnded(string Session) : NewsroomEvent;

/// <summary>
/// Who is signed in on an open page: checked every minute, and at once when this process hears that the person changed or the
/// session ended (a circuit outlives its cookie otherwise).
/// </summary>
internal sealed class CircuitAuthentication : RevalidatingServerAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger _log;
    private readonly string _stampClaim;
    private readonly IDisposable _subscription;

    public CircuitAuthentication(ILoggerFactory logs, IServiceScopeFactory scopes, INewsroomEvents events, IOptions<IdentityOptions> options)
        : base(logs)
    {
        _scopes = scopes;
        _log = logs.CreateLogger<CircuitAuthentication>();
        _stampClaim = options.Value.ClaimsIdentity.SecurityStampClaimType;
        _subscription = events.Subscribe(happened =>
        {
            if (happened is PersonChanged or SessionEnded)
                _ = Task.Run(() => CheckAsync(happened));
        });
    }

    protected override TimeSpan RevalidationInterval => AccountServices.StampInterval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = await users.GetUserAsync(authenticationState.User);
        return account is not null
            && string.Equals(authenticationState.User.FindFirstValue(_stampClaim), await users.GetSecurityStampAsync(account), StringComparison.Ordinal)
            && await scope.ServiceProvider.GetRequiredService<ActivePersons>().IsActiveAsync(account.PersonId, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _subscription.Dispose();
        base.Dispose(disposing);
    }

    private async Task CheckAsync(NewsroomEvent happened)
    {
        try
        {
            var state = await GetAuthenticationStateAsync();
            var ends = happened switch
            {
                PersonChanged changed when state.User.FindPersonId() == changed.PersonId => !await ValidateAuthenticationStateAsync(state, CancellationToken.None),
                SessionEnded ended => string.Equals(state.User.FindFirstValue(NewsroomSignIn.SessionClaim), ended.Session, StringComparison.Ordinal),
                _ => false,
            };
            if (ends)
                SetAuthenticationState(Task.FromResult(Nobody));
        }
        catch (InvalidOperationException)
        {
            // A request without a component never gets an authentication state, so there is nothing to end.
        }
#pragma warning disable CA1031 // The check of the next minute repeats it; an unobserved fault here would be lost.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _log.LogError(fault, "An open page could not check who is signed in");
        }
    }
}
