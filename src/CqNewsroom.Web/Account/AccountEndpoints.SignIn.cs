using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Samples;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Account;

// Sign-in and sign-out.
public static partial class AccountEndpoints
{
    private static void MapSignIn(IEndpointRouteBuilder group)
    {
        group.MapPage(AccountAddress.SignIn, ShowSignInAsync);
        group.MapForm(AccountAddress.SignIn, SignInAsync);
        group.MapPage(AccountAddress.SignOut, ShowSignOutAsync);
        group.MapForm(AccountAddress.SignOut, SignOutAsync);
    }

    private static async Task<IResult> ShowSignInAsync(HttpContext context, string? returnUrl, string? notice, IAsker asker, Profiles profiles, IServiceProvider services, IStringLocalizer<AccountText> texts)
    {
        // Who is signed in and active goes on; a session whose person was deactivated stays here and ends at its next check.
        if (await asker.FindAsync() is { } signedIn && (await profiles.ShowAsync(signedIn.Asker, context.RequestAborted)).IsDone)
            return TypedResults.LocalRedirect(LocalAddress.Or(returnUrl, AccountAddress.Desk));
        return PageOf<SignInPage>(await ModelAsync(services, returnUrl, null, keep: false, null, NoticeOf(notice, texts), context.RequestAborted), refused: false);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, string? returnUrl, NewsroomSignIn signIn, SignInThrottle throttle, Profiles profiles, UserManager<Data.Identity.Account> users, IServiceProvider services, IStringLocalizer<AccountText> texts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = Text(form, FormNames.SignInName).Trim();
        var password = Text(form, FormNames.Password);
        var keep = Text(form, FormNames.Keep) == "true";
        string? error;
        var status = StatusCodes.Status422UnprocessableEntity;
        if (!throttle.Allows(AddressOf(context), name))
        {
            error = texts["SignInThrottled"];
            status = StatusCodes.Status429TooManyRequests;
        }
        else
        {
            // Nobody's name or password is longer, and hashing a huge one costs the server more than its sender.
            var outcome = name.Length > SignInRules.LongestName || password.Length > SignInRules.LongestPassword
                ? SignInOutcome.Wrong
                : await signIn.TryAsync(name, password, keep, context.RequestAborted);
            if (outcome == SignInOutcome.SignedIn)
            {
                await GreetAsync(context, name, users, profiles);
                return TypedResults.LocalRedirect(LocalAddress.Or(returnUrl, AccountAddress.Desk));
            }

            error = outcome switch
            {
                SignInOutcome.Locked => texts["SignInLocked"],
                SignInOutcome.Deactivated => texts["SignInDeactivated"],
                _ => texts["SignInFailed"],
            };
        }

        return Page<SignInPage>(status, new() { ["Model"] = await ModelAsync(services, returnUrl, name, keep, error, null, context.RequestAborted) });
    }

    private static async Task<IResult> ShowSignOutAsync(HttpContext context, IAsker asker, Profiles profiles)
    {
        if (await asker.FindAsync() is not { } signedIn)
            return TypedResults.LocalRedirect(AccountAddress.SignIn);
        var profile = await profiles.ShowAsync(signedIn.Asker, context.RequestAborted);
        return Page<SignOutPage>(StatusCodes.Status200OK, new() { [nameof(SignOutPage.Name)] = profile.Value?.Name ?? "" });
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, INewsroomEvents events)
    {
        var session = context.User.FindFirst(NewsroomSignIn.SessionClaim)?.Value;
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        if (session is not null)
            events.Publish(new SessionEnded(session));
        return TypedResults.LocalRedirect(AccountAddress.SignInAfter(Notices.SignedOut));
    }

    // The person's own language, wherever they sign in.
    private static async Task GreetAsync(HttpContext context, string name, UserManager<Data.Identity.Account> users, Profiles profiles)
    {
        if (await users.FindByNameAsync(name) is { } account
            && (await profiles.ShowAsync(new Core.Acts.Asker(account.PersonId, Language), context.RequestAborted)).Value is { } profile)
            WriteLanguage(context, profile.InterfaceLanguage);
    }

    private static async Task<SignInModel> ModelAsync(IServiceProvider services, string? returnUrl, string? name, bool keep, string? error, string? notice, CancellationToken cancellation)
    {
        var address = LocalAddress.Or(returnUrl, "");
        // Registered in Development only.
        var samples = services.GetService<ISampleAccounts>();
        return new SignInModel(
            address.Length == 0 ? AccountAddress.SignIn : AccountAddress.SignInFor(address),
            name,
            keep,
            error,
            notice,
            samples is null ? [] : await samples.ListAsync(cancellation),
            samples?.Password);
    }

    private static string? NoticeOf(string? notice, IStringLocalizer<AccountText> texts) => notice switch
    {
        Notices.SignedOut => texts["NoticeSignedOut"].Value,
        Notices.Accepted => texts["NoticeAccepted"].Value,
        Notices.Reset => texts["NoticeReset"].Value,
        Notices.SetUp => texts["NoticeSetUp"].Value,
        _ => null,
    };
}
