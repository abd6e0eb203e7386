using System.Text.RegularExpressions;

namespace CqNewsroom.Core.Checks.Text;

/// <summary>What must be the same to the letter in both texts: addresses, telephone numbers, models, roads, flights (R10 in docs/checks.md).</summary>
internal static partial class Codes
{
    private static readonly HashSet<string> UnitLetters = new(
        ["km", "kg", "m", "cm", "mm", "g", "t", "kw", "mw", "gw", "kwh", "mwh", "gwh", "ml", "l", "h", "min", "s", "db", "hz", "mhz", "ghz", "w", "v", "c", "ha", "k", "m2", "km2", "m3", "mg", "x", "st", "nd", "rd", "th", "bn", "tn", "pm", "am", "p", "a", "b", "yuan"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Currency = new(["USD", "RMB", "CNY", "EUR", "HKD", "JPY", "GBP", "US", "HK", "SGD", "AUD", "CAD", "KRW"], StringComparer.Ordinal);

    private static readonly string[] BeforeNumber = ["拨打", "拨", "打", "电话", "热线", "致电", "客服", "号码", "编号", "账号", "邮编", "代码", "QQ", "QQ群", "短号", "专线", "证券代码", "股票代码"];
    private static readonly string[] BehindNumber = ["热线", "平台热线", "专线", "电话", "客服", "号码", "短号", "急救", "政务服务便民热线", "服务热线", "便民热线", "举报电话"];

    /// <summary>What a code is.</summary>
    internal enum CodeForm
    {
        Link,
        Phone,
        Token,
    }

    /// <summary>A code in a text.</summary>
    internal readonly record struct Code(TextSpan Span, string Text, CodeForm Form);

    /// <summary>The codes of a Chinese text.</summary>
    /// <param name="text">The text in half width.</param>
    public static List<Code> InChinese(string text) => Find(text, chinese: true);

    /// <summary>The codes of an English text; only their form tells, so hot lines are not among them.</summary>
    /// <param name="text">The text.</param>
    public static List<Code> InEnglish(string text) => Find(text, chinese: false);

    private static List<Code> Find(string text, bool chinese)
    {
        List<Code> codes = [];
        foreach (var match in Link().EnumerateMatches(text))
        {
            var length = match.Length;
            while (length > 1 && text[match.Index + length - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'' or '"' or ']')
                length--;
            codes.Add(new Code(new TextSpan(match.Index, length), text.Substring(match.Index, length), CodeForm.Link));
        }
        var links = codes.Count;
        foreach (var match in Run().EnumerateMatches(text))
        {
            var span = TextSpan.Between(match.Index, match.Index + match.Length);
            while (span.Length > 0 && !char.IsAsciiLetterOrDigit(text[span.End - 1]))
                span = span with { Length = span.Length - 1 };
            if (!Overlaps(codes, links, span) && Form(text, span, chinese) is { } form)
                codes.Add(new Code(span, span.In(text), form));
        }
        return codes;
    }

    private static bool Overlaps(List<Code> codes, int links, TextSpan span)
    {
        for (var index = 0; index < links; index++)
        {
            if (codes[index].Span.Start < span.End && span.Start < codes[index].Span.End)
                return true;
        }
        return false;
    }

    private static CodeForm? Form(string text, TextSpan span, bool chinese)
    {
        var run = text.AsSpan(span.Start, span.Length);
        var digits = 0;
        var letters = 0;
        var hyphens = 0;
        foreach (var character in run)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
            letters += char.IsAsciiLetter(character) ? 1 : 0;
            hyphens += character == '-' ? 1 : 0;
        }
        if (digits == 0)
            return null;
        // Q3 is a quarter, CNY2 the begin of an amount.
        if (letters > 0 && (run is ['Q' or 'H', >= '1' and <= '4'] || (char.IsAsciiDigit(run[^1]) && Currency.Contains(run[..run.IndexOfAnyInRange('0', '9')].ToString()))))
            return null;
        if (letters > 0)
            return IsToken(run, digits, letters) ? CodeForm.Token : null;
        if (hyphens > 0)
            return digits >= 7 && (run[0] == '0' || (hyphens >= 1 && digits is >= 10 and <= 13) || run.StartsWith("400-") || run.StartsWith("800-")) && !IsoDate().IsMatch(run) ? CodeForm.Phone : null;
        if (digits == 11 && run[0] == '1' && run[1] is >= '3' and <= '9' && !FollowedByUnit(text, span.End))
            return CodeForm.Phone;
        if (run[0] == '0' && digits >= 10)
            return CodeForm.Phone;
        return chinese && digits is >= 3 and <= 18 && IsCalled(text, span) ? CodeForm.Phone : null;
    }

    private static bool IsToken(ReadOnlySpan<char> run, int digits, int letters)
    {
        if (digits + letters > 24)
            return false;
        // 'Post-80s' and 'mid-1990s' are words, COVID-19 and CA-4138 are not.
        var hyphen = run.IndexOf('-');
        if (char.IsAsciiLetter(run[0]))
            return hyphen < 0 || !run[..hyphen].ContainsAnyInRange('a', 'z');
        var at = 0;
        while (char.IsAsciiDigit(run[at]))
            at++;
        // 4x100
        if (run[at] is 'x' or 'X' && at + 1 < run.Length && char.IsAsciiDigit(run[at + 1]))
            return false;
        return run[at] != '-' && !UnitLetters.Contains(run[at..].ToString());
    }

    private static bool FollowedByUnit(string text, int end) => end < text.Length && text[end] is '元' or '人' or '万' or '亿' or '.';

    private static bool IsCalled(string text, TextSpan span)
    {
        if (span.End < text.Length && text[span.End] is '元' or '人' or '万' or '亿' or '.' or '次' or '个' or '条' or '件' or '部' or '家' or '年' or ',' or '%')
            return false;
        foreach (var word in BehindNumber)
        {
            if (Numbers.ChineseNumbers.StartsAt(text, span.End, word))
                return true;
        }
        var before = text.AsSpan(0, span.Start).TrimEnd("：: “\"（(是为").TrimEnd();
        foreach (var word in BeforeNumber)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+|[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Run();

    [GeneratedRegex(@"^(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex IsoDate();
}
