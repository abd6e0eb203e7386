using Microsoft.AspNetCore.Components;

namespace CqNewsroom.Web.Desk.Shell;

/// <summary>
/// The clock of one open page. Each minute it tells the parts that show times, and no others: rendering the whole page anew would double what the
/// server holds for it, and disturb who writes there.
/// </summary>
public sealed class DeskClock : IDisposable
{
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private DeskContext _now = new(TimeZoneInfo.Utc, default);

    /// <summary>Makes a clock that stands.</summary>
    /// <param name="time">The time.</param>
    public DeskClock(TimeProvider time)
    {
        _time = time;
        Source = new CascadingValueSource<DeskContext>(() => _now, isFixed: false);
    }

    /// <summary>Where parts of the page get the present minute from, as a cascading value.</summary>
    public CascadingValueSource<DeskContext> Source { get; }

    /// <summary>Starts it, or sets it to another zone.</summary>
    /// <param name="zone">The zone that the person reads times in.</param>
    public Task SetAsync(TimeZoneInfo zone)
    {
        _timer ??= _time.CreateTimer(_ => _ = TellAsync(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        _now = _now with { Zone = zone };
        return TellAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private Task TellAsync()
    {
        _now = _now with { Now = _time.GetUtcNow().UtcDateTime };
        return Source.NotifyChangedAsync(_now);
    }
}
