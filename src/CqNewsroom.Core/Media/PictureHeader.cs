using System.Buffers.Binary;

namespace CqNewsroom.Core.Media;

/// <summary>
/// What the first bytes of a file say: its format, whatever its name claims, and how many pixels it would decode to. Nothing is decoded here, so
/// a small file that claims to be enormous costs nothing. What is none of the formats has none: an SVG is text, and runs scripts.
/// </summary>
/// <param name="Format">The format.</param>
/// <param name="Width">Pixels across, before the orientation is applied.</param>
/// <param name="Height">Pixels down.</param>
public sealed record PictureHeader(PictureFormat Format, long Width, long Height)
{
    private const int DeepestBox = 4;

    /// <summary>Whether the picture may be decoded at all.</summary>
    public bool IsWithinLimits => Width is > 0 and <= PictureLimits.Side && Height is > 0 and <= PictureLimits.Side && Width * Height <= PictureLimits.Pixels;

    /// <summary>Reads it; null where the bytes are none of the formats, or end before they say their size.</summary>
    /// <param name="bytes">The file.</param>
    public static PictureHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xD8, 0xFF, ..])
            return Jpeg(bytes);
        if (bytes is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..])
            return Png(bytes);
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
            return Gif(bytes);
        if (bytes.Length >= 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
            return WebP(bytes);
        return bytes.Length >= 16 && bytes[4..].StartsWith("ftyp"u8) ? Boxes(bytes) : null;
    }

    private static PictureHeader? Jpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 4 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF)
                return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
                continue;
            }

            // The pixels begin, or the file ends, before the size was said.
            if (marker is 0xD9 or 0xDA)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return at + 9 <= bytes.Length
                    ? new PictureHeader(PictureFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]))
                    : null;
            }

            if (length < 2)
                return null;
            at += 2 + length;
        }

        return null;
    }

    private static PictureHeader? Png(ReadOnlySpan<byte> bytes) => bytes.Length >= 24 && bytes[12..].StartsWith("IHDR"u8)
        ? new PictureHeader(PictureFormat.Png, BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]))
        : null;

    // The first picture may be larger than the screen that the file speaks of.
    private static PictureHeader? Gif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 13)
            return null;
        long width = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), height = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        var at = 13 + ((bytes[10] & 0x80) != 0 ? 3 << ((bytes[10] & 0x07) + 1) : 0);
        while (at + 1 < bytes.Length && bytes[at] == 0x21)
        {
            at += 2;
            while (at < bytes.Length && bytes[at] != 0)
                at += 1 + bytes[at];
            at++;
        }

        if (at + 9 > bytes.Length || bytes[at] != 0x2C)
            return null;
        width = Math.Max(width, BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 1)..]) + (long)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 5)..]));
        height = Math.Max(height, BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 3)..]) + (long)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 7)..]));
        return new PictureHeader(PictureFormat.Gif, width, height);
    }

    private static PictureHeader? WebP(ReadOnlySpan<byte> bytes)
    {
        var kind = bytes[12..16];
        if (kind.SequenceEqual("VP8X"u8))
            return new PictureHeader(PictureFormat.WebP, 1 + (bytes[24] | (bytes[25] << 8) | (bytes[26] << 16)), 1 + (bytes[27] | (bytes[28] << 8) | (bytes[29] << 16)));
        if (kind.SequenceEqual("VP8 "u8) && bytes[23..26] is [0x9D, 0x01, 0x2A])
            return new PictureHeader(PictureFormat.WebP, BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        if (!kind.SequenceEqual("VP8L"u8) || bytes[20] != 0x2F)
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
        return new PictureHeader(PictureFormat.WebP, 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
    }

    // AVIF and HEIC are boxes in boxes; each picture in the file says its size in a box 'ispe', and the largest one counts.
    private static PictureHeader? Boxes(ReadOnlySpan<byte> bytes)
    {
        var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), (uint)bytes.Length);
        PictureFormat? format = null;
        for (var at = 8; at + 4 <= length && format is null; at += at == 8 ? 8 : 4)
        {
            var brand = bytes[at..(at + 4)];
            format = brand.SequenceEqual("avif"u8) ? PictureFormat.Avif
                : brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) ? PictureFormat.Heic
                : null;
        }

        var (width, height) = Largest(bytes, 0);
        return format is { } known && width > 0 ? new PictureHeader(known, width, height) : null;
    }

    private static (long Width, long Height) Largest(ReadOnlySpan<byte> bytes, int depth)
    {
        (long Width, long Height) largest = (0, 0);
        while (bytes.Length >= 8 && depth < DeepestBox)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            var start = 8;
            if (size == 1 && bytes.Length >= 16)
            {
                size = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), (ulong)bytes.Length);
                start = 16;
            }

            if (size == 0 || size > bytes.Length)
                size = bytes.Length;
            if (size < start)
                return largest;
            var kind = bytes[4..8];
            var content = bytes[start..(int)size];
            var (width, height) = kind.SequenceEqual("ispe"u8) && content.Length >= 12
                ? (BinaryPrimitives.ReadUInt32BigEndian(content[4..]), (long)BinaryPrimitives.ReadUInt32BigEndian(content[8..]))
                : kind.SequenceEqual("meta"u8) && content.Length > 4 ? Largest(content[4..], depth + 1)
                : kind.SequenceEqual("iprp"u8) || kind.SequenceEqual("ipco"u8) ? Largest(content, depth + 1)
                : (0L, 0L);
            largest = (Math.Max(largest.Width, width), Math.Max(largest.Height, height));
            bytes = bytes[(int)size..];
        }

        return largest;
    }
}
