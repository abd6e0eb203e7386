using System.Globalization;
using System.Text.RegularExpressions;
using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>Dates whose weekday is another one, and days that no calendar has (C1 in docs/checks.md).</summary>
internal static partial class DateCheck
{
    private const string Weekdays = "日一二三四五六";
    private const int MostDates = 300;

    // A year that is not known may be one.
    private const int LeapYear = 2024;

    /// <summary>Calendars with months of their own, in front of a date.</summary>
    private static readonly string[] OtherCalendars = ["农历", "阴历", "旧历", "藏历", "回历", "夏历", "傣历"];

    private static readonly (string Word, int Years)[] YearWords = [("前年", -2), ("去年", -1), ("今年", 0), ("明年", 1), ("后年", 2)];

    /// <summary>Looks at the dates of a piece.</summary>
    /// <param name="part">The piece.</param>
    /// <param name="published">Day of publication.</param>
    public static IEnumerable<ChineseFinding> Find(ChinesePart part, DateOnly published)
    {
        var text = HalfWidth.Of(part.Text);
        foreach (var match in Dates().Matches(text).Take(MostDates))
        {
            if (IsOfOtherCalendar(text, match.Index))
                continue;
            var (years, isKnown) = YearsOf(text, match, published);
            var days = DaysOf(match);
            if (days.Find(day => !Exists(day, isKnown ? years[0] : LeapYear)) is { } none)
            {
                yield return new ChineseFinding(part, CheckKind.Date, Severity.Warning, none.Span, new Problem(ProblemCode.DateImpossible, none.Span.In(part.Text)));
                continue;
            }
            foreach (var finding in Wrong(part, days, years, WeekdaysOf(text, match)))
                yield return finding;
        }
    }

    private static IEnumerable<ChineseFinding> Wrong(ChinesePart part, List<Day> days, List<int> years, List<TextSpan> weekdays)
    {
        // Of a span with one weekday it is not known which end it is for.
        if (years.Count == 0 || days.Count != weekdays.Count)
            yield break;
        for (var index = 0; index < days.Count; index++)
        {
            var day = days[index];
            var written = weekdays[index].In(part.Text);
            var dates = years.Where(year => Exists(day, year)).Select(year => new DateOnly(year, day.Month, day.Number)).ToList();
            if (dates.Count == 0 || dates.Exists(date => IsOn(date, written)))
                continue;
            var right = written[..^1] + (written[^1] == '天' && dates[0].DayOfWeek == DayOfWeek.Sunday ? '天' : Weekdays[(int)dates[0].DayOfWeek]);
            yield return new ChineseFinding(part, CheckKind.Weekday, Severity.Warning, weekdays[index], new Problem(ProblemCode.WeekdayOfDateWrong, $"{dates[0]:yyyy-MM-dd}", right, written), right);
        }
    }

    private static bool IsOn(DateOnly date, string weekday) => Weekdays.IndexOf(weekday[^1] == '天' ? '日' : weekday[^1], StringComparison.Ordinal) == (int)date.DayOfWeek;

    private static bool Exists(Day day, int year) => day.Month is >= 1 and <= 12 && day.Number >= 1 && day.Number <= DateTime.DaysInMonth(year, day.Month);

