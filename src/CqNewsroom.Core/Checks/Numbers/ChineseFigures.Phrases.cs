using static CqNewsroom.Core.Checks.Numbers.ChineseNumbers;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Figures that begin with a word: 百分之八, 第九届, 首届, 翻一番, 一半, 十五五.</summary>
internal sealed partial class ChineseFigures
{
    private const string FirstBehind = "届个次批家条座期部例台款艘架只站轮套名位日班支本场列类种年季单对";

    /// <summary>Half of something: proportion, duration or a doubling turned round.</summary>
    private static readonly (string Word, FigureClass Class, decimal Value, string Unit, Need Need)[] Halves =
    [
        ("半个多世纪", FigureClass.Duration, 600, "mo", Need.Paired), ("半个世纪", FigureClass.Duration, 600, "mo", Need.Paired), ("半个月", FigureClass.Duration, 15 * Day, "s", Need.Paired), ("半个小时", FigureClass.Duration, 1800, "s", Need.Must), ("半小时", FigureClass.Duration, 1800, "s", Need.Must),
        ("半个钟头", FigureClass.Duration, 1800, "s", Need.Must), ("半年", FigureClass.Duration, 6, "mo", Need.Must), ("半天", FigureClass.Duration, 43_200, "s", Need.Paired), ("半数", FigureClass.Proportion, 0.5m, "", Need.Must), ("一半", FigureClass.Proportion, 0.5m, "", Need.Must),
        ("减半", FigureClass.Proportion, 0.5m, "", Need.Must), ("过半", FigureClass.Proportion, 0.5m, "", Need.Paired), ("对半", FigureClass.Proportion, 0.5m, "", Need.Free), ("折半", FigureClass.Proportion, 0.5m, "", Need.Must), ("半价", FigureClass.Proportion, 0.5m, "", Need.Must),
        ("大半", FigureClass.Proportion, 0.5m, "", Need.Free), ("多半", FigureClass.Proportion, 0.5m, "", Need.Free), ("腰斩", FigureClass.Proportion, 0.5m, "", Need.Free), ("近半", FigureClass.Proportion, 0.5m, "", Need.Paired),
        ("一刻钟", FigureClass.Duration, 900, "s", Need.Must), ("三刻钟", FigureClass.Duration, 2700, "s", Need.Must), ("整年", FigureClass.Duration, 12, "mo", Need.Free),
    ];

    /// <summary>Reads a phrase that begins at a position; the position itself where none does.</summary>
    private int Phrase(int at)
    {
        switch (_text[at])
        {
            case '百' or '千' or '万' when Peek(at + 1) == '分' && Peek(at + 2) == '之':
                return Share(at, _text[at] switch { '百' => 100, '千' => 1000, _ => 10_000 });
            case '第':
                return NumberedWith(at);
            case '首' when FirstBehind.Contains(Peek(at + 1), StringComparison.Ordinal) && Peek(at + 1) is not '位' and not '年' || (Peek(at) == '首' && Peek(at + 1) is '创' or '发'):
                AddOrdinal(at, at + 2, 1, Peek(at + 1) is '次' or '创' or '发' or '日' or '场' or '季' ? Need.Free : Need.Paired);
                return at + 2;
            case '翻':
                return Doubling(at);
            case '每':
                return OneInFive(at);
            case '同' when StartsAt(_text, at, "同比") || StartsAt(_text, at, "同期"):
                AddComparison(at, at + 2, _text[at + 1] == '比' ? Need.Paired : Need.Free, [Comparisons.Year]);
                return at + 2;
            case '环' when StartsAt(_text, at, "环比"):
                AddComparison(at, at + 2, Need.Paired, [Comparisons.Month, Comparisons.Quarter, Comparisons.Week]);
                return at + 2;
            case '比' or '较' when At(at + 1, "上年", "去年", "同期", "上月", "上季", "上周", "上个月") is { Length: > 0 } base_:
                AddComparison(at, at + 1 + base_.Length, Need.Free, base_[0] is '去' or '同' || base_ == "上年" ? [Comparisons.Year] : [Comparisons.Month, Comparisons.Quarter, Comparisons.Week]);
                return at;
            case '十' when Peek(at + 2) == '五' && Digit(Peek(at + 1)) is >= 1 and <= 9 && (Peek(at + 3) is '”' or '规' or '时' or '期' or '末' or '以' or '收' or '开' or '建' or '国' or '"' || Peek(at - 1) is '“' or '"'):
                AddPlan(at, at + 3, 10 + Digit(Peek(at + 1)));
                return at + 3;
            default:
                return Half(at);
        }
    }

