namespace CqNewsroom.Core.Media;

/// <summary>The shapes that pictures are cropped to around their focus; search engines ask for all three (reference: structured data).</summary>
public enum PictureShape
{
    /// <summary>16 to 9: leads, sharing cards, feeds.</summary>
    Wide,

    /// <summary>4 to 3.</summary>
    Standard,

    /// <summary>1 to 1.</summary>
    Square,
}

/// <summary>What a shape is in figures, and of which sizes there are crops of it.</summary>
public static class PictureShapes
{
    private static readonly RenditionFormat[] Every = Enum.GetValues<RenditionFormat>();

    // What pages show is there in every format; what only machines fetch, in the one that all of them read.
    private static readonly RenditionFormat[] ForMachines = [RenditionFormat.Jpeg];

    /// <summary>What the names of its crops begin with.</summary>
    /// <param name="shape">The shape.</param>
    public static string Name(this PictureShape shape) => shape switch
    {
        PictureShape.Wide => "wide",
        PictureShape.Standard => "standard",
        _ => "square",
    };

    /// <summary>How many parts across on how many down.</summary>
    /// <param name="shape">The shape.</param>
    internal static (int Across, int Down) Proportions(this PictureShape shape) => shape switch
    {
        PictureShape.Wide => (16, 9),
        PictureShape.Standard => (4, 3),
        _ => (1, 1),
    };

    /// <summary>The widths of its crops, ascending, where a picture is large enough.</summary>
    /// <param name="shape">The shape.</param>
    internal static int[] Widths(this PictureShape shape) => shape == PictureShape.Wide ? [640, 1200] : [1200];

    /// <summary>The formats of its crops.</summary>
    /// <param name="shape">The shape.</param>
    internal static IReadOnlyList<RenditionFormat> Formats(this PictureShape shape) => shape == PictureShape.Wide ? Every : ForMachines;
}
