using System.Globalization;

namespace CqNewsroom.Core.Media;

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

    /// <summary>The address of a rendition: the largest, or the largest up to a width.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="most">The width beyond which it need not go.</param>
    public string In(RenditionFormat format, int most = int.MaxValue) =>
        $"{Address}/{new PictureSize(PictureSize.Widths(Width).Where(width => width <= most).DefaultIfEmpty(PictureSize.Widths(Width)[0]).Last(), format).Name}";

    /// <summary>All widths of a format, as <c>srcset</c> has it.</summary>
    /// <param name="format">The format.</param>
    public string Set(RenditionFormat format) => Set(PictureSize.Widths(Width).Select(width => new PictureSize(width, format)));

    /// <summary>Its crop to a shape.</summary>
    /// <param name="shape">The shape.</param>
    public ShownCrop Crop(PictureShape shape) => new(this, shape);

    /// <summary>Some renditions, as <c>srcset</c> has it.</summary>
    /// <param name="sizes">The renditions.</param>
    internal string Set(IEnumerable<PictureSize> sizes) => string.Join(", ", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{Address}/{size.Name} {size.Width}w")));
}

/// <summary>A crop of a picture as a page shows it, around the picture's focus.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Shape">The shape of the crop.</param>
public sealed record ShownCrop(ShownPicture Picture, PictureShape Shape)
{
    /// <summary>Pixels across of the largest.</summary>
    public int Width => Widths[^1];

    /// <summary>Pixels down of the largest.</summary>
    public int Height => Math.Max(1, (int)Math.Round((double)Area.Height * Width / Area.Width));

    private PictureArea Area => Picture.Focus.In(Shape, Picture.Width, Picture.Height);

    private IReadOnlyList<int> Widths => PictureSize.Widths(Shape, Area);

    /// <summary>The address of the largest.</summary>
    /// <param name="format">Its format, one of the shape's.</param>
    public string In(RenditionFormat format) => $"{Picture.Address}/{Size(Width, format).Name}";

    /// <summary>All widths of a format, as <c>srcset</c> has it.</summary>
    /// <param name="format">The format, one of the shape's.</param>
    public string Set(RenditionFormat format) => Picture.Set(Widths.Select(width => Size(width, format)));

    private PictureSize Size(int width, RenditionFormat format) => new(width, format, Picture.Focus, Shape);
}
