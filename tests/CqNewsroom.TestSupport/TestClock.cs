namespace CqNewsroom.TestSupport;

/// <summary>A clock that a test sets; its timers are the system's, so that waits between two attempts end.</summary>
/// <param name="now">What it shows first (UTC).</param>
public sealed class TestClock(DateTime now) : TimeProvider
{
    private long _ticks = now.Ticks;

    /// <summary>What it shows (UTC).</summary>
    public DateTime Now
    {
        get => new(Volatile.Read(ref _ticks), DateTimeKind.Utc);
        set => Volatile.Write(ref _ticks, value.Ticks);
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Now);

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time) => Now += time;
}
