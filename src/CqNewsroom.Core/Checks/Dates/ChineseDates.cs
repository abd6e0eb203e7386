using CqNewsroom.Core.Checks.Numbers;
using static CqNewsroom.Core.Checks.Numbers.ChineseNumbers;

namespace CqNewsroom.Core.Checks.Dates;

/// <summary>Date words of Chinese text, resolved with the day of publication (R6 in docs/checks.md).</summary>
internal sealed class ChineseDates(string text, DateOnly published)
{
    private static readonly (string Word, int Years)[] YearWords =
        [("大前年", -3), ("前年", -2), ("去年", -1), ("上年", -1), ("上一年", -1), ("今年", 0), ("本年", 0), ("明年", 1), ("来年", 1), ("下年", 1), ("后年", 2)];

    private static readonly (string Word, int Months)[] MonthWords =
        [("上个月", -1), ("上月", -1), ("本月", 0), ("这个月", 0), ("当月", 0), ("下个月", 1), ("下月", 1)];

    private static readonly (string Word, int Days)[] DayWords =
        [("大前天", -3), ("前天", -2), ("前日", -2), ("昨天", -1), ("昨日", -1), ("昨晚", -1), ("昨夜", -1), ("今天", 0), ("今日", 0), ("今晚", 0), ("今早", 0), ("今晨", 0), ("明天", 1), ("明日", 1), ("明晚", 1), ("明早", 1), ("后天", 2)];

    private static readonly (string Word, int Part)[] Parts = [("上旬", 1), ("中旬", 2), ("下旬", 3), ("初", 1), ("底", 3), ("末", 3), ("中期", 2)];

    /// <summary>Reads the date word that begins at a position.</summary>
    /// <param name="at">The position.</param>
    /// <param name="figures">Takes what was read.</param>
    /// <returns>The position behind it, or the same where there is none.</returns>
    public int Read(int at, List<Figure> figures) => text[at] switch
    {
        '大' or '前' or '去' or '上' or '今' or '本' or '明' or '来' or '下' or '后' or '这' or '当' or '昨' => Relative(at, figures),
        '周' or '星' or '礼' => Weekday(at, figures),
        '初' or '底' or '末' or '中' => Part(at, figures),
        >= '0' and <= '9' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' => Counted(at, figures),
        '全' when StartsAt(text, at, "全年") => Free(at, 2, figures, [new Reading(FigureClass.Months, 1, 12)]),
        _ => at,
    };

    private static int Free(int at, int length, List<Figure> figures, List<Reading> readings)
    {
        figures.Add(new Figure { Span = new TextSpan(at, length), Readings = readings, Need = Need.Free, Kind = CheckKind.Date });
        return at + length;
    }

    private int Relative(int at, List<Figure> figures)
    {
        if (StartsAt(text, at, "上世纪"))
            return Century(at, figures);
        if (StartsAt(text, at, "上半年") || StartsAt(text, at, "下半年") || StartsAt(text, at, "前半年") || StartsAt(text, at, "后半年"))
            return Months(at, at + 3, text[at] is '上' or '前' ? (1, 6) : (7, 12), figures);
        if (text[at] == '前' && FirstMonths(at, figures) is var behind && behind > at)
            return behind;
        if (StartsAt(text, at, "上旬") || StartsAt(text, at, "下旬"))
            return Part(at, figures);
        foreach (var (word, years) in YearWords)
        {
            if (!StartsAt(text, at, word) || (word == "上年" && Next(at + 2) is '纪' or '度') || (word == "前年" && at > 0 && ChineseNumbers.CanBegin(text[at - 1])) || (word == "后年" && at > 0 && ChineseNumbers.CanBegin(text[at - 1])) || (word == "来年" && at > 0 && text[at - 1] is '近' or '多' or '十' or '以'))
                continue;
            var isComparison = StartsAt(text, at + word.Length, "同期") || (at > 0 && text[at - 1] is '比' or '较');
            figures.Add(Word(at, word.Length, new Reading(FigureClass.RelativeYear, years), [new Reading(FigureClass.Year, published.Year + years)]) with { Need = isComparison ? Need.Free : Need.Must });
            return at + word.Length;
        }
        foreach (var (word, months) in MonthWords)
        {
            if (!StartsAt(text, at, word))
                continue;
            var month = published.AddMonths(months);
            List<Reading> resolved = [new(FigureClass.Month, month.Month)];
            figures.Add(word == "当月"
                ? Word(at, word.Length, new Reading(FigureClass.RelativeMonth, 0), resolved) with { Need = Need.Free }
                : Word(at, word.Length, new Reading(FigureClass.RelativeMonth, months), resolved) with { Implied = [new(FigureClass.Year, month.Year)] });
            return at + word.Length;
        }
        foreach (var (word, days) in DayWords)
        {
            if (StartsAt(text, at, word))
                return Day(at, word, days, figures);
        }
        return Week(at, figures);
    }

