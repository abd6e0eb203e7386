using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Account;

// Set-up of an empty newsroom; afterwards its address only leads to the sign-in page.
public static partial class AccountEndpoints
{
    private static void MapSetUp(IEndpointRouteBuilder group)
    {
        group.MapPage(AccountAddress.SetUp, ShowSetUpAsync);
        group.MapForm(AccountAddress.SetUp, SetUpAsync);
    }

    private static async Task<IResult> ShowSetUpAsync(HttpContext context, FirstRun firstRun)
    {
        if (await firstRun.IsSetUpAsync(context.RequestAborted))
            return TypedResults.LocalRedirect(AccountAddress.SignIn);
        var newsroom = await firstRun.ShowAsync(context.RequestAborted);
        var answers = new SetUp(newsroom.Names, newsroom.TimeZoneId, [.. newsroom.Languages.Select(language => language.Tag)], "", "", "", Language);
        return PageOf<SetUpPage>(new SetUpModel(null, answers, null), refused: false);
    }

    private static async Task<IResult> SetUpAsync(HttpContext context, FirstRun firstRun, SetUpKey key, SignInThrottle throttle, IStringLocalizer<AccountText> texts)
    {
        if (await firstRun.IsSetUpAsync(context.RequestAborted))
            return TypedResults.LocalRedirect(AccountAddress.SignIn);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typedKey = Text(form, FormNames.Key);
        var first = Text(form, FormNames.FirstLanguage);
        var answers = new SetUp(
            Names(form),
            Text(form, FormNames.TimeZone),
            [.. form[FormNames.Languages].OfType<string>().OrderBy(language => language != first)],
            Text(form, FormNames.AdministratorName),
            Text(form, FormNames.SignInName),
            "",
            Language);
        if (!throttle.Allows(AddressOf(context)))
            return Page<SetUpPage>(StatusCodes.Status429TooManyRequests, new() { ["Model"] = new SetUpModel(typedKey, answers, texts["SignInThrottled"]) });
        var refusal = key.Matches(typedKey) ? NewPassword(form, out var password) : Refused(RefusalCode.SetUpKeyWrong, out password);
        refusal ??= (await firstRun.SetUpAsync(answers with { Password = password }, context.RequestAborted)).Refusal;
        return refusal is null || refusal.Code == RefusalCode.AlreadySetUp
            ? TypedResults.LocalRedirect(AccountAddress.SignInAfter(Notices.SetUp))
            : PageOf<SetUpPage>(new SetUpModel(typedKey, answers, Sentence(refusal)), refused: true);
    }

    private static Refusal Refused(RefusalCode code, out string password)
    {
        password = "";
        return new Refusal(code);
    }
}
