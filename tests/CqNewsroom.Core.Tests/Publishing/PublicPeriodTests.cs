using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Tests.Publishing;

/// <summary>When days and months of the newsroom's calendar begin and end.</summary>
public sealed class PublicPeriodTests
{
    [Theory]
    [InlineData("2026-03", "Asia/Shanghai", "2026-02-28T16:00:00", "2026-03-31T16:00:00")]
    [InlineData("2026-12-31", "Asia/Shanghai", "2026-12-30T16:00:00", "2026-12-31T16:00:00")]
    // In Havana the clocks are put forward at midnight, and put back from one to midnight.
    [InlineData("2020-03-08", "America/Havana", "2020-03-08T05:00:00", "2020-03-09T04:00:00")]
    [InlineData("2020-10-31", "America/Havana", "2020-10-31T04:00:00", "2020-11-01T04:00:00")]
    [InlineData("2020-11-01", "America/Havana", "2020-11-01T04:00:00", "2020-11-02T05:00:00")]
    public void It_begins_with_its_first_moment_and_ends_with_the_next_ones(string period, string zone, string from, string until)
    {
        var read = PublicPeriod.Read(period, zone)!;

        Assert.Equal((from, until), (read.From.ToString("s"), read.Until.ToString("s")));
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc), (read.From.Kind, read.Until.Kind));
    }

    [Fact]
    public void It_has_a_name_in_each_language()
    {
        Assert.Equal(("2026年7月", "July 2026"), Names("2026-07"));
        Assert.Equal(("2026年7月9日", "July 9, 2026"), Names("2026-07-09"));

        static (string Chinese, string English) Names(string period) => (PublicPeriod.Read(period, "Asia/Shanghai")!.NameIn("zh-CN"), PublicPeriod.Read(period, "Asia/Shanghai")!.NameIn("en"));
    }
}
