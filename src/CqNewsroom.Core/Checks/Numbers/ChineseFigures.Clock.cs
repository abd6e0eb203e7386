using static CqNewsroom.Core.Checks.Numbers.ChineseNumbers;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Times of day: 下午3点, 晚上8点半, 14时20分, 9:30 (R6).</summary>
internal sealed partial class ChineseFigures
{
    private const int MinutesOfDay = 1440;

    private static readonly (string Word, DayPart Part)[] Markers =
    [
        ("凌晨", DayPart.Night), ("清晨", DayPart.Morning), ("早上", DayPart.Morning), ("早晨", DayPart.Morning), ("上午", DayPart.Morning), ("今早", DayPart.Morning), ("早", DayPart.Morning), ("晨", DayPart.Morning),
        ("中午", DayPart.Noon), ("正午", DayPart.Noon), ("午间", DayPart.Noon), ("下午", DayPart.Afternoon), ("傍晚", DayPart.Afternoon), ("午后", DayPart.Afternoon),
        ("晚上", DayPart.Evening), ("晚间", DayPart.Evening), ("夜间", DayPart.Evening), ("夜里", DayPart.Evening), ("深夜", DayPart.Evening), ("当晚", DayPart.Evening), ("今晚", DayPart.Evening), ("昨晚", DayPart.Evening), ("晚", DayPart.Evening), ("夜", DayPart.Evening),
    ];

    private int _lastTimeEnd = -1;
    private DayPart _lastPart;
    private int _lastHour;

    private enum DayPart
    {
        Unknown,
        Night,
        Morning,
        Noon,
        Afternoon,
        Evening,
    }

    /// <summary>Reads the time whose hour has been read; 0 where it is none.</summary>
    private int ClockTime(int start, in ChineseNumber hour, in ChineseSuffix suffix)
    {
        if (suffix.Kind is not (SuffixKind.None or SuffixKind.Count) || !decimal.IsInteger(hour.Low) || hour.Low is < 0 or > 24 || hour.IsNeighbours || hour.HasWanYi || hour.Hedge != Hedge.None || hour.IsVague)
            return 0;
        var at = hour.End;
        if (Peek(at) == ':' && char.IsAsciiDigit(Peek(at + 1)) && char.IsAsciiDigit(Peek(at + 2)) && !char.IsAsciiDigit(Peek(at + 3)))
        {
            var value = ((Peek(at + 1) - '0') * 10) + Peek(at + 2) - '0';
            if (value >= 60 || hour.Digits == 0)
                return 0;
            // Two ends of a score such as 3:2 have one digit behind the colon, times always two.
            return AddTime(start, at + 3, (int)hour.Low, value, isClock: true);
        }
        if (Peek(at) is not ('点' or '时') || Peek(start - 1) is '第' or '.')
            return 0;
        var end = at + 1;
        var minutes = 0;
        var certain = false;
        if (Peek(end) == '半' && Peek(end + 1) is not '小' and not '天')
            (end, minutes, certain) = (end + 1, 30, true);
        else if (Peek(end) is '整' or '钟' or '许')
            (end, certain) = (end + 1, true);
        else if (StartsAt(_text, end, "一刻") || StartsAt(_text, end, "三刻"))
            (end, minutes, certain) = (end + 2, _text[end] == '一' ? 15 : 45, true);
        else if (end < _text.Length && CanBegin(_text[end]) && ChineseNumbers.Read(_text, Peek(end) is '零' or '〇' ? end + 1 : end) is { Low: < 60 } minute && decimal.IsInteger(minute.Low) && (Peek(minute.End) == '分' || (minute.HasHan && minute.Low >= 10)))
            (end, minutes, certain) = (Peek(minute.End) == '分' ? minute.End + 1 : minute.End, (int)minute.Low, true);
        if (!certain && PartBefore(start) == DayPart.Unknown && !LooksLikeTime(at))
            return 0;
        return AddTime(start, end, (int)hour.Low, minutes, isClock: Peek(at) == '时');
    }

    /// <summary>三点建议 are three points, 新时代 is no hour.</summary>
    private bool LooksLikeTime(int at)
    {
        if (_text[at] == '时')
            return Peek(at + 1) is not ('代' or '间' or '长' or '速' or '常' or '任' or '尚' or '空' or '差' or '值' or '期' or '段' or '刻' or '光');
        return at + 1 >= _text.Length || Peek(at + 1) is '，' or '。' or '、' or '；' or '前' or '后' or '起' or '开' or '至' or '到' or '—' or '-' or '~' or '）' or ')' or '出' or '左' or '准' or '关' or '闭' or '抵' or '举';
    }

    private int AddTime(int start, int end, int hour, int minutes, bool isClock)
    {
        var part = PartBefore(start);
        if (part == DayPart.Unknown && _lastTimeEnd > 0 && Connector(_lastTimeEnd) == start)
            part = _lastPart;
        // 凌晨4点起床，5点开门: the later hour of the same sentence is of the same part of the day.
        if (part == DayPart.Unknown && _lastTimeEnd > 0 && _lastPart != DayPart.Unknown && hour > _lastHour && start - _lastTimeEnd < 12 && !_text.AsSpan(_lastTimeEnd, start - _lastTimeEnd).Contains('。'))
            part = _lastPart;
        (_lastTimeEnd, _lastPart, _lastHour) = (end, part, hour);
        List<Reading> readings = [.. Hours(part, hour, isClock).Select(value => new Reading(FigureClass.Time, ((value * 60) + minutes) % MinutesOfDay))];
        _figures.Add(new Figure { Span = TextSpan.Between(start, end), Readings = readings, Kind = CheckKind.Time });
        return end;
    }

    private static int[] Hours(DayPart part, int hour, bool isClock) => part switch
    {
        DayPart.Night => [hour == 12 ? 0 : hour],
        DayPart.Noon => [hour is >= 1 and <= 3 ? hour + 12 : hour],
        DayPart.Afternoon => [hour < 12 ? hour + 12 : hour],
        DayPart.Evening => [hour is >= 5 and < 12 ? hour + 12 : hour == 12 ? 0 : hour],
        DayPart.Unknown when !isClock && hour is >= 1 and < 12 => [hour, hour + 12],
        _ => [hour],
    };

    private DayPart PartBefore(int start)
    {
        foreach (var (word, part) in Markers)
        {
            if (StartsAt(_text, start - word.Length, word) || (Peek(start - 1) is ' ' or '约' or '近' && StartsAt(_text, start - word.Length - 1, word)))
                return part;
        }
        return DayPart.Unknown;
    }
}
