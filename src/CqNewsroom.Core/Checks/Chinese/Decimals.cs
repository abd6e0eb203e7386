using System.Globalization;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>How two values may have come from one by a slip.</summary>
internal static class Decimals
{
    private static readonly decimal[] Scales = [10, 100, 1000, 10_000];

    /// <summary>The digits that count, without point and zeros at the ends.</summary>
    public static string Digits(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0');

    /// <summary>Whether two values of the same size have the same digits in another order.</summary>
    public static bool AreSwapped(decimal left, decimal right)
    {
        var (first, second) = (Digits(left), Digits(right));
        return left != right && first.Length >= 2 && first.Length == second.Length && decimal.Truncate(left).ToString(CultureInfo.InvariantCulture).Length == decimal.Truncate(right).ToString(CultureInfo.InvariantCulture).Length
            && first.Order().SequenceEqual(second.Order());
    }

    /// <summary>The power of ten between two values; null where there is none.</summary>
    public static decimal? Scale(decimal left, decimal right)
    {
        var (small, large) = (Math.Min(left, right), Math.Max(left, right));
        return small > 0 && Array.Find(Scales, scale => large == small * scale) is > 0 and var found ? found : null;
    }
}
