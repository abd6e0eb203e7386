using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CqNewsroom.Data.Converters;

/// <summary>
/// Times are stored in UTC and come back as UTC (invariant 9): SQLite forgets the kind, and a local time that slipped in would
/// be off by hours without anybody noticing. Both databases keep microseconds, PostgreSQL because it has no more, SQLite so that
/// a time equals itself after the round trip on either.
/// </summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(time => ToStored(time), time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
{
    private static DateTime ToStored(DateTime time) => time.Kind == DateTimeKind.Utc
        ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond))
        : throw new ArgumentException($"Only UTC times are stored or compared; {time:o} is {time.Kind}.", nameof(time));
}
