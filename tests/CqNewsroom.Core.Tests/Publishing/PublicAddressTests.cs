using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Tests.Publishing;

public sealed class PublicAddressTests
{
    private static readonly Language Chinese = new("zh-CN", "zh", "中文");

    [Fact]
    public void Addresses_are_percent_encoded_and_end_with_the_number() =>
        Assert.Equal("/zh/city/%E9%87%8D%E5%BA%86-1001", PublicAddress.Article(Chinese, "city", "重庆", 1001));

    [Fact]
    public void The_first_page_has_no_number()
    {
        Assert.Equal("/zh", PublicAddress.Front(Chinese));
        Assert.Equal("/zh/city?page=2", PublicAddress.Section(Chinese, "city", 2));
    }

    [Theory]
    [InlineData("slug-1001", 1001)]
    [InlineData("1001", 1001)]
    [InlineData("a-b-7", 7)]
    [InlineData("slug-", null)]
    [InlineData("", null)]
    [InlineData("slug", null)]
    [InlineData("slug-12x", null)]
    [InlineData("slug-٣", null)]
    [InlineData("slug-9999999999", null)]
    public void The_number_is_what_follows_the_last_dash(string segment, int? number) => Assert.Equal(number, PublicAddress.NumberOf(segment));

    [Theory]
    [InlineData("Asia/Shanghai", "2023-07-12 14:15:18", "2023-07-12T14:15:18+08:00")]
    [InlineData("America/New_York", "2023-07-12 02:15:18", "2023-07-12T02:15:18-04:00")]
    [InlineData("Asia/Kathmandu", "2023-07-12 12:00:18", "2023-07-12T12:00:18+05:45")]
    public void Times_are_shown_in_the_newsrooms_zone(string zone, string shown, string forMachines)
    {
        var utc = new DateTime(2023, 7, 12, 6, 15, 18, DateTimeKind.Utc);

        Assert.Equal(shown, PublicTime.Shown(utc, zone));
        Assert.Equal(shown[..^3], PublicTime.ShownInLists(utc, zone));
        Assert.Equal(forMachines, PublicTime.ForMachines(utc, zone));
    }
}
