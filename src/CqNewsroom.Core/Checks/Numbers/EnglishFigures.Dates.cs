using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Dates, times of day, decades, plans (R6).</summary>
internal sealed partial class EnglishFigures
{
    private bool IsMonth(int at)
    {
        var word = _tokens.Word(at);
        if (!EnglishWords.Months.ContainsKey(word) || !_tokens.IsCapital(at))
            return false;
        // 'May' at the start of a sentence may be the verb, 'March' too, 'Mar' and 'Dec' need their dot or a day.
        if (word is "may" or "march" && _tokens.BeginsSentence(at))
            return _tokens[at + 1].Kind == TokenKind.Number || _tokens.Word(at + 1) is "of" or "and" or "to" or "is" or "was" or "saw" or "through" || _tokens.IsDash(at + 1);
        return word.Length > 3 || word is "may" || _tokens.Mark(at + 1) == "." || _tokens[at + 1].Kind == TokenKind.Number;
    }

    private int MonthOrDay(int at)
    {
        if (_tokens.Word(at) is { Length: > 0 } word)
        {
            if (EnglishWords.Weekdays.TryGetValue(word, out var weekday) && _tokens.IsCapital(at))
                return Add(at, at + 1, [new(FigureClass.Weekday, weekday)], Need.Paired);
            if (word is "early" or "mid" or "late" or "end" or "beginning" or "start" or "middle" && MonthPart(at, word) is > 0 and var behind)
                return behind;
            return IsMonth(at) ? Month(at) : 0;
        }
        // 10 July, 10-12 July, 10th of July
        var day = _tokens[at];
        if (day.Kind != TokenKind.Number || day.Value is < 1 or > 31 || !decimal.IsInteger(day.Value))
            return 0;
        var next = _tokens.Word(at + 1) is "st" or "nd" or "rd" or "th" ? at + 2 : at + 1;
        var month = _tokens.Word(next) == "of" ? next + 1 : next;
        if (IsMonth(month) && !(_tokens[month + 1].Kind == TokenKind.Number && _tokens[month + 1].Value <= 31 && _tokens.Mark(next) == ","))
        {
            AddDate(at, next, FigureClass.Day, day.Value);
            return Month(month);
        }
        if ((_tokens.IsDash(next) || _tokens.Word(next) is "to" or "and") && _tokens[next + 1] is { Kind: TokenKind.Number, Value: >= 1 and <= 31 } second && IsMonth(next + 2) && decimal.IsInteger(second.Value))
        {
            AddDate(at, next, FigureClass.Day, day.Value);
            AddDate(next + 1, next + 2, FigureClass.Day, second.Value);
            return Month(next + 2);
        }
        return 0;
    }

    private void AddDate(int start, int end, FigureClass kind, decimal value, Need need = Need.Must, bool orNumber = false)
    {
        List<Reading> readings = [new(kind, value)];
        if (orNumber)
            readings.Add(new Reading(FigureClass.Number, value));
        _figures.Add(new Figure { Span = Span(start, end), Readings = readings, Need = need, Kind = CheckKind.Addition });
    }

    /// <summary>July, July 10, July 10-12, July 10 to 12, 2026, July to September.</summary>
    private int Month(int at)
    {
        var month = EnglishWords.Months[_tokens.Word(at)];
        var end = _tokens.Mark(at + 1) == "." && _tokens.Word(at) is not "may" && _tokens.Word(at).Length <= 4 && _tokens[at + 1].IsGlued && _tokens[at + 2].Lower.Length > 0 ? at + 2 : at + 1;
        var isRange = (_tokens.IsDash(end) || _tokens.Word(end) is "to" or "through" or "until" or "and" or "till") && IsMonth(end + 1) && _tokens[end + 2].Kind != TokenKind.Number;
        if (isRange && (_tokens.Word(end) != "and" || IsBetween(end)) && EnglishWords.Months[_tokens.Word(end + 1)] is var last && last > month)
        {
            _figures.Add(new Figure
            {
                Span = Span(at, end + 2),
                Readings = [new(FigureClass.Months, month, last)],
                Need = Need.Paired,
                Kind = CheckKind.Addition,
                Parts = [Part(at, end + 2, month), Part(at, end + 2, last)],
            });
            return Year(end + 2);
        }
        AddDate(at, end, FigureClass.Month, month, Need.Paired);
        if (_tokens[end] is not { Kind: TokenKind.Number } day || day.Value is < 1 or > 31 || !decimal.IsInteger(day.Value) || _tokens.Mark(end + 1) == ":" || IsCounted(end + 1))
            return Year(end);
        AddDate(end, end + 1, FigureClass.Day, day.Value);
        end = SkipOrdinalEnding(end + 1);
        while ((_tokens.IsDash(end) || _tokens.Word(end) is "to" or "and" or "through") && _tokens[end + 1] is { Kind: TokenKind.Number, Value: >= 1 and <= 31 } next && decimal.IsInteger(next.Value) && !IsCounted(end + 2) && _tokens.Mark(end + 2) != ":")
        {
            AddDate(end + 1, end + 2, FigureClass.Day, next.Value, Need.Must, orNumber: true);
            end = SkipOrdinalEnding(end + 2);
        }
        return Year(end);
    }

