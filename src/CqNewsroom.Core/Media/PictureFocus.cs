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

    private const int WideAcross = 16;
    private const int WideDown = 9;

    /// <summary>The middle, until somebody says otherwise.</summary>
    public static PictureFocus Middle { get; } = new(Whole / 2, Whole / 2);

    /// <summary>Whether it lies in the picture.</summary>
    public bool IsInside => X is >= 0 and <= Whole && Y is >= 0 and <= Whole;

    /// <summary>The wide part of a picture (16 to 9) that leads and sharing cards show: as large as it can be, with this as near to its middle as the edges let it.</summary>
    /// <param name="width">The picture's width.</param>
    /// <param name="height">The picture's height.</param>
    public PictureArea Wide(int width, int height)
    {
        var (across, down) = (long)width * WideDown > (long)height * WideAcross
            ? (Math.Max(1, (int)Math.Round((double)height * WideAcross / WideDown)), height)
            : (width, Math.Max(1, (int)Math.Round((double)width * WideDown / WideAcross)));
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
