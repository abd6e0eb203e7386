namespace CqNewsroom.Core;

/// <summary>IANA time zones as people choose them.</summary>
public static class TimeZones
{
    /// <summary>The IANA ids that this machine knows, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal) || id == "UTC").Order(StringComparer.Ordinal)];

    /// <summary>Whether an id names a zone.</summary>
    /// <param name="id">IANA id.</param>
    public static bool IsKnown(string id) => id.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId;
}
