using System.Globalization;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Account;

// What a signed-in person changes of their own: profile and password.
public static partial class AccountEndpoints
{
    private static void MapOwn(IEndpointRouteBuilder group)
    {
        group.MapPage(AccountAddress.Profile, ShowProfileAsync).RequireAuthorization();
        group.MapForm(AccountAddress.Profile, ChangeProfileAsync).RequireAuthorization();
        group.MapPage(AccountAddress.Password, ShowPasswordAsync).RequireAuthorization();
        group.MapForm(AccountAddress.Password, ChangePasswordAsync).RequireAuthorization();
    }

    private static async Task<IResult> ShowProfileAsync(HttpContext context, string? notice, IAsker asker, Profiles profiles, IStringLocalizer<AccountText> texts)
    {
        if (await asker.FindAsync() is not { } signedIn || (await profiles.ShowAsync(signedIn.Asker, context.RequestAborted)).Value is not { } profile)
            return SignInAgain(AccountAddress.Profile);
        return PageOf<ProfilePage>(
            new ProfileModel(profile, null, notice switch { Notices.Saved => texts["ProfileSaved"].Value, Notices.PasswordChanged => texts["PasswordSaved"].Value, _ => null }),
            refused: false);
    }

    private static async Task<IResult> ChangeProfileAsync(HttpContext context, IAsker asker, Profiles profiles)
    {
        if (await asker.FindAsync() is not { } signedIn || (await profiles.ShowAsync(signedIn.Asker, context.RequestAborted)).Value is not { } profile)
            return SignInAgain(AccountAddress.Profile);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var command = new ChangeProfile(
            int.TryParse(Text(form, FormNames.Version), NumberStyles.Integer, CultureInfo.InvariantCulture, out var version) ? version : 0,
            Names(form),
            Text(form, FormNames.InterfaceLanguage),
            Text(form, FormNames.TimeZone) is { Length: > 0 } zone ? zone : null);
        var outcome = await profiles.ChangeAsync(signedIn.Asker, command, context.RequestAborted);
        if (outcome.Refusal is { } refusal)
        {
            // What was typed stays; the next save compares with what the page shows now.
            var typed = profile with { CreditNames = command.CreditNames, InterfaceLanguage = InterfaceLanguages.Nearest(command.InterfaceLanguage), TimeZoneId = command.TimeZoneId };
            return PageOf<ProfilePage>(new ProfileModel(typed, Sentence(refusal), null), refused: true);
        }

        WriteLanguage(context, InterfaceLanguages.Nearest(command.InterfaceLanguage));
        return TypedResults.LocalRedirect($"{AccountAddress.Profile}?notice={Notices.Saved}");
    }

    private static async Task<IResult> ShowPasswordAsync(HttpContext context, UserManager<Data.Identity.Account> users) =>
        PasswordPageOf((await users.GetUserAsync(context.User))?.UserName, null, StatusCodes.Status200OK);

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext context, IAsker asker, AccountLinks links, UserManager<Data.Identity.Account> users, SignInManager<Data.Identity.Account> signIn, NewsroomSignIn again, SignInThrottle throttle, IStringLocalizer<AccountText> texts)
    {
        if (await asker.FindAsync() is not { } signedIn || await users.GetUserAsync(context.User) is not { UserName: { } name } account)
            return SignInAgain(AccountAddress.Password);
        if (!throttle.Allows(AddressOf(context), name))
            return PasswordPageOf(name, texts["SignInThrottled"], StatusCodes.Status429TooManyRequests);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var refusal = NewPassword(form, out var password);
        if (refusal is null)
        {
            var present = Text(form, FormNames.Password);
            var check = present.Length > SignInRules.LongestPassword ? SignInResult.Failed : await signIn.CheckPasswordSignInAsync(account, present, lockoutOnFailure: true);
            if (check.IsLockedOut)
                return PasswordPageOf(name, texts["SignInLocked"], StatusCodes.Status422UnprocessableEntity);
            refusal = check.Succeeded
                ? (await links.ChangePasswordAsync(signedIn.Asker, signedIn.AccountId, password, context.RequestAborted)).Refusal
                : new Refusal(RefusalCode.PasswordWrong);
        }

        if (refusal is not null)
            return PasswordPageOf(name, Sentence(refusal), StatusCodes.Status422UnprocessableEntity);
        await again.RenewAsync(context, signedIn.AccountId);
        return TypedResults.LocalRedirect($"{AccountAddress.Profile}?notice={Notices.PasswordChanged}");
    }

    private static RazorComponentResult PasswordPageOf(string? name, string? error, int status) =>
        Page<PasswordPage>(status, new() { [nameof(PasswordPage.SignInName)] = name, [nameof(PasswordPage.Error)] = error });

    private static RedirectHttpResult SignInAgain(string returnUrl) => TypedResults.LocalRedirect(AccountAddress.SignInFor(returnUrl));
}
