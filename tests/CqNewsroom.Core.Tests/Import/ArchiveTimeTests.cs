using CqNewsroom.Core.Import;

namespace CqNewsroom.Core.Tests.Import;

/// <summary>Times as archives write them, whatever the machine's culture and zone (case P7).</summary>
public sealed class ArchiveTimeTests
{
    private static readonly TimeZoneInfo Chongqing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2023-07-12T14:15:18+08:00", "2023-07-12 06:15:18")]
    [InlineData("2023-07-12T06:15:18Z", "2023-07-12 06:15:18")]
    [InlineData("2023-07-12T06:15:18.123456Z", "2023-07-12 06:15:18")]
    [InlineData("2023-07-12 06:15:18 Z", "2023-07-12 06:15:18")]
    [InlineData("2023-07-12T02:15-0400", "2023-07-12 06:15:00")]
    [InlineData("Wed, 12 Jul 2023 14:15:18 +0800", "2023-07-12 06:15:18")]
    [InlineData("12 Jul 23 06:15 UT", "2023-07-12 06:15:00")]
    [InlineData("Wednesday, 12-Jul-23 06:15:18 GMT", "2023-07-12 06:15:18")]
    [InlineData("Wed, 12 July 2023 08:15:18 CEST", "2023-07-12 06:15:18")]
    [InlineData("Wed, 12 Jul 2023 02:15:18 EDT (New York)", "2023-07-12 06:15:18")]
    [InlineData("Mon, 12 Jul 2023 14:15:18 GMT+8", "2023-07-12 06:15:18")]
    public void A_time_with_a_zone_is_that_time(string written, string utc)
    {
        var time = ArchiveTime.Read(written)!;

        Assert.Equal(utc, time.ToUtc(Chongqing).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotNull(time.Offset);
        Assert.False(time.IsUnsure);
    }

    [Theory]
    [InlineData("2023-07-12 14:15:18", "2023-07-12 06:15:18", false)]
    [InlineData("2023/7/12 14:15", "2023-07-12 06:15:00", false)]
    [InlineData("2023年7月12日 14:15:18", "2023-07-12 06:15:18", false)]
    [InlineData("2023年7月12日14时15分", "2023-07-12 06:15:00", false)]
    [InlineData("Wed, 12 Jul 2023 14:15:18", "2023-07-12 06:15:18", false)]
    // Chicago's in the RFC, Beijing's in Chinese feeds: nobody can tell.
    [InlineData("Wed, 12 Jul 2023 14:15:18 CST", "2023-07-12 06:15:18", false)]
    [InlineData("Wed, 12 Jul 2023 14:15:18 XYZ", "2023-07-12 06:15:18", false)]
    [InlineData("2023-07-12", "2023-07-11 16:00:00", true)]
    [InlineData("12 Jul 2023 24:10:00", "2023-07-11 16:10:00", true)]
    public void A_time_without_a_zone_is_the_newsrooms(string written, string utc, bool isUnsure)
    {
        var time = ArchiveTime.Read(written)!;

        Assert.Equal(utc, time.ToUtc(Chongqing).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Null(time.Offset);
        Assert.Equal(isUnsure, time.IsUnsure);
    }

    [Fact]
    public void An_hour_that_the_clock_skipped_is_the_one_after_it() =>
        Assert.Equal(new DateTime(2024, 3, 31, 1, 30, 0, DateTimeKind.Utc), ArchiveTime.Read("2024-03-31 02:30:00")!.ToUtc(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2023-02-30 10:00")]
    [InlineData("2023-13-01")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("2023-07-12 25:00")]
    [InlineData("Wed, 12 Jul 2023 14:15:18 +9900")]
    [InlineData("On July 10, 2023 the office held a press conference")]
    [InlineData("Wed, 12 Juillet 2023 14:15:18 +0200")]
    public void What_is_no_time_is_none(string? written) => Assert.Null(ArchiveTime.Read(written));
}
