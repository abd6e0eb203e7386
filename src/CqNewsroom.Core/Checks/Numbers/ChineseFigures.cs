using CqNewsroom.Core.Checks.Dates;
using CqNewsroom.Core.Checks.Text;
using static CqNewsroom.Core.Checks.Numbers.ChineseNumbers;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Finds the figures of a Chinese text from left to right (R1 to R9 in docs/checks.md).</summary>
internal sealed partial class ChineseFigures
{
    /// <summary>More figures than this in one paragraph are not compared; a text of digits must not cost more than one of words.</summary>
    public const int Most = 300;

    private readonly string _text;
    private readonly List<Figure> _figures = [];
    private readonly ChineseDates _dates;

    private ChineseFigures(SourceText source, DateOnly published)
    {
        _text = source.Masked;
        _dates = new ChineseDates(_text, published);
    }

    /// <summary>The figures, in order.</summary>
    public static List<Figure> Read(SourceText source, DateOnly published)
    {
        var reader = new ChineseFigures(source, published);
        reader.Walk();
        foreach (var span in source.Lookalikes)
            reader.AddHidden(source.Normal, span);
        return reader._figures;
    }

    private void Walk()
    {
        var at = 0;
        while (at < _text.Length && _figures.Count < Most)
        {
            if (_text[at] == SourceText.Hidden || (_text[at] < '\u2000' && !char.IsAscii(_text[at])))
            {
                at++;
                continue;
            }
            var end = Phrase(at);
            if (end <= at)
                end = _dates.Read(at, _figures);
            if (end <= at && CanBegin(_text[at]))
                end = Number(at);
            // A run of digits that is no number is not tried again from its second digit.
            at = end > at ? end : char.IsAsciiDigit(_text[at]) ? ArabicNumbers.End(_text, at) : at + 1;
        }
    }