    private int Day(int at, string word, int days, List<Figure> figures)
    {
        var day = published.AddDays(days);
        figures.Add(Word(at, word.Length, new Reading(FigureClass.RelativeDay, days), [new(FigureClass.Day, day.Day), new(FigureClass.Weekday, (int)day.DayOfWeek)]) with
        {
            Implied = [new(FigureClass.Month, day.Month), new(FigureClass.Year, day.Year), new(FigureClass.Weekday, (int)day.DayOfWeek), new(FigureClass.Day, day.Day), new(FigureClass.RelativeDay, days)],
            Need = word[0] == '今' ? Need.Paired : Need.Must,
        });
        return at + word.Length;
    }

    private static Figure Word(int at, int length, Reading relative, List<Reading> resolved) => new()
    {
        Span = new TextSpan(at, length),
        Readings = [relative, .. resolved],
        Kind = CheckKind.DateRelative,
        Also = [CheckKind.Date],
        IsSoftWhenMissing = true,
    };

    /// <summary>本周, 上周, 下周三.</summary>
    private int Week(int at, List<Figure> figures)
    {
        if (text[at] is not ('本' or '上' or '下' or '这') || (Next(at + 1) != '周' && !StartsAt(text, at + 1, "星期") && !StartsAt(text, at + 1, "个星期")))
            return at;
        if (Next(at + 1) == '周' && Next(at + 2) is '年' or '边' or '围')
            return at;
        var length = Next(at + 1) == '周' ? 1 : Next(at + 1) == '个' ? 3 : 2;
        var end = at + 1 + length;
        var shift = text[at] switch { '上' => -1, '下' => 1, _ => 0 };
        var weekday = end < text.Length ? WeekdayOf(text[end]) : -1;
        if (weekday < 0)
        {
            figures.Add(Word(at, end - at, new Reading(FigureClass.RelativeWeek, shift), []) with { Need = Need.Paired });
            return end;
        }
        var day = Monday().AddDays((7 * shift) + ((weekday + 6) % 7));
        figures.Add(new Figure
        {
            Span = TextSpan.Between(at, end + 1),
            Readings = [new(FigureClass.Weekday, weekday), new(FigureClass.Day, day.Day)],
            Kind = CheckKind.Weekday,
            Also = [CheckKind.DateRelative],
            IsSoftWhenMissing = true,
            Implied = [new(FigureClass.Month, day.Month), new(FigureClass.Day, day.Day), new(FigureClass.Year, day.Year), new(FigureClass.RelativeWeek, shift), new(FigureClass.RelativeDay, day.DayNumber - published.DayNumber)],
        });
        return end + 1;
    }

    private DateOnly Monday() => published.AddDays(-(((int)published.DayOfWeek + 6) % 7));

    private int Weekday(int at, List<Figure> figures)
    {
        var length = StartsAt(text, at, "星期") || StartsAt(text, at, "礼拜") ? 2 : text[at] == '周' ? 1 : 0;
        var end = at + length;
        if (length == 0 || end >= text.Length || WeekdayOf(text[end]) is not (>= 0 and var weekday) || (at > 0 && (ChineseNumbers.CanBegin(text[at - 1]) || text[at - 1] is '一' or '个' or '两')))
            return at;
        if (length == 1 && text[end] is '一' or '日' && Next(end + 1) is '样' or '期' or '报')
            return at;
        // 周一 beside 围, 岁 and the like is no weekday; names such as 周三 do not come with 说.
        figures.Add(new Figure
        {
            Span = TextSpan.Between(at, end + 1),
            Readings = [new(FigureClass.Weekday, weekday)],
            Kind = CheckKind.Weekday,
            IsSoftWhenMissing = at > 0 && text[at - 1] is '（' or '(',
        });
        return end + 1;
    }

    private static int WeekdayOf(char character) => character switch
    {
        '日' or '天' => 0,
        '一' or '二' or '三' or '四' or '五' or '六' => Digit(character),
        _ => -1,
    };

    private char Next(int at) => at < text.Length ? text[at] : '\0';

    private static int Months(int at, int end, (int First, int Last) months, List<Figure> figures)
    {
        figures.Add(new Figure { Span = TextSpan.Between(at, end), Readings = [new(FigureClass.Months, months.First, months.Last)], Kind = CheckKind.Date });
        return end;
    }

    /// <summary>前五个月, 前三季度.</summary>
    private int FirstMonths(int at, List<Figure> figures)
    {
        if (at + 1 >= text.Length || !CanBegin(text[at + 1]) || ChineseNumbers.Read(text, at + 1) is not { } number || number.Low is < 1 or > 12 || number.IsNeighbours)
            return at;
        var end = number.End;
        if (StartsAt(text, end, "个月"))
            return Months(at, end + 2, (1, (int)number.Low), figures);
        if (Next(end) == '月')
            return Months(at, end + 1, (1, (int)number.Low), figures);
        if (StartsAt(text, end, "季度") || StartsAt(text, end, "个季度"))
            return Months(at, end + (text[end] == '个' ? 3 : 2), (1, (int)number.Low * 3), figures);
        return at;
    }

