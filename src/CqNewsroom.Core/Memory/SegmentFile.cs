using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CqNewsroom.Core.Memory;

/// <summary>Says of which memory a file of segments is.</summary>
/// <param name="LastNumber">The last number in it.</param>
/// <param name="LastRevision">The revision that this segment was learned from; another one means another newsroom, or one put back to an older day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FileMark(int LastNumber, Guid LastRevision);

/// <summary>
/// A file of segments, mapped: keys and postings are read where they lie, and what is held in memory is ten bytes a segment and twelve a bigram.
/// The format is <see cref="SegmentFileWriter"/>'s. Immutable; any number of threads may read.
/// </summary>
internal sealed class SegmentFile : SegmentShelf, IDisposable
{
    private readonly MemoryMappedFile _mapped;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SegmentFileHeader _header;
    private readonly int[] _numbers;
    private readonly ushort[] _lengths;
    private readonly uint[] _starts;
    private readonly uint[] _grams;
    private readonly int[] _counts;
    private readonly uint[] _postings;

    private SegmentFile(string path, FileStream stream, in SegmentFileHeader header)
    {
        (Path, _header) = (path, header);
        stream.Position = header.TablesAt;
        (_numbers, _lengths) = (Read<int>(stream, header.Count), Read<ushort>(stream, header.Count));
        (_grams, _counts, _postings) = (Read<uint>(stream, header.Grams), Read<int>(stream, header.Grams), Read<uint>(stream, header.Grams + 1));
        _starts = new uint[header.Count];
        for (var (at, start) = (0, 0u); at < _starts.Length; start += _lengths[at++])
            _starts[at] = start;
        _mapped = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Of which memory it is.</summary>
    public FileMark Mark => _header.Mark;

    /// <inheritdoc />
    public override int Count => _numbers.Length;

    /// <summary>Bytes that are held in memory beside the mapped file.</summary>
    public long HeldBytes => (10L * Count) + (12L * _grams.Length);

    /// <summary>Bytes of the file.</summary>
    public long FileBytes => _header.TrailerAt + SHA256.HashSizeInBytes;

    /// <summary>Opens a file; null where it is damaged or of another version.</summary>
    /// <param name="path">The file.</param>
    public static SegmentFile? Open(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
            var header = Read<SegmentFileHeader>(stream, 1)[0];
            if (!header.IsSound(stream.Length) || !IsWhole(stream, header.TrailerAt))
                return null;
            var file = new SegmentFile(path, stream, header);
            stream = null;
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <inheritdoc />
    public override int NumberOf(int at) => _numbers[at];

    /// <inheritdoc />
    public override int LengthOf(int at) => _lengths[at];

    /// <inheritdoc />
    public override void ReadKey(int at, Span<char> key) => _view.SafeMemoryMappedViewHandle.ReadSpan((ulong)SegmentFileHeader.Size + (2UL * _starts[at]), key);

    /// <inheritdoc />
    public override int CountOf(uint gram) => Array.BinarySearch(_grams, gram) is >= 0 and var at ? _counts[at] : 0;

    /// <inheritdoc />
    public override void Tally(uint gram, ushort weight, Span<ushort> tallies)
    {
        var at = Array.BinarySearch(_grams, gram);
        if (at < 0)
            return;
        Span<byte> bytes = stackalloc byte[4096];
        var (from, end, segment, gap, shift) = (_postings[at], _postings[at + 1], -1, 0, 0);
        while (from < end)
        {
            var some = bytes[..(int)Math.Min((uint)bytes.Length, end - from)];
            _view.SafeMemoryMappedViewHandle.ReadSpan((ulong)_header.PostingsAt + from, some);
            foreach (var value in some)
            {
                gap |= (value & 0x7F) << shift;
                if (value >= 0x80)
                {
                    shift += 7;
                    continue;
                }

                segment += gap;
                tallies[segment] += weight;
                (gap, shift) = (0, 0);
            }

            from += (uint)some.Length;
        }
    }

    /// <summary>Every segment in order.</summary>
    public IEnumerable<(int Number, string Key)> All()
    {
        var key = new char[LongestKey];
        for (var at = 0; at < Count; at++)
        {
            ReadKey(at, key.AsSpan(0, _lengths[at]));
            yield return (_numbers[at], new string(key, 0, _lengths[at]));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _view.Dispose();
        _mapped.Dispose();
    }

    private static bool IsWhole(FileStream stream, long trailerAt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        stream.Position = 0;
        for (long left = trailerAt; left > 0;)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
                return false;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Read<byte>(stream, SHA256.HashSizeInBytes).AsSpan().SequenceEqual(hash.GetHashAndReset());
    }

    private static T[] Read<T>(FileStream stream, int count)
        where T : unmanaged
    {
        var values = new T[count];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
