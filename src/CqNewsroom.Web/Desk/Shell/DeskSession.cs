using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace CqNewsroom.Web.Desk.Shell;

/// <summary>
/// Who is asking in this circuit. It keeps nothing: the principal is asked for at each call, and services read grants afresh.
/// </summary>
/// <param name="authentication">The circuit's principal.</param>
public sealed class DeskSession(AuthenticationStateProvider authentication)
{
    /// <summary>The asker, in the language of the interface. Where nobody is signed in any more it is nobody, whom services refuse.</summary>
    public async Task<Asker> AskerAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return new Asker(state.User.FindPersonId() ?? Guid.Empty, CultureInfo.CurrentUICulture.Name);
    }
}
