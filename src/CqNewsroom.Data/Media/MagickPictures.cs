using System.Diagnostics.CodeAnalysis;
using CqNewsroom.Core.Media;
using ImageMagick;
using ImageMagick.Configuration;

namespace CqNewsroom.Data.Media;

/// <summary>
/// ImageMagick as a library, closed down: it reads and writes the six formats and no others, follows no paths, starts no programs, writes no pixels to the
/// disk, and is told the format instead of guessing it. Its own limit of time counts from the start of the process, so each piece of work has a
/// deadline of its own (decision 0008).
/// </summary>
/// <param name="clock">The clock of the deadlines.</param>
internal sealed class MagickPictures(TimeProvider clock) : IPictureEngine
{
    private const string Policy = """
        <?xml version="1.0" encoding="UTF-8"?>
        <policymap>
          <policy domain="delegate" rights="none" pattern="*"/>
          <policy domain="filter" rights="none" pattern="*"/>
          <policy domain="path" rights="none" pattern="@*"/>
          <policy domain="path" rights="none" pattern="|*"/>
          <policy domain="coder" rights="none" pattern="*"/>
          <policy domain="coder" rights="read | write" pattern="{JPEG,JPG,PNG,GIF,WEBP,AVIF,HEIC}"/>
        </policymap>
        """;

    private const ulong MostMemory = 768UL * 1024 * 1024;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    private static readonly Lazy<bool> Closed = new(() =>
    {
        var files = ConfigurationFiles.Default;
        files.Policy.Data = Policy;
        MagickNET.Initialize(files);
        ResourceLimits.Width = ResourceLimits.Height = PictureLimits.Side;
        ResourceLimits.Area = PictureLimits.Pixels;
        ResourceLimits.Memory = MostMemory;
        ResourceLimits.MaxMemoryRequest = MostMemory;
        ResourceLimits.Disk = 0;
        ResourceLimits.ListLength = 16;
        ResourceLimits.Thread = 1;
        return true;
    });

    /// <summary>Closes the library down; whoever uses it beside this class calls it first.</summary>
    internal static void CloseDown() => _ = Closed.Value;

    public DecodedPicture? Decode(byte[] bytes, PictureFormat format)
    {
        if (!TryRead(bytes, format, out var image))
            return null;
        using (image)
        {
            var words = PictureWords.Read(image.GetProfile("xmp")?.ToByteArray(), image.GetProfile("iptc")?.ToByteArray(), image.GetProfile("exif")?.ToByteArray());
            image.AutoOrient();
            return new DecodedPicture((int)image.Width, (int)image.Height, words);
        }
    }

    public bool Render(byte[] bytes, PictureFormat format, IReadOnlyCollection<PictureSize> sizes, Action<PictureSize, ReadOnlyMemory<byte>> made)
    {
        if (!TryRead(bytes, format, out var image))
            return false;
        using (image)
        {
            try
            {
                image.AutoOrient();
                if (image.GetColorProfile() is not null)
                    image.TransformColorSpace(ColorProfiles.SRGB);
                else if (image.ColorSpace is ColorSpace.CMYK)
                    image.ColorSpace = ColorSpace.sRGB;
                // Profiles, comments, and whatever else the file said.
                image.Strip();
                foreach (var alike in sizes.GroupBy(size => (size.Width, size.Focus, size.Shape)))
                {
                    using var sized = image.Clone();
                    if (alike.Key.Focus?.In(alike.Key.Shape, (int)image.Width, (int)image.Height) is { } area)
                    {
                        sized.Crop(new MagickGeometry(area.X, area.Y, (uint)area.Width, (uint)area.Height));
                        sized.ResetPage();
                    }

                    if (sized.Width > alike.Key.Width)
                        sized.Resize((uint)alike.Key.Width, 0);
                    foreach (var size in alike)
                        made(size, Write(sized, size.Format));
                }

                return true;
            }
            catch (MagickException)
            {
                return false;
            }
        }
    }

    private static byte[] Write(IMagickImage<byte> sized, RenditionFormat format)
    {
        using var image = sized.Clone();
        switch (format)
        {
            case RenditionFormat.Avif:
                image.Quality = 55;
                image.Settings.SetDefine(MagickFormat.Heic, "speed", "9");
                return image.ToByteArray(MagickFormat.Avif);
            case RenditionFormat.WebP:
                image.Quality = 80;
                return image.ToByteArray(MagickFormat.WebP);
            default:
                // A JPEG has no transparency.
                image.BackgroundColor = MagickColors.White;
                image.Alpha(AlphaAction.Remove);
                image.Quality = 82;
                image.Settings.Interlace = Interlace.Plane;
                return image.ToByteArray(MagickFormat.Jpeg);
        }
    }

    private bool TryRead(byte[] bytes, PictureFormat format, [NotNullWhen(true)] out MagickImage? image)
    {
        CloseDown();
        var started = clock.GetTimestamp();
        var read = new MagickImage();
        var late = false;
        read.Progress += (_, progress) => progress.Cancel = late |= clock.GetElapsedTime(started) > MostTime;
        try
        {
            read.Read(bytes, new MagickReadSettings { Format = Of(format), FrameIndex = 0, FrameCount = 1 });
            image = late ? null : read;
        }
        catch (MagickException)
        {
            image = null;
        }

        if (image is null)
            read.Dispose();
        return image is not null;
    }

    private static MagickFormat Of(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => MagickFormat.Jpeg,
        PictureFormat.Png => MagickFormat.Png,
        PictureFormat.Gif => MagickFormat.Gif,
        PictureFormat.WebP => MagickFormat.WebP,
        PictureFormat.Avif => MagickFormat.Avif,
        _ => MagickFormat.Heic,
    };
}