    private static bool IsOfOtherCalendar(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - 8), Math.Min(8, at));
        foreach (var word in OtherCalendars)
        {
            if (before.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>The year of a date, the likeliest first; none where it cannot be known (同年7月10日).</summary>
    private static (List<int> Years, bool IsKnown) YearsOf(string text, Match match, DateOnly published)
    {
        if (match.Groups["year"] is { Success: true } year)
            return Number(text, year.Index) is >= 1 and <= 9999 and var written ? ([written], true) : ([], false);
        var before = text[..match.Index].TrimEnd('的');
        if (before.EndsWith('年'))
        {
            var relative = YearWords.Where(word => before.EndsWith(word.Word, StringComparison.Ordinal)).Select(word => published.Year + word.Years).ToList();
            return (relative, relative.Count > 0);
        }
        var (month, day) = (Number(text, match.Groups["month"].Index), Number(text, match.Groups["day"].Index));
        List<int> likely =
        [
            .. new[] { published.Year, published.Year - 1, published.Year + 1 }
                .OrderBy(candidate => Distance(candidate, month, day, published))
                .Take(1)
                .Append(published.Year)
                .Concat(Years().Matches(before).Select(match => Number(text, match.Index)).Where(other => other is >= 1 and <= 9999))
                .Distinct(),
        ];
        return (likely, false);
    }

    private static int Distance(int year, int month, int day, DateOnly published) =>
        year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) ? int.MaxValue : Math.Abs(new DateOnly(year, month, day).DayNumber - published.DayNumber);

    private static List<Day> DaysOf(Match match)
    {
        var month = Number(match.Groups["month"].Value, 0);
        var first = match.Groups["first"];
        var start = match.Groups["year"] is { Success: true } year ? Math.Min(year.Index, first.Index) : first.Index;
        List<Day> days = [new Day(month, Number(match.Groups["day"].Value, 0), TextSpan.Between(start, first.Index + first.Length))];
        foreach (var more in match.Groups["more"].Captures.Cast<Capture>())
        {
            var at = more.Value.IndexOf('月', StringComparison.Ordinal);
            if (at > 0)
                month = Number(more.Value[..at], 0);
            days.Add(new Day(month, Number(more.Value[(at + 1)..], 0), new TextSpan(more.Index, more.Length)));
        }
        return days;
    }

    /// <summary>The weekdays that stand in front of a date, in brackets behind it, or right behind it.</summary>
    private static List<TextSpan> WeekdaysOf(string text, Match match)
    {
        var group = match.Groups["weekday"];
        var found = group.Captures.Select(capture => new TextSpan(capture.Index, capture.Length)).ToList();
        // 周六 without brackets may begin a name.
        if (found is [.., var last] && text[last.Start] == '周' && !match.Groups["open"].Success && !match.Groups["front"].Success && last.End < text.Length && !MayFollow(text[last.End]))
            return [];
        return found;
    }

    private static bool MayFollow(char letter) => !char.IsLetter(letter) || letter is '上' or '下' or '早' or '中' or '晚' or '夜' or '凌' or '清' or '全' or '起' or '至' or '到' or '前' or '在';

    /// <summary>A number in digits or numerals; 0 where there is none that small.</summary>
    private static int Number(string text, int at)
    {
        if (at < text.Length && char.IsAsciiDigit(text[at]))
            return int.TryParse(text.AsSpan(at, text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') is >= 0 and var length ? length : text.Length - at), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return ChineseNumbers.Read(text, at) is { High: < 10_000 } number ? (int)number.Low : 0;
    }

    private sealed record Day(int Month, int Number, TextSpan Span);

    [GeneratedRegex(
        """
        (?<![0-9〇零一二三四五六七八九十.\-/])
        (?<front>(?<weekday>(星期|礼拜|周)[一二三四五六日天])[（(])?
        (?:
          (?:(?<year>[0-9]{4}|[〇零一二三四五六七八九]{4})年)?
          (?<first>(?<month>[0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号(?![楼院线馆门厅厂])))
          (?:[至到、和及—–~-]{1,2}(?<more>(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号))){0,6}
        |
          (?<first>(?<year>[0-9]{4})(?<mark>[-/])(?<month>0[1-9]|1[0-2]|[1-9])\k<mark>(?<day>[12][0-9]|3[01]|0?[1-9]))(?![0-9\-/])
        )
        (?(front)|
          (?:[ ]?(?:上午|下午|中午|晚上|晚|早上|凌晨)?[ ]?
          (?:(?<open>[（(])[^（）()]{0,10}?)?
          (?:本|这|即|为|是|上|下|逢)?
          (?<weekday>(?:星期|礼拜|周)[一二三四五六日天])(?:[至到、和及—–~-]{1,2}(?<weekday>(?:星期|礼拜|周)[一二三四五六日天])){0,6})?
        )
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dates();

    [GeneratedRegex("(?<![0-9])[0-9]{4}(?=年)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Years();
}
