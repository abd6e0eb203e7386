namespace CqNewsroom.Core;

/// <summary>The clock as times are stored.</summary>
public static class StoredTime
{
    /// <summary>Now in UTC, in whole milliseconds: both databases keep them, and the hash of an audit record covers its time.</summary>
    /// <param name="clock">The clock.</param>
    public static DateTime Now(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
