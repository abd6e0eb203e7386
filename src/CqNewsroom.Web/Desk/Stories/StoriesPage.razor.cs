using System.Globalization;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Stories;

/// <summary>All stories that the person may read. The filter lives in the address, so that a reload, a bookmark and the back button keep it.</summary>
public sealed partial class StoriesPage : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private CancellationTokenSource? _asking;
    private StoryPage? _page;
    private StoryFilterChoices? _choices;
    private StoryFilter? _shown;
    private string _words = "";
    private string? _problem;
    private bool _loading;
    private bool _filtersOpen;

    /// <summary>Words in the address.</summary>
    [SupplyParameterFromQuery(Name = "words")]
    public string? WordsInAddress { get; set; }

    /// <summary>Desk in the address.</summary>
    [SupplyParameterFromQuery(Name = "desk")]
    public string? DeskInAddress { get; set; }

    /// <summary>State in the address.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? StateInAddress { get; set; }

    /// <summary>Language in the address.</summary>
    [SupplyParameterFromQuery(Name = "language")]
    public string? LanguageInAddress { get; set; }

    /// <summary>Order in the address.</summary>
    [SupplyParameterFromQuery(Name = "sort")]
    public string? SortInAddress { get; set; }

    /// <summary>Page in the address.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }

    [CascadingParameter]
    private Myself Myself { get; set; } = default!;

    [Inject]
    private StoryList Stories { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<StoriesText> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Words> Words { get; set; } = default!;

    // What the address says; what it says wrongly is as if it were not said.
    private StoryFilter Filter => new(
        Guid.TryParse(DeskInAddress, out var desk) ? desk : null,
        Enum.TryParse<ArticleState>(StateInAddress, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
        string.IsNullOrEmpty(LanguageInAddress) ? null : LanguageInAddress,
        string.IsNullOrWhiteSpace(WordsInAddress) ? null : WordsInAddress,
        Enum.TryParse<StorySort>(SortInAddress, ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : StorySort.Newest,
        int.TryParse(PageInAddress, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);

    private bool IsFiltered => Filter is { DeskId: not null } or { State: not null } or { Language: not null } or { Words: not null } or { Page: > 1 };

    private string CountText => _page switch
    {
        null => "",
        { IsMore: true } => Texts["CountMore", _page.Count],
        _ => Texts["Count", _page.Count],
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        _asking?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _choices = await Stories.ChoicesAsync(await Session.AskerAsync(), _closed.Token);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Filter == _shown)
            return;
        // Never while somebody types on: the address follows the field, not the other way round.
        if (_shown is null || !string.Equals(Filter.Words, _shown.Words, StringComparison.Ordinal))
            _words = string.Equals(_words.Trim(), Filter.Words ?? "", StringComparison.Ordinal) ? _words : Filter.Words ?? "";
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        // Who pages quickly gets the last page asked for, not the one that came last.
        if (_asking is not null)
            await _asking.CancelAsync();
        _asking?.Dispose();
        _asking = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        var cancellation = _asking.Token;
        var filter = _shown = Filter;
        var asker = await Session.AskerAsync();
        _loading = true;
        try
        {
            var outcome = await Stories.ReadAsync(asker, filter, cancellation);
            (_page, _problem, _loading) = (outcome.Value, outcome.Refusal?.In(asker.Language), false);
        }
        catch (OperationCanceledException) when (!_closed.IsCancellationRequested)
        {
            // A later filter took over.
        }
    }

    private async Task FilterSoonAsync()
    {
        var words = _words;
        await Task.Delay(Pause, Time, _closed.Token);
        if (string.Equals(words, _words, StringComparison.Ordinal))
            Show(Filter with { Words = words.Trim(), Page = 1 }, replace: Filter.Words is not null);
    }

    private void ClearFilters()
    {
        _words = "";
        Show(new StoryFilter(Sort: Filter.Sort));
    }

    private void Show(StoryFilter filter) => Show(filter, replace: false);

    private void Show(StoryFilter filter, bool replace) => Navigation.NavigateTo(AddressOf(filter), new NavigationOptions { ReplaceHistoryEntry = replace });

    private string AddressOf(StoryFilter filter) => Navigation.GetUriWithQueryParameters(DeskAddress.Stories, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["words"] = string.IsNullOrEmpty(filter.Words) ? null : filter.Words,
        ["desk"] = filter.DeskId?.ToString(),
        ["state"] = filter.State?.ToString(),
        ["language"] = filter.Language,
        ["sort"] = filter.Sort is StorySort.Newest ? null : filter.Sort.ToString(),
        ["page"] = filter.Page > 1 ? filter.Page : null,
    });
}
