using System.Globalization;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Core.Tests.Publishing.Outputs;

/// <summary>Ids that outlive headline, slug, section, scheme and domain (case P9), and times and texts that every feed reader can read (cases P1, P7).</summary>
public sealed class PublicIdentityTests
{
    private static readonly DateTime Time = new(2023, 7, 12, 6, 15, 18, DateTimeKind.Utc);

    private static PublicSite Site => new("Paper", Language.English, Language.Default, [], "Asia/Shanghai") { TagAuthority = "news.example.org,2026" };

    [Fact]
    public void An_article_has_one_id_in_each_language()
    {
        Assert.Equal("tag:news.example.org,2026:story/1001/en", PublicIdentity.Article(Site, 1001));
        Assert.Equal("tag:news.example.org,2026:story/1001/zh", PublicIdentity.Article(Site, Language.Chinese, 1001));
        Assert.Equal("tag:news.example.org,2026:list/en/section/city", PublicIdentity.List(Site, PublicListKey.Section("city")));
        Assert.Equal("tag:news.example.org,2026:list/en/front", PublicIdentity.List(Site, PublicListKey.Front));
        Assert.True(Uri.TryCreate(PublicIdentity.List(Site, PublicListKey.Section("要 闻")), UriKind.Absolute, out _));
    }

    [Theory]
    [InlineData("https://News.Example.org", "news.example.org,2023")]
    [InlineData("https://新闻.example", "xn--efvy88h.example,2023")]
    [InlineData("http://localhost:5080", null)]
    [InlineData("http://127.0.0.1:5080", null)]
    [InlineData("http://192.0.2.4", null)]
    [InlineData("http://[2001:db8::1]", null)]
    [InlineData("http://newsroom", null)]
    public void Only_an_address_of_ones_own_is_worth_an_id(string address, string? authority) => Assert.Equal(authority, PublicIdentity.AuthorityOf(new Uri(address), Time));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("ar-SA")]
    [InlineData("en-US")]
    public void A_feeds_time_is_the_same_under_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("Wed, 12 Jul 2023 14:15:18 +0800", PublicTime.ForRss(Time, "Asia/Shanghai"));
            Assert.Equal("Wed, 12 Jul 2023 00:00:00 +0000", PublicTime.ForRss(Time.Date, "UTC"));
            Assert.Equal("Wed, 12 Jul 2023 02:15:18 -0400", PublicTime.ForRss(Time, "America/New_York"));
            Assert.Equal("tag:news.example.org,2026:story/1001/en", PublicIdentity.Article(Site, 1001));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("plain 文字\n", "plain 文字\n")]
    [InlineData("a\u0007b\u0000c\u000Cd\u001Fe", "abcde")]
    [InlineData("whole \U0001F600 \U00020BB7", "whole \U0001F600 \U00020BB7")]
    [InlineData("\uFFFE\uFFFF\u0008", "")]
    public void What_XML_cannot_hold_goes_and_nothing_else(string text, string clean) => Assert.Equal(clean, PublicText.Clean(text));

    // Not as the theory's data: an attribute cannot hold half a character.
    [Fact]
    public void Half_a_character_goes()
    {
        Assert.Equal("half  and  half", PublicText.Clean("half \uD83D and \uDE00 half"));
        Assert.Equal("end ", PublicText.Clean("end \uD83D"));
    }
}
