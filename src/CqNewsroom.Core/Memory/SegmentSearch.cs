using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CqNewsroom.Core.Memory;

/// <summary>A segment that was found.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Likeness">How like the keys are, as <see cref="MemoryScore.Likeness"/> says it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SegmentHit(int Number, int Likeness);

/// <summary>
/// Finds the segments most like a text. An edit takes at most two bigrams of the text away, so the bigrams that a segment lacks say how like it can be
/// at best; the most promising are compared first, until no other can be better than what was found. From <see cref="MemoryScore.Fuzzy"/>
/// on nothing is missed; below, only those are compared that share a quarter of the bigrams, and only so many.
/// </summary>
internal sealed class SegmentSearch : IDisposable
{
    // So many more bigrams than must be counted keep texts out that share a few by chance.
    private const int Margin = 8;

    // What is counted at once anyway makes the bounds better.
    private const int FewPostings = 20_000;

    private const int MostBelowFuzzy = 1_000;

    private readonly string _key;
    private readonly int _most;
    private readonly int _fewestPoints;
    private readonly int _surePoints;
    private readonly EditDistance _distance;
    private readonly List<KeyValuePair<uint, int>> _grams;
    private readonly PriorityQueue<SegmentHit, (int Likeness, int Number)> _best = new();

    /// <summary>Prepares a search.</summary>
    /// <param name="key">Key of the text, not empty.</param>
    /// <param name="most">How many segments are wanted.</param>
    /// <param name="fewestPoints">The least likeness of interest.</param>
    public SegmentSearch(string key, int most, int fewestPoints)
    {
        (_key, _most, _fewestPoints, _surePoints) = (key, most, fewestPoints, Math.Max(fewestPoints, MemoryScore.Fuzzy));
        _distance = new EditDistance(key);
        _grams = [.. SegmentShelf.GramsOf(key).CountBy(gram => gram)];
    }

    /// <summary>What was found, the most like first, of equals the latest first.</summary>
    public IReadOnlyList<SegmentHit> Best => [.. _best.UnorderedItems.Select(item => item.Element).OrderByDescending(hit => hit.Likeness).ThenByDescending(hit => hit.Number)];

    // A text that is like enough is at most so much longer, and becomes this one by at most so many edits.
    private int MostEdits => MemoryScore.MostEdits(_surePoints, _key.Length * 100 / _surePoints);

    /// <summary>A likeness that is no longer enough.</summary>
    private int Beaten => _best.Count < _most ? -1 : _best.TryPeek(out _, out var least) ? least.Likeness : MemoryScore.Same;

    /// <summary>Searches a shelf; what other shelves gave stays where it is better.</summary>
    public void In(SegmentShelf shelf)
    {
        if (shelf.Count == 0)
            return;
        var rented = ArrayPool<ushort>.Shared.Rent(shelf.Count);
        var tallies = rented.AsSpan(0, shelf.Count);
        tallies.Clear();
        var counted = Count(shelf, tallies);
        Compare(shelf, Promising(shelf, tallies, counted));
        ArrayPool<ushort>.Shared.Return(rented);
    }

    /// <inheritdoc />
    public void Dispose() => _distance.Dispose();

    /// <summary>Counts the bigrams, the rarest first, until every text that is like enough must have one of them and a few more.</summary>
    /// <returns>How many bigrams of the text were counted, each as often as it stands there.</returns>
    private int Count(SegmentShelf shelf, Span<ushort> tallies)
    {
        var enough = (2 * MostEdits) + 1 + Margin;
        var (counted, postings) = (0, 0L);
        foreach (var (gram, times, count) in _grams.Select(gram => (gram.Key, gram.Value, Count: shelf.CountOf(gram.Key))).OrderBy(gram => gram.Count))
        {
            postings += count;
            if (counted >= enough && postings > FewPostings)
                break;
            counted += times;
            shelf.Tally(gram, (ushort)times, tallies);
        }

        return counted;
    }

    /// <summary>The segments by the likeness that they can have at best.</summary>
    private List<int>?[] Promising(SegmentShelf shelf, ReadOnlySpan<ushort> tallies, int counted)
    {
        var promising = new List<int>?[MemoryScore.Same + 1];
        var quarter = _fewestPoints < _surePoints ? Math.Max(1, counted / 4) : int.MaxValue;
        var fewest = Math.Min(quarter, Math.Max(1, counted - (2 * MostEdits)));
        var below = new Vector<ushort>((ushort)(fewest - 1));
        for (var at = 0; at < tallies.Length; at++)
        {
            // Almost all have too few: they are passed by in packs.
            if (at + Vector<ushort>.Count <= tallies.Length && Vector.LessThanOrEqualAll(new Vector<ushort>(tallies[at..]), below))
            {
                at += Vector<ushort>.Count - 1;
                continue;
            }

            for (var end = Math.Min(tallies.Length, at + Vector<ushort>.Count); at < end; at++)
            {
                if (tallies[at] < fewest)
                    continue;
                var length = shelf.LengthOf(at);
                var longer = Math.Max(length, _key.Length);
                var fewestEdits = Math.Max(Math.Abs(length - _key.Length), (counted - tallies[at] + 1) / 2);
                var points = fewestEdits > longer ? 0 : MemoryScore.Likeness(fewestEdits, longer);
                if (points >= _surePoints || (points >= _fewestPoints && tallies[at] >= quarter))
                    (promising[points] ??= []).Add(at);
            }

            at--;
        }

        return promising;
    }

    private void Compare(SegmentShelf shelf, List<int>?[] promising)
    {
        var below = 0;
        Span<char> key = stackalloc char[512];
        for (var points = MemoryScore.Same; points >= _fewestPoints && points > Beaten; points--)
        {
            // The latest first: of equals those are wanted.
            for (var index = (promising[points]?.Count ?? 0) - 1; index >= 0 && points > Beaten; index--)
            {
                if (points < _surePoints && ++below > MostBelowFuzzy)
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

    private void Keep(SegmentHit hit)
    {
        _best.Enqueue(hit, (hit.Likeness, hit.Number));
        if (_best.Count > _most)
            _best.Dequeue();
    }
}
