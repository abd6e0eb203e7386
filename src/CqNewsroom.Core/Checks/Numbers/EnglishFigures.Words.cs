using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Ordinals, fractions and multiples in words.</summary>
internal sealed partial class EnglishFigures
{
    /// <summary>'Doubled', 'twice', 'threefold', 'halved'.</summary>
    private int Multiple(int at, string word)
    {
        if (!EnglishWords.Multiples.TryGetValue(word, out var value))
        {
            // 'Two-fold' and '3-fold' are read as numbers with a unit.
            return 0;
        }
        List<Reading> readings = [new(FigureClass.Multiple, value), new(FigureClass.Number, value)];
        if (value == 0.5m)
            readings = [new(FigureClass.Proportion, 0.5m), new(FigureClass.Multiple, 0.5m)];
        else
            readings.Add(new Reading(FigureClass.Proportion, value - 1));
        return Add(at, at + 1, readings, Need.Paired);
    }

    /// <summary>'Two-thirds', 'three quarters', 'a quarter', 'half of'.</summary>
    private int Fraction(int at)
    {
        var word = _tokens.Word(at);
        if (FractionOfPoint(at) is > 0 and var behindPoint)
            return behindPoint;
        if (word is "half")
        {
            if (_tokens.Word(at + 1) is "a" && EnglishWords.Scales.ContainsKey(_tokens.Word(at + 2)))
                return 0;
            return Add(at, at + 1, [new(FigureClass.Proportion, 0.5m), new(FigureClass.Multiple, 0.5m), new(FigureClass.Multiple, 1.5m)], Need.Paired);
        }
        var numerator = 1m;
        int part;
        if (word is "a" or "an" or "one" or "another")
            part = _tokens.SkipHyphen(at + 1);
        else if (EnglishWords.Small.TryGetValue(word, out numerator) && numerator > 0)
            part = _tokens.SkipHyphen(at + 1);
        else
            return 0;
        if (!EnglishWords.Parts.TryGetValue(_tokens.Word(part), out var denominator) || (numerator != 1 && !_tokens.Word(part).EndsWith('s') && !_tokens.IsDash(part - 1)) || numerator >= denominator)
            return 0;
        if (denominator == 2 && (EnglishWords.Scales.ContainsKey(_tokens.Word(part + 1)) || _tokens.Word(part + 1) is "hour" or "day" or "year" or "dozen"))
            return 0;
        if (word is "a" or "another" && denominator is >= 3 and not 4 && _tokens.Word(part + 1) is not ("of" or "in" or "to" or "from" or "less" or "more" or "lower" or "higher" or "") && !_tokens.Mark(part + 1).StartsWith('.'))
            return Add(at, part + 1, [new(FigureClass.Ordinal, denominator), new(FigureClass.Proportion, 1 / denominator)], Need.Paired);
        List<Reading> readings = [new(FigureClass.Proportion, numerator / denominator)];
        if (_tokens.Word(part) == "quarters")
            readings.AddRange([new(FigureClass.Months, 1, numerator * 3), new(FigureClass.Number, numerator)]);
        return Add(at, part + 1, readings, Need.Paired);
    }

    /// <summary>'Half a percentage point', 'a quarter of a percentage point', 'half a percent'.</summary>
    private int FractionOfPoint(int at)
    {
        var isHalf = _tokens.Word(at) is "half";
        var part = isHalf ? at : _tokens.SkipHyphen(at + 1);
        var numerator = 1m;
        if (!isHalf && _tokens.Word(at) is not ("a" or "one") && !EnglishWords.Small.TryGetValue(_tokens.Word(at), out numerator))
            return 0;
        if (!EnglishWords.Parts.TryGetValue(_tokens.Word(part), out var denominator))
            return 0;
        var unit = part + 1;
        while (_tokens.Word(unit) is "of" or "a" or "one" || _tokens.IsDash(unit))
            unit++;
        var suffix = EnglishSuffix.Read(_tokens, unit);
        return suffix.Kind switch
        {
            SuffixKind.PercentPoint => Add(at, suffix.End, [new(FigureClass.Point, numerator / denominator)], Need.Must),
            SuffixKind.Percent when unit > part + 1 => Add(at, suffix.End, [new(FigureClass.Proportion, numerator / denominator / 100)], Need.Must),
            _ => 0,
        };
    }

    /// <summary>'Ninth', '21st', 'No. 3', 'Line 3' and 'Phase 2' are numbers that ordinals accept.</summary>
    private int Ordinal(int at)
    {
        if (OrdinalValue(at, out var end) is not { } value)
            return 0;
        List<Reading> readings = [new(FigureClass.Ordinal, value), new(FigureClass.Number, value)];
        if (value <= 31)
            readings.Add(new Reading(FigureClass.Day, value));
        if (_tokens.Word(_tokens.SkipHyphen(end)) is "anniversary" or "birthday" or "year")
            readings.Add(new Reading(FigureClass.Duration, value * 12, "mo"));
        return Add(at, end, readings, Need.Paired);
    }

    private static decimal LargeOrdinal(string word) => word switch
    {
        "hundredth" => 100,
        "thousandth" => 1000,
        "millionth" => 1_000_000,
        "billionth" => 1_000_000_000,
        _ => 0,
    };

    /// <summary>The value of an ordinal in words or digits, null where there is none.</summary>
    private decimal? OrdinalValue(int at, out int end)
    {
        end = at;
        if ((_tokens[at].Kind == TokenKind.Number || EnglishWords.Small.ContainsKey(_tokens.Word(at))) && EnglishNumbers.Read(_tokens, at) is { IsVague: false } count && LargeOrdinal(_tokens.Word(_tokens.SkipHyphen(count.End))) is > 0 and var large)
        {
            end = _tokens.SkipHyphen(count.End) + 1;
            return count.Value * large;
        }
        if (_tokens[at].Kind == TokenKind.Number)
        {
            if (_tokens[at + 1] is not { Kind: TokenKind.Word, IsGlued: true, Lower: "st" or "nd" or "rd" or "th" })
                return null;
            end = at + 2;
            return _tokens[at].Value;
        }
        if (EnglishWords.Tens.TryGetValue(_tokens.Word(at), out var tens) && EnglishWords.Ordinals.TryGetValue(_tokens.Word(_tokens.SkipHyphen(at + 1)), out var unit) && unit < 10)
        {
            end = _tokens.SkipHyphen(at + 1) + 1;
            return tens + unit;
        }
        if (!EnglishWords.Ordinals.TryGetValue(_tokens.Word(at), out var value))
            return null;
        end = at + 1;
        return value;
    }
}
