namespace CqNewsroom.Core.Stories;

/// <summary>A revision that was kept by itself.</summary>
/// <param name="Id">The revision.</param>
/// <param name="At">When (UTC).</param>
public readonly record struct KeptWork(Guid Id, DateTime At);

/// <summary>Which of the revisions that were kept by themselves may go: all of the last day stay, of a week the last of each hour, before that the last of each day.</summary>
public static class Thinning
{
    /// <summary>So long every one stays.</summary>
    public static readonly TimeSpan AllOf = TimeSpan.FromDays(1);

    /// <summary>So long one of each hour stays; then one of each day.</summary>
    public static readonly TimeSpan HoursOf = TimeSpan.FromDays(7);

    /// <summary>What may go. Asked again, it says the same of what is left.</summary>
    /// <param name="kept">The revisions of one article.</param>
    /// <param name="now">Now (UTC).</param>
    public static IReadOnlyList<Guid> Superfluous(IEnumerable<KeptWork> kept, DateTime now) =>
    [
        .. kept.Where(work => now - work.At > AllOf)
            .GroupBy(work => now - work.At > HoursOf ? (work.At.Date, -1) : (work.At.Date, work.At.Hour))
            .SelectMany(span => span.OrderByDescending(work => work.At).ThenByDescending(work => work.Id).Skip(1))
            .Select(work => work.Id),
    ];
}
