using System.Globalization;

namespace CqNewsroom.Core.Media;

/// <summary>A rendition of a picture; there are these and no others, so that made-up addresses make no files.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Format">Its format.</param>
/// <param name="Focus">Of a crop: what it was made around, so that another focus has another address; null for the whole picture.</param>
/// <param name="Shape">Of a crop: its shape; means nothing for the whole picture.</param>
public sealed record PictureSize(int Width, RenditionFormat Format, PictureFocus? Focus = null, PictureShape Shape = PictureShape.Wide)
{
    private static readonly int[] Fixed = [320, 640, 1024, 1600];

    /// <summary>The widths of a picture's renditions, ascending: the fixed ones that it fills, or its own where it fills none.</summary>
    /// <param name="width">The picture's own width.</param>
    public static IReadOnlyList<int> Widths(int width) => Filled(Fixed, width);

    /// <summary>The widths of its crops to a shape, likewise.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="area">The part of the picture that they show.</param>
    internal static IReadOnlyList<int> Widths(PictureShape shape, PictureArea area) => Filled(shape.Widths(), area.Width);

    /// <summary>All renditions of a picture.</summary>
    /// <param name="picture">The picture.</param>
    internal static IEnumerable<PictureSize> All(Picture picture) =>
        Widths(picture.Width).SelectMany(_ => Enum.GetValues<RenditionFormat>(), (width, format) => new PictureSize(width, format))
            .Concat(Enum.GetValues<PictureShape>().SelectMany(shape => Crops(picture, shape, picture.Focus)));

    /// <summary>Whether a picture has this rendition, around whatever focus.</summary>
    /// <param name="picture">The picture.</param>
    internal bool IsOf(Picture picture) => Focus is { } focus
        ? focus.IsInside && Crops(picture, Shape, focus).Contains(this)
        : Widths(picture.Width).Contains(Width);

    /// <summary>Last segment of its address and of its file.</summary>
    public string Name => Focus is { } focus
        ? string.Create(CultureInfo.InvariantCulture, $"{Shape.Name()}-{focus.X}-{focus.Y}-{Width}.{Format.Extension()}")
        : string.Create(CultureInfo.InvariantCulture, $"{Width}.{Format.Extension()}");

    private static IEnumerable<PictureSize> Crops(Picture picture, PictureShape shape, PictureFocus focus) =>
        Widths(shape, focus.In(shape, picture.Width, picture.Height)).SelectMany(_ => shape.Formats(), (width, format) => new PictureSize(width, format, focus, shape));

    private static IReadOnlyList<int> Filled(int[] known, int width) => width < known[0] ? [width] : [.. known.Where(fixedWidth => fixedWidth <= width)];
}
