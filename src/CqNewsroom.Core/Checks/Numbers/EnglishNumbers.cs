using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>A number of English text before its unit is looked at.</summary>
/// <param name="Value">Its value.</param>
/// <param name="End">The token behind it.</param>
internal readonly record struct EnglishNumber(decimal Value, int End)
{
    /// <summary>Written in digits.</summary>
    public bool HasDigits { get; init; }

    /// <summary>Only the size is known.</summary>
    public bool IsVague { get; init; }

    /// <summary>The value without million and the like; 0 where there is none.</summary>
    public decimal Scale { get; init; }

    /// <summary>Behind digits stood a glued m, which may mean meters too.</summary>
    public bool MayBeMeters { get; init; }

    /// <summary>'A' or 'an' with nothing but a unit behind it.</summary>
    public bool IsArticle { get; init; }

    /// <summary>Two, both, a pair: below ten and in words.</summary>
    public bool IsSmallWord => !HasDigits && Value < 10;
}

/// <summary>Reads numbers in English: digits, words, both mixed, short forms (R1, R2).</summary>
internal static class EnglishNumbers
{
    /// <summary>Reads the number that begins at a token, null where none does.</summary>
    public static EnglishNumber? Read(EnglishTokens tokens, int at)
    {
        try
        {
            return (tokens[at].Kind == TokenKind.Number ? Digits(tokens, at) : Words(tokens, at)) is { Value: <= ChineseNumbers.Largest } number ? number : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static EnglishNumber? Digits(EnglishTokens tokens, int at)
    {
        var value = tokens[at].Value;
        var end = at + 1;
        // 1 1/2
        if (tokens[end].Kind == TokenKind.Number && tokens.Mark(end + 1) == "/" && tokens[end + 2].Kind == TokenKind.Number && tokens[end + 2].Value > tokens[end].Value && tokens[end + 1].IsGlued)
            (value, end) = (value + (tokens[end].Value / tokens[end + 2].Value), end + 3);
        if (tokens.Matches(end, ["and", "a", "half"], out var behindHalf) && EnglishWords.Scales.ContainsKey(tokens.Word(behindHalf)))
            (value, end) = (value + 0.5m, behindHalf);
        var scale = 1m;
        var meters = false;
        if (tokens[end] is { IsGlued: true, Kind: TokenKind.Word } glued && EnglishWords.ShortScales.TryGetValue(glued.Lower, out var shortScale))
        {
            (scale, meters, end) = (shortScale, glued.Lower == "m", end + 1);
        }
        else if (tokens.Word(end) is "bn" or "mn" or "tn" or "mln" or "bln" && EnglishWords.ShortScales.TryGetValue(tokens.Word(end), out var spaced))
        {
            (scale, end) = (spaced, end + 1);
        }
        var next = tokens.SkipHyphen(end);
        while (EnglishWords.Scales.TryGetValue(tokens.Word(next), out var word))
        {
            scale *= word;
            end = next + 1;
            next = tokens.SkipHyphen(end);
        }
        return new EnglishNumber(value * scale, end) { HasDigits = true, Scale = scale, MayBeMeters = meters };
    }

    private static EnglishNumber? Words(EnglishTokens tokens, int at)
    {
        var first = tokens.Word(at);
        if (first.Length == 0)
            return null;
        if (VagueNumber(tokens, at) is { } vague)
            return vague;
        if (first is "half" && tokens.Word(at + 1) is "a" or "an" && EnglishWords.Scales.TryGetValue(tokens.Word(at + 2), out var whole))
            return new EnglishNumber(whole / 2, at + 3) { Scale = whole };
        if (first is "half" && tokens.Word(at + 1) is "a" && tokens.Word(at + 2) is "dozen")
            return new EnglishNumber(6, at + 3) { Scale = 1 };
        if (first is "a" && tokens.Word(tokens.SkipHyphen(at + 1)) is "quarter" && tokens.Word(at + 2) is "of" && tokens.Word(at + 3) is "a" && EnglishWords.Scales.TryGetValue(tokens.Word(at + 4), out var quartered))
            return new EnglishNumber(quartered / 4, at + 5) { Scale = quartered };
        if (first is "a" or "an" or "one" && tokens.Word(at + 1) is "half" && EnglishWords.Scales.TryGetValue(tokens.Word(at + 2), out var halved))
            return new EnglishNumber(halved / 2, at + 3) { Scale = halved };
        if (first is "both")
            return new EnglishNumber(2, at + 1) { Scale = 1 };
        if (first is "a" && tokens.Word(at + 1) is "pair" or "couple")
            return new EnglishNumber(2, tokens.Word(at + 2) == "of" ? at + 3 : at + 2) { Scale = 1 };
        return Composed(tokens, at);
    }

    /// <summary>Dozens, tens of thousands, several hundred.</summary>
    private static EnglishNumber? VagueNumber(EnglishTokens tokens, int at)
    {
        if (EnglishWords.Vague.TryGetValue(tokens.Word(at), out var size))
        {
            if (tokens.Word(at + 1) == "of" && (EnglishWords.Vague.TryGetValue(tokens.Word(at + 2), out var more) || EnglishWords.Scales.TryGetValue(tokens.Word(at + 2), out more)))
                return new EnglishNumber(size * more, at + 3) { IsVague = true, Scale = more };
            return new EnglishNumber(size, at + 1) { IsVague = true, Scale = 1 };
        }
        var behind = tokens.Word(at) is "several" or "many" ? at + 1 : tokens.Matches(at, ["a", "few"], out var few) ? few : tokens.Word(at) is "few" ? at + 1 : -1;
        if (behind < 0)
            return null;
        var scale = 1m;
        var end = behind;
        while (EnglishWords.Scales.TryGetValue(tokens.Word(end), out var word) || (tokens.Word(end) == "dozen" && (word = 10) > 0))
        {
            scale *= word;
            end++;
        }
        return end == behind ? null : new EnglishNumber(scale, end) { IsVague = true, Scale = scale };
    }

    /// <summary>Two hundred and thirty-five thousand, a million, twenty-one, one and a half.</summary>
    private static EnglishNumber? Composed(EnglishTokens tokens, int at)
    {
        decimal total = 0;
        decimal group = 0;
        decimal scale = 1;
        var end = at;
        var seen = false;
        var article = false;
        if (tokens.Word(at) is "a" or "an" && (EnglishWords.Scales.ContainsKey(tokens.Word(at + 1)) || tokens.Word(at + 1) is "dozen" or "score"))
            (group, end, article) = (1, at + 1, true);
        while (end < tokens.Count)
        {
            var index = seen ? tokens.SkipHyphen(end) : end;
            var word = tokens.Word(index);
            if (seen && word == "and" && group >= 100 && group % 100 == 0 && IsPart(tokens.Word(index + 1)) && tokens.Word(index + 1) is not "one" and not "two")
                word = tokens.Word(++index);
            if (EnglishWords.Tens.TryGetValue(word, out var tens) && group % 100 == 0)
                group += tens;
            else if (EnglishWords.Small.TryGetValue(word, out var small) && (group % 100 == 0 || (group % 10 == 0 && group % 100 >= 20 && small is > 0 and < 10)))
                group += small;
            else if (word == "hundred" && (seen || article) && group is > 0 and < 100)
                (group, scale) = (group * 100, Math.Max(scale, 100));
            else if (word == "dozen" && (seen || article) && group is > 0 and < 100)
                (group, scale) = (group * 12, 1);
            else if (EnglishWords.Scales.TryGetValue(word, out var big) && big >= 1000 && (seen || article) && group > 0)
                (total, group, scale) = (total + (group * big), 0, Math.Max(scale, big));
            else if (seen && tokens.Matches(index, ["and", "a", "half"], out var behindHalf) && group > 0 && total == 0)
            {
                group += 0.5m;
                end = behindHalf;
                if (!EnglishWords.Scales.ContainsKey(tokens.Word(end)))
                    break;
                continue;
            }
            else if (seen && word == "point" && group >= 0 && EnglishWords.Small.ContainsKey(tokens.Word(index + 1)) && group % 1 == 0)
            {
                end = Fraction(tokens, index + 1, ref group);
                continue;
            }
            else
                break;
            seen = true;
            end = index + 1;
        }
        if (!seen)
            return null;
        return new EnglishNumber(total + group, end) { Scale = scale, IsArticle = article };
    }

    private static bool IsPart(string word) => EnglishWords.Tens.ContainsKey(word) || EnglishWords.Small.ContainsKey(word);

    private static int Fraction(EnglishTokens tokens, int at, ref decimal group)
    {
        var step = 0.1m;
        while (EnglishWords.Small.TryGetValue(tokens.Word(at), out var digit) && digit < 10 && step > 0.00001m)
        {
            group += digit * step;
            step /= 10;
            at++;
        }
        return at;
    }
}
