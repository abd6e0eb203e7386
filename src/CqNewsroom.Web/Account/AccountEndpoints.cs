using System.Globalization;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Account;

/// <summary>
/// The account pages: static pages and plain posts, because a circuit cannot write cookies (B17). Each post is refused without
/// its antiforgery token, by a page that says what to do.
/// </summary>
public static partial class AccountEndpoints
{
    /// <summary>Maps sign-in, sign-out, invitation, reset, password, profile, language switch and set-up.</summary>
    /// <param name="endpoints">The program's endpoints.</param>
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").AddEndpointFilter(PrepareAsync);
        MapSignIn(group);
        MapLinks(group);
        MapOwn(group);
        MapSetUp(group);
        group.MapPage(AccountAddress.Denied, Denied);
        group.MapGet(AccountAddress.LanguageSwitch, SwitchLanguageAsync);
        return endpoints;
    }

    /// <summary>Whether a request is for an account page, be it there or not.</summary>
    /// <param name="context">The request.</param>
    public static bool IsAccountPage(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments(AccountAddress.SetUp, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says in words that an account page is not there; what else failed is told by its own page.</summary>
    /// <param name="failed">The request with its status.</param>
    public static async Task MissingAsync(StatusCodeContext failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        var context = failed.HttpContext;
        if (context.Response.StatusCode is not (StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed or StatusCodes.Status400BadRequest))
            return;
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<AccountText>>();
        WriteHeaders(context.Response.Headers);
        await Page<MessagePage>(context.Response.StatusCode, new()
        {
            [nameof(MessagePage.Title)] = texts["MissingTitle"].Value,
            [nameof(MessagePage.Text)] = texts["MissingText"].Value,
            [nameof(MessagePage.Link)] = texts["ToSignIn"].Value,
            [nameof(MessagePage.Address)] = AccountAddress.SignIn,
        }).ExecuteAsync(context);
    }

    // What a page would be, HEAD asks too.
    private static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder group, string address, Delegate handler) =>
        group.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], handler);

    private static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder group, string address, Delegate handler) =>
        group.MapPost(address, handler).WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static async ValueTask<object?> PrepareAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        WriteHeaders(context.Response.Headers);
        return context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? Expired(context) : await next(invocation);
    }

    private static void WriteHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-cache, no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }

    private static RazorComponentResult Expired(HttpContext context)
    {
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<AccountText>>();
        return Page<MessagePage>(StatusCodes.Status400BadRequest, new()
        {
            [nameof(MessagePage.Title)] = texts["ExpiredTitle"].Value,
            [nameof(MessagePage.Text)] = texts["ExpiredText"].Value,
            [nameof(MessagePage.Link)] = texts["ExpiredButton"].Value,
            [nameof(MessagePage.Address)] = context.Request.Path + context.Request.QueryString,
        });
    }

    private static RazorComponentResult Denied(IStringLocalizer<AccountText> texts) => Page<MessagePage>(StatusCodes.Status403Forbidden, new()
    {
        [nameof(MessagePage.Title)] = texts["DeniedTitle"].Value,
        [nameof(MessagePage.Text)] = texts["DeniedText"].Value,
        [nameof(MessagePage.Link)] = texts["ToDesk"].Value,
        [nameof(MessagePage.Address)] = AccountAddress.Desk,
    });

    /// <summary>The page for an address of staff at which nothing is, or nothing that this person may see.</summary>
    /// <param name="texts">The texts, in the language of the request.</param>
    internal static RazorComponentResult Missing(IStringLocalizer<AccountText> texts) => Page<MessagePage>(StatusCodes.Status404NotFound, new()
    {
        [nameof(MessagePage.Title)] = texts["MissingTitle"].Value,
        [nameof(MessagePage.Text)] = texts["MissingText"].Value,
        [nameof(MessagePage.Link)] = texts["ToDesk"].Value,
        [nameof(MessagePage.Address)] = AccountAddress.Desk,
    });

    private static async Task<RedirectHttpResult> SwitchLanguageAsync(HttpContext context, string? language, string? returnUrl, IAsker asker, Profiles profiles)
    {
        var chosen = InterfaceLanguages.Nearest(language);
        WriteLanguage(context, chosen);
        if (await asker.FindAsync() is { } signedIn)
            await profiles.SetLanguageAsync(signedIn.Asker, chosen, context.RequestAborted);
        return TypedResults.LocalRedirect(LocalAddress.Or(returnUrl, AccountAddress.SignIn));
    }

    private static void WriteLanguage(HttpContext context, string language) => context.Response.Cookies.Append(
        AccountServices.LanguageCookie,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/" });

    private static RazorComponentResult Page<TPage>(int status, Dictionary<string, object?> parameters)
        where TPage : IComponent =>
        new(typeof(TPage), parameters) { StatusCode = status, PreventStreamingRendering = true };

    private static RazorComponentResult PageOf<TPage>(object model, bool refused)
        where TPage : IComponent =>
        Page<TPage>(refused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, new() { ["Model"] = model });

    private static string Language => InterfaceLanguages.Nearest(CultureInfo.CurrentUICulture.Name);

    private static string Sentence(Refusal refusal) => refusal.In(Language);

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static string Text(IFormCollection form, string name) => form[name].ToString();

    private static Dictionary<string, string> Names(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(FormNames.NameIn, StringComparison.Ordinal))
        .ToDictionary(field => field.Key[FormNames.NameIn.Length..], field => field.Value.ToString(), StringComparer.Ordinal);

    /// <summary>The new password of a form, or why it is none.</summary>
    private static Refusal? NewPassword(IFormCollection form, out string password)
    {
        password = Text(form, FormNames.NewPassword);
        return string.Equals(password, Text(form, FormNames.PasswordAgain), StringComparison.Ordinal) ? null : new Refusal(RefusalCode.PasswordsDiffer);
    }
}
