using System.Buffers.Binary;
using System.Text;
using CqNewsroom.Core.Media;

namespace CqNewsroom.Core.Tests.Media;

/// <summary>What a file is and how large it would become, from hand-made first bytes: nothing is decoded (cases P36, P38, N100).</summary>
public sealed class PictureHeaderTests
{
    [Fact]
    public void Each_format_is_known_by_its_bytes_and_says_its_size()
    {
        Assert.Equal(new PictureHeader(PictureFormat.Jpeg, 4000, 3000), PictureHeader.Read(Jpeg(4000, 3000)));
        Assert.Equal(new PictureHeader(PictureFormat.Png, 640, 480), PictureHeader.Read(Png(640, 480)));
        Assert.Equal(new PictureHeader(PictureFormat.Gif, 320, 200), PictureHeader.Read(Gif(320, 200, 0, 320, 200)));
        Assert.Equal(new PictureHeader(PictureFormat.WebP, 1200, 800), PictureHeader.Read(WebPExtended(1200, 800)));
        Assert.Equal(new PictureHeader(PictureFormat.Avif, 1920, 1080), PictureHeader.Read(Boxes("avif", 1920, 1080)));
        Assert.Equal(new PictureHeader(PictureFormat.Heic, 4032, 3024), PictureHeader.Read(Boxes("heic", 4032, 3024)));
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>")]
    [InlineData("%PDF-1.7 and more of it to be long enough")]
    [InlineData("PK\u0003\u0004 a zip file that is long enough to be one")]
    [InlineData("push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://example.org/x.png|ls)'")]
    [InlineData("P6 20000 20000 255 of another format")]
    [InlineData("")]
    public void What_is_none_of_the_formats_is_none(string text) => Assert.Null(PictureHeader.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_small_file_that_claims_to_be_enormous_is_over_the_limits()
    {
        Assert.False(PictureHeader.Read(Png(100_000, 100_000))!.IsWithinLimits);
        Assert.False(PictureHeader.Read(Png(uint.MaxValue, uint.MaxValue))!.IsWithinLimits);
        Assert.False(PictureHeader.Read(Jpeg(65_535, 65_535))!.IsWithinLimits);
        Assert.False(PictureHeader.Read(Jpeg(0, 100))!.IsWithinLimits);
        Assert.False(PictureHeader.Read(WebPExtended(16_000, 16_000))!.IsWithinLimits);
        Assert.False(PictureHeader.Read(Boxes("avif", 30_000, 10))!.IsWithinLimits);
        // The screen is small, the first picture is not.
        Assert.False(PictureHeader.Read(Gif(10, 10, 100, 60_000, 60_000))!.IsWithinLimits);
        Assert.True(PictureHeader.Read(Jpeg(9_504, 6_336))!.IsWithinLimits);
    }

    [Fact]
    public void The_largest_picture_of_a_box_file_counts()
    {
        var file = Boxes("avif", 64, 64, Box("ispe", [0, 0, 0, 0, .. Big(50_000), .. Big(50_000)]));

        Assert.Equal(50_000, PictureHeader.Read(file)!.Width);
    }

    [Fact]
    public void Files_cut_anywhere_or_with_any_byte_changed_are_read_without_a_fault()
    {
        foreach (var whole in new[] { Jpeg(4000, 3000), Png(640, 480), Gif(320, 200, 0, 320, 200), WebPExtended(1200, 800), Boxes("avif", 1920, 1080) })
        {
            for (var length = 0; length < whole.Length; length++)
                _ = PictureHeader.Read(whole.AsSpan(0, length));
            for (var at = 0; at < whole.Length; at++)
            {
                foreach (var value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
                {
                    var changed = (byte[])whole.Clone();
                    changed[at] = value;
                    _ = PictureHeader.Read(changed);
                }
            }
        }
    }

    private static byte[] Jpeg(int width, int height) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 0xFF, 0xDA];

    private static byte[] Png(uint width, uint height) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. Big(width), .. Big(height), 8, 6, 0, 0, 0];

    private static byte[] Gif(int screenWidth, int screenHeight, int left, int width, int height) =>
        [.. "GIF89a"u8, .. Little(screenWidth), .. Little(screenHeight), 0x80, 0, 0, 1, 2, 3, 4, 5, 6, 0x21, 0xF9, 4, 0, 0, 0, 0, 0, 0x2C, .. Little(left), .. Little(0), .. Little(width), .. Little(height), 0];

    private static byte[] WebPExtended(int width, int height) =>
        [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), (byte)((width - 1) >> 16), (byte)(height - 1), (byte)((height - 1) >> 8), (byte)((height - 1) >> 16)];

    private static byte[] Boxes(string brand, uint width, uint height, params byte[] more) =>
    [
        .. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. "mif1"u8]),
        .. Box("meta", [0, 0, 0, 0, .. Box("iprp", Box("ipco", [.. Box("ispe", [0, 0, 0, 0, .. Big(width), .. Big(height)]), .. more]))]),
    ];

    private static byte[] Box(string kind, byte[] content) => [.. Big((uint)content.Length + 8), .. Encoding.ASCII.GetBytes(kind), .. content];

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value) => [(byte)value, (byte)(value >> 8)];
}
