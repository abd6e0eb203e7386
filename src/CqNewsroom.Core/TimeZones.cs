namespace CqNewsroom.Core;

/// <summary>IANA time zones as people choose them.</summary>
public static class TimeZones
{
    /// <summary>The IANA ids that this machine knows, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) || id == "UTC").Order(StringComparer.Ordinal)];

    /// <summary>Whether an id names a zone.</summary>
    /// <param name="id">IANA id.</param>
    public static bool IsKnown(string id) => id.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId;

    /// <summary>
    /// A time as somebody reads it on a wall in a zone, as UTC. An hour that comes twice means its first; a time that a change of
    /// clocks leaves out is none.
    /// </summary>
    /// <param name="local">The time in the zone.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="utc">The same moment (UTC).</param>
    public static bool TryToUtc(DateTime local, TimeZoneInfo zone, out DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(zone);
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            utc = default;
            return false;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        utc = DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
        return true;
    }
}
