using static CqNewsroom.Core.Checks.Numbers.ChineseNumbers;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>What a number means with its unit.</summary>
internal sealed partial class ChineseFigures
{
    private const decimal Day = 86_400;

    private int Add(int start, in ChineseNumber number, in ChineseSuffix suffix, bool isRange, in ChineseNumber last)
    {
        var readings = Readings(number, suffix, out var kind);
        if (suffix.Kind == SuffixKind.Times)
            (readings, kind) = (Multiples(start, number, out _), CheckKind.Multiple);
        AddFigure(start, suffix.End, readings, isRange || number.IsNeighbours ? (kind is CheckKind.Omission or CheckKind.Currency ? CheckKind.Range : kind) : kind, number, suffix, isRange, last);
        return suffix.End;
    }

    private List<Reading> Readings(in ChineseNumber number, in ChineseSuffix suffix, out CheckKind kind)
    {
        var (low, high) = (number.Low, number.High);
        kind = CheckKind.Omission;
        switch (suffix.Kind)
        {
            case SuffixKind.Percent:
                kind = CheckKind.Percent;
                return [new(FigureClass.Proportion, low / 100, high / 100)];
            case SuffixKind.PerThousand:
                kind = CheckKind.Percent;
                return [new(FigureClass.Proportion, low / 1000, high / 1000)];
            case SuffixKind.PercentPoint:
                kind = CheckKind.PercentPoint;
                return [new(FigureClass.Point, low, high)];
            case SuffixKind.BasisPoint:
                kind = CheckKind.PercentPoint;
                return [new(FigureClass.Point, low / 100, high / 100)];
            case SuffixKind.Tenth:
                kind = CheckKind.Cheng;
                return [Tenths(number, suffix)];
            case SuffixKind.Discount:
                kind = CheckKind.Cheng;
                return Discounts(low, high);
            case SuffixKind.YearNumber:
                kind = CheckKind.Date;
                return StartsAt(_text, suffix.End, "历史") || StartsAt(_text, suffix.End, "的历史")
                    ? [new(FigureClass.Year, low), new(FigureClass.Duration, low * 12, "mo"), new(FigureClass.Number, low)]
                    : [new(FigureClass.Year, low), new(FigureClass.Number, low)];
            case SuffixKind.Month:
                kind = CheckKind.Date;
                return [new(FigureClass.Month, low)];
            case SuffixKind.Day:
                kind = CheckKind.Date;
                return StartsAt(_text, suffix.End, "内") || StartsAt(_text, suffix.End, "以内") || StartsAt(_text, suffix.End, "之内") || StartsAt(_text, suffix.End, "游")
                    ? [new(FigureClass.Day, low), new(FigureClass.Duration, low * Day, "s")]
                    : [new(FigureClass.Day, low)];
            case SuffixKind.Money:
                kind = CheckKind.Currency;
                return [new(FigureClass.Money, low, high, suffix.Unit)];
            case SuffixKind.Measure:
                kind = CheckKind.Unit;
                return [new(FigureClass.Measure, low, high, suffix.Unit)];
            case SuffixKind.Anniversary:
                kind = CheckKind.Date;
                return [new(FigureClass.Ordinal, low), new(FigureClass.Number, low, high), new(FigureClass.Duration, low * 12, high * 12, "mo")];
            case SuffixKind.Age:
                return [new(FigureClass.Number, low, high), new(FigureClass.Duration, low * 12, high * 12, "mo"), new(FigureClass.Ordinal, low)];
            case SuffixKind.Numbered:
                kind = CheckKind.Ordinal;
                return NumberedReadings(low, high, suffix);
            case SuffixKind.Century:
                kind = CheckKind.Date;
                return [new(FigureClass.Century, low), new(FigureClass.Ordinal, low)];
            default:
                return TimeReadings(low, high, number, suffix, ref kind);
        }
    }

    private List<Reading> NumberedReadings(decimal low, decimal high, in ChineseSuffix suffix)
    {
        List<Reading> readings = [new(FigureClass.Number, low, high), new(FigureClass.Ordinal, low, high)];
        if (_text[suffix.End - 1] == '号' && low is >= 1 and <= 31 && decimal.IsInteger(low))
            readings.Add(new Reading(FigureClass.Day, low));
        return readings;
    }

