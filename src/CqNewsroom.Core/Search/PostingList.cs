namespace CqNewsroom.Core.Search;

/// <summary>The documents that hold a term, ascending, with what it counts in each.</summary>
internal sealed class PostingList
{
    private int[] _documents = new int[64];
    private byte[] _weights = new byte[64];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>Their numbers.</summary>
    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

    /// <summary>Their weights.</summary>
    public ReadOnlySpan<byte> Weights => _weights.AsSpan(0, Count);

    /// <summary>Adds one behind the others; one that is there already is left out.</summary>
    /// <param name="document">Its number.</param>
    /// <param name="weight">Its weight.</param>
    public void Add(int document, byte weight)
    {
        if (Count > 0 && document <= _documents[Count - 1])
            return;
        if (Count == _documents.Length)
        {
            Array.Resize(ref _documents, Count * 2);
            Array.Resize(ref _weights, Count * 2);
        }

        (_documents[Count], _weights[Count]) = (document, weight);
        Count++;
    }

    /// <summary>Adds a stretch as the database holds it.</summary>
    /// <param name="bytes">Numbers and weights.</param>
    public void AddBlock(byte[] bytes)
    {
        var (at, document) = (0, 0);
        while (at < bytes.Length)
        {
            document += NumberReader.Read(bytes, ref at);
            Add(document, bytes[at++]);
        }
    }

    /// <summary>Looks for a document from where an earlier one was found.</summary>
    /// <param name="document">Its number, higher than those looked for before.</param>
    /// <param name="at">Where the search begins; where it stands, or would, afterwards.</param>
    /// <returns>Whether it is there.</returns>
    public bool Seek(int document, ref int at)
    {
        // Steps that double find near ones at once and far ones soon.
        var step = 1;
        while (at + step < Count && _documents[at + step] < document)
        {
            at += step;
            step *= 2;
        }

        var found = Array.BinarySearch(_documents, at, Math.Min(step + 1, Count - at), document);
        at = found >= 0 ? found : ~found;
        return found >= 0;
    }

    /// <summary>Those that are in both, with the smaller weight: a phrase counts no more than its rarest part.</summary>
    /// <param name="one">A list.</param>
    /// <param name="other">Another.</param>
    public static PostingList Both(PostingList one, PostingList other)
    {
        var both = new PostingList();
        var (a, b) = (0, 0);
        while (a < one.Count && b < other.Count)
        {
            var difference = one._documents[a] - other._documents[b];
            if (difference == 0)
                both.Add(one._documents[a], Math.Min(one._weights[a], other._weights[b]));
            a += difference <= 0 ? 1 : 0;
            b += difference >= 0 ? 1 : 0;
        }

        return both;
    }
}
