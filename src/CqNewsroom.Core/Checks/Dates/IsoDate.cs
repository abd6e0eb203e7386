using CqNewsroom.Core.Checks.Numbers;

namespace CqNewsroom.Core.Checks.Dates;

/// <summary>Dates in digits: 2026-07-10, 2026/7/10, the same in both languages.</summary>
internal static class IsoDate
{
    /// <summary>Year, month and day of the date that begins at a position; null where none does.</summary>
    public static List<(TextSpan Span, FigureClass Class, decimal Value)>? Read(string text, int start)
    {
        if (Digits(text, start) != 4 || start + 4 >= text.Length || text[start + 4] is not ('-' or '/'))
            return null;
        var (separator, month) = (text[start + 4], start + 5);
        var monthDigits = Digits(text, month);
        var day = month + monthDigits + 1;
        if (monthDigits is 0 or > 2 || day >= text.Length || text[day - 1] != separator || Digits(text, day) is 0 or > 2)
            return null;
        List<(TextSpan Span, FigureClass Class, decimal Value)> parts = [Part(text, start, FigureClass.Year), Part(text, month, FigureClass.Month), Part(text, day, FigureClass.Day)];
        return parts[0].Value is >= 1000 and < 3000 && parts[1].Value is >= 1 and <= 12 && parts[2].Value is >= 1 and <= 31 ? parts : null;
    }

    private static (TextSpan Span, FigureClass Class, decimal Value) Part(string text, int start, FigureClass kind)
    {
        var length = Digits(text, start);
        return (new TextSpan(start, length), kind, ArabicNumbers.Value(text, start, start + length) ?? 0);
    }

    private static int Digits(string text, int start)
    {
        var end = start;
        while (end < text.Length && end < start + 5 && char.IsAsciiDigit(text[end]))
            end++;
        return end - start;
    }
}
