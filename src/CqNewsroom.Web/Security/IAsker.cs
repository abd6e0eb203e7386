using System.Globalization;
using System.Security.Claims;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using Microsoft.AspNetCore.Components.Authorization;

namespace CqNewsroom.Web.Security;

/// <summary>Who is signed in. What they may do is never kept: services read it for each call.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="AccountId">The account they signed in with.</param>
/// <param name="Language">Language of the interface, <c>zh-CN</c> or <c>en</c>.</param>
public sealed record SignedIn(Guid PersonId, Guid AccountId, string Language)
{
    /// <summary>The asker that services take.</summary>
    public Asker Asker => new(PersonId, Language);
}

/// <summary>Who is asking, for endpoints and for components alike.</summary>
public interface IAsker
{
    /// <summary>Who is signed in now; null for nobody.</summary>
    ValueTask<SignedIn?> FindAsync();
}

/// <summary>In a request the principal of its cookie, in a circuit the one that is revalidated there.</summary>
/// <param name="services">The scope; a request's scope has no authentication state unless a component is rendered in it.</param>
internal sealed class CurrentAsker(IServiceProvider services) : IAsker
{
    private ClaimsPrincipal? _requested;

    /// <summary>Notes the request's principal. A circuit's scope never sees a request, so there it stays empty.</summary>
    public void OfRequest(ClaimsPrincipal user) => _requested = user;

    public async ValueTask<SignedIn?> FindAsync()
    {
        var user = _requested ?? (await services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User;
        return user.FindPersonId() is { } person && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? new SignedIn(person, account, InterfaceLanguages.Nearest(CultureInfo.CurrentUICulture.Name))
            : null;
    }
}
