namespace CqNewsroom.Core.Previews;

/// <summary>How long links to previews work.</summary>
/// <param name="Lasting">What the form proposes, one of <see cref="Choices"/>.</param>
public sealed record PreviewOptions(TimeSpan Lasting)
{
    /// <summary>What may be chosen.</summary>
    public static IReadOnlyList<TimeSpan> Choices { get; } = [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    /// <summary>A day.</summary>
    public static PreviewOptions Default { get; } = new(TimeSpan.FromDays(1));
}
