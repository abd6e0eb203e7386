using System.Globalization;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Digits with separators of thousands and a decimal point.</summary>
internal static class ArabicNumbers
{
    private const int Longest = 24;

    /// <summary>Where the number that begins at a position ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Its first digit.</param>
    public static int End(string text, int start)
    {
        var end = Digits(text, start);
        // Separators part groups of three behind one to three digits; a space does so as well (2 000).
        if (end - start <= 3)
        {
            while (end + 3 < text.Length && text[end] is ',' or ' ' or '\u00A0' or '\u202F' or '\u2009' && Digits(text, end + 1) == end + 4)
                end += 4;
        }
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
            end = Digits(text, end + 1);
        return end;
    }

    /// <summary>The value, null where it is too long for one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The first digit.</param>
    /// <param name="end">Behind the last one.</param>
    public static decimal? Value(string text, int start, int end)
    {
        if (end - start > Longest)
            return null;
        Span<char> digits = stackalloc char[Longest];
        var length = 0;
        for (var index = start; index < end; index++)
        {
            if (char.IsAsciiDigit(text[index]) || text[index] == '.')
                digits[length++] = text[index];
        }
        return decimal.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1_000_000_000_000_000_000m ? value : null;
    }

    /// <summary>How many digits stand before the decimal point.</summary>
    public static int WholeDigits(string text, int start, int end)
    {
        var count = 0;
        for (var index = start; index < end && text[index] != '.'; index++)
            count += char.IsAsciiDigit(text[index]) ? 1 : 0;
        return count;
    }

    private static int Digits(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end;
    }
}
