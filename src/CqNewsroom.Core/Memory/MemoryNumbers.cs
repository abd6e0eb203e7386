namespace CqNewsroom.Core.Memory;

/// <summary>Where a number or a date begins and ends, in digits or in Chinese numerals. Its value plays no part here.</summary>
internal static class MemoryNumbers
{
    private const string Digits = "〇零一二两三四五六七八九十";
    private const string Units = "百千万亿";

    /// <summary>The number or date that begins a text.</summary>
    /// <param name="text">In half width.</param>
    /// <returns>Its length, 0 where there is none.</returns>
    public static (int Length, bool IsDate) At(ReadOnlySpan<char> text)
    {
        if (Share(text) is > 0 and var share)
            return (share, false);
        if (Date(text) is > 0 and var date)
            return (date, true);
        return (Number(text), false);
    }

    // 百分之八 is 8%.
    private static int Share(ReadOnlySpan<char> text) =>
        text is ['百' or '千' or '万', '分', '之', .. var rest] && Number(rest) is > 0 and var length ? length + 3 : 0;

    private static int Date(ReadOnlySpan<char> text)
    {
        var at = Number(text);
        if (at == 0)
            return 0;
        var end = 0;
        if (at == 4 && IsAt(text, at, '年') && text[..4].IndexOfAny(Units) < 0 && text[..4].IndexOfAny("十.,") < 0)
        {
            end = ++at;
            var month = Number(text[at..]);
            if (month is 0 or > 2 || !IsAt(text, at + month, '月'))
                return end;
            at += month;
        }
        else if (at > 2 || !IsAt(text, at, '月'))
        {
            return 0;
        }

        at++;
        var day = Number(text[at..]);
        return day is > 0 and <= 3 && (IsAt(text, at + day, '日') || IsAt(text, at + day, '号')) ? at + day + 1 : end == 0 ? 0 : at;
    }

    private static bool IsAt(ReadOnlySpan<char> text, int at, char character) => at < text.Length && text[at] == character;

    private static int Number(ReadOnlySpan<char> text)
    {
        var (at, hasDigit) = (0, false);
        while (at < text.Length)
        {
            if (IsDigit(text[at]))
                hasDigit = true;
            else if (!Units.Contains(text[at], StringComparison.Ordinal) && !(hasDigit && Joins(text, at)))
                break;
            at++;
        }

        // 百 or 万 alone is a word's part more often than a number.
        return hasDigit ? at : 0;
    }

    private static bool IsDigit(char character) => char.IsAsciiDigit(character) || Digits.Contains(character, StringComparison.Ordinal);

    private static bool Joins(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at] switch
    {
        '.' or ',' => char.IsAsciiDigit(text[at + 1]),
        ' ' => Units.Contains(text[at + 1], StringComparison.Ordinal),
        '点' => Digits.Contains(text[at + 1], StringComparison.Ordinal),
        _ => false,
    };
}
