using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Partners;

namespace CqNewsroom.Web.Security;

/// <summary>The middleware of language, sign-in and set-up, in the order they need.</summary>
public static class AccountPipeline
{
    private static readonly PathString[] StaffPaths = ["/desk", "/account", "/setup", "/_blazor", "/_framework"];

    /// <summary>
    /// Adds language, authentication, set-up, authorization and antiforgery, in this order (B20). Call it once, before endpoints
    /// are mapped.
    /// </summary>
    /// <param name="app">The program.</param>
    public static IApplicationBuilder UseNewsroomAccounts(this IApplicationBuilder app)
    {
        // The host puts both in front of everything unless it sees them on the program itself; in a branch it does not.
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.Properties["__AuthorizationMiddlewareSet"] = true;
        app.Use(SetUpFirstAsync);
        // Readers' pages never look at a cookie and never set one, not even for staff who read their own paper.
        app.UseWhen(IsForStaff, staff =>
        {
            staff.UseRequestLocalization();
            staff.UseWhen(AccountEndpoints.IsAccountPage, account => account.UseStatusCodePages(AccountEndpoints.MissingAsync));
            staff.UseAuthentication();
            staff.Use((context, next) =>
            {
                context.RequestServices.GetRequiredService<CurrentAsker>().OfRequest(context.User);
                return next(context);
            });
            staff.UseAuthorization();
            staff.UseAntiforgery();
        });
        return app;
    }

    /// <summary>Whether a request is none of the staff's: the paper, its files, the health of the server.</summary>
    /// <param name="context">The request.</param>
    public static bool IsForReaders(HttpContext context) => !IsForStaff(context);

    private static bool IsForStaff(HttpContext context) => StaffPaths.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    private static async Task SetUpFirstAsync(HttpContext context, RequestDelegate next)
    {
        if (IsNeededForSetUp(context) || await context.RequestServices.GetRequiredService<FirstRun>().IsSetUpAsync(context.RequestAborted))
            await next(context);
        else if (!PartnerEndpoints.IsForPartners(context) && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
            context.Response.Redirect(AccountAddress.SetUp);
        else
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    private static bool IsNeededForSetUp(HttpContext context) =>
        context.Request.Path.StartsWithSegments(AccountAddress.SetUp, StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments(AccountAddress.LanguageSwitch, StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || Path.HasExtension(context.Request.Path.Value);
}
