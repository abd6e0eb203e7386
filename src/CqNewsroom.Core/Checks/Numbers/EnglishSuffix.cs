using System.Collections.Frozen;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>What stands behind a number in English and tells what it counts.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="End">The token behind it.</param>
/// <param name="Unit">Currency or unit of measure.</param>
/// <param name="Half">'A year and a half'.</param>
/// <param name="Also">A second unit with the same word: pounds.</param>
internal readonly record struct EnglishSuffix(SuffixKind Kind, int End, string Unit = "", bool Half = false, string Also = "")
{
    private static readonly FrozenDictionary<string, (string[] Words, SuffixKind Kind, string Unit)[]> ByFirst = All()
        .GroupBy(entry => entry.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>Reads what stands at a token.</summary>
    public static EnglishSuffix Read(EnglishTokens tokens, int at)
    {
        var index = tokens.SkipHyphen(at);
        if (tokens[index].Lower.Length == 0 || !ByFirst.TryGetValue(tokens[index].Lower, out var candidates))
            return new EnglishSuffix(SuffixKind.None, at);
        foreach (var (words, kind, unit) in candidates)
        {
            if (!tokens.Matches(index, words, out var end) || !Fits(tokens, index, at, words, kind, unit))
                continue;
            return Finish(tokens, kind, unit, end);
        }
        return new EnglishSuffix(SuffixKind.None, at);
    }

    private static EnglishSuffix Finish(EnglishTokens tokens, SuffixKind kind, string unit, int end)
    {
        if (kind is SuffixKind.Years or SuffixKind.Months or SuffixKind.Days or SuffixKind.Weeks or SuffixKind.Hours or SuffixKind.Minutes or SuffixKind.Decade)
        {
            if (kind == SuffixKind.Years && tokens.Word(tokens.SkipHyphen(end)) is "old" or "olds")
                return new EnglishSuffix(SuffixKind.Age, tokens.SkipHyphen(end) + 1);
            if (tokens.Matches(end, ["of", "age"], out var aged))
                return new EnglishSuffix(SuffixKind.Age, aged);
            if (tokens.Matches(end, ["and", "a", "half"], out var half))
                return new EnglishSuffix(kind, half, unit, Half: true);
        }
        if (kind == SuffixKind.Percent && tokens.Word(end) is "off" or "discount" or "discounts")
            return new EnglishSuffix(SuffixKind.Discount, end + 1);
        return new EnglishSuffix(kind, end, unit, Also: unit == "lb" ? "GBP" : "");
    }

    /// <summary>'In', 'm', 'c' and the like are units only behind digits and not before other words.</summary>
    private static bool Fits(EnglishTokens tokens, int index, int at, string[] words, SuffixKind kind, string unit)
    {
        if (words.Length > 1)
            return true;
        var isBehindDigits = tokens[at - 1].Kind == TokenKind.Number;
        return words[0] switch
        {
            "c" or "f" => isBehindDigits && tokens.Text[tokens[index].Start] is 'C' or 'F' && tokens.Word(index + 1).Length == 0,
            "m" => isBehindDigits && !tokens[index].IsGlued,
            "mi" or "oz" or "ft" or "g" or "l" or "t" => isBehindDigits,
            "won" => index == at || !EnglishWords.Small.ContainsKey(tokens.Word(at - 1)),
            "points" or "point" => kind == SuffixKind.PercentPoint,
            "second" => index > at || (isBehindDigits ? tokens[at - 1].Value == 1 : tokens.Word(at - 1) is "one" or "a"),
            "li" => !tokens.IsCapital(index),
            _ => unit.Length >= 0,
        };
    }

    private static IEnumerable<(string[] Words, SuffixKind Kind, string Unit)> All()
    {
        foreach (var (phrase, unit) in Units.English)
            yield return (phrase.Split(' '), SuffixKind.Measure, unit);
        foreach (var (phrase, currency) in Currencies.English)
            yield return (phrase.Split(' '), SuffixKind.Money, currency);
        (string Phrases, SuffixKind Kind)[] others =
        [
            ("percent|per cent|%|pct|percentage", SuffixKind.Percent),
            ("percentage point|percentage points|percent point|percent points|per cent points|pp|pps|ppt|ppts|% points|percentage pts", SuffixKind.PercentPoint),
            ("basis point|basis points|bps|bp", SuffixKind.BasisPoint),
            ("per thousand|per mille|permille|per mil|‰|per 1,000|per 1000|in a thousand|parts per thousand|in 1,000|out of 1,000|in every 1,000|out of every 1,000|in every thousand", SuffixKind.PerThousand),
            ("per 10,000|in 10,000|per 10000|per ten thousand|in every 10,000|out of every 10,000|in ten thousand|out of 10,000", SuffixKind.Tenth),
            ("per 100,000|per 100000|in 100,000|in every 100,000|out of every 100,000|per hundred thousand", SuffixKind.PerHundredThousand),
            ("year|years|yr|yrs", SuffixKind.Years), ("decade|decades", SuffixKind.Decade), ("century|centuries", SuffixKind.Century), ("month|months", SuffixKind.Months), ("week|weeks", SuffixKind.Weeks), ("day|days|working day|working days|business days|trading days", SuffixKind.Days),
            ("hour|hours|hr|hrs", SuffixKind.Hours), ("minute|minutes|min|mins", SuffixKind.Minutes), ("second|seconds", SuffixKind.Seconds),
            ("times|fold|time", SuffixKind.Times), ("quarters", SuffixKind.Quarter),
        ];
        foreach (var (phrases, kind) in others)
        {
            foreach (var phrase in phrases.Split('|'))
                yield return (phrase.Split(' '), kind, "");
        }
    }
}
