using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Web.Security;

namespace CqNewsroom.Web.Desk.Shell;

/// <summary>
/// Who is asking in this circuit. It keeps nothing: who is signed in is asked for at each call, and services read grants afresh.
/// </summary>
/// <param name="asker">Who is signed in.</param>
public sealed class DeskSession(IAsker asker)
{
    /// <summary>The asker, in the language of the interface. Where nobody is signed in any more it is nobody, whom services refuse.</summary>
    public async Task<Asker> AskerAsync() =>
        (await asker.FindAsync())?.Asker ?? new Asker(Guid.Empty, CultureInfo.CurrentUICulture.Name);
}
