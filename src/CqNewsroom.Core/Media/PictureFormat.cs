namespace CqNewsroom.Core.Media;

/// <summary>The kinds of picture file that are taken, each known by its first bytes.</summary>
public enum PictureFormat
{
    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>GIF; of a moving one the first picture.</summary>
    Gif,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>AVIF.</summary>
    Avif,

    /// <summary>HEIC, as phones write it.</summary>
    Heic,
}

/// <summary>The kinds of file that renditions are made in.</summary>
public enum RenditionFormat
{
    /// <summary>AVIF, the smallest.</summary>
    Avif,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>JPEG, which everything reads.</summary>
    Jpeg,
}

/// <summary>Names and types of the formats.</summary>
public static class PictureFormats
{
    /// <summary>What people call it.</summary>
    /// <param name="format">The format.</param>
    public static string Name(this PictureFormat format) => format == PictureFormat.WebP ? "WebP" : format.ToString().ToUpperInvariant();

    /// <summary>How a file's name ends.</summary>
    /// <param name="format">The format.</param>
    public static string Extension(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "jpg",
        PictureFormat.Png => "png",
        PictureFormat.Gif => "gif",
        PictureFormat.WebP => "webp",
        PictureFormat.Avif => "avif",
        _ => "heic",
    };

    /// <summary>How a rendition's name ends.</summary>
    /// <param name="format">The format.</param>
    public static string Extension(this RenditionFormat format) => format switch
    {
        RenditionFormat.Avif => "avif",
        RenditionFormat.WebP => "webp",
        _ => "jpg",
    };

    /// <summary>The media type.</summary>
    /// <param name="format">The format.</param>
    public static string MediaType(this PictureFormat format) => format == PictureFormat.Jpeg ? "image/jpeg" : "image/" + format.Extension();

    /// <summary>The media type.</summary>
    /// <param name="format">The format.</param>
    public static string MediaType(this RenditionFormat format) => format == RenditionFormat.Jpeg ? "image/jpeg" : "image/" + format.Extension();

    /// <summary>The rendition format of a name's ending; null for any other.</summary>
    /// <param name="extension">The ending, without the dot.</param>
    public static RenditionFormat? RenditionOf(string extension) => extension switch
    {
        "avif" => RenditionFormat.Avif,
        "webp" => RenditionFormat.WebP,
        "jpg" => RenditionFormat.Jpeg,
        _ => null,
    };
}
