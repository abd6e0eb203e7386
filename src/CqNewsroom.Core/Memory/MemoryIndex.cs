namespace CqNewsroom.Core.Memory;

/// <summary>The index of one pair of languages: a file that does not change, and what was learned since it was written. Lookups go on while it changes.</summary>
internal sealed class MemoryIndex : IDisposable
{
    private readonly ReaderWriterLockSlim _lock = new();
    private SegmentFile? _file;
    private SegmentOverlay _overlay = new();

    /// <summary>Number of the last segment in it, also of one whose key was too long to be kept.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Segments that are held in memory, not in the file.</summary>
    public int Unwritten => _overlay.Count;

    /// <summary>The file, for <see cref="SegmentFile.All"/>; null before the first was written.</summary>
    public SegmentFile? File => _file;

    /// <summary>The segments most like a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="most">How many.</param>
    /// <param name="fewestPoints">The least likeness.</param>
    public IReadOnlyList<SegmentHit> Find(string key, int most, int fewestPoints)
    {
        if (key.Length is 0 or > SegmentShelf.LongestKey)
            return [];
        using var search = new SegmentSearch(key, most, fewestPoints);
        Read(search.In);
        return search.Best;
    }

    /// <summary>The latest segments in whose key another stands.</summary>
    /// <param name="part">What is to be in them, two characters or more.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<int> FindContaining(string part, int most)
    {
        var found = new List<int>();
        Read(shelf => found.AddRange(SegmentContaining.Find(shelf, part, most)));
        return [.. found.OrderDescending().Take(most)];
    }

    /// <summary>Adds segments that were learned.</summary>
    /// <param name="segments">Number and key, by number.</param>
    public void Add(IReadOnlyList<(int Number, string Key)> segments)
    {
        _lock.EnterWriteLock();
        try
        {
            foreach (var (number, key) in segments)
            {
                if (key.Length is > 0 and <= SegmentShelf.LongestKey)
                    _overlay.Add(number, key);
                LastNumber = number;
            }
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>Takes a file in place of all that was known.</summary>
    /// <param name="file">The file, null to begin anew.</param>
    /// <returns>The file before, closed.</returns>
    public string? Take(SegmentFile? file)
    {
        _lock.EnterWriteLock();
        try
        {
            var before = _file;
            (_file, _overlay, LastNumber) = (file, new SegmentOverlay(), file?.Mark.LastNumber ?? 0);
            before?.Dispose();
            return before?.Path;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _file?.Dispose();
        _lock.Dispose();
    }

    private void Read(Action<SegmentShelf> read)
    {
        _lock.EnterReadLock();
        try
        {
            read(_overlay);
            if (_file is not null)
                read(_file);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }
}