    private int Part(int at, List<Figure> figures)
    {
        foreach (var (word, part) in Parts.Append(("中旬", 2)))
        {
            if (!StartsAt(text, at, word))
                continue;
            // 月初, 年底, 90年代初; elsewhere 初 and 底 are other words.
            if (word.Length == 1 && (at == 0 || text[at - 1] is not ('月' or '年' or '代' or '纪' or '期')))
                continue;
            if (word == "中期" && (at == 0 || text[at - 1] is not ('代' or '纪')))
                continue;
            if (word.Length == 1 && Next(at + 1) is '中' or '三' or '步' or '级')
                continue;
            figures.Add(new Figure { Span = new TextSpan(at, word.Length), Readings = [new(FigureClass.MonthPart, part)], Kind = CheckKind.Date, Need = word.Length == 2 ? Need.Must : Need.Paired });
            return at + word.Length;
        }
        return at;
    }

    /// <summary>上世纪80年代, 上世纪.</summary>
    private int Century(int at, List<Figure> figures)
    {
        var century = ((published.Year - 1) / 100) - 1;
        var end = at + 3;
        if (end < text.Length && CanBegin(text[end]) && ChineseNumbers.Read(text, end) is { } number && StartsAt(text, number.End, "年代") && number.Low < 100)
            return Decades(at, number, (century * 100) + number.Low, number.End + 2, figures);
        figures.Add(new Figure { Span = TextSpan.Between(at, end), Readings = [new(FigureClass.Century, century + 1), new(FigureClass.Ordinal, century + 1)], Kind = CheckKind.Date, Need = Need.Paired });
        return end;
    }

    private static int Decades(int at, in ChineseNumber number, decimal value, int end, List<Figure> figures)
    {
        // 六七十年代 are two decades.
        if (number.IsNeighbours)
            figures.Add(new Figure { Span = TextSpan.Between(at, end), Readings = [new(FigureClass.Decade, value - number.Low + number.High)], Kind = CheckKind.Date });
        figures.Add(new Figure { Span = TextSpan.Between(at, end), Readings = [new(FigureClass.Decade, value)], Kind = CheckKind.Date });
        return end;
    }

    /// <summary>20世纪90年代, 80年代, 80后, 一季度, 10月1日 and the like that begin with a number.</summary>
    private int Counted(int at, List<Figure> figures)
    {
        if (ChineseNumbers.Read(text, at) is not { HasWanYi: false, Hedge: Hedge.None } number)
            return at;
        var end = number.End;
        if (StartsAt(text, end, "世纪") && number.Low is >= 1 and <= 21)
        {
            var next = end + 2;
            if (next < text.Length && CanBegin(text[next]) && ChineseNumbers.Read(text, next) is { } decade && StartsAt(text, decade.End, "年代") && decade.Low < 100)
                return Decades(at, decade, ((number.Low - 1) * 100) + decade.Low, decade.End + 2, figures);
            return at;
        }
        if (StartsAt(text, end, "年代") && decimal.IsInteger(number.Low))
        {
            if (number.Low is >= 1000 and < 3000)
                return Decades(at, number, number.Low, end + 2, figures);
            if (number.Low is >= 10 and < 100)
                return Decades(at, number, (number.Low + (number.Low > 20 ? 1900 : 2000)), end + 2, figures);
        }
        if (Next(end) == '后' && number.Low is 50 or 60 or 70 or 80 or 85 or 90 or 95 or 0 or 5 or 10 && !number.IsNeighbours && (number.Digits == 2 || number.IsDigitRun || number.HasHan) && IsGeneration(at, end))
            return Generation(at, number, end + 1, figures);
        if (StartsAt(text, end, "季度") && number.Low is >= 1 and <= 4 && !number.IsNeighbours)
            return Months(at, end + 2, (((int)number.Low * 3) - 2, (int)number.Low * 3), figures);
        return at;
    }

    private bool IsGeneration(int at, int end) => Next(end + 1) is not ('天' or '年' or '月') && !(at > 0 && ChineseNumbers.CanBegin(text[at - 1])) && (text[at] is not '十' && text[at] is not '五' || StartsAt(text, at, "五零"));

    private static int Generation(int at, in ChineseNumber number, int end, List<Figure> figures)
    {
        var decade = number.Low < 20 ? 2000 + number.Low : 1900 + number.Low;
        figures.Add(new Figure
        {
            Span = TextSpan.Between(at, end),
            Readings = [new(FigureClass.Generation, decade), new(FigureClass.Decade, decade - (decade % 10)), new(FigureClass.Year, decade)],
            Kind = CheckKind.Generation,
        });
        return end;
    }
}
