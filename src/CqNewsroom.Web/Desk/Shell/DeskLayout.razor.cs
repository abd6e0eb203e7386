using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Web.Account;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Shell;

/// <summary>The frame around every desk page: the one place with MudBlazor's providers, and the error boundary.</summary>
public sealed partial class DeskLayout : IAsyncDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private DotNetObjectReference<DeskLayout>? _self;
    private ErrorBoundary? _boundary;
    private TopBar? _topBar;
    private Myself? _myself;
    private bool _isDark;
    private bool _isMac;

    [Inject]
    private WhoAmI WhoAmI { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private DeskClock Clock { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ShellText> Texts { get; set; } = default!;

    /// <summary>The system's preference changed; called by the desk's script.</summary>
    /// <param name="isDark">Whether it is dark now.</param>
    [JSInvokable]
    public void ThemeChanged(bool isDark)
    {
        _isDark = isDark;
        StateHasChanged();
    }

    /// <summary>Shows the keys; called by the desk's script on '?'.</summary>
    [JSInvokable]
    public Task ShowKeys() => ShowKeysAsync();

    /// <summary>Closes the search; called by the desk's script on Escape.</summary>
    [JSInvokable]
    public void CloseSearch() => _topBar?.CloseSearch();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _closed.Dispose();
        await Js.TryInvokeAsync("desk.stop");
        _self?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _self = DotNetObjectReference.Create(this);
#pragma warning disable MA0119 // The desk is never prerendered: its page is there before its components are.
        var browser = (await Js.InvokeAsync<string?>("desk.start", _self) ?? "").Split(' ');
#pragma warning restore MA0119
        (_isDark, _isMac) = (browser.Contains("dark"), browser.Contains("mac"));
        await LoadMyselfAsync();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _boundary?.Recover();

    private static bool ConcernsMe(NewsroomEvent happened, Guid me) =>
        happened is SettingsChanged || (happened is PersonChanged changed && changed.PersonId == me);

    private bool ConcernsMe(NewsroomEvent happened) => _myself is not null && ConcernsMe(happened, _myself.PersonId);

    private async Task LoadMyselfAsync()
    {
        _myself = await WhoAmI.LoadAsync(await Session.AskerAsync(), _closed.Token);
        if (_myself is null)
        {
            // Deactivated meanwhile: the account page says so, the desk shows nothing any more.
            await Js.TryInvokeAsync("desk.signIn", AccountAddress.SignInFor(DeskAddress.MyWork));
            return;
        }

        await Clock.SetAsync(TimeZoneInfo.FindSystemTimeZoneById(_myself.TimeZoneId));
    }

    private async Task SetDarkAsync(bool isDark)
    {
        _isDark = isDark;
        await Js.TryInvokeAsync("desk.setTheme", isDark);
    }

    private async Task ShowKeysAsync() =>
        await Dialogs.ShowAsync<KeySheet>(Texts["Keys"], new DialogParameters<KeySheet> { { sheet => sheet.IsMac, _isMac } });

    private void Recover() => _boundary?.Recover();
}
