using System.Buffers.Binary;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Media;

/// <summary>What a file says about itself, as the photographer or agency wrote it: read from XMP first, then IPTC, then EXIF, field by field.</summary>
/// <param name="Caption">What is to be seen.</param>
/// <param name="Credit">Whose picture it is.</param>
/// <param name="Copyright">The copyright notice.</param>
/// <param name="Alt">The alternative text.</param>
public sealed record PictureWords(string Caption, string Credit, string Copyright, string Alt)
{
    private const int CaptionLength = 2_000;
    private const int LargestXmp = 1_000_000;

    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Photoshop = "http://ns.adobe.com/photoshop/1.0/";
    private static readonly XNamespace IptcCore = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";

    // What cameras write on their own where a person should have written something.
    private static readonly HashSet<string> Meaningless = new(StringComparer.OrdinalIgnoreCase)
    {
        "OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM", "SAMSUNG", "default", "untitled", "Picture", "Photo", "MINOLTA DIGITAL CAMERA", "KONICA MINOLTA DIGITAL CAMERA", "DIGITAL CAMERA",
    };

    /// <summary>Nothing.</summary>
    public static PictureWords None { get; } = new("", "", "", "");

    /// <summary>Reads the words of the three blocks that a file may carry; what cannot be read is left out.</summary>
    /// <param name="xmp">The XMP packet.</param>
    /// <param name="iptc">The IPTC records (IIM).</param>
    /// <param name="exif">The EXIF block (TIFF), with or without its introduction.</param>
    public static PictureWords Read(byte[]? xmp, byte[]? iptc, byte[]? exif)
    {
        var packet = Xmp(xmp);
        var records = Iptc(iptc);
        var tags = Exif(exif);
        return new PictureWords(
            First(CaptionLength, Of(packet, Dc + "description"), records.GetValueOrDefault(120), tags.GetValueOrDefault(0x010E)),
            First(DocumentLimits.ShortFieldLength, Of(packet, Photoshop + "Credit"), records.GetValueOrDefault(110), Of(packet, Dc + "creator"), records.GetValueOrDefault(80), tags.GetValueOrDefault(0x013B)),
            First(DocumentLimits.ShortFieldLength, Of(packet, Dc + "rights"), records.GetValueOrDefault(116), tags.GetValueOrDefault(0x8298)),
            First(DocumentLimits.AltLength, Of(packet, IptcCore + "AltTextAccessibility")));
    }

    private static string First(int most, params string?[] values) => values.Select(value => Clean(value, most)).FirstOrDefault(value => value.Length > 0) ?? "";

    private static string Clean(string? value, int most)
    {
        var clean = new string([.. (value ?? "").ReplaceLineEndings(" ").Where(c => !char.IsControl(c) && c is not ('\uFFFD' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))]).Trim();
        return Meaningless.Contains(clean) ? "" : PlainTexts.Cut(clean, most);
    }

    private static XDocument? Xmp(byte[]? xmp)
    {
        if (xmp is null or { Length: 0 } or { Length: > LargestXmp })
            return null;
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestXmp };
            using var reader = XmlReader.Create(new MemoryStream(xmp.AsSpan().TrimEnd((byte)0).ToArray()), settings);
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // A property is an element with its text or a list of texts in it, or an attribute of the description.
    private static string? Of(XDocument? packet, XName name)
    {
        if (packet?.Descendants(name).FirstOrDefault() is not { } element)
            return packet?.Descendants(Rdf + "Description").Select(description => description.Attribute(name)?.Value).FirstOrDefault(value => value is not null);
        var items = element.Descendants(Rdf + "li").ToList();
        if (items.Count == 0)
            return element.Value;
        if (element.Descendants(Rdf + "Seq").Any() || element.Descendants(Rdf + "Bag").Any())
            return string.Join(", ", items.Select(item => item.Value));
        return (items.Find(item => item.Attribute(XNamespace.Xml + "lang")?.Value == "x-default") ?? items[0]).Value;
    }

    // Records of 0x1C, record number, dataset, length; record 1, dataset 90 may say that all is UTF-8.
    private static Dictionary<int, string> Iptc(byte[]? iptc)
    {
        var found = new Dictionary<int, byte[]>();
        var isUtf8 = false;
        for (var at = 0; iptc is not null && at + 5 <= iptc.Length && iptc[at] == 0x1C;)
        {
            int record = iptc[at + 1], dataset = iptc[at + 2], length = BinaryPrimitives.ReadUInt16BigEndian(iptc.AsSpan(at + 3));
            if (length >= 0x8000 || at + 5 + length > iptc.Length)
                break;
            var value = iptc[(at + 5)..(at + 5 + length)];
            if (record == 1 && dataset == 90)
                isUtf8 = value is [0x1B, 0x25, 0x47, ..];
            else if (record == 2)
                found.TryAdd(dataset, value);
            at += 5 + length;
        }

        return found.ToDictionary(pair => pair.Key, pair => isUtf8 ? Encoding.UTF8.GetString(pair.Value) : Text(pair.Value));
    }

    private static Dictionary<int, string> Exif(byte[]? exif)
    {
        var found = new Dictionary<int, string>();
        var tiff = exif.AsSpan();
        if (tiff.StartsWith("Exif\0\0"u8))
            tiff = tiff[6..];
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
            return found;
        var little = tiff[0] == 'I';
        var directory = Long(tiff, 4, little);
        if (directory > tiff.Length - 2)
            return found;
        var count = Short(tiff, (int)directory, little);
        for (var entry = 0; entry < count; entry++)
        {
            var at = directory + 2 + (12L * entry);
            if (at + 12 > tiff.Length)
                break;
            var (tag, kind, length) = (Short(tiff, (int)at, little), Short(tiff, (int)at + 2, little), Long(tiff, (int)at + 4, little));
            var place = length <= 4 ? at + 8 : Long(tiff, (int)at + 8, little);
            if (kind == 2 && tag is 0x010E or 0x013B or 0x8298 && place + length <= tiff.Length)
                found[tag] = Text(tiff.Slice((int)place, (int)length).TrimEnd((byte)0).ToArray());
        }

        return found;

        static int Short(ReadOnlySpan<byte> bytes, int at, bool little) =>
            little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

        static long Long(ReadOnlySpan<byte> bytes, int at, bool little) =>
            little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
    }

    // Nothing says the encoding: UTF-8 is never something else by chance, then what Chinese agencies write, and Latin last.
    private static string Text(byte[] bytes)
    {
        foreach (var encoding in Encodings.Likely)
        {
            try
            {
                return encoding.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                // The next one.
            }
        }

        return Encoding.Latin1.GetString(bytes);
    }

    private static class Encodings
    {
        public static readonly Encoding[] Likely =
        [
            new UTF8Encoding(false, throwOnInvalidBytes: true),
            CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
        ];
    }
}
