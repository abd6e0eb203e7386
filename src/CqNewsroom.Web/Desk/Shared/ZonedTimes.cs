using System.Globalization;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>Times that a person gives, in their own zone.</summary>
public static class ZonedTimes
{
    /// <summary>A local time as UTC; null where clocks skip it. Where clocks show it twice, the first one counts.</summary>
    /// <param name="local">What the person's clock shows.</param>
    /// <param name="zone">The person's zone.</param>
    public static DateTime? ToUtc(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(time))
            return null;
        var offset = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time);
        return DateTime.SpecifyKind(time - offset, DateTimeKind.Utc);
    }

    /// <summary>A zone by name with its distance from UTC at a time: 'Asia/Shanghai, UTC+8'.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="utc">The time (UTC).</param>
    public static string Name(TimeZoneInfo zone, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return $"{zone.Id}, UTC{Offset(zone.GetUtcOffset(utc))}";
    }

    internal static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture);
}