    private static List<Reading> TimeReadings(decimal low, decimal high, in ChineseNumber number, in ChineseSuffix suffix, ref CheckKind kind)
    {
        var half = suffix.Half ? 0.5m : 0m;
        var seconds = suffix.Kind switch
        {
            SuffixKind.Days => Day,
            SuffixKind.Weeks => 7 * Day,
            SuffixKind.Hours => 3600m,
            SuffixKind.Minutes => 60m,
            SuffixKind.Seconds => 1m,
            _ => 0m,
        };
        if (seconds > 0)
        {
            kind = CheckKind.Duration;
            return [new(FigureClass.Duration, (low + half) * seconds, (high + half) * seconds, "s"), new(FigureClass.Number, low + half, high + half)];
        }
        switch (suffix.Kind)
        {
            case SuffixKind.Years when suffix.End - number.End > 2:
                kind = CheckKind.Duration;
                return [new(FigureClass.Duration, low * 1200, high * 1200, "mo")];
            case SuffixKind.Years:
                kind = CheckKind.Duration;
                List<Reading> years = [new(FigureClass.Duration, (low + half) * 12, (high + half) * 12, "mo")];
                if (number.Digits == 2 && !suffix.Half && low == high)
                    years.Add(new Reading(FigureClass.Year, low > 40 ? 1900 + low : 2000 + low));
                if (low == high && half == 0)
                    years.AddRange([new Reading(FigureClass.Ordinal, low), new Reading(FigureClass.Number, low)]);
                return years;
            case SuffixKind.Months:
                kind = CheckKind.Duration;
                return [new(FigureClass.Duration, low + half, high + half, "mo"), new(FigureClass.Months, 1, low), new(FigureClass.Number, low + half, high + half)];
            case SuffixKind.Quarter:
                kind = CheckKind.Date;
                return [new(FigureClass.Months, 1, low * 3), new(FigureClass.Number, low, high), new(FigureClass.Duration, low * 3, high * 3, "mo")];
            default:
                // 十几 is a dozen or more.
                return number is { HasHan: true, Low: 10, Hedge: not Hedge.None, Digits: 0 } ? [new(FigureClass.Number, low, high), new(FigureClass.Number, 12)] : [new(FigureClass.Number, low, high)];
        }
    }

    /// <summary>三成, 三成五, 八九成.</summary>
    private Reading Tenths(in ChineseNumber number, in ChineseSuffix suffix)
    {
        var extra = suffix.End < _text.Length && Digit(_text[suffix.End]) is > 0 and var digit && (suffix.End + 1 >= _text.Length || !CanBegin(_text[suffix.End + 1])) && Digit(Peek(suffix.End)) != 2 ? digit / 100m : 0;
        if (extra == 0 && Peek(suffix.End) == '半')
            extra = 0.05m;
        return new Reading(FigureClass.Proportion, (number.Low / 10) + extra, (number.High / 10) + extra);
    }

    /// <summary>八折 is to pay 80 per cent, 20 per cent off; 七五折 is 75 per cent.</summary>
    private static List<Reading> Discounts(decimal low, decimal high)
    {
        var (from, to) = (low >= 10 ? low / 100 : low / 10, high >= 10 ? high / 100 : high / 10);
        if (from != to && from * 10 is 7 && to * 10 is 8)
            from = to;
        return [new(FigureClass.Discount, 1 - to, 1 - from), new(FigureClass.Proportion, from, to), new(FigureClass.Proportion, 1 - to, 1 - from)];
    }

    /// <summary>N倍 behind a verb of growth is N more; behind 是, 到, 达 it is N in all (R4).</summary>
    private List<Reading> Multiples(int start, in ChineseNumber number, out bool grows)
    {
        var around = ChineseSurroundings.Of(_text, start);
        grows = around.Trend == Trend.Up && around.Move == Move.By && !around.IsWhole;
        var (low, high) = grows ? (number.Low + 1, number.High + 1) : (number.Low, number.High);
        List<Reading> readings = [new(FigureClass.Multiple, low, high)];
        if (around.Trend == Trend.Up || low > 1)
            readings.Add(new Reading(FigureClass.Proportion, low - 1, high - 1));
        if (!grows && around.Trend == Trend.None && !around.IsWhole)
            readings.Add(new Reading(FigureClass.Number, low, high));
        if (around.Trend == Trend.None && !around.IsWhole && StartsAt(_text, number.End + 1, "以上") is false && Peek(start - 1) is '高' or '快' or '大' or '多')
            readings.Add(new Reading(FigureClass.Multiple, low + 1, high + 1));
        if (low == high && !grows && around.Trend == Trend.None)
            readings.Add(new Reading(FigureClass.Proportion, low - 1));
        return readings;
    }

    private void AddFigure(int start, int end, List<Reading> readings, CheckKind kind, in ChineseNumber number, ChineseSuffix suffix = default, bool isRange = false, ChineseNumber last = default)
    {
        var around = ChineseSurroundings.Of(_text, start);
        var (behind, behindEnd) = ChineseSurroundings.HedgeBehind(_text, end, readings[0].Class, suffix.Kind);
        var hedge = number.Hedge != Hedge.None ? number.Hedge : behind != Hedge.None ? behind : around.Hedge;
        if (around.Hedge == Hedge.Below && suffix.Kind is SuffixKind.Years or SuffixKind.Months or SuffixKind.Days or SuffixKind.Weeks or SuffixKind.Day && Peek(around.HedgeStart) == '近' && hedge == Hedge.Below)
            hedge = Hedge.None;
        if (around.Hedge is Hedge.AtMost or Hedge.AtLeast)
            hedge = around.Hedge;
        if (around.IsNegative)
            readings = readings.ConvertAll(reading => reading.Class is FigureClass.Measure or FigureClass.Number or FigureClass.Proportion ? reading with { Low = -reading.High, High = -reading.Low } : reading);
        var kinds = Kinds(kind, hedge, number, isRange);
        _figures.Add(new Figure
        {
            Span = TextSpan.Between(around.IsNegative ? around.NegativeStart : start, end),
            Readings = readings,
            Need = NeedOf(readings[0].Class, number, suffix, start),
            Kind = kinds[0],
            Also = kinds[1..],
            Hedge = hedge,
            HedgeSpan = TextSpan.Between(around.Hedge != Hedge.None ? around.HedgeStart : start, Math.Max(end, behindEnd)),
            // 是去年的1.8倍 is where it stands, not by how much it rose.
            Move = suffix.Kind == SuffixKind.Times && Peek(start - 1) == '的' ? Move.To : around.Move,
            Trend = around.Trend,
            Basis = Basis(start),
            NumberSpan = TextSpan.Between(start, number.End),
            IsVague = number.IsVague,
            Parts = readings[0].IsRange ? Ends(start, end, readings[0], kinds, last) : [],
        });
    }

