using System.Globalization;

namespace CqNewsroom.Core.Media;

/// <summary>A rendition of a picture; there are these and no others, so that made-up addresses make no files.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Format">Its format.</param>
public sealed record PictureSize(int Width, RenditionFormat Format)
{
    private static readonly int[] Fixed = [320, 640, 1024, 1600];

    /// <summary>The widths of a picture's renditions, ascending: the fixed ones that it fills, or its own where it fills none.</summary>
    /// <param name="width">The picture's own width.</param>
    public static IReadOnlyList<int> Widths(int width) => width < Fixed[0] ? [width] : [.. Fixed.Where(known => known <= width)];

    /// <summary>All renditions of a picture.</summary>
    /// <param name="width">The picture's own width.</param>
    public static IEnumerable<PictureSize> All(int width) => Widths(width).SelectMany(known => Enum.GetValues<RenditionFormat>(), (known, format) => new PictureSize(known, format));

    /// <summary>Last segment of its address and of its file.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Width}.{Format.Extension()}");
}

/// <summary>A picture as a page shows it.</summary>
/// <param name="Address">What its renditions' addresses begin with.</param>
/// <param name="Width">Pixels across of the picture itself.</param>
/// <param name="Height">Pixels down of the picture itself.</param>
public sealed record ShownPicture(string Address, int Width, int Height)
{
    /// <summary>Width of the largest rendition, which gives the place its shape before anything is loaded.</summary>
    public int LargestWidth => PictureSize.Widths(Width)[^1];

    /// <summary>Height of the largest rendition.</summary>
    public int LargestHeight => Math.Max(1, (int)Math.Round((double)Height * LargestWidth / Width));

    /// <summary>The address of a rendition: the largest, or the largest up to a width.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="most">The width beyond which it need not go.</param>
    public string In(RenditionFormat format, int most = int.MaxValue) =>
        $"{Address}/{new PictureSize(PictureSize.Widths(Width).Where(width => width <= most).DefaultIfEmpty(PictureSize.Widths(Width)[0]).Last(), format).Name}";

    /// <summary>All widths of a format, as <c>srcset</c> has it.</summary>
    /// <param name="format">The format.</param>
    public string Set(RenditionFormat format) =>
        string.Join(", ", PictureSize.Widths(Width).Select(width => string.Create(CultureInfo.InvariantCulture, $"{Address}/{new PictureSize(width, format).Name} {width}w")));
}
