using System.Globalization;
using System.Text.RegularExpressions;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Site;

/// <summary>Colours that an administrator chooses for readers, and whether they can be read (WCAG 2.2, success criterion 1.4.3).</summary>
public static partial class SiteColours
{
    /// <summary>The least contrast of text on its ground.</summary>
    public const double LeastContrast = 4.5;

    /// <summary>The light page, <c>--paper</c> of wwwroot/paper.css.</summary>
    public const string LightPaper = "#fdfcf9";

    /// <summary>The dark page, <c>--paper</c> of its dark scheme.</summary>
    public const string DarkPaper = "#171614";

    /// <summary>The paper's own accent on the light page.</summary>
    public const string LightAccent = "#9c2a1f";

    /// <summary>The paper's own accent on the dark page.</summary>
    public const string DarkAccent = "#f0958a";

    /// <summary>Cleans a colour that was typed, and refuses what readers could not read.</summary>
    /// <param name="typed">As typed; empty for the paper's own.</param>
    /// <param name="paper">The ground that it stands on.</param>
    /// <param name="colour">As <c>#rrggbb</c> in small letters; null for the paper's own.</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static Refusal? Clean(string? typed, string paper, out string? colour)
    {
        var text = (typed ?? "").Trim().ToLowerInvariant();
        colour = null;
        if (text.Length == 0)
            return null;
        if (!Hex().IsMatch(text))
            return new Refusal(RefusalCode.ColourInvalid, PlainTexts.Excerpt(text, 20));
        var contrast = Contrast(text, paper);
        if (contrast < LeastContrast)
            return new Refusal(RefusalCode.ColourUnreadable, text, Shown(contrast), Shown(LeastContrast));
        colour = text;
        return null;
    }

    /// <summary>The contrast of two colours, from 1 to 21.</summary>
    /// <param name="one">As <c>#rrggbb</c>.</param>
    /// <param name="other">As <c>#rrggbb</c>.</param>
    public static double Contrast(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    /// <summary>Whether it is a colour as it is stored.</summary>
    /// <param name="text">The text.</param>
    public static bool IsColour(string text) => Hex().IsMatch(text);

    // Rounded down: 4.49 must not be refused as 4.5.
    private static string Shown(double contrast) => (Math.Floor(contrast * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture);

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"\A#[0-9a-f]{6}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hex();
}
