using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Web.Account;

namespace CqNewsroom.Web.Security;

/// <summary>The middleware of language, sign-in and set-up, in the order they need.</summary>
public static class AccountPipeline
{
    /// <summary>
    /// Adds language, authentication, set-up, authorization and antiforgery, in this order (B20). Call it once, before endpoints
    /// are mapped.
    /// </summary>
    /// <param name="app">The program.</param>
    public static IApplicationBuilder UseNewsroomAccounts(this IApplicationBuilder app)
    {
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<CurrentAsker>().OfRequest(context.User);
            return next(context);
        });
        app.Use(SetUpFirstAsync);
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    private static async Task SetUpFirstAsync(HttpContext context, RequestDelegate next)
    {
        if (IsNeededForSetUp(context) || await context.RequestServices.GetRequiredService<FirstRun>().IsSetUpAsync(context.RequestAborted))
            await next(context);
        else if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
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
