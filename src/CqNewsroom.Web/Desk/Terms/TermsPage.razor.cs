using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Terms;
using CqNewsroom.Web.Desk.Workflow;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Terms;

/// <summary>The termbase. The filter lives in the address, so that a reload, a bookmark and the back button keep it.</summary>
public sealed partial class TermsPage
{
    private TermChoices? _choices;
    private int _open;
    private bool _busy;

    /// <summary>Words in the address.</summary>
    [SupplyParameterFromQuery(Name = "words")]
    public string? WordsInAddress { get; set; }

    /// <summary>Kind in the address.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindInAddress { get; set; }

    /// <summary>Desk in the address.</summary>
    [SupplyParameterFromQuery(Name = "desk")]
    public string? DeskInAddress { get; set; }

    /// <summary>State in the address.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? StateInAddress { get; set; }

    /// <summary>Page in the address.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }

    [CascadingParameter]
    private Myself Myself { get; set; } = default!;

    [Inject]
    private Termbase Terms { get; set; } = default!;

    [Inject]
    private TermQueue Queue { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TermsText> Texts { get; set; } = default!;

    private TermFilter Filter => TermAddress.Filter(WordsInAddress, KindInAddress, DeskInAddress, StateInAddress, PageInAddress);

    private bool IsFiltered => Filter != new TermFilter();

    private protected override TermFilter Asked => Filter;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAroundAsync();

    private protected override string? WordsOf(TermFilter filter) => filter.Words;

    private protected override Task<Outcome<TermPage>> ReadAsync(Asker asker, TermFilter filter, CancellationToken cancellation) => Terms.ListAsync(asker, filter, cancellation);

    private protected override Task AskForAsync(string? words)
    {
        Navigation.NavigateTo(AddressOf(Filter with { Words = words, Page = 1 }), new NavigationOptions { ReplaceHistoryEntry = Filter.Words is not null });
        return Task.CompletedTask;
    }

    private async Task LoadAroundAsync()
    {
        var asker = await Session.AskerAsync();
        _choices = (await Terms.ChoicesAsync(asker, Closed)).Value;
        _open = (await Queue.ListAsync(asker, null, 1, Closed)).Value?.Count ?? 0;
    }

    private async Task RefreshAsync()
    {
        await LoadAroundAsync();
        await LoadAsync();
    }

    private async Task OpenAsync(TermLine? line)
    {
        var dialog = await Dialogs.ShowAsync<TermDialog>(
            Texts[line is null ? "NewTitle" : "EntryTitle"], new DialogParameters<TermDialog> { { d => d.Line, line } }, ActNames.Dialog);
        if (await dialog.Result is not { Canceled: false })
            return;
        Snackbar.Add(Texts["Done"], MudBlazor.Severity.Success);
        await RefreshAsync();
    }

    private async Task ApproveAsync(TermLine line)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var outcome = await Terms.ApproveAsync(await Session.AskerAsync(), line.Id, line.Version, CancellationToken.None);
            if (outcome.Refusal is { } refusal)
                Snackbar.Add(refusal.In(CultureInfo.CurrentUICulture.Name), MudBlazor.Severity.Error);
            await RefreshAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private void ClearFilters()
    {
        Typed = "";
        Show(new TermFilter());
    }

    private void Show(TermFilter filter) => Navigation.NavigateTo(AddressOf(filter));

    private string AddressOf(TermFilter filter) => Navigation.GetUriWithQueryParameters(DeskAddress.Terms, TermAddress.Query(filter));
}
