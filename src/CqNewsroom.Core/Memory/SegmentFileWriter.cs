using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CqNewsroom.Core.Memory;

/// <summary>
/// Writes a file of segments. The keys are written as they come and read once more for the postings, so that memory holds the postings alone:
/// between one and two bytes a bigram of a segment.
/// </summary>
internal sealed class SegmentFileWriter
{
    private readonly FileStream _stream;
    private readonly List<int> _numbers = [];
    private readonly List<ushort> _lengths = [];
    private readonly Dictionary<uint, GramState> _grams = [];

    /// <summary>Begins.</summary>
    /// <param name="stream">A new file, to be read and written.</param>
    public SegmentFileWriter(FileStream stream)
    {
        _stream = stream;
        _stream.Write(stackalloc byte[SegmentFileHeader.Size]);
    }

    /// <summary>Adds a segment; numbers rise.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="key">Its key, at most <see cref="SegmentShelf.LongestKey"/> long.</param>
    public void Add(int number, string key)
    {
        var at = _numbers.Count;
        _numbers.Add(number);
        _lengths.Add((ushort)key.Length);
        _stream.Write(MemoryMarshal.AsBytes(key.AsSpan()));
        foreach (var gram in SegmentShelf.GramsOf(key))
        {
            ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(_grams, gram, out _);
            if (state.Next > at)
                continue;
            state.Bytes += Varint(at + 1 - state.Next, []);
            state.Count++;
            state.Next = at + 1;
        }
    }

    /// <summary>Writes the rest.</summary>
    /// <param name="mark">Of which memory it is.</param>
    public void Finish(in FileMark mark)
    {
        var grams = _grams.Keys.Order().ToArray();
        var (starts, total) = (new uint[grams.Length + 1], 0u);
        for (var at = 0; at < grams.Length; at++)
        {
            ref var state = ref CollectionsMarshal.GetValueRefOrNullRef(_grams, grams[at]);
            (starts[at], state.At, state.Next) = (total, total, 0);
            total = checked(total + state.Bytes);
        }

        starts[^1] = total;
        var postings = Postings(new byte[total]);
        var postingsAt = _stream.Seek(0, SeekOrigin.End);
        _stream.Write(postings);
        var tablesAt = _stream.Position;
        Write(_numbers.ToArray());
        Write(_lengths.ToArray());
        Write(grams);
        Write(Array.ConvertAll(grams, gram => _grams[gram].Count));
        Write(starts);
        _stream.Position = 0;
        Write([new SegmentFileHeader(mark, _numbers.Count, grams.Length, postingsAt, tablesAt)]);
        _stream.Position = 0;
        // At the end of what is read stands the hash of it.
        var hash = SHA256.HashData(_stream);
        _stream.Write(hash);
        _stream.Flush(flushToDisk: true);
    }

    private byte[] Postings(byte[] postings)
    {
        _stream.Position = SegmentFileHeader.Size;
        var buffer = new char[SegmentShelf.LongestKey];
        for (var at = 0; at < _lengths.Count; at++)
        {
            var key = buffer.AsSpan(0, _lengths[at]);
            _stream.ReadExactly(MemoryMarshal.AsBytes(key));
            foreach (var gram in SegmentShelf.GramsOf(new string(key)))
            {
                ref var state = ref CollectionsMarshal.GetValueRefOrNullRef(_grams, gram);
                if (state.Next > at)
                    continue;
                state.At += Varint(at + 1 - state.Next, postings.AsSpan((int)state.At));
                state.Next = at + 1;
            }
        }

        return postings;
    }

    /// <summary>Writes a gap where there is room, and says how many bytes it takes.</summary>
    private static uint Varint(int gap, Span<byte> to)
    {
        var at = 0;
        for (; gap >= 0x80; gap >>= 7, at++)
        {
            if (!to.IsEmpty)
                to[at] = (byte)(gap | 0x80);
        }

        if (!to.IsEmpty)
            to[at] = (byte)gap;
        return (uint)at + 1;
    }

    private void Write<T>(T[] values)
        where T : unmanaged => _stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));

    [StructLayout(LayoutKind.Auto)]
    private struct GramState
    {
        /// <summary>One more than the last segment with it.</summary>
        public int Next;

        public int Count;

        public uint Bytes;

        public uint At;
    }
}
