using System.Security.Claims;

namespace CqNewsroom.Web.Security;

/// <summary>The one claim that the staff application reads: which person is signed in. Everything else is read fresh from the database.</summary>
public static class PersonClaims
{
    /// <summary>Type of the claim that holds the person's id.</summary>
    public const string PersonId = "person";

    /// <summary>The person who is signed in, null for nobody.</summary>
    /// <param name="user">The principal of the request or circuit.</param>
    public static Guid? FindPersonId(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identity is { IsAuthenticated: true } && Guid.TryParse(user.FindFirst(PersonId)?.Value, out var id) ? id : null;
    }
}