    private Figure Part(int start, int end, decimal month) => new() { Span = Span(start, end), Readings = [new(FigureClass.Month, month)], Need = Need.Paired, Kind = CheckKind.Addition };

    private int SkipOrdinalEnding(int at) => _tokens[at] is { IsGlued: true, Lower: "st" or "nd" or "rd" or "th" } ? at + 1 : at;

    private bool IsCounted(int at) => EnglishSuffix.Read(_tokens, at) is { Kind: not SuffixKind.None and not SuffixKind.Seconds } && !_tokens.IsDash(at) || EnglishWords.Scales.ContainsKey(_tokens.Word(at));

    private int Year(int at)
    {
        var index = _tokens.Mark(at) == "," || _tokens.Word(at) is "of" ? at + 1 : at;
        if (_tokens[index] is not { Kind: TokenKind.Number, Value: >= 1000 and < 2200 } year || year.End - year.Start != 4 || _tokens[index + 1] is { IsGlued: true, Lower: "s" })
            return at;
        AddDate(index, index + 1, FigureClass.Year, year.Value);
        return index + 1;
    }

    /// <summary>'Early July', 'mid-1990s', 'the end of the year': only before something that has parts.</summary>
    private int MonthPart(int at, string word)
    {
        var next = _tokens.SkipHyphen(at + 1);
        if (word is "end" or "beginning" or "start" or "middle")
        {
            if (_tokens.Word(next) != "of")
                return 0;
            next++;
        }
        while (_tokens.Word(next) is "the" or "this" or "last" or "next" or "to" or "in" || (_tokens.Word(next) is "early" or "mid" or "late"))
            next++;
        next = _tokens.SkipHyphen(next);
        var hasParts = IsMonth(next) || _tokens.Word(next) is "month" or "year" or "century" || (_tokens[next].Kind == TokenKind.Number && (_tokens[next].End - _tokens[next].Start == 4 || _tokens.Word(next + 1) is "s" or "th")) || _tokens.Mark(next) is "'" or "\u2019" || _tokens.Word(next) is "eighties" or "nineties" or "seventies" or "sixties" or "fifties";
        if (!hasParts)
            return 0;
        return Add(at, at + 1, [new(FigureClass.MonthPart, word switch { "early" or "beginning" or "start" => 1, "mid" or "middle" => 2, _ => 3 })], Need.Paired);
    }

    /// <summary>1980s, '80s, post-80s, the 1980s.</summary>
    private int Decade(int at, int start)
    {
        var token = _tokens[at];
        var suffix = _tokens.Mark(at + 1) is "'" or "\u2019" && _tokens.Word(at + 2) == "s" ? at + 2 : at + 1;
        if (_tokens[suffix] is not { IsGlued: true, Lower: "s" } || token.Value % 5 != 0)
            return 0;
        var digits = token.End - token.Start;
        if (digits != 4 && digits != 2)
            return 0;
        var value = digits == 4 ? token.Value : token.Value < 30 ? 2000 + token.Value : 1900 + token.Value;
        List<Reading> readings = [new(FigureClass.Decade, value), new(FigureClass.Generation, value)];
        if (digits == 2)
            readings.Add(new Reading(FigureClass.Number, token.Value));
        return Add(start, suffix + 1, readings, Need.Must);
    }

