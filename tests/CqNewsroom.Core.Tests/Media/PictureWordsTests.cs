using System.Text;
using CqNewsroom.Core.Media;

namespace CqNewsroom.Core.Tests.Media;

/// <summary>The words of a picture's file: XMP before IPTC before EXIF, also as Chinese agencies write them.</summary>
public sealed class PictureWordsTests
{
    private const string Xmp = """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
          xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="重庆新闻">
        <dc:description><rdf:Alt><rdf:li xml:lang="en">Old bridge</rdf:li><rdf:li xml:lang="x-default">长江上的大桥</rdf:li></rdf:Alt></dc:description>
        <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026</rdf:li></rdf:Alt></dc:rights>
        <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">一座桥</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>
        """;

    static PictureWordsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Xmp_comes_before_iptc_and_iptc_before_exif()
    {
        var iptc = Iptc(Encoding.UTF8, (120, "IPTC caption"), (110, "IPTC credit"), (116, "IPTC rights"));
        var exif = Exif((0x010E, Encoding.UTF8.GetBytes("EXIF caption")), (0x013B, Encoding.UTF8.GetBytes("EXIF artist")));

        Assert.Equal(new PictureWords("长江上的大桥", "重庆新闻", "© 2026", "一座桥"), PictureWords.Read(Encoding.UTF8.GetBytes(Xmp), iptc, exif));
        Assert.Equal(new PictureWords("IPTC caption", "IPTC credit", "IPTC rights", ""), PictureWords.Read(null, iptc, exif));
        Assert.Equal(new PictureWords("EXIF caption", "EXIF artist", "", ""), PictureWords.Read(null, null, exif));
        Assert.Equal(PictureWords.None, PictureWords.Read(null, null, null));
    }

    [Fact]
    public void A_field_that_one_block_lacks_comes_from_the_next()
    {
        var words = PictureWords.Read(
            Encoding.UTF8.GetBytes("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>Wu</rdf:li><rdf:li>Xu</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF>"""),
            Iptc(Encoding.UTF8, (120, "From IPTC")),
            Exif((0x8298, "From EXIF"u8.ToArray())));

        Assert.Equal(new PictureWords("From IPTC", "Wu, Xu", "From EXIF", ""), words);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    public void Chinese_is_read_in_the_encoding_in_which_it_was_written(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding);

        var words = PictureWords.Read(null, Iptc(bytes, (120, "两江新区的工人在安装设备，㐂"), (110, "新华社记者摄")), Exif((0x8298, bytes.GetBytes("版权所有"))));

        Assert.Equal(new PictureWords("两江新区的工人在安装设备，㐂", "新华社记者摄", "版权所有", ""), words);
    }

    [Fact]
    public void Latin_that_is_neither_is_read_as_latin() =>
        Assert.Equal("Café à Paris", PictureWords.Read(null, Iptc(Encoding.Latin1, (120, "Café à Paris")), null).Caption);

    [Fact]
    public void Hostile_blocks_are_left_out()
    {
        var entities = Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>");
        byte[] endless = [0x1C, 2, 120, 0x7F, 0xFF, 65];
        var loop = Exif((0x010E, "A"u8.ToArray()));
        loop[4] = loop[5] = loop[6] = loop[7] = 0xFF;

        Assert.Equal(PictureWords.None, PictureWords.Read(entities, endless, loop));
        Assert.Equal(PictureWords.None, PictureWords.Read([0x00], [0x1C], [0x49, 0x49]));
    }

    [Fact]
    public void What_a_camera_writes_by_itself_and_what_hides_text_is_no_caption()
    {
        Assert.Equal("", PictureWords.Read(null, null, Exif((0x010E, "OLYMPUS DIGITAL CAMERA"u8.ToArray()))).Caption);
        Assert.Equal("ab", PictureWords.Read(null, Iptc(Encoding.UTF8, (120, "a\u202E\u0000b")), null).Caption);
        Assert.Equal(200, PictureWords.Read(null, Iptc(Encoding.UTF8, (110, new string('长', 5_000))), null).Credit.Length);
    }

    private static byte[] Iptc(Encoding encoding, params (byte Dataset, string Text)[] records) =>
        [.. records.SelectMany(record =>
        {
            var text = encoding.GetBytes(record.Text);
            return (byte[])[0x1C, 2, record.Dataset, (byte)(text.Length >> 8), (byte)text.Length, .. text];
        })];

    // Big-endian, one directory, each text behind it.
    private static byte[] Exif(params (ushort Tag, byte[] Text)[] entries)
    {
        List<byte> directory = [.. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, (byte)entries.Length];
        List<byte> texts = [];
        var start = 8 + 2 + (12 * entries.Length) + 4;
        foreach (var (tag, text) in entries)
        {
            var length = Math.Max(5, text.Length + 1);
            var place = start + texts.Count;
            directory.AddRange([(byte)(tag >> 8), (byte)tag, 0, 2, 0, 0, (byte)(length >> 8), (byte)length, 0, 0, (byte)(place >> 8), (byte)place]);
            texts.AddRange(text);
            texts.AddRange(new byte[length - text.Length]);
        }

        return [.. directory, 0, 0, 0, 0, .. texts];
    }
}
