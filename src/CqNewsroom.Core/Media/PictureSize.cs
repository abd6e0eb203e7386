using System.Globalization;

namespace CqNewsroom.Core.Media;

/// <summary>A rendition of a picture; there are these and no others, so that made-up addresses make no files.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Format">Its format.</param>
/// <param name="Focus">Of a wide crop: what it was made around, so that another focus has another address; null for the whole picture.</param>
public sealed record PictureSize(int Width, RenditionFormat Format, PictureFocus? Focus = null)
{
    /// <summary>What the names of wide crops begin with.</summary>
    public const string Wide = "wide";

    private static readonly int[] Fixed = [320, 640, 1024, 1600];
    private static readonly int[] FixedWide = [640, 1200];

    /// <summary>The widths of a picture's renditions, ascending: the fixed ones that it fills, or its own where it fills none.</summary>
    /// <param name="width">The picture's own width.</param>
    public static IReadOnlyList<int> Widths(int width) => Filled(Fixed, width);

    /// <summary>The widths of its wide crops, likewise.</summary>
    /// <param name="area">The wide part of the picture.</param>
    public static IReadOnlyList<int> WideWidths(PictureArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return Filled(FixedWide, area.Width);
    }

    /// <summary>All renditions of a picture.</summary>
    /// <param name="picture">The picture.</param>
    internal static IEnumerable<PictureSize> All(Picture picture)
    {
        var formats = Enum.GetValues<RenditionFormat>();
        return Widths(picture.Width).SelectMany(_ => formats, (width, format) => new PictureSize(width, format))
            .Concat(WideWidths(picture.Focus.Wide(picture.Width, picture.Height)).SelectMany(_ => formats, (width, format) => new PictureSize(width, format, picture.Focus)));
    }

    /// <summary>Whether a picture has this rendition, around whatever focus.</summary>
    /// <param name="picture">The picture.</param>
    internal bool IsOf(Picture picture) => Focus is { } focus
        ? focus.IsInside && WideWidths(focus.Wide(picture.Width, picture.Height)).Contains(Width)
        : Widths(picture.Width).Contains(Width);

    /// <summary>Last segment of its address and of its file.</summary>
    public string Name => Focus is { } focus
        ? string.Create(CultureInfo.InvariantCulture, $"{Wide}-{focus.X}-{focus.Y}-{Width}.{Format.Extension()}")
        : string.Create(CultureInfo.InvariantCulture, $"{Width}.{Format.Extension()}");

    private static IReadOnlyList<int> Filled(int[] known, int width) => width < known[0] ? [width] : [.. known.Where(fixedWidth => fixedWidth <= width)];
}

/// <summary>A picture as a page shows it.</summary>
/// <param name="Address">What its renditions' addresses begin with.</param>
/// <param name="Width">Pixels across of the picture itself.</param>
/// <param name="Height">Pixels down of the picture itself.</param>
/// <param name="Focus">What matters most in it.</param>
public sealed record ShownPicture(string Address, int Width, int Height, PictureFocus Focus)
{
    /// <summary>The copyright notice that the file brought; empty for none.</summary>
    public string Copyright { get; init; } = "";

    /// <summary>Width of the largest rendition, which gives the place its shape before anything is loaded.</summary>
    public int LargestWidth => PictureSize.Widths(Width)[^1];

    /// <summary>Height of the largest rendition.</summary>
    public int LargestHeight => Math.Max(1, (int)Math.Round((double)Height * LargestWidth / Width));

    /// <summary>Width of the largest wide crop.</summary>
    public int WideWidth => PictureSize.WideWidths(Area)[^1];

    /// <summary>Height of the largest wide crop.</summary>
    public int WideHeight => Math.Max(1, (int)Math.Round((double)Area.Height * WideWidth / Area.Width));

    private PictureArea Area => Focus.Wide(Width, Height);

    /// <summary>The address of a rendition: the largest, or the largest up to a width.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="most">The width beyond which it need not go.</param>
    public string In(RenditionFormat format, int most = int.MaxValue) =>
        $"{Address}/{new PictureSize(PictureSize.Widths(Width).Where(width => width <= most).DefaultIfEmpty(PictureSize.Widths(Width)[0]).Last(), format).Name}";

    /// <summary>The address of the largest wide crop.</summary>
    /// <param name="format">Its format.</param>
    public string InWide(RenditionFormat format) => $"{Address}/{new PictureSize(WideWidth, format, Focus).Name}";

    /// <summary>All widths of a format, as <c>srcset</c> has it.</summary>
    /// <param name="format">The format.</param>
    public string Set(RenditionFormat format) => Set(PictureSize.Widths(Width).Select(width => new PictureSize(width, format)));

    /// <summary>All widths of the wide crop in a format, as <c>srcset</c> has it.</summary>
    /// <param name="format">The format.</param>
    public string SetWide(RenditionFormat format) => Set(PictureSize.WideWidths(Area).Select(width => new PictureSize(width, format, Focus)));

    private string Set(IEnumerable<PictureSize> sizes) => string.Join(", ", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{Address}/{size.Name} {size.Width}w")));
}
