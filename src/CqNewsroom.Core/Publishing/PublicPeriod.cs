using System.Globalization;

namespace CqNewsroom.Core.Publishing;

/// <summary>A month or a day on the newsroom's calendar, as the archive's addresses name it.</summary>
/// <param name="First">Its first day.</param>
/// <param name="IsMonth">Whether it is a month.</param>
/// <param name="From">When it begins (UTC).</param>
/// <param name="Until">When it is over (UTC, exclusive).</param>
public sealed record PublicPeriod(DateOnly First, bool IsMonth, DateTime From, DateTime Until)
{
    private const string MonthFormat = "yyyy-MM";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Reads <c>2026-07</c> or <c>2026-07-10</c>; null for anything else.</summary>
    /// <param name="text">The segment of the address.</param>
    /// <param name="timeZoneId">IANA id of the newsroom's zone.</param>
    public static PublicPeriod? Read(string text, string timeZoneId)
    {
        var isMonth = DateOnly.TryParseExact(text, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        if (!isMonth && !DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out first))
            return null;
        // The calendar's first and last year have no day before or after them to begin or end at.
        if (first.Year is < 2 or > 9998)
            return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZoneId);
        return new PublicPeriod(first, isMonth, Begin(first, zone), Begin(isMonth ? first.AddMonths(1) : first.AddDays(1), zone));
    }

    /// <summary>How a month is named in addresses.</summary>
    /// <param name="day">A day of it.</param>
    public static string Month(DateOnly day) => day.ToString(MonthFormat, CultureInfo.InvariantCulture);

    /// <summary>How a day is named in addresses.</summary>
    /// <param name="day">The day.</param>
    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>What it is called in a language.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public string NameIn(string language) =>
        First.ToString(
            (language.StartsWith("zh", StringComparison.OrdinalIgnoreCase), IsMonth) switch
            {
                (true, true) => "yyyy'年'M'月'",
                (true, false) => "yyyy'年'M'月'd'日'",
                (false, true) => "MMMM yyyy",
                (false, false) => "MMMM d, yyyy",
            },
            CultureInfo.GetCultureInfo(language));

    /// <summary>
    /// When a day begins (UTC), for everything that counts readers' days. Where the clocks go forward at midnight it begins an hour later; where they go back
    /// it begins with the first of the two midnights.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">The newsroom's zone.</param>
    internal static DateTime Begin(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return zone.IsAmbiguousTime(local) ? DateTime.SpecifyKind(local - zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc) : TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
