using System.Runtime.InteropServices;

namespace CqNewsroom.Core.Search;

/// <summary>Where one term stands in each of some documents, one array for all of them.</summary>
/// <param name="candidates">The documents.</param>
internal sealed class CandidatePositions(PostingList candidates)
{
    private readonly (int From, int To)[] _ranges = new (int, int)[candidates.Count];
    private readonly List<int> _positions = [];

    /// <summary>The positions in one of them, ascending.</summary>
    /// <param name="candidate">Which, counted from 0.</param>
    public ReadOnlySpan<int> Of(int candidate)
    {
        var (from, to) = _ranges[candidate];
        return CollectionsMarshal.AsSpan(_positions)[from..to];
    }

    /// <summary>Adds a document's, where it is a candidate and has none yet.</summary>
    /// <param name="document">Its number.</param>
    /// <param name="positions">The positions as written.</param>
    public void Add(int document, ReadOnlySpan<byte> positions)
    {
        if (candidates.Documents.BinarySearch(document) is >= 0 and var candidate && _ranges[candidate].To == 0)
            Put(candidate, positions);
    }

    /// <summary>Adds those of a stretch as the database holds it.</summary>
    /// <param name="documents">Numbers and weights.</param>
    /// <param name="positions">Positions.</param>
    public void AddBlock(ReadOnlySpan<byte> documents, ReadOnlySpan<byte> positions)
    {
        var numbers = candidates.Documents;
        var (at, document, offset, candidate) = (0, 0, 0, -1);
        while (at < documents.Length)
        {
            document += NumberReader.Read(documents, ref at);
            at++;
            var length = NumberReader.Read(positions, ref offset);
            if (candidate < 0)
                candidate = numbers.BinarySearch(document) is var there && there >= 0 ? there : ~there;
            while (candidate < numbers.Length && numbers[candidate] < document)
                candidate++;
            if (candidate == numbers.Length)
                return;
            if (numbers[candidate] == document)
                Put(candidate, positions.Slice(offset, length));
            offset += length;
        }
    }

    private void Put(int candidate, ReadOnlySpan<byte> positions)
    {
        var from = _positions.Count;
        NumberReader.ReadAscending(positions, _positions);
        _ranges[candidate] = (from, _positions.Count);
    }
}
