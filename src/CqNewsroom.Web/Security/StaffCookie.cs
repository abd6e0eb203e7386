using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CqNewsroom.Web.Security;

/// <summary>The cookie of who is signed in.</summary>
internal static class StaffCookie
{
    /// <summary>How long a session lasts without being used.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>Sets the cookie up.</summary>
    /// <param name="options">The application cookie's options.</param>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "newsroom.staff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.LoginPath = Account.AccountAddress.SignIn;
        options.LogoutPath = Account.AccountAddress.SignOut;
        options.AccessDeniedPath = Account.AccountAddress.Denied;
        options.ReturnUrlParameter = Account.AccountAddress.ReturnUrl;
        options.Events.OnRedirectToLogin = context => RedirectPagesAsync(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => RedirectPagesAsync(context, StatusCodes.Status403Forbidden);
        // Readers' pages never look at the cookie, so they neither ask the database about it nor renew it.
        options.Events.OnValidatePrincipal = context =>
            IsStaff(context.Request) ? ValidateAsync(context) : Task.CompletedTask;
        options.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew &= IsStaff(context.Request);
            return Task.CompletedTask;
        };
    }

    /// <summary>Keeps the session's claim when the principal is made anew from the account.</summary>
    /// <param name="context">The old and the new principal.</param>
    public static Task KeepSessionAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirst(NewsroomSignIn.SessionClaim) is { } session && context.NewPrincipal?.Identity is ClaimsIdentity identity)
            identity.AddClaim(new Claim(session.Type, session.Value));
        return Task.CompletedTask;
    }

    // The connection of an open page is one request that lasts for hours: the database context that checked its cookie would last as long,
    // 50 KB of memory for each page.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.HttpContext.RequestServices = scope.ServiceProvider;
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        finally
        {
            context.HttpContext.RequestServices = services;
        }
    }

    private static bool IsStaff(HttpRequest request) =>
        request.Path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    // A script that saves text must learn that it is signed out; a sign-in page as the answer would look like success (case N15).
    private static Task RedirectPagesAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if ((HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
