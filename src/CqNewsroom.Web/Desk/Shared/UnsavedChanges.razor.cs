using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>
/// Asks before a page is left while a form on it holds what nobody saved: here for links and the back button of the desk, by the
/// browser for a reload, another site or a closed tab. One for all forms of a page, so that it asks once.
/// </summary>
public sealed partial class UnsavedChanges
{
    private readonly List<Func<bool>> _forms = [];
    private bool _isChanged;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellText> Texts { get; set; } = default!;

    /// <summary>The page with its forms.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Watches a form until the result is disposed.</summary>
    /// <param name="isChanged">Whether it holds what is not saved.</param>
    public IDisposable Watch(Func<bool> isChanged)
    {
        _forms.Add(isChanged);
        return new Watched(this, isChanged);
    }

    /// <summary>Looks at the forms again; they call it after they were rendered.</summary>
    public void Look()
    {
        var isChanged = _forms.Exists(form => form());
        if (isChanged == _isChanged)
            return;
        _isChanged = isChanged;
        _ = InvokeAsync(StateHasChanged);
    }

    private async Task AskAsync(LocationChangingContext context)
    {
        if (!_forms.Exists(form => form()))
            return;
        var dialog = await Dialogs.ShowAsync<LeaveDialog>(Texts["UnsavedTitle"]);
        // Somebody who goes elsewhere meanwhile is asked about that.
        await using var elsewhere = context.CancellationToken.Register(() => _ = InvokeAsync(() => dialog.Close(DialogResult.Cancel())));
        if (await dialog.Result is not { Canceled: false })
            context.PreventNavigation();
    }

    private sealed class Watched(UnsavedChanges owner, Func<bool> form) : IDisposable
    {
        public void Dispose()
        {
            owner._forms.Remove(form);
            owner.Look();
        }
    }
}
