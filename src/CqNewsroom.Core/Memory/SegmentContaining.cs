using System.Buffers;

namespace CqNewsroom.Core.Memory;

/// <summary>Finds segments in whose key a few characters stand, by the bigrams inside them; two characters are enough.</summary>
internal static class SegmentContaining
{
    /// <summary>Numbers of the latest.</summary>
    public static List<int> Find(SegmentShelf shelf, string part, int most)
    {
        var found = new List<int>();
        var grams = part.Zip(part.Skip(1), SegmentShelf.Gram).Distinct().ToList();
        if (grams.Count == 0 || shelf.Count == 0 || grams.Exists(gram => shelf.CountOf(gram) == 0))
            return found;
        var rented = ArrayPool<ushort>.Shared.Rent(shelf.Count);
        var tallies = rented.AsSpan(0, shelf.Count);
        tallies.Clear();
        foreach (var gram in grams)
            shelf.Tally(gram, 1, tallies);
        var key = new char[SegmentShelf.LongestKey];
        for (var at = tallies.Length - 1; at >= 0 && found.Count < most; at--)
        {
            if (tallies[at] < grams.Count)
                continue;
            var text = key.AsSpan(0, shelf.LengthOf(at));
            shelf.ReadKey(at, text);
            if (text.IndexOf(part, StringComparison.Ordinal) >= 0)
                found.Add(shelf.NumberOf(at));
        }

        ArrayPool<ushort>.Shared.Return(rented);
        return found;
    }
}
