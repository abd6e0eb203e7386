namespace CqNewsroom.Core.Search;

/// <summary>Adds documents to the stretches of a term's postings.</summary>
/// <param name="tail">The stretch that is added to.</param>
internal sealed class PostingBlock(SearchPosting tail)
{
    /// <summary>Beyond this many bytes of documents or positions a stretch is closed.</summary>
    private const int FullDocuments = 8 * 1024;
    private const int FullPositions = 32 * 1024;

    private readonly NumberWriter _documents = new();
    private readonly NumberWriter _positions = new();
    private int _first;
    private bool _begun;

    /// <summary>The stretches that changed; the open one last.</summary>
    public List<SearchPosting> Changed { get; } = [];

    /// <summary>Adds a document. What is there already is left out, so that a merge which was cut off can be repeated.</summary>
    /// <param name="number">Its number; higher than those added before.</param>
    /// <param name="weight">The term's weight in it.</param>
    /// <param name="positions">The term's positions in it, as written.</param>
    public void Add(int number, byte weight, ReadOnlySpan<byte> positions)
    {
        if (number <= tail.Last)
            return;
        Begin();
        if (_documents.Length >= FullDocuments || _positions.Length >= FullPositions)
            Close();
        _first = _first == 0 ? number : _first;
        _documents.Write(number - (_documents.Length == 0 ? 0 : tail.Last));
        _documents.WriteByte(weight);
        _positions.Write(positions.Length);
        _positions.Write(positions);
        tail.Last = number;
    }

    /// <summary>Ends the adding.</summary>
    public void Finish()
    {
        if (!_begun)
            return;
        tail.Documents = _documents.ToArray();
        tail.Positions = _positions.ToArray();
        Changed.Add(tail);
    }

    private void Begin()
    {
        if (_begun)
            return;
        _begun = true;
        _documents.Write(tail.Documents);
        _positions.Write(tail.Positions);
        var at = 0;
        _first = tail.Documents.Length == 0 ? 0 : NumberReader.Read(tail.Documents, ref at);
    }

    private void Close()
    {
        Changed.Add(new SearchPosting
        {
            Generation = tail.Generation,
            Language = tail.Language,
            Term = tail.Term,
            Block = _first,
            Last = tail.Last,
            Documents = _documents.ToArray(),
            Positions = _positions.ToArray(),
        });
        _documents.Clear();
        _positions.Clear();
        _first = 0;
    }
}
