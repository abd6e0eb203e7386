using CqNewsroom.Core.Notifications;
using Microsoft.AspNetCore.Components;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>
/// Renders nothing and keeps the page around it fresh: hears of what was committed, from shortly before the first rendering until it is
/// disposed, and asks its page to read again, at most once in each <see cref="Interval"/>.
/// </summary>
public sealed class LiveRefresh : ComponentBase, IDisposable
{
    private readonly Lock _guard = new();
    private IDisposable? _subscription;
    private ITimer? _timer;
    private bool _waiting;
    private bool _disposed;

    [Inject]
    private INewsroomEvents Events { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>Whether an event concerns the page. Called on the publisher's thread, so it only compares.</summary>
    [Parameter, EditorRequired]
    public Func<NewsroomEvent, bool> Concerns { get; set; } = default!;

    /// <summary>Reads again; runs where components run.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnRefresh { get; set; }

    /// <summary>The shortest time between two refreshes; events in between are answered by one.</summary>
    [Parameter]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_guard)
        {
            _disposed = true;
            _subscription?.Dispose();
            _timer?.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        lock (_guard)
        {
            if (_disposed)
                return;
            _timer = Time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _subscription = Events.SubscribeWithRecent(Hear);
        }
    }

    private void Hear(NewsroomEvent happened)
    {
        if (!Concerns(happened))
            return;
        lock (_guard)
        {
            if (_disposed || _waiting)
                return;
            _waiting = true;
            _timer?.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void Fire()
    {
        lock (_guard)
        {
            if (_disposed)
                return;
            _waiting = false;
        }

        _ = InvokeAsync(RefreshAsync);
    }

    private async Task RefreshAsync()
    {
        if (_disposed)
            return;
        try
        {
            await OnRefresh.InvokeAsync();
        }
#pragma warning disable CA1031 // Whatever it was belongs to the page's error boundary, not to a timer's thread.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(fault);
        }
        catch (OperationCanceledException)
        {
            // The page was left while it was reading.
        }
    }
}
