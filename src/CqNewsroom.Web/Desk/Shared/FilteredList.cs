using CqNewsroom.Core.Acts;
using CqNewsroom.Web.Desk.Shell;
using Microsoft.AspNetCore.Components;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>A list with a filter and pages: words filter it after a pause in typing, and who pages quickly gets the page asked for last.</summary>
/// <typeparam name="TFilter">What is asked for; equal where it asks for the same.</typeparam>
/// <typeparam name="TPage">What is shown of it.</typeparam>
public abstract class FilteredList<TFilter, TPage> : ComponentBase, IDisposable
    where TFilter : class
    where TPage : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _closed = new();
    private CancellationTokenSource? _asking;
    private TFilter? _shown;

    [Inject]
    private protected DeskSession Session { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>What is asked for now.</summary>
    private protected abstract TFilter Asked { get; }

    /// <summary>What is shown; null before the first answer.</summary>
    private protected TPage? Shown { get; private set; }

    /// <summary>Why nothing could be read; null when it could.</summary>
    private protected string? Problem { get; private set; }

    /// <summary>Whether an answer is waited for.</summary>
    private protected bool IsLoading { get; private set; }

    /// <summary>What stands in the field for words.</summary>
    private protected string Typed { get; set; } = "";

    /// <summary>Whether the further filters are open on a narrow screen.</summary>
    private protected bool AreFiltersOpen { get; set; }

    /// <summary>Ended when the list is left.</summary>
    private protected CancellationToken Closed => _closed.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        _asking?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Asked.Equals(_shown))
            return;
        // Never while somebody types on: the filter follows the field, not the other way round.
        var words = WordsOf(Asked) ?? "";
        if (_shown is null || !string.Equals(words, WordsOf(_shown) ?? "", StringComparison.Ordinal))
            Typed = string.Equals(Typed.Trim(), words, StringComparison.Ordinal) ? Typed : words;
        await LoadAsync();
    }

    /// <summary>The words of a filter; null for none.</summary>
    private protected abstract string? WordsOf(TFilter filter);

    /// <summary>Reads what a filter asks for.</summary>
    private protected abstract Task<Outcome<TPage>> ReadAsync(Asker asker, TFilter filter, CancellationToken cancellation);

    /// <summary>Asks for the first page of what has these words; null for all.</summary>
    private protected abstract Task AskForAsync(string? words);

    /// <summary>Reads what is asked for now.</summary>
    private protected async Task LoadAsync()
    {
        if (_asking is not null)
            await _asking.CancelAsync();
        _asking?.Dispose();
        _asking = CancellationTokenSource.CreateLinkedTokenSource(Closed);
        var cancellation = _asking.Token;
        var filter = _shown = Asked;
        var asker = await Session.AskerAsync();
        IsLoading = true;
        try
        {
            var outcome = await ReadAsync(asker, filter, cancellation);
            (Shown, Problem, IsLoading) = (outcome.Value, outcome.Refusal?.In(asker.Language), false);
        }
        catch (OperationCanceledException) when (!_closed.IsCancellationRequested)
        {
            // A later filter took over.
        }
    }

    /// <summary>Filters by the words in the field once nothing more is typed.</summary>
    private protected async Task FilterSoonAsync()
    {
        var typed = Typed;
        await Task.Delay(Pause, Time, Closed);
        if (string.Equals(typed, Typed, StringComparison.Ordinal))
            await AskForAsync(string.IsNullOrWhiteSpace(typed) ? null : typed.Trim());
    }
}
