namespace CqNewsroom.Core.Samples;

/// <summary>A clock that is set by hand, so that the sample's stories happen in the past, by the services that people use.</summary>
internal sealed class SampleClock : TimeProvider
{
    private DateTimeOffset now;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Sets it.</summary>
    public void Set(DateTime utc) => now = new DateTimeOffset(utc, TimeSpan.Zero);

    /// <summary>Lets time pass.</summary>
    public void Pass(double minutes) => now = now.AddMinutes(minutes);
}
