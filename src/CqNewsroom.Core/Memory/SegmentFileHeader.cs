using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CqNewsroom.Core.Memory;

/// <summary>
/// The beginning of a file of segments. Behind it: the keys in UTF-16, the postings, the tables (number and length of each segment; the bigrams
/// in order, in how many segments each stands, where its postings begin), and the SHA-256 of all that. A posting is the gap from the
/// segment before, seven bits a byte, the lowest first. Numbers are little-endian; to other machines the file is foreign.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct SegmentFileHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Size = 56;

    /// <summary>Raised by every change of the format or of <see cref="MemoryText"/>, since keys of another making must not be compared.</summary>
    public const int CurrentVersion = 1;

    private const int Magic = 0x4D54_5143;

    private readonly int _magic;
    private readonly int _version;

    /// <summary>Makes one.</summary>
    public SegmentFileHeader(in FileMark mark, int count, int grams, long postingsAt, long tablesAt)
    {
        (_magic, _version) = (Magic, CurrentVersion);
        (LastNumber, LastRevision, Count, Grams, PostingsAt, TablesAt) = (mark.LastNumber, mark.LastRevision, count, grams, postingsAt, tablesAt);
    }

    public int LastNumber { get; }

    public int Count { get; }

    public int Grams { get; }

    private readonly int _reserved = 0;

    public long PostingsAt { get; }

    public long TablesAt { get; }

    public Guid LastRevision { get; }

    public readonly FileMark Mark => new(LastNumber, LastRevision);

    public readonly long TrailerAt => TablesAt + (6L * Count) + (8L * Grams) + (4L * (Grams + 1));

    /// <summary>Whether it is ours, of this version, and fits the length of its file.</summary>
    public readonly bool IsSound(long fileLength) =>
        _magic == Magic && _version == CurrentVersion && Count >= 0 && Grams >= 0 && PostingsAt >= Size && TablesAt >= PostingsAt && TrailerAt + SHA256.HashSizeInBytes == fileLength;
}
