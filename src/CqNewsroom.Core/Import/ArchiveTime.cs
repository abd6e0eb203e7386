using System.Globalization;
using System.Text.RegularExpressions;

namespace CqNewsroom.Core.Import;

/// <summary>
/// A time as archives write it: ISO 8601, RFC 822 with everything that feeds made of it (case P7), and as pages print it. Cultures and zones of
/// the machine play no part.
/// </summary>
/// <param name="Clock">What the clock showed.</param>
/// <param name="Offset">How far that clock was ahead of UTC; null where no zone is named, or one that nobody can tell.</param>
/// <param name="IsUnsure">Whether it is a day alone, or an hour that may be read twice.</param>
public sealed partial record ArchiveTime(DateTime Clock, TimeSpan? Offset, bool IsUnsure)
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    // CST is missing on purpose: in the RFC it is Chicago's, in Chinese feeds Beijing's.
    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["BST"] = 1,
        ["CET"] = 1,
        ["CEST"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["HKT"] = 8,
        ["SGT"] = 8,
        ["JST"] = 9,
        ["KST"] = 9,
    };

    /// <summary>Reads a time; null where it is none.</summary>
    /// <param name="text">The text.</param>
    public static ArchiveTime? Read(string? text)
    {
        if (text is null || text.Length > 100)
            return null;
        var match = Numbers().Match(text.Trim());
        var month = match.Success ? match.Groups["month"].Value : "";
        if (!match.Success)
        {
            match = Words().Match(text.Trim());
            if (!match.Success)
                return null;
            month = (Array.IndexOf(Months, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1).ToString(CultureInfo.InvariantCulture);
        }

        return Of(match, month);
    }

    /// <summary>The time in UTC.</summary>
    /// <param name="zone">The newsroom's zone, for a time that names none.</param>
    public DateTime ToUtc(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (Offset is { } offset)
            return new DateTimeOffset(Clock, offset).UtcDateTime;
        // An hour that the clock skipped was meant to be the one after it.
        var shown = zone.IsInvalidTime(Clock) ? Clock.AddHours(1) : Clock;
        return TimeZoneInfo.ConvertTimeToUtc(shown, zone);
    }

    private static ArchiveTime? Of(Match match, string monthText)
    {
        var (year, month, day) = (Number(match, "year"), int.Parse(monthText, CultureInfo.InvariantCulture), Number(match, "day"));
        if (match.Groups["year"].Length == 2)
            year += year < 70 ? 2000 : 1900;
        var hasClock = match.Groups["hour"].Success;
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        // Some programs count the hours of a day from 1 to 24: 24:10 is ten past midnight of the day that is named.
        var isTwentyFour = hour == 24;
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 24 || minute > 59 || second > 60)
            return null;
        var clock = new DateTime(year, month, day, isTwentyFour ? 0 : hour, minute, Math.Min(second, 59));
        return OffsetOf(match.Groups["zone"].Value, out var offset) ? new ArchiveTime(clock, hasClock ? offset : null, isTwentyFour || !hasClock) : null;
    }

    private static bool OffsetOf(string zone, out TimeSpan? offset)
    {
        offset = null;
        var written = zone.StartsWith("GMT", StringComparison.OrdinalIgnoreCase) || zone.StartsWith("UTC", StringComparison.OrdinalIgnoreCase) ? zone[3..].TrimStart() : zone;
        if (written.Length > 0 && written[0] is '+' or '-' or '−')
        {
            var digits = written[1..].Replace(":", "", StringComparison.Ordinal);
            var minutes = digits.Length <= 2 ? 60 * int.Parse(digits, CultureInfo.InvariantCulture) : (60 * int.Parse(digits[..^2], CultureInfo.InvariantCulture)) + int.Parse(digits[^2..], CultureInfo.InvariantCulture);
            offset = TimeSpan.FromMinutes(written[0] == '+' ? minutes : -minutes);
            return minutes <= 14 * 60;
        }

        if (Zones.TryGetValue(zone, out var hours))
            offset = TimeSpan.FromHours(hours);
        return true;
    }

    private static int Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    private const string Clocks = """(?:(?<hour>[0-9]{1,2})[:时点](?<minute>[0-9]{1,2})(?:[:分](?<second>[0-9]{1,2}))?[秒分]?(?:[.,][0-9]{1,9})?)""";
    private const string Ending = """(?:\s*(?<zone>(?:GMT|UTC)?\s?[+−-][0-9]{1,2}:?[0-9]{0,2}|[A-Za-z]{1,5}))?(?:\s*\([^()]{0,30}\))?$""";

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:[-/.]|年)(?<month>[0-9]{1,2})(?:[-/.]|月)(?<day>[0-9]{1,2})日?(?:[Tt\s]{0,3}" + Clocks + ")?" + Ending, RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9}\.?,?\s+)?(?<day>[0-9]{1,2})[\s-](?<month>(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]{0,6})\.?,?[\s-](?<year>[0-9]{4}|[0-9]{2})(?:,?\s+" + Clocks + ")?" + Ending, RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
