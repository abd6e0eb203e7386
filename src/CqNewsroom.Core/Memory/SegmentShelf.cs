namespace CqNewsroom.Core.Memory;

/// <summary>
/// Segments of one pair of languages with their bigrams. A bigram is two neighbouring characters of a key; the edges of the key count as a
/// character, so that a key has one bigram more than characters.
/// </summary>
internal abstract class SegmentShelf
{
    /// <summary>The longest key that is kept, in UTF-16 units; a paragraph of news has some hundred.</summary>
    public const int LongestKey = 4000;

    /// <summary>How many segments there are.</summary>
    public abstract int Count { get; }

    /// <summary>The number by which the database knows a segment; later segments have higher ones.</summary>
    public abstract int NumberOf(int at);

    /// <summary>Length of a segment's key.</summary>
    public abstract int LengthOf(int at);

    /// <summary>Copies a key.</summary>
    public abstract void ReadKey(int at, Span<char> key);

    /// <summary>In how many segments a bigram stands.</summary>
    public abstract int CountOf(uint gram);

    /// <summary>Adds a weight to the tally of every segment in which a bigram stands.</summary>
    public abstract void Tally(uint gram, ushort weight, Span<ushort> tallies);

    /// <summary>Every bigram of a key, as often as it stands there.</summary>
    public static IEnumerable<uint> GramsOf(string key)
    {
        var before = '\0';
        foreach (var character in key)
        {
            yield return Gram(before, character);
            before = character;
        }

        yield return Gram(before, '\0');
    }

    /// <summary>A bigram as a number.</summary>
    public static uint Gram(char first, char second) => ((uint)first << 16) | second;
}

/// <summary>What was learned since the file was written: small, and the only part that changes.</summary>
internal sealed class SegmentOverlay : SegmentShelf
{
    private readonly List<(int Number, string Key)> _segments = [];
    private readonly Dictionary<uint, List<int>> _postings = [];

    /// <inheritdoc />
    public override int Count => _segments.Count;

    /// <inheritdoc />
    public override int NumberOf(int at) => _segments[at].Number;

    /// <inheritdoc />
    public override int LengthOf(int at) => _segments[at].Key.Length;

    /// <inheritdoc />
    public override void ReadKey(int at, Span<char> key) => _segments[at].Key.CopyTo(key);

    /// <inheritdoc />
    public override int CountOf(uint gram) => _postings.TryGetValue(gram, out var found) ? found.Count : 0;

    /// <inheritdoc />
    public override void Tally(uint gram, ushort weight, Span<ushort> tallies)
    {
        if (!_postings.TryGetValue(gram, out var found))
            return;
        foreach (var at in found)
            tallies[at] += weight;
    }

    /// <summary>Adds a segment; numbers rise.</summary>
    public void Add(int number, string key)
    {
        var at = _segments.Count;
        _segments.Add((number, key));
        foreach (var gram in GramsOf(key))
        {
            if (!_postings.TryGetValue(gram, out var found))
                _postings.Add(gram, found = []);
            if (found.Count == 0 || found[^1] != at)
                found.Add(at);
        }
    }
}
