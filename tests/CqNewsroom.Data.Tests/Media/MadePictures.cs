using ImageMagick;

namespace CqNewsroom.Data.Tests.Media;

/// <summary>Pictures that tests make.</summary>
internal static class MadePictures
{
    public static byte[] Jpeg(uint width, uint height)
    {
        using var image = Image(width, height);
        return image.ToByteArray(MagickFormat.Jpeg);
    }

    // From bare pixels: the library makes nothing else once it is closed down.
    public static MagickImage Image(uint width, uint height)
    {
        var image = new MagickImage();
        image.ReadPixels([.. Enumerable.Range(0, (int)(width * height * 3)).Select(at => (byte)(at / 7))], new PixelReadSettings(width, height, StorageType.Char, PixelMapping.RGB));
        return image;
    }

    /// <summary>A PNG whose upper half is black and whose lower half is white.</summary>
    public static byte[] Halves(uint width, uint height)
    {
        using var image = new MagickImage();
        var half = (int)(width * height * 3 / 2);
        image.ReadPixels([.. Enumerable.Repeat((byte)0, half), .. Enumerable.Repeat((byte)255, half)], new PixelReadSettings(width, height, StorageType.Char, PixelMapping.RGB));
        return image.ToByteArray(MagickFormat.Png);
    }
}
