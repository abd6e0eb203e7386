using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Tags;
using CqNewsroom.Web.Desk.Workflow;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CqNewsroom.Web.Desk.Tags;

/// <summary>The tags of the newsroom, for its editors. The filter lives in the address, so that a reload and the back button keep it.</summary>
public sealed partial class TagsPage
{
    private bool _busy;

    /// <summary>Words in the address.</summary>
    [SupplyParameterFromQuery(Name = "words")]
    public string? WordsInAddress { get; set; }

    /// <summary>Whether only unused ones, in the address.</summary>
    [SupplyParameterFromQuery(Name = "unused")]
    public string? UnusedInAddress { get; set; }

    /// <summary>Page in the address.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }

    [CascadingParameter]
    private Myself Myself { get; set; } = default!;

    [Inject]
    private TagDesk Tags { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<TagsText> Texts { get; set; } = default!;

    private TagFilter Filter => new(
        string.IsNullOrWhiteSpace(WordsInAddress) ? null : WordsInAddress,
        string.Equals(UnusedInAddress, "true", StringComparison.Ordinal),
        int.TryParse(PageInAddress, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1);

    private bool IsFiltered => Filter != new TagFilter();

    private protected override TagFilter Asked => Filter;

    private protected override string? WordsOf(TagFilter filter) => filter.Words;

    private protected override Task<Outcome<TagPage>> ReadAsync(Asker asker, TagFilter filter, CancellationToken cancellation) => Tags.ListAsync(asker, filter, cancellation);

    private protected override Task AskForAsync(string? words)
    {
        Navigation.NavigateTo(AddressOf(Filter with { Words = words, Page = 1 }), new NavigationOptions { ReplaceHistoryEntry = Filter.Words is not null });
        return Task.CompletedTask;
    }

    private IEnumerable<KeyValuePair<string, string>> NamesOf(TagLine line) =>
        Shown!.Languages.Where(language => line.Names.ContainsKey(language.Tag)).Select(language => KeyValuePair.Create(language.Tag, line.Names[language.Tag]));

    private Task ChangeAsync(TagLine line) => AskAsync(Dialogs.ShowAsync<TagDialog>(
        Texts["ChangeTitle"], new DialogParameters<TagDialog> { { d => d.Line, line }, { d => d.Languages, Shown!.Languages } }, ActNames.Dialog));

    private Task MergeAsync(TagLine line) => AskAsync(Dialogs.ShowAsync<MergeDialog>(
        Texts["MergeTitle"], new DialogParameters<MergeDialog> { { d => d.Line, line } }, ActNames.Dialog));

    private async Task AskAsync(Task<IDialogReference> opening)
    {
        var dialog = await opening;
        if (await dialog.Result is not { Canceled: false })
            return;
        Snackbar.Add(Texts["Done"], MudBlazor.Severity.Success);
        await LoadAsync();
    }

    private async Task RemoveAsync(TagLine line)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var outcome = await Tags.RemoveAsync(await Session.AskerAsync(), line.Id, line.Version, CancellationToken.None);
            Snackbar.Add(outcome.Refusal?.In(CultureInfo.CurrentUICulture.Name) ?? Texts["Done"].Value, outcome.IsDone ? MudBlazor.Severity.Success : MudBlazor.Severity.Error);
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private void Show(TagFilter filter) => Navigation.NavigateTo(AddressOf(filter));

    private string AddressOf(TagFilter filter) => Navigation.GetUriWithQueryParameters(DeskAddress.Tags, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["words"] = string.IsNullOrEmpty(filter.Words) ? null : filter.Words,
        ["unused"] = filter.UnusedOnly ? "true" : null,
        ["page"] = filter.Page > 1 ? filter.Page : null,
    });
}
