namespace CqNewsroom.Web.Desk.Shell;

/// <summary>
/// What every part of a desk page may show without asking: how the reader of the screen tells time. Cascaded by
/// <see cref="DeskClock"/>, which renews it every minute, so that 'two minutes ago' grows old on a page that stays open.
/// </summary>
/// <param name="Zone">The zone the person reads times in.</param>
/// <param name="Now">The current minute (UTC).</param>
public sealed record DeskContext(TimeZoneInfo Zone, DateTime Now)
{
    /// <summary>A time as the person's clock shows it.</summary>
    /// <param name="utc">The time (UTC).</param>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);
}
