namespace CqNewsroom.Core.Search;

/// <summary>Writes numbers from 0 up in as few bytes as they need, seven bits each.</summary>
internal sealed class NumberWriter
{
    private byte[] _bytes = new byte[256];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Writes a number.</summary>
    /// <param name="number">From 0 up.</param>
    public void Write(int number)
    {
        Grow(5);
        for (var rest = (uint)number; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                _bytes[Length++] = (byte)rest;
                return;
            }

            _bytes[Length++] = (byte)(rest | 0x80);
        }
    }

    /// <summary>Writes a byte as it is.</summary>
    /// <param name="value">The byte.</param>
    public void WriteByte(byte value)
    {
        Grow(1);
        _bytes[Length++] = value;
    }

    /// <summary>Writes bytes as they are.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Grow(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Writes rising numbers by what each adds to the one before.</summary>
    /// <param name="numbers">The numbers.</param>
    public void WriteAscending(IReadOnlyList<int> numbers)
    {
        var before = 0;
        foreach (var number in numbers)
        {
            Write(number - before);
            before = number;
        }
    }

    /// <summary>What was written; valid until more is.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => Written.ToArray();

    /// <summary>Forgets what was written, to begin again.</summary>
    public void Clear() => Length = 0;

    private void Grow(int by)
    {
        if (Length + by > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + by));
    }
}

/// <summary>Reads what <see cref="NumberWriter"/> wrote.</summary>
internal static class NumberReader
{
    /// <summary>Reads a number.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="at">Where; behind it afterwards.</param>
    public static int Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint value = bytes[at++];
        if (value < 0x80)
            return (int)value;
        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            uint next = bytes[at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
                return (int)value;
        }
    }

    /// <summary>Reads rising numbers to the end of the bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="numbers">Added to.</param>
    public static void ReadAscending(ReadOnlySpan<byte> bytes, List<int> numbers)
    {
        var (at, number) = (0, 0);
        while (at < bytes.Length)
            numbers.Add(number += Read(bytes, ref at));
    }
}
