namespace CqNewsroom.Core.Stories;

/// <summary>How often the work on a text is kept as a revision by itself.</summary>
/// <param name="Every">A save that comes so long after the first text that no revision has keeps what stood there before.</param>
public sealed record KeepingOptions(TimeSpan Every)
{
    /// <summary>What holds where nothing is configured.</summary>
    public static KeepingOptions Default { get; } = new(TimeSpan.FromMinutes(5));
}
