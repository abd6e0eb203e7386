using System.Globalization;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>Zones by name, for times that belong to the newsroom and not to whoever reads the page.</summary>
public static class ZoneWords
{
    /// <summary>'Asia/Shanghai, UTC+8'.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="utc">The moment, since the distance from UTC changes with the season (UTC).</param>
    public static string Name(TimeZoneInfo zone, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var offset = zone.GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
        var distance = offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture);
        return $"{zone.Id}, UTC{(offset < TimeSpan.Zero ? '-' : '+')}{distance}";
    }
}
