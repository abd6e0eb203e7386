using System.Text.Json;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shared;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Administration;

/// <summary>What the pages of administration share: they ask one service at a time and show what it refused.</summary>
public abstract class AdministrationPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private IDisposable? _watched;
    private string? _saved;

    [Inject]
    private protected DeskSession Session { get; set; } = default!;

    [Inject]
    private protected DeskAdministration DeskService { get; set; } = default!;

    [Inject]
    private protected AgencyAdministration AgencyService { get; set; } = default!;

    [Inject]
    private protected NewsroomSettings SettingsService { get; set; } = default!;

    [Inject]
    private protected IStringLocalizer<AdministrationText> Texts { get; set; } = default!;

    [Inject]
    private protected IStringLocalizer<Words> Words { get; set; } = default!;

    [Inject]
    private protected ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private protected IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private protected UnsavedChanges? Unsaved { get; set; }

    /// <summary>What the form holds, as plain values that can be compared; null while there is none.</summary>
    private protected virtual object? Form => null;

    /// <summary>Whether the form holds what is not saved.</summary>
    private protected bool IsChanged => Form is { } form && _saved is not null && !string.Equals(JsonSerializer.Serialize(form), _saved, StringComparison.Ordinal);

    /// <summary>Why the last call was refused; null when it was not.</summary>
    private protected Refusal? Refusal { get; set; }

    /// <summary>Its sentence.</summary>
    private protected string? Problem { get; set; }

    /// <summary>Whether a call is under way.</summary>
    private protected bool IsBusy { get; private set; }

    /// <summary>Ended when the page is left.</summary>
    private protected CancellationToken Closed => _closed.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what is under way.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
        _watched?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _watched = Unsaved?.Watch(() => IsChanged);
        Unsaved?.Look();
    }

    /// <summary>What the form holds now is what is saved: it was just read or just written.</summary>
    private protected void NoteSaved() => _saved = Form is { } form ? JsonSerializer.Serialize(form) : null;

    /// <summary>Asks a service; a refusal becomes <see cref="Problem"/>.</summary>
    private protected async Task<Outcome<T>> AskAsync<T>(Func<Asker, CancellationToken, Task<Outcome<T>>> call)
    {
        IsBusy = true;
        try
        {
            var asker = await Session.AskerAsync();
            var outcome = await call(asker, Closed);
            Refusal = outcome.Refusal;
            Problem = outcome.Refusal?.In(asker.Language);
            return outcome;
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>Reads the desks, agencies and languages that forms choose from; null where that is refused.</summary>
    private protected async Task<Lookups?> LoadLookupsAsync()
    {
        var desks = await AskAsync(DeskService.ListAsync);
        if (!desks.IsDone)
            return null;
        var agencies = await AskAsync(AgencyService.ListAsync);
        var settings = await AskAsync(SettingsService.ShowAsync);
        return agencies.IsDone && settings.IsDone ? new Lookups(desks.Value!, agencies.Value!, settings.Value!, Texts["ListSeparator"]) : null;
    }

    /// <summary>Says that it was saved.</summary>
    private protected void SaySaved() => Snackbar.Add(Texts["Saved"], MudBlazor.Severity.Success);

    /// <summary>Whether an event may change what administration shows.</summary>
    private protected static bool IsOfAdministration(NewsroomEvent happened) => happened is PersonChanged or SettingsChanged;
}
