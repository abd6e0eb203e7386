using System.Runtime.InteropServices;

namespace CqNewsroom.Core.Media;

/// <summary>What matters most in a picture, where a crop of it is shown.</summary>
/// <param name="X">From the left, in thousandths of its width.</param>
/// <param name="Y">From the top, in thousandths of its height.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PictureFocus(int X, int Y)
{
    /// <summary>The largest value of either.</summary>
    public const int Whole = 1000;

    /// <summary>The middle, until somebody says otherwise.</summary>
    public static PictureFocus Middle { get; } = new(Whole / 2, Whole / 2);

    /// <summary>Whether it lies in the picture.</summary>
    public bool IsInside => X is >= 0 and <= Whole && Y is >= 0 and <= Whole;

    /// <summary>The part of a picture that a crop of a shape shows: as large as it can be, with this as near to its middle as the edges let it.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="width">The picture's width.</param>
    /// <param name="height">The picture's height.</param>
    public PictureArea In(PictureShape shape, int width, int height)
    {
        var (wide, high) = shape.Proportions();
        var (across, down) = (long)width * high > (long)height * wide
            ? (Math.Max(1, (int)Math.Round((double)height * wide / high)), height)
            : (width, Math.Max(1, (int)Math.Round((double)width * high / wide)));
        return new PictureArea(Begin(X, width, across), Begin(Y, height, down), across, down);
    }

    private static int Begin(int part, int whole, int kept) => (int)Math.Clamp(Math.Round((double)part * whole / Whole - (kept / 2.0)), 0, whole - kept);
}

/// <summary>A part of a picture, in pixels.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="Width">Across.</param>
/// <param name="Height">Down.</param>
public sealed record PictureArea(int X, int Y, int Width, int Height);
