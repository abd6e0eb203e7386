namespace CqNewsroom.Core.Tests;

public sealed class StoredTimeTests
{
    [Fact]
    public void Now_is_in_UTC_and_whole_milliseconds()
    {
        var now = new Stopped(new DateTimeOffset(2026, 3, 2, 9, 30, 0, 123, TimeSpan.FromHours(8)).AddTicks(4567)).Now();

        Assert.Equal(new DateTime(2026, 3, 2, 1, 30, 0, 123, DateTimeKind.Utc), now);
        Assert.Equal(DateTimeKind.Utc, now.Kind);
    }

    private sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
