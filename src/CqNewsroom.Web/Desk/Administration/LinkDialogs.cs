using CqNewsroom.Core.People;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Administration;

/// <summary>Shows a link that was just made, this once.</summary>
internal static class LinkDialogs
{
    public static async Task ShowAsync(IDialogService dialogs, NavigationManager navigation, IStringLocalizer<AdministrationText> texts, IssuedLink link, string name, DeskContext context)
    {
        var isInvitation = link.Kind == AccountLinkKind.Invitation;
        var dialog = await dialogs.ShowAsync<LinkDialog>(
            isInvitation ? texts["InvitationTitle", name] : texts["ResetTitle", name],
            new DialogParameters<LinkDialog>
            {
                { d => d.PersonName, name },
                { d => d.Address, navigation.ToAbsoluteUri(AccountAddress.Link(isInvitation, link.Secret)).ToString() },
                { d => d.ExpiresAt, link.ExpiresAt },
                { d => d.Context, context },
            },
            new DialogOptions { BackdropClick = false, CloseOnEscapeKey = false });
        await dialog.Result;
    }
}