    /// <summary>'The 15th Five-Year Plan', 'the 20th century'.</summary>
    private int PlanOrCentury(int at)
    {
        if (OrdinalValue(at, out var end) is not { } value)
        {
            return _tokens.Matches(at, ["five", "year", "plan"], out var plan) ? plan : 0;
        }
        if (_tokens.Matches(end, ["five", "year"], out var behind))
            return Add(at, _tokens.Word(behind) is "plan" ? behind + 1 : behind, [new(FigureClass.Plan, value)], Need.Paired);
        if (_tokens.Word(_tokens.SkipHyphen(end)) == "century")
            return Add(at, _tokens.SkipHyphen(end) + 1, [new(FigureClass.Century, value), new(FigureClass.Ordinal, value)], Need.Paired);
        return 0;
    }

    /// <summary>'The first five months', 'first three quarters', 'the first 10 months'.</summary>
    private int FirstMonths(int at)
    {
        if (_tokens.Word(at) != "first" || EnglishNumbers.Read(_tokens, at + 1) is not { } number || number.Value is < 1 or > 12)
            return 0;
        var unit = _tokens.Word(_tokens.SkipHyphen(number.End));
        var months = unit is "months" or "month" ? number.Value : unit is "quarters" or "quarter" ? number.Value * 3 : 0;
        return months == 0 ? 0 : Add(at, _tokens.SkipHyphen(number.End) + 1, [new(FigureClass.Months, 1, months), new(FigureClass.Duration, months, "mo")], Need.Paired);
    }

    /// <summary>3 p.m., 3:20 p.m., 14:20, 3 o'clock, 9 a.m. to 5 p.m.</summary>
    private int Clock(int at)
    {
        var hour = _tokens[at];
        if (!decimal.IsInteger(hour.Value) || hour.Value is < 0 or > 24 || hour.End - hour.Start > 2)
            return 0;
        var minutes = 0m;
        var end = at + 1;
        var hasMinutes = _tokens.Mark(at + 1) is ":" && _tokens[at + 1].IsGlued && _tokens[at + 2] is { Kind: TokenKind.Number, IsGlued: true, Value: < 60 } minute && minute.End - minute.Start == 2;
        if (hasMinutes)
            (minutes, end) = (_tokens[at + 2].Value, at + 3);
        var half = HalfOfDay(end, out var behind);
        if (half == 0 && !hasMinutes)
        {
            // '2 to 5 p.m.' and '2-5 p.m.'
            if ((_tokens.IsDash(end) || _tokens.Word(end) is "to" or "and" or "until") && _tokens[end + 1] is { Kind: TokenKind.Number, Value: <= 12 } later && later.End - later.Start <= 2)
            {
                var after = _tokens.Mark(end + 2) == ":" ? end + 4 : end + 2;
                var laterHalf = HalfOfDay(after, out _);
                if (laterHalf != 0 && laterHalf != 3)
                {
                    AddTime(at, end, [Minutes(hour.Value, 0, 1), Minutes(hour.Value, 0, 2)]);
                    return end + 1;
                }
            }
            return 0;
        }
        if (half == 0)
        {
            List<decimal> values = [(hour.Value * 60) + minutes];
            if (hour.Value < 12)
                values.Add(((hour.Value + 12) * 60) + minutes);
            if (_tokens.Mark(end) == ":")
                return 0;
            AddTime(at, end, values);
            return end;
        }
        AddTime(at, behind, half == 3 ? [Minutes(hour.Value, minutes, 1), Minutes(hour.Value, minutes, 2)] : [Minutes(hour.Value, minutes, half)]);
        return behind;
    }

    private static decimal Minutes(decimal hour, decimal minutes, int half) => (((hour % 12) + (half == 2 ? 12 : 0)) * 60) + minutes;

    private void AddTime(int start, int end, List<decimal> values) => _figures.Add(new Figure
    {
        Span = Span(start, end),
        Readings = [.. values.Select(value => new Reading(FigureClass.Time, value % 1440))],
        Kind = CheckKind.Addition,
    });