    private string At(int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (StartsAt(_text, at, word))
                return word;
        }
        return "";
    }

    /// <summary>百分之八, 千分之五, 百分之二十至三十.</summary>
    private int Share(int at, decimal whole)
    {
        var start = at + 3;
        if (start >= _text.Length || !CanBegin(_text[start]) || ChineseNumbers.Read(_text, start) is not { } number)
            return start;
        if (whole == 100 && StartsAt(_text, number.End, "个百分点"))
            return start;
        var end = number.End;
        var high = number.High;
        var connector = Connector(end);
        if (connector > end)
        {
            var second = StartsAt(_text, connector, "百分之") ? connector + 3 : connector;
            if (second < _text.Length && CanBegin(_text[second]) && ChineseNumbers.Read(_text, second) is { } other && other.High > number.Low && (second > connector || ChineseSuffix.Read(_text, other).Kind is SuffixKind.None or SuffixKind.Count))
                (end, high) = (other.End, other.High);
        }
        var isRange = end != number.End;
        AddFigure(at, end, [new Reading(FigureClass.Proportion, number.Low / whole, high / whole)], CheckKind.Percent, number with { High = high }, default, isRange);
        return end;
    }

    /// <summary>第九届, 第3位, 第三季度, 第十五个五年规划; 第一产业 is primary industry and needs no figure.</summary>
    private int NumberedWith(int at)
    {
        if (at + 1 >= _text.Length || !CanBegin(_text[at + 1]) || ChineseNumbers.Read(_text, at + 1) is not { IsVague: false } number)
            return at;
        if (StartsAt(_text, number.End, "个五年"))
        {
            AddPlan(at, number.End + 3, number.Low);
            return number.End + 3;
        }
        if (StartsAt(_text, number.End, "季度") && number.Low is >= 1 and <= 4)
        {
            AddMonths(at, (number.Low * 3) - 2, number.Low * 3, number.End + 2);
            return number.End + 2;
        }
        var connector = Connector(number.End);
        if (connector > number.End && connector < _text.Length && _text[connector] == '第')
            connector++;
        if (connector > number.End && connector < _text.Length && CanBegin(_text[connector]) && ChineseNumbers.Read(_text, connector) is { } last && last.Low > number.Low)
        {
            AddOrdinal(at, number.End, number.Low, Need.Paired);
            AddOrdinal(connector, last.End, last.Low, Need.Paired);
            return last.End;
        }
        var free = (number.Low == 2 && Peek(number.End) is '天' or '日' or '年') || StartsAt(_text, number.End, "产业") || StartsAt(_text, number.End, "方") || Peek(number.End) is '者' or '一' or '人' or '二';
        AddOrdinal(at, number.End, number.Low, free ? Need.Free : number.Low == 1 && Peek(number.End) is not ('届' or '期' or '批' or '名' or '位' or '轮' or '章' or '条') ? Need.Paired : Need.Must, number.HasHan);
        return number.End;
    }

    private void AddOrdinal(int start, int end, decimal value, Need need, bool han = false)
    {
        List<Reading> readings = [new(FigureClass.Ordinal, value), new(FigureClass.Number, value)];
        _figures.Add(new Figure { Span = TextSpan.Between(start, end), Readings = readings, Kind = CheckKind.Ordinal, Also = han ? [CheckKind.HanziNumeral] : [], Need = need });
    }

    private void AddPlan(int start, int end, decimal value) =>
        _figures.Add(new Figure { Span = TextSpan.Between(start, end), Readings = [new(FigureClass.Plan, value)], Kind = CheckKind.Plan, Implied = [new(FigureClass.Year, 2026 + ((value - 15) * 5)), new(FigureClass.Year, 2030 + ((value - 15) * 5))] });

    private void AddComparison(int start, int end, Need need, ReadOnlySpan<decimal> values)
    {
        List<Reading> readings = [];
        foreach (var value in values)
            readings.Add(new Reading(FigureClass.Comparison, value));
        _figures.Add(new Figure { Span = TextSpan.Between(start, end), Readings = readings, Kind = CheckKind.Comparison, Need = need });
    }

    /// <summary>翻番, 翻一番, 翻两番, 翻了三倍.</summary>
    private int Doubling(int at)
    {
        var next = at + 1;
        if (Peek(next) == '了')
            next++;
        var factor = 2m;
        var end = next + 1;
        if (Peek(next) != '番')
        {
            if (next >= _text.Length || !CanBegin(_text[next]) || ChineseNumbers.Read(_text, next) is not { } number || Peek(number.End) is not ('番' or '倍') || number.Low is < 1 or > 10)
                return at;
            factor = 1;
            for (var times = 0; times < number.Low; times++)
                factor *= 2;
            if (Peek(number.End) == '倍')
                factor = number.Low + 1;
            end = number.End + 1;
        }
        _figures.Add(new Figure
        {
            Span = TextSpan.Between(at, end),
            Readings = [new(FigureClass.Multiple, factor), new(FigureClass.Proportion, factor - 1)],
            Kind = CheckKind.Multiple,
        });
        return end;
    }

    /// <summary>每五名居民中就有一名: one in five. The two numbers serve where the English keeps them apart.</summary>
    private int OneInFive(int at)
    {
        if (at + 1 >= _text.Length || !CanBegin(_text[at + 1]) || ChineseNumbers.Read(_text, at + 1) is not { } whole || whole.Low is < 2 or > 1000 || whole.IsNeighbours)
            return at;
        var limit = Math.Min(_text.Length, whole.End + 14);
        for (var found = whole.End; found < limit && _text[found] is not ('，' or '。' or '；'); found++)
        {
            if (_text[found] != '有' || found + 1 >= _text.Length)
                continue;
            var start = Peek(found + 1) is '近' or '约' or '超' ? found + 2 : found + 1;
            if (start >= _text.Length || !CanBegin(_text[start]) || ChineseNumbers.Read(_text, start) is not { } part || part.Low >= whole.Low || part.Low < 1 || ChineseSuffix.Read(_text, part).Kind is not (SuffixKind.Count or SuffixKind.None))
                return at;
            Figure Single(in ChineseNumber number) => new() { Span = TextSpan.Between(number.Start, number.End), Readings = [new(FigureClass.Number, number.Low)], Kind = CheckKind.Fraction, Need = number.Low < 10 ? Need.Free : Need.Paired };
            _figures.Add(new Figure
            {
                Span = TextSpan.Between(at, part.End),
                Readings = [new(FigureClass.Proportion, part.Low / whole.Low)],
                Kind = CheckKind.Fraction,
                Parts = [Single(whole), Single(part)],
            });
            return part.End;
        }
        return at;
    }

    private int Half(int at)
    {
        if (_text[at] is not ('半' or '一' or '减' or '过' or '对' or '折' or '大' or '多' or '腰' or '近' or '三' or '整'))
            return at;
        foreach (var (word, kind, value, unit, need) in Halves)
        {
            if (!StartsAt(_text, at, word) || (word[0] == '半' && Peek(at - 1) is '上' or '下' or '前' or '后' or '一' or '大') || (word == "半年" && Peek(at + 2) is '报' or '度' or '会'))
                continue;
            if (Peek(at - 1) is var before && word[0] == '半' && (Digit(before) >= 0 || before == '个'))
                continue;
            List<Reading> readings = [new(kind, value, unit)];
            if (word is "减半" or "腰斩" or "折半" or "一半")
                readings.Add(new Reading(FigureClass.Multiple, 0.5m));
            if (word == "半个月")
                readings.Add(new Reading(FigureClass.Duration, 14 * Day, "s"));
            AddFigure(at, at + word.Length, readings, kind == FigureClass.Duration ? CheckKind.Duration : CheckKind.Fraction, new ChineseNumber(at, at + 1, value, value));
            if (readings.Exists(reading => reading.Class == FigureClass.Multiple))
                _figures[^1] = _figures[^1] with { Also = [.. _figures[^1].Also, CheckKind.Multiple] };
            if (need != Need.Must)
                _figures[^1] = _figures[^1] with { Need = need };
            return at + word.Length;
        }
        return at;
    }
}

/// <summary>Bases of a comparison, as values of <see cref="FigureClass.Comparison"/>.</summary>
internal static class Comparisons
{
    public const decimal Year = 1;
    public const decimal Month = 2;
    public const decimal Quarter = 3;
    public const decimal Week = 4;
}
