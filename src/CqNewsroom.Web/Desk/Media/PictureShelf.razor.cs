using CqNewsroom.Core.Media;
using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Media;

/// <summary>The pictures that a person may see, with search, filters and pages: of the library's page, and of the dialog in which a writer chooses one.</summary>
public sealed partial class PictureShelf : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private CancellationTokenSource? _asking;
    private PicturePage? _page;
    private PictureFilterChoices? _choices;
    private PictureFilter? _shown;
    private string _words = "";
    private string? _problem;
    private bool _loading;
    private bool _filtersOpen;

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public PictureFilter Filter { get; set; } = new();

    /// <summary>Somebody wants to see something else.</summary>
    [Parameter, EditorRequired]
    public EventCallback<PictureFilter> OnFilter { get; set; }

    /// <summary>Where a picture leads to; null where a press chooses it.</summary>
    [Parameter]
    public Func<PictureLine, string>? Address { get; set; }

    /// <summary>A picture was chosen.</summary>
    [Parameter]
    public EventCallback<PictureLine> OnChosen { get; set; }

    /// <summary>The picture that is shown beside the shelf.</summary>
    [Parameter]
    public Guid? Open { get; set; }

    [Inject]
    private PictureLibrary Library { get; set; } = default!;

    [Inject]
    private DeskSession Session { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<MediaText> Texts { get; set; } = default!;

    private bool IsFiltered => Filter != new PictureFilter();

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        _asking?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _choices = (await Library.ChoicesAsync(await Session.AskerAsync(), _closed.Token)).Value;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Filter == _shown)
            return;
        // Never while somebody types on.
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
            var outcome = await Library.ReadAsync(asker, filter, cancellation);
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
            await ShowAsync(Filter with { Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(), Page = 1 });
    }

    private Task ClearAsync()
    {
        _words = "";
        return ShowAsync(new PictureFilter());
    }

    private Task ShowAsync(PictureFilter filter) => OnFilter.InvokeAsync(filter);
}