    /// <summary>1 for the morning, 2 for the afternoon, 3 for o'clock, 0 for nothing.</summary>
    private int HalfOfDay(int at, out int end)
    {
        end = at + 1;
        if (_tokens.Word(at) is "am")
            return 1;
        if (_tokens.Word(at) is "pm")
            return 2;
        if (_tokens.Word(at) is "noon" or "midday")
            return 2;
        if (_tokens.Word(at) is "o'clock" or "o\u2019clock")
            (at, end) = (at + 1, at + 1);
        else if (_tokens.Word(at) != "in" && _tokens.Word(at) != "at")
            return 0;
        if (_tokens.Matches(at, ["in", "the", "morning"], out var behind))
            return (end = behind) > 0 ? 1 : 0;
        if (_tokens.Matches(at, ["in", "the", "afternoon"], out behind) || _tokens.Matches(at, ["in", "the", "evening"], out behind) || _tokens.Matches(at, ["at", "night"], out behind))
            return (end = behind) > 0 ? 2 : 0;
        return _tokens.Word(at - 1) is "o'clock" or "o\u2019clock" ? 3 : 0;
    }

    /// <summary>'Half a year', 'half an hour', 'a year and a half', 'half past eight', 'a decade', 'a quarter past three'.</summary>
    private int HalfOrQuarterTime(int at)
    {
        if (_tokens.Matches(at, ["half", "past"], out var end) && Hour(end) is { } hour)
        {
            AddTime(at, end + 1, [Minutes(hour, 30, 1), Minutes(hour, 30, 2)]);
            return end + 1;
        }
        var isHalf = _tokens.Word(at) == "half";
        var start = _tokens.Word(at) is "a" or "an" or "one" && _tokens.Word(_tokens.SkipHyphen(at + 1)) == "half" ? _tokens.SkipHyphen(at + 1) : isHalf ? at : -1;
        if (start >= 0)
        {
            var unit = _tokens.SkipHyphen(_tokens.Word(start + 1) is "a" or "an" ? start + 2 : start + 1);
            if (TimeOf(_tokens.Word(unit)) is { } whole)
                return Add(at, unit + 1, HalfTimes(whole, _tokens.Word(unit)), Need.Paired);
            return 0;
        }
        if (_tokens.Word(at) is "a" or "an" && TimeOf(_tokens.Word(at + 1)) is { } one)
        {
            if (_tokens.Matches(at + 2, ["and", "a", "half"], out var behind))
                return Add(at, behind, [one with { Low = one.Low * 1.5m, High = one.High * 1.5m }], Need.Paired);
            return Add(at, at + 2, [one], Need.Free);
        }
        if (_tokens.Word(at) is "past" or "last" or "next" or "coming" && _tokens.Word(at + 1) == "decade")
            return Add(at, at + 2, [new(FigureClass.Duration, 120, "mo")], Need.Free);
        return 0;
    }

    private static List<Reading> HalfTimes(Reading whole, string word)
    {
        List<Reading> readings = [whole with { Low = whole.Low / 2, High = whole.High / 2 }];
        if (word == "month")
            readings.Add(new Reading(FigureClass.Duration, 15 * Day, "s"));
        return readings;
    }

    private decimal? Hour(int at) => EnglishWords.Small.TryGetValue(_tokens.Word(at), out var word) && word is >= 1 and <= 12 ? word : _tokens[at] is { Kind: TokenKind.Number, Value: >= 1 and <= 12 } number ? number.Value : null;

    private static Reading? TimeOf(string word) => word switch
    {
        "year" => new(FigureClass.Duration, 12, "mo"),
        "month" => new(FigureClass.Duration, 1, "mo"),
        "decade" => new(FigureClass.Duration, 120, "mo"),
        "century" => new(FigureClass.Duration, 1200, "mo"),
        "week" => new(FigureClass.Duration, 7 * Day, "s"),
        "fortnight" => new(FigureClass.Duration, 14 * Day, "s"),
        "day" => new(FigureClass.Duration, Day, "s"),
        "hour" => new(FigureClass.Duration, 3600, "s"),
        "minute" => new(FigureClass.Duration, 60, "s"),
        "second" => new(FigureClass.Duration, 1, "s"),
        _ => null,
    };
}
