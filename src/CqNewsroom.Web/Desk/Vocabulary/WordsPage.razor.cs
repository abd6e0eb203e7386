using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Web.Desk.Workflow;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Vocabulary;

/// <summary>The list of words that are forbidden or doubted in Chinese. The filter lives in the address, as that of the termbase.</summary>
public sealed partial class WordsPage
{
    private WordChoices? _choices;
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
    private WordBook Words { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WordsText> Texts { get; set; } = default!;

    private WordFilter Filter => WordAddress.Filter(WordsInAddress, KindInAddress, DeskInAddress, StateInAddress, PageInAddress);

    private bool IsFiltered => Filter != new WordFilter();

    private protected override WordFilter Asked => Filter;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadChoicesAsync();

    private protected override string? WordsOf(WordFilter filter) => filter.Words;

    private protected override Task<Outcome<WordPage>> ReadAsync(Asker asker, WordFilter filter, CancellationToken cancellation) => Words.ListAsync(asker, filter, cancellation);

    private protected override Task AskForAsync(string? words)
    {
        Navigation.NavigateTo(AddressOf(Filter with { Words = words, Page = 1 }), new NavigationOptions { ReplaceHistoryEntry = Filter.Words is not null });
        return Task.CompletedTask;
    }

    private async Task LoadChoicesAsync() => _choices = (await Words.ChoicesAsync(await Session.AskerAsync(), Closed)).Value;

    private async Task RefreshAsync()
    {
        await LoadChoicesAsync();
        await LoadAsync();
    }

    private async Task OpenAsync(WordLine? line)
    {
        var dialog = await Dialogs.ShowAsync<WordEntryDialog>(
            Texts[line is null ? "NewTitle" : "EntryTitle"],
            new DialogParameters<WordEntryDialog> { { d => d.Line, line }, { d => d.Desks, _choices?.Desks ?? [] } },
            ActNames.Dialog);
        if (await dialog.Result is not { Canceled: false })
            return;
        Snackbar.Add(Texts["Done"], MudBlazor.Severity.Success);
        await RefreshAsync();
    }

    private async Task ApproveAsync(WordLine line)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var outcome = await Words.ApproveAsync(await Session.AskerAsync(), line.Id!.Value, line.Version, CancellationToken.None);
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
        Show(new WordFilter());
    }

    private void Show(WordFilter filter) => Navigation.NavigateTo(AddressOf(filter));

    private string AddressOf(WordFilter filter) => Navigation.GetUriWithQueryParameters(DeskAddress.Words, WordAddress.Query(filter));
}
