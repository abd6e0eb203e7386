using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Resources;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Account;

// Invitations and reset links. Whoever follows one is not signed in; the secret in the address is the right.
public static partial class AccountEndpoints
{
    private static void MapLinks(IEndpointRouteBuilder group)
    {
        group.MapPage(AccountAddress.Invitation, (HttpContext context, string? key, AccountLinks links, FirstRun newsroom, SignInThrottle throttle, IStringLocalizer<AccountText> texts) =>
            ShowLinkAsync(context, AccountLinkKind.Invitation, key, links, newsroom, throttle, texts));
        group.MapForm(AccountAddress.Invitation, (HttpContext context, string? key, AccountLinks links, FirstRun newsroom, SignInThrottle throttle, IStringLocalizer<AccountText> texts) =>
            UseLinkAsync(context, AccountLinkKind.Invitation, key, links, newsroom, throttle, texts));
        group.MapPage(AccountAddress.Reset, (HttpContext context, string? key, AccountLinks links, FirstRun newsroom, SignInThrottle throttle, IStringLocalizer<AccountText> texts) =>
            ShowLinkAsync(context, AccountLinkKind.PasswordReset, key, links, newsroom, throttle, texts));
        group.MapForm(AccountAddress.Reset, (HttpContext context, string? key, AccountLinks links, FirstRun newsroom, SignInThrottle throttle, IStringLocalizer<AccountText> texts) =>
            UseLinkAsync(context, AccountLinkKind.PasswordReset, key, links, newsroom, throttle, texts));
    }

    private static async Task<IResult> ShowLinkAsync(
        HttpContext context, AccountLinkKind kind, string? key, AccountLinks links, FirstRun newsroom, SignInThrottle throttle, IStringLocalizer<AccountText> texts)
    {
        if (!throttle.Allows(AddressOf(context)))
            return LinkProblem(texts["SignInThrottled"], StatusCodes.Status429TooManyRequests, texts);
        var link = await links.LookAsync(kind, key ?? "", context.RequestAborted);
        return link.Value is { } facts
            ? await LinkPageAsync(context, kind, key ?? "", facts, newsroom, null, null)
            : LinkProblem(Sentence(link.Refusal!), StatusCodes.Status404NotFound, texts);
    }

    private static async Task<IResult> UseLinkAsync(
        HttpContext context, AccountLinkKind kind, string? key, AccountLinks links, FirstRun newsroom, SignInThrottle throttle, IStringLocalizer<AccountText> texts)
    {
        if (!throttle.Allows(AddressOf(context)))
            return LinkProblem(texts["SignInThrottled"], StatusCodes.Status429TooManyRequests, texts);
        var link = await links.LookAsync(kind, key ?? "", context.RequestAborted);
        if (link.Value is not { } facts)
            return LinkProblem(Sentence(link.Refusal!), StatusCodes.Status404NotFound, texts);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = Text(form, FormNames.SignInName);
        var refusal = NewPassword(form, out var password);
        if (refusal is null)
        {
            Outcome done = kind == AccountLinkKind.Invitation
                ? await links.AcceptInvitationAsync(key!, name, password, Language, context.RequestAborted)
                : await links.ResetPasswordAsync(key!, name, password, context.RequestAborted);
            if (done.IsDone)
                return TypedResults.LocalRedirect(AccountAddress.SignInAfter(kind == AccountLinkKind.Invitation ? Notices.Accepted : Notices.Reset));
            refusal = done.Refusal!;
        }

        return refusal.Code is RefusalCode.LinkUsed or RefusalCode.LinkExpired or RefusalCode.LinkUnknown
            ? LinkProblem(Sentence(refusal), StatusCodes.Status404NotFound, texts)
            : await LinkPageAsync(context, kind, key!, facts, newsroom, name, Sentence(refusal));
    }

    private static async Task<IResult> LinkPageAsync(HttpContext context, AccountLinkKind kind, string key, LinkFacts facts, FirstRun newsroom, string? name, string? error)
    {
        var isInvitation = kind == AccountLinkKind.Invitation;
        var model = new LinkModel(AccountAddress.Link(isInvitation, key), facts, (await newsroom.ShowAsync(context.RequestAborted)).NameIn(Language), name, error);
        return isInvitation ? PageOf<InvitationPage>(model, error is not null) : PageOf<ResetPage>(model, error is not null);
    }

    private static RazorComponentResult LinkProblem(string sentence, int status, IStringLocalizer<AccountText> texts) => Page<MessagePage>(status, new()
    {
        [nameof(MessagePage.Title)] = texts["LinkTitle"].Value,
        [nameof(MessagePage.Text)] = sentence,
        [nameof(MessagePage.Link)] = texts["ToSignIn"].Value,
        [nameof(MessagePage.Address)] = AccountAddress.SignIn,
    });
}