    /// <summary>同比 or 环比 shortly before, with no mark and no other figure between.</summary>
    private decimal Basis(int start)
    {
        for (var at = start - 1; at > 0 && at > start - 10 && _text[at] is not ('，' or '。' or '；' or '、') && !char.IsAsciiDigit(_text[at]); at--)
        {
            if (_text[at] == '比' && _text[at - 1] is '同' or '环')
                return _text[at - 1] == '同' ? Comparisons.Year : Comparisons.Month;
        }
        return 0;
    }

    private static List<Figure> Ends(int start, int end, Reading range, List<CheckKind> kinds, ChineseNumber last)
    {
        var span = TextSpan.Between(start, end);
        return
        [
            new Figure { Span = span, Readings = [range with { High = range.Low }], Kind = kinds[0], Also = kinds[1..], Need = last.IsSmallHan ? Need.Paired : Need.Must },
            new Figure { Span = span, Readings = [range with { Low = range.High }], Kind = kinds[0], Also = kinds[1..], Need = last.IsSmallHan ? Need.Paired : Need.Must },
        ];
    }

    private static List<CheckKind> Kinds(CheckKind kind, Hedge hedge, in ChineseNumber number, bool isRange)
    {
        List<CheckKind> kinds = [kind];
        if (isRange || number.IsNeighbours)
            kinds.Add(CheckKind.Range);
        if (hedge is Hedge.AtMost or Hedge.AtLeast)
            kinds.Add(CheckKind.Bound);
        else if (hedge != Hedge.None || number.IsVague)
            kinds.Add(CheckKind.Approx);
        if (number.HasWanYi)
            kinds.Add(CheckKind.WanYi);
        if (number.HasHan)
            kinds.Add(CheckKind.HanziNumeral);
        if (kinds.Count > 1 && kind is CheckKind.Omission or CheckKind.Currency)
        {
            kinds.Add(kind);
            kinds.RemoveAt(0);
        }
        return [.. kinds.Distinct()];
    }

    private Need NeedOf(FigureClass kind, in ChineseNumber number, in ChineseSuffix suffix, int start)
    {
        if (number.IsBare)
            return suffix.Kind == SuffixKind.None ? Need.Free : Need.Paired;
        if (number.IsVague)
            return Need.Paired;
        // 三年零六个月: the months are no small word that may be left out.
        if (kind == FigureClass.Duration && number.Low > 0 && _figures.FindLast(figure => figure.Main.Class == FigureClass.Duration) is { Span.End: var before } && (before == start || (before == start - 1 && _text[before] is '零' or '又')))
            return Need.Must;
        if (kind == FigureClass.Duration && number.IsSmallHan && number.Low == 1)
            return suffix.Half ? Need.Must : suffix.Kind is SuffixKind.Years or SuffixKind.Months or SuffixKind.Weeks or SuffixKind.Hours ? Need.Paired : Need.Free;
        if (kind is not (FigureClass.Number or FigureClass.Ordinal))
            return kind is FigureClass.Duration or FigureClass.Measure or FigureClass.Money && number is { Low: 1, High: 1, Digits: 1 } && !suffix.Half ? Need.Paired : number.IsSmallHan && kind is FigureClass.Duration or FigureClass.Measure or FigureClass.Months ? Need.Paired : Need.Must;
        if (number.IsSmallHan)
            return number.Low is 1 || suffix.Kind == SuffixKind.None ? Need.Free : Need.Paired;
        if (number is { HasHan: true, Digits: 0, HasWanYi: false } && suffix.Kind == SuffixKind.None && number.Low is 10 or 100 or 1000)
            return Need.Free;
        if (suffix.Kind == SuffixKind.Numbered && _text[suffix.End - 1] is '级' or '期' or '号' && number.Low < 10)
            return Need.Paired;
        // One-digit counts may be words, 'both', a list of names (R9).
        return number is { Digits: 1, HasWanYi: false } && number.Low == 1 && Peek(start - 1) != '.' ? Need.Paired : Need.Must;
    }
}
