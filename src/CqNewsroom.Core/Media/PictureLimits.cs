namespace CqNewsroom.Core.Media;

/// <summary>What is asked of a picture before a single pixel of it is decoded.</summary>
public static class PictureLimits
{
    /// <summary>Bytes of a file.</summary>
    public const int Bytes = 40 * 1024 * 1024;

    /// <summary>Pixels of a side.</summary>
    public const int Side = 20_000;

    /// <summary>Pixels in all: more than any camera of the trade has, and no more than a decoder may hold.</summary>
    public const int Pixels = 64_000_000;

    /// <summary>Characters of a file's name, which is kept for the download alone.</summary>
    public const int FileNameLength = 200;
}
