using System.Globalization;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Stories;

/// <summary>All stories that the person may read. The filter lives in the address, so that a reload, a bookmark and the back button keep it.</summary>
public sealed partial class StoriesPage
{
    private StoryFilterChoices? _choices;

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
    private NavigationManager Navigation { get; set; } = default!;

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

    private string CountText => Shown switch
    {
        null => "",
        { IsMore: true } => Texts["CountMore", Shown.Count],
        _ => Texts["Count", Shown.Count],
    };

    private protected override StoryFilter Asked => Filter;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _choices = await Stories.ChoicesAsync(await Session.AskerAsync(), Closed);

    private protected override string? WordsOf(StoryFilter filter) => filter.Words;

    private protected override Task<Outcome<StoryPage>> ReadAsync(Asker asker, StoryFilter filter, CancellationToken cancellation) => Stories.ReadAsync(asker, filter, cancellation);

    private protected override Task AskForAsync(string? words)
    {
        Show(Filter with { Words = words, Page = 1 }, replace: Filter.Words is not null);
        return Task.CompletedTask;
    }

    private void ClearFilters()
    {
        Typed = "";
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
