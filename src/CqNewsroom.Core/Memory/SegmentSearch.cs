using System.Buffers;
using System.Collections.Frozen;

namespace CqNewsroom.Core.Memory;

/// <summary>A segment that was found.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Likeness">How like the keys are, as <see cref="MemoryScore.Likeness"/> says it.</param>
internal readonly record struct SegmentHit(int Number, int Likeness);

/// <summary>
/// Finds the segments most like a text. An edit takes at most two bigrams of the text away, so the bigrams that a segment lacks say how like it can be
/// at best; the most promising are compared first, until no other can be better than what was found. From <see cref="MemoryScore.Fuzzy"/>
/// on nothing is missed; below, the rarest bigrams and a bounded number of comparisons decide.
/// </summary>
internal sealed class SegmentSearch : IDisposable
{
    // Some milliseconds of counting: beyond them the frequent bigrams stay out, as far as that misses nothing.
    private const int EnoughPostings = 1_000_000;

    // Those that cannot reach Fuzzy are compared only as long as that costs little.
    private const int MostBelowFuzzy = 1_000;

    private readonly string _key;
    private readonly int _most;
    private readonly int _fewestPoints;
    private readonly EditDistance _distance;
    private readonly FrozenDictionary<uint, int> _grams;
    private readonly PriorityQueue<SegmentHit, (int Likeness, int Number)> _best = new();

    /// <summary>Prepares a search.</summary>
    /// <param name="key">Key of the text, not empty.</param>
    /// <param name="most">How many segments are wanted.</param>
    /// <param name="fewestPoints">The least likeness of interest.</param>
    public SegmentSearch(string key, int most, int fewestPoints)
    {
        (_key, _most, _fewestPoints) = (key, most, fewestPoints);
        _distance = new EditDistance(key);
        _grams = SegmentShelf.GramsOf(key).CountBy(gram => gram).ToFrozenDictionary();
    }

    /// <summary>What was found, the most like first, of equals the latest first.</summary>
    public IReadOnlyList<SegmentHit> Best => [.. _best.UnorderedItems.Select(item => item.Element).OrderByDescending(hit => hit.Likeness).ThenByDescending(hit => hit.Number)];

    /// <summary>Searches a shelf; what other shelves gave stays where it is better.</summary>
    public void In(SegmentShelf shelf)
    {
        if (shelf.Count == 0)
            return;
        var tallies = ArrayPool<ushort>.Shared.Rent(shelf.Count);
        tallies.AsSpan(0, shelf.Count).Clear();
        try
        {
            Compare(shelf, tallies.AsSpan(0, shelf.Count), Count(shelf, tallies.AsSpan(0, shelf.Count)));
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(tallies);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _distance.Dispose();

    /// <summary>Counts the bigrams, the rarest first.</summary>
    /// <returns>How many bigrams of the text were counted, each as often as it stands there.</returns>
    private int Count(SegmentShelf shelf, Span<ushort> tallies)
    {
        // A text that is like enough is at most so much longer, and then lacks at most so many.
        var longest = _key.Length * 100 / MemoryScore.Fuzzy;
        var needed = (2 * MemoryScore.MostEdits(MemoryScore.Fuzzy, longest)) + 1;
        var (counted, postings) = (0, 0L);
        foreach (var (gram, times, count) in _grams.Select(gram => (gram.Key, gram.Value, Count: shelf.CountOf(gram.Key))).OrderBy(gram => gram.Count))
        {
            postings += count;
            if (counted >= needed && postings > EnoughPostings)
                break;
            counted += times;
            shelf.Tally(gram, (ushort)times, tallies);
        }

        return counted;
    }

    private void Compare(SegmentShelf shelf, ReadOnlySpan<ushort> tallies, int counted)
    {
        var promising = new List<int>[MemoryScore.Same + 1];
        for (var at = 0; at < tallies.Length; at++)
        {
            if (tallies[at] == 0)
                continue;
            var length = shelf.LengthOf(at);
            var longer = Math.Max(length, _key.Length);
            var fewestEdits = Math.Max(Math.Abs(length - _key.Length), (counted - tallies[at] + 1) / 2);
            if (fewestEdits <= longer && MemoryScore.Likeness(fewestEdits, longer) is var points && points >= _fewestPoints)
                (promising[points] ??= []).Add(at);
        }

        var below = 0;
        Span<char> key = stackalloc char[512];
        for (var points = MemoryScore.Same; points >= _fewestPoints && points > Beaten; points--)
        {
            // The latest first: of equals those are wanted.
            for (var index = (promising[points]?.Count ?? 0) - 1; index >= 0 && points > Beaten; index--)
            {
                if (points < MemoryScore.Fuzzy && ++below > MostBelowFuzzy)
                    return;
                var at = promising[points]![index];
                var length = shelf.LengthOf(at);
                if (length > key.Length)
                    key = new char[SegmentShelf.LongestKey];
                shelf.ReadKey(at, key[..length]);
                var longer = Math.Max(length, _key.Length);
                var limit = MemoryScore.MostEdits(Math.Max(_fewestPoints, Beaten + 1), longer);
                var distance = _distance.Within(key[..length], limit);
                if (distance <= limit)
                    Keep(new SegmentHit(shelf.NumberOf(at), MemoryScore.Likeness(distance, longer)));
            }
        }
    }

    /// <summary>A likeness that is no longer enough.</summary>
    private int Beaten => _best.Count < _most ? -1 : _best.TryPeek(out _, out var least) ? least.Likeness : MemoryScore.Same;

    private void Keep(SegmentHit hit)
    {
        _best.Enqueue(hit, (hit.Likeness, hit.Number));
        if (_best.Count > _most)
            _best.Dequeue();
    }
}
