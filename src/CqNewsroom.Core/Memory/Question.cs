using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Memory;

/// <summary>One text that is looked up, on its way to its matches.</summary>
/// <param name="place">Where it stands in the paragraph.</param>
/// <param name="text">The text.</param>
/// <param name="previous">The text before it.</param>
/// <param name="fewestPoints">The fewest points of interest.</param>
/// <param name="most">The most matches.</param>
/// <param name="isSentence">Whether it is a sentence inside the paragraph.</param>
internal sealed class Question(TextSpan place, string text, string previous, int fewestPoints, int most, bool isSentence)
{
    private readonly MemoryText _asked = MemoryText.Of(text);
    private readonly long _context = MemorySegment.ContextOf(previous);
    private List<(OfferedSegment Segment, int Times, int Points, MemoryPenalties Penalties)> _best = [];

    /// <summary>Where it stands in the paragraph.</summary>
    public TextSpan Place => place;

    /// <summary>What the index found.</summary>
    public IReadOnlyList<SegmentHit> Hits { get; private set; } = [];

    /// <summary>Whether a match has other numbers than the text.</summary>
    public bool HasOtherNumbers => _best.Exists(match => match.Penalties.HasFlag(MemoryPenalties.Numbers));

    /// <summary>Points of the best match; 0 for none.</summary>
    public int BestPoints => _best.Count > 0 ? _best[0].Points : 0;

    /// <summary>Asks the index.</summary>
    public void Find(MemoryIndex index, int mostHits) => Hits = index.Find(_asked.Key, mostHits, fewestPoints);

    /// <summary>Whether there may be more behind what was found, and too little of that is offered.</summary>
    public bool IsShortOf(Dictionary<int, OfferedSegment> known, int mostHits) => Hits.Count >= mostHits && Offered(known).DistinctBy(o => (o.Segment.Segment.Source, o.Segment.Segment.Target)).Count() < most;

    /// <summary>Chooses the best of what is offered; the same pair of texts counts once.</summary>
    public void Take(Dictionary<int, OfferedSegment> known)
    {
        _best =
        [
            .. Offered(known)
                .Select(found =>
                {
                    var (points, penalties) = MemoryScore.Of(_asked, MemoryText.Of(found.Segment.Segment.Source), found.Hit.Likeness, found.Segment.Segment.Context == _context, found.Segment.Penalties);
                    return (found.Segment, Points: points, Penalties: penalties);
                })
                .Where(match => match.Points >= fewestPoints)
                .GroupBy(match => (match.Segment.Segment.Source, match.Segment.Segment.Target))
                .Select(same => (Best: same.OrderByDescending(match => match.Points).ThenByDescending(match => match.Segment.Segment.Number).First(), Times: same.Count()))
                .Select(match => (match.Best.Segment, match.Times, match.Best.Points, match.Best.Penalties))
                .OrderByDescending(match => match.Points).ThenByDescending(match => match.Segment.Segment.Number)
                .Take(most),
        ];
    }

    /// <summary>The matches, ready to be shown.</summary>
    /// <param name="day">From which day date words count; null where numbers are not put in.</param>
    public IEnumerable<MemoryMatch> Matches(DateOnly? day) => _best.Select((match, rank) =>
    {
        var segment = match.Segment.Segment;
        // The checks behind it take time: of a sentence, the best alone is worth it.
        var onlyNumbers = day is not null && (rank == 0 || !isSentence) && match.Penalties.HasFlag(MemoryPenalties.Numbers) && string.Equals(MemoryText.Of(segment.Source).Key, _asked.Key, StringComparison.Ordinal);
        return new MemoryMatch(
            segment.Number,
            match.Points,
            match.Penalties,
            match.Segment.Status,
            segment.Kind,
            segment.Source,
            segment.Target,
            TextDiff.ByCharacter(segment.Source, text),
            onlyNumbers ? NumberSubstitution.Apply(text, segment.Source, segment.Target, day!.Value) : null,
            match.Times,
            match.Segment.Origin);
    });

    private IEnumerable<(SegmentHit Hit, OfferedSegment Segment)> Offered(Dictionary<int, OfferedSegment> known) =>
        from hit in Hits
        let segment = known.GetValueOrDefault(hit.Number)
        where segment is not null && segment.Status != SegmentStatus.History
        select (hit, segment);
}
