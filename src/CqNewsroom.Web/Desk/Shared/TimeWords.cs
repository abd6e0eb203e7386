using CqNewsroom.Web.Desk.Shell;
using CqNewsroom.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>Times in words of the interface's language: relative up to a day, then by the person's calendar, exact on request.</summary>
public static class TimeWords
{
    /// <summary>'5 min ago', 'in 2 h', '14 Jul, 09:30'.</summary>
    /// <param name="words">The words.</param>
    /// <param name="context">The person's zone and the present minute.</param>
    /// <param name="utc">The time (UTC).</param>
    public static string Relative(IStringLocalizer<Words> words, DeskContext context, DateTime utc)
    {
        var span = context.Now - utc;
        var length = span.Duration();
        if (length >= TimeSpan.FromDays(1))
            return Date(words, context, utc);
        if (length < TimeSpan.FromMinutes(1))
            return words["JustNow"];
        var isPast = span > TimeSpan.Zero;
        return length < TimeSpan.FromHours(1)
            ? words[isPast ? "MinutesAgo" : "InMinutes", (int)length.TotalMinutes]
            : words[isPast ? "HoursAgo" : "InHours", (int)length.TotalHours];
    }

    /// <summary>'today 18:30', 'tomorrow 09:00', '14 Jul, 09:30' on the person's clock, with the year where it is another one.</summary>
    /// <param name="words">The words.</param>
    /// <param name="context">The person's zone and the present minute.</param>
    /// <param name="utc">The time (UTC).</param>
    public static string Date(IStringLocalizer<Words> words, DeskContext context, DateTime utc)
    {
        var (local, now) = (context.Local(utc), context.Local(context.Now));
        if (local.Date == now.Date)
            return words["DateToday", local];
        if (local.Date == now.Date.AddDays(1))
            return words["DateTomorrow", local];
        return words[local.Year == now.Year ? "DateThisYear" : "DateOtherYear", local];
    }

    /// <summary>'14 Jul' on the person's calendar, with the year where it is another one.</summary>
    /// <param name="words">The words.</param>
    /// <param name="context">The person's zone and the present minute.</param>
    /// <param name="utc">The time (UTC).</param>
    public static string Day(IStringLocalizer<Words> words, DeskContext context, DateTime utc)
    {
        var local = context.Local(utc);
        return words[local.Year == context.Local(context.Now).Year ? "DayThisYear" : "DayOtherYear", local];
    }

    /// <summary>The second, the zone by name and its distance from UTC.</summary>
    /// <param name="words">The words.</param>
    /// <param name="context">The person's zone.</param>
    /// <param name="utc">The time (UTC).</param>
    public static string Exact(IStringLocalizer<Words> words, DeskContext context, DateTime utc)
    {
        var local = context.Local(utc);
        return words["DateExact", local, context.Zone.Id, ZonedTimes.Offset(context.Zone.GetUtcOffset(utc))];
    }

    /// <summary>How long since a time: '4 h', '3 d'.</summary>
    /// <param name="words">The words.</param>
    /// <param name="context">The present minute.</param>
    /// <param name="utc">The time (UTC).</param>
    public static string Span(IStringLocalizer<Words> words, DeskContext context, DateTime utc)
    {
        var length = context.Now - utc;
        if (length < TimeSpan.FromMinutes(1))
            return words["SpanNow"];
        if (length < TimeSpan.FromHours(1))
            return words["SpanMinutes", (int)length.TotalMinutes];
        return length < TimeSpan.FromDays(1) ? words["SpanHours", (int)length.TotalHours] : words["SpanDays", (int)length.TotalDays];
    }
}