    /// <summary>Numbers inside hidden words are no figures, but the English may write them: 'Double 11'.</summary>
    private void AddHidden(string normal, TextSpan span)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (!CanBegin(normal[at]) || ChineseNumbers.Read(normal[..span.End], at) is not { } number)
                continue;
            List<Reading> readings = [new(FigureClass.Number, number.Low), new(FigureClass.Ordinal, number.Low)];
            if (number is { Low: 11, IsDigitRun: false } or { Low: 12 } && at > span.Start && normal[span.Start] == '双')
                readings.Add(new Reading(FigureClass.Month, number.Low));
            _figures.Add(new Figure { Span = span, Readings = readings, Need = Need.Free });
            foreach (var digit in normal.AsSpan(at, number.End - at))
            {
                if (Digit(digit) > 0 && number.End - at == 2)
                    _figures.Add(new Figure { Span = span, Readings = [new(FigureClass.Month, Digit(digit)), new(FigureClass.Day, Digit(digit)), new(FigureClass.Number, Digit(digit))], Need = Need.Free });
            }
            at = number.End - 1;
        }
    }

    /// <summary>A number with its unit, or a range of two. Returns the position behind it, or the start where there is none.</summary>
    private int Number(int start)
    {
        if (char.IsAsciiDigit(_text[start]) && IsoDate.Read(_text, start) is { } date)
        {
            foreach (var (span, kind, value) in date)
                _figures.Add(new Figure { Span = span, Readings = [new(kind, value)], Kind = CheckKind.Date });
            return date[^1].Span.End;
        }
        if (ChineseNumbers.Read(_text, start) is not { } first)
            return start;
        if (StartsAt(_text, first.End, "分之"))
            return FractionOf(start, first);
        if (Peek(first.End) == '/' && char.IsAsciiDigit(Peek(first.End + 1)) && ChineseNumbers.Read(_text, first.End + 1) is { } whole && first.Low < whole.Low && whole.Low <= 100 && Peek(whole.End) != '/')
        {
            AddFigure(start, whole.End, [new Reading(FigureClass.Proportion, first.Low / whole.Low)], CheckKind.Fraction, first);
            return whole.End;
        }
        var suffix = ChineseSuffix.Read(_text, first);
        if (suffix.Kind is SuffixKind.None or SuffixKind.Count && Sign(start) is { Length: > 0 } currency)
            suffix = new ChineseSuffix(SuffixKind.Money, first.End, currency);
        if (ClockTime(start, first, suffix) is > 0 and var behindTime)
            return behindTime;
        if (suffix.Kind == SuffixKind.None && first.IsBare && first.Low < 1_000_000)
            return first.End;
        if (suffix.Kind == SuffixKind.Count && _text[suffix.End - 1] == '分' && _figures.Count > 0 && _figures[^1].Main is { Class: FigureClass.Duration, Unit: "s" } && _figures[^1].Span.End == start)
            suffix = suffix with { Kind = SuffixKind.Minutes };
        if (Peek(first.End) == '旬' && first.IsSmallHan)
            return Add(start, first with { Low = first.Low * 10, High = first.High * 10 }, new ChineseSuffix(SuffixKind.Age, first.End + 1), isRange: false, first);
        if (suffix.Kind == SuffixKind.Seconds && char.IsAsciiDigit(Peek(suffix.End)) && char.IsAsciiDigit(Peek(suffix.End + 1)))
            return SportsTime(start, first, suffix.End);
        var connector = Connector(suffix.End);
        if (connector > suffix.End && suffix.Kind == SuffixKind.None && (StartsAt(_text, connector, "零下") || StartsAt(_text, connector, "零上")) && connector + 2 < _text.Length && CanBegin(_text[connector + 2]) && ChineseNumbers.Read(_text, connector + 2) is { } degrees)
            return Add(start, first, ChineseSuffix.Read(_text, degrees) with { End = first.End }, isRange: false, first);
        if (connector > suffix.End && connector < _text.Length && CanBegin(_text[connector]) && ChineseNumbers.Read(_text, connector) is { } second && !IsDate(suffix.Kind))
        {
            var secondSuffix = ChineseSuffix.Read(_text, second);
            if (!IsDate(secondSuffix.Kind) && Joined(first, suffix, second, secondSuffix) is { } joined)
                return Add(start, joined, secondSuffix, isRange: true, second);
            if (secondSuffix.Kind == SuffixKind.Month && suffix.Kind == SuffixKind.None && first.Low is >= 1 and <= 12 && first.Low < second.Low)
                return AddMonths(start, first.Low, second.Low, secondSuffix.End);
            if (IsDate(secondSuffix.Kind) && suffix.Kind == SuffixKind.None)
                return Add(start, first, secondSuffix with { End = first.End }, isRange: false, first);
        }
        if (suffix.Kind == SuffixKind.Month)
        {
            if (connector > suffix.End && connector < _text.Length && CanBegin(_text[connector]) && ChineseNumbers.Read(_text, connector) is { } other && ChineseSuffix.Read(_text, other) is { Kind: SuffixKind.Month } otherSuffix
                && first.Low < other.Low && !char.IsAsciiDigit(Peek(otherSuffix.End)))
                return AddMonths(start, first.Low, other.Low, otherSuffix.End);
        }
        return Add(start, first, suffix, isRange: false, first);
    }

    /// <summary>9秒98 is 9.98 seconds.</summary>
    private int SportsTime(int start, in ChineseNumber seconds, int at)
    {
        var end = at;
        while (char.IsAsciiDigit(Peek(end)) && end < at + 3)
            end++;
        var part = (ArabicNumbers.Value(_text, at, end) ?? 0) / (end - at == 3 ? 1000 : 100);
        return Add(start, seconds with { Low = seconds.Low + part, High = seconds.High + part }, new ChineseSuffix(SuffixKind.Seconds, end), isRange: false, seconds);
    }

    private int AddMonths(int start, decimal first, decimal last, int end)
    {
        _figures.Add(new Figure
        {
            Span = TextSpan.Between(start, end),
            Readings = [new(FigureClass.Months, first, last)],
            Kind = CheckKind.Date,
            Parts = [DatePart(start, end, FigureClass.Month, first), DatePart(start, end, FigureClass.Month, last)],
        });
        return end;
    }

    private static Figure DatePart(int start, int end, FigureClass kind, decimal value) =>
        new() { Span = TextSpan.Between(start, end), Readings = [new(kind, value)], Kind = CheckKind.Date };

    /// <summary>The currency of a sign or code before the number.</summary>
    private string Sign(int start)
    {
        foreach (var (sign, currency) in Currencies.Signs)
        {
            if (StartsAt(_text, start - sign.Length, sign))
                return currency.Split('|')[0];
        }
        return "";
    }

    private static bool IsDate(SuffixKind kind) => kind is SuffixKind.YearNumber or SuffixKind.Month or SuffixKind.Day or SuffixKind.Decade or SuffixKind.Century;

    private char Peek(int at) => at >= 0 && at < _text.Length ? _text[at] : '\0';

    /// <summary>Behind 至, 到 or a dash between two figures; the position itself where there is none.</summary>
    private int Connector(int at)
    {
        var end = at;
        while (end < _text.Length && _text[end] is ' ')
            end++;
        var before = end;
        while (end < _text.Length && end < before + 2 && _text[end] is '—' or '–' or '-' or '~' or '─' or '―' or '－' or '～')
            end++;
        if (end == before && end < _text.Length && _text[end] is '至' or '到')
            end++;
        if (end == before)
            return at;
        while (end < _text.Length && _text[end] is ' ')
            end++;
        return end;
    }

    /// <summary>Two numbers as the ends of a range, with the unit and the 万 of the second for both; null where they are two figures.</summary>
    private ChineseNumber? Joined(in ChineseNumber first, in ChineseSuffix suffix, in ChineseNumber second, in ChineseSuffix secondSuffix)
    {
        if (suffix.Kind is not (SuffixKind.None or SuffixKind.Count) && (suffix.Kind != secondSuffix.Kind || suffix.Unit != secondSuffix.Unit))
            return null;
        // 从5天缩短到3天 has words between; 5天到3天 falls and is no range.
        var low = first.Low;
        if (!first.HasWanYi && second.HasWanYi && suffix.Kind == SuffixKind.None)
        {
            var scale = 1m;
            for (var at = second.End - 1; at > second.Start && ChineseNumbers.Unit(_text[at]) >= 10_000; at--)
                scale *= ChineseNumbers.Unit(_text[at]);
            if (low < 100_000 && low * scale < second.Low)
                low *= scale;
        }
        if (low >= second.High || suffix.Half)
            return null;
        return second with { Start = first.Start, Low = low, HasHan = first.HasHan || second.HasHan, HasWanYi = first.HasWanYi || second.HasWanYi };
    }

    private int FractionOf(int start, in ChineseNumber denominator)
    {
        var at = denominator.End + 2;
        if (at >= _text.Length || !CanBegin(_text[at]) || denominator.Low <= 0 || ChineseNumbers.Read(_text, at) is not { } numerator)
            return denominator.End;
        var (low, high) = (numerator.Low / denominator.Low, numerator.High / denominator.Low);
        AddFigure(start, numerator.End, [new Reading(FigureClass.Proportion, low, high)], denominator.Low is 1000 or 10_000 or 100_000 or 1_000_000 ? CheckKind.Percent : CheckKind.Fraction, numerator with { HasHan = false });
        return numerator.End;
    }
}
