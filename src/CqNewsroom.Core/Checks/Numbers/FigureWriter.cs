using System.Globalization;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Writes figures in English for fixes.</summary>
internal static class FigureWriter
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>Digits without separators and without idle zeros.</summary>
    public static string Plain(decimal value) => value.ToString("0.############", English);

    /// <summary>What would be right in place of a figure of the target; null where that is not certain.</summary>
    /// <param name="source">The figure of the source.</param>
    /// <param name="target">The figure of the target.</param>
    /// <param name="text">The target.</param>
    public static string? Fix(Figure source, Figure target, string text)
    {
        if (source.IsVague || target.IsVague || source.Main.IsRange != target.Main.IsRange)
            return null;
        var written = target.Span.In(text);
        var main = source.Main;
        // With the same unit only the numerals change: '10-minute', 'US$'.
        if (target.NumberSpan is { } span && target.Readings.Any(reading => reading.Class == main.Class && reading.Unit == main.Unit) && main.Class is FigureClass.Number or FigureClass.Money or FigureClass.Measure or FigureClass.Proportion or FigureClass.Point && !main.IsRange && main.Low >= 0)
        {
            var value = main.Class == FigureClass.Proportion ? main.Low * 100 : main.Low;
            if (main.Class == FigureClass.Proportion && (!written.Contains("percent", StringComparison.OrdinalIgnoreCase) && !written.Contains('%') && !written.Contains("per cent", StringComparison.OrdinalIgnoreCase)))
                return Write(main);
            return string.Concat(text.AsSpan(target.Span.Start, span.Start - target.Span.Start), Amount(value, span.In(text)), text.AsSpan(span.End, target.Span.End - span.End));
        }
        var fix = Write(main);
        return fix is { Length: > 0 } && char.IsUpper(written[0]) && char.IsLower(fix[0]) ? char.ToUpperInvariant(fix[0]) + fix[1..] : fix;
    }

    /// <summary>A figure in words that a newspaper would use.</summary>
    public static string? Write(in Reading reading) => Math.Abs(reading.Low) > int.MaxValue && reading.Class is not (FigureClass.Number or FigureClass.Money or FigureClass.Measure) ? null : reading.Class switch
    {
        FigureClass.Number => Range(reading.Low, reading.High),
        FigureClass.Money => Currencies.Write(Range(reading.Low, reading.High), reading.Unit),
        FigureClass.Measure => (reading.Low < 0 ? "minus " : "") + Range(Math.Abs(reading.Low), Math.Abs(reading.High)) + " " + Units.Of(reading.Unit).English,
        FigureClass.Proportion => Range(Math.Round(reading.Low * 100, 4), Math.Round(reading.High * 100, 4)) + " percent",
        FigureClass.Point => Range(reading.Low, reading.High) + (reading is { Low: 1, High: 1 } ? " percentage point" : " percentage points"),
        FigureClass.Ordinal => reading.Low >= 1_000_000 ? Amount(reading.Low) + "th" : Ordinal((int)reading.Low),
        FigureClass.Year or FigureClass.Day => Plain(reading.Low),
        FigureClass.Month => Month((int)reading.Low),
        FigureClass.Months => Months((int)reading.Low, (int)reading.High),
        FigureClass.MonthPart => reading.Low switch { 1 => "early", 2 => "mid", _ => "late" },
        FigureClass.Decade => Plain(reading.Low) + "s",
        FigureClass.Century => Ordinal((int)reading.Low) + " century",
        FigureClass.Weekday => Weekday((int)reading.Low),
        FigureClass.Time => Time((int)reading.Low),
        FigureClass.Plan => Ordinal((int)reading.Low) + " Five-Year Plan",
        FigureClass.RelativeYear => reading.Low switch { -1 => "last year", 0 => "this year", 1 => "next year", _ => null },
        FigureClass.RelativeMonth => reading.Low switch { -1 => "last month", 0 => "this month", 1 => "next month", _ => null },
        FigureClass.RelativeDay => reading.Low switch { -1 => "yesterday", 0 => "today", 1 => "tomorrow", _ => null },
        FigureClass.Comparison => reading.Low == Comparisons.Year ? "year on year" : reading.Low == Comparisons.Month ? "month on month" : null,
        FigureClass.Duration => Duration(reading),
        _ => null,
    };

    /// <summary>The name of a day of the week.</summary>
    public static string Weekday(int day) => English.DateTimeFormat.GetDayName((DayOfWeek)day);

    /// <summary>A number with million and the like in the manner of what stood there.</summary>
    public static string Amount(decimal value, string manner = "")
    {
        var (scale, word, shortWord) = value switch
        {
            >= 1_000_000_000_000 => (1_000_000_000_000m, "trillion", "tn"),
            >= 1_000_000_000 => (1_000_000_000m, "billion", "bn"),
            >= 1_000_000 => (1_000_000m, "million", "m"),
            _ => (1m, "", ""),
        };
        var scaled = value / scale;
        if (scale == 1 || Plain(scaled).Length > 8)
            return value.ToString(value >= 1000 ? "#,0.####" : "0.######", English);
        return manner.Length > 0 && char.IsLetter(manner[^1]) && !manner.Contains(' ', StringComparison.Ordinal) && char.IsAsciiDigit(manner[0]) && !manner.Contains('-', StringComparison.Ordinal) ? Plain(scaled) + shortWord : $"{Plain(scaled)} {word}";
    }

    private static string Range(decimal low, decimal high) => low == high ? Amount(low) : $"{Amount(low)} to {Amount(high)}";

    private static string Ordinal(int value)
    {
        string[] words = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
        if (value is > 0 and < 10)
            return words[value];
        var ending = (value % 100) is >= 11 and <= 13 ? "th" : (value % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return value.ToString(English) + ending;
    }

    private static string Month(int month) => English.DateTimeFormat.GetMonthName(Math.Clamp(month, 1, 12));

    private static string? Months(int first, int last) => (first, last) switch
    {
        (1, 6) => "first half",
        (7, 12) => "second half",
        (1, 3) => "first quarter",
        (4, 6) => "second quarter",
        (7, 9) => "third quarter",
        (10, 12) => "fourth quarter",
        _ when last <= 12 => $"{Month(first)} to {Month(last)}",
        _ => null,
    };

    private static string Time(int minutes)
    {
        var (hour, minute) = Math.DivRem(minutes, 60);
        var shown = hour % 12 == 0 ? 12 : hour % 12;
        return (minute == 0 ? shown.ToString(English) : $"{shown}:{minute:00}") + (hour < 12 ? " a.m." : " p.m.");
    }

    private static string? Duration(in Reading reading)
    {
        if (reading.IsRange)
            return null;
        ReadOnlySpan<(decimal Size, string Name)> units = reading.Unit == "mo" ? [(12, "year"), (1, "month")] : [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")];
        foreach (var (size, name) in units)
        {
            if (reading.Low % size == 0 && reading.Low > 0)
                return $"{Plain(reading.Low / size)} {name}{(reading.Low == size ? "" : "s")}";
        }
        return null;
    }
}
