using System.Collections.Concurrent;
using System.Globalization;
using CqNewsroom.Core.Publishing.Cards;
using CqNewsroom.Data.Media;
using ImageMagick;
using ImageMagick.Drawing;

namespace CqNewsroom.Data.Publishing;

/// <summary>Draws cards with the library that pictures are made with, closed down as it is there: the text is drawn, never read as a file or a format.</summary>
internal sealed class MagickCards : ICardEngine
{
    private const string Version = "1";
    private const int Margin = 84;
    private const int MostLines = 5;
    private const double SmallSize = 34;
    private const double MeasuredSize = 100;
    private const int MostRemembered = 10_000;
    private static readonly double[] Sizes = [76, 68, 60, 54, 48];

    private readonly string? font = CardFont.Find();
    private readonly ConcurrentDictionary<string, double> widths = new(StringComparer.Ordinal);

    public string Signature => $"{Version}/{(font is null ? "plain" : Path.GetFileName(font))}";

    public byte[] Draw(CardText text)
    {
        MagickPictures.CloseDown();
        using var image = Blank();
        Shapes(image);
        if (font is not null)
            Words(image, text);
        image.Quality = 88;
        return image.ToByteArray(MagickFormat.Jpeg);
    }

    // From pixels: the policy shuts the pseudo-formats that would paint a colour.
    private static MagickImage Blank()
    {
        var pixels = new byte[ICardEngine.Width * ICardEngine.Height * 3];
        Array.Fill(pixels, (byte)0xFA);
        var image = new MagickImage();
        image.ReadPixels(pixels, new PixelReadSettings(ICardEngine.Width, ICardEngine.Height, StorageType.Char, PixelMapping.RGB));
        return image;
    }

    private static void Shapes(MagickImage image) => new Drawables()
        .StrokeColor(MagickColors.None)
        .FillColor(new MagickColor("#1d5b8f"))
        .Rectangle(0, 0, ICardEngine.Width, 18)
        .Rectangle(Margin, ICardEngine.Height - 132, Margin + 96, ICardEngine.Height - 126)
        .Draw(image);

    private void Words(MagickImage image, CardText text)
    {
        var headline = text.Headline.Length > 0 ? text.Headline : text.Site;
        var (lines, size) = Fit(image, headline);
        var y = text.Headline.Length > 0 ? 96.0 : 220.0;
        var drawing = new Drawables().StrokeColor(MagickColors.None).Font(font!).TextAlignment(TextAlignment.Left);
        if (text.Kicker.Length > 0)
        {
            drawing.FillColor(new MagickColor("#1d5b8f")).FontPointSize(SmallSize).Text(Margin, y, Cut(image, text.Kicker));
            y += 24;
        }

        drawing.FillColor(new MagickColor("#16202a")).FontPointSize(size);
        foreach (var line in lines)
        {
            y += size * 1.24;
            drawing.Text(Margin, y, line);
        }

        if (text.Headline.Length > 0)
            drawing.FillColor(new MagickColor("#4a5763")).FontPointSize(SmallSize).Text(Margin, ICardEngine.Height - 70, Cut(image, text.Site));
        drawing.Draw(image);
    }

    private (IReadOnlyList<string> Lines, double Size) Fit(MagickImage image, string headline)
    {
        foreach (var size in Sizes)
        {
            // The larger the letters, the fewer lines stand between kicker and name.
            var most = Math.Min(MostLines, (int)(350 / (size * 1.24)));
            var lines = CardLines.Of(headline, ICardEngine.Width - (2 * Margin), most, line => Measure(image, line, size), out var cut);
            if (!cut || size == Sizes[^1])
                return (lines, size);
        }

        return ([], Sizes[^1]);
    }

    private string Cut(MagickImage image, string text) => CardLines.Of(text, ICardEngine.Width - (2 * Margin), 1, line => Measure(image, line, SmallSize), out _) is [var only, ..] ? only : "";

    // Character by character, each once: the library opens the font anew for every question, and a headline is asked about in many pieces and sizes.
    private double Measure(MagickImage image, string text, double size)
    {
        var width = 0.0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (!widths.TryGetValue(element, out var known))
                known = Remember(element, WidthOf(image, element));
            width += known;
        }

        return width * size / MeasuredSize;
    }

    private double Remember(string element, double width)
    {
        if (widths.Count < MostRemembered)
            widths[element] = width;
        return width;
    }

    // On the card itself: a picture of its own for measuring would be of a pseudo-format that the policy shuts. Between two others, since a space at an edge has no width.
    private double WidthOf(MagickImage image, string element)
    {
        image.Settings.Font = font;
        image.Settings.FontPointsize = MeasuredSize;
        return Math.Max(0, Asked(image, $"|{element}|") - Asked(image, "||"));
    }

    private static double Asked(MagickImage image, string text) => image.FontTypeMetrics(text, ignoreNewlines: true)?.TextWidth ?? 0;
}
