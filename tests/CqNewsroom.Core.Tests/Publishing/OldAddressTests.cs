using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Tests.Publishing;

/// <summary>One way to write an old address, however a link spells it.</summary>
public sealed class OldAddressTests
{
    [Theory]
    [InlineData("https://old.example/2023/07/12/bridge/", "/2023/07/12/bridge")]
    [InlineData("/2023/07/12/bridge", "/2023/07/12/bridge")]
    [InlineData("https://old.example/?p=123", "/?p=123")]
    [InlineData("/?p=123#comments", "/?p=123")]
    [InlineData("https://old.example/%E9%87%8D%E5%BA%86/a%20b.html", "/重庆/a b.html")]
    [InlineData("https://old.example/重庆/", "/重庆")]
    [InlineData("/%e9%87%8d%e5%ba%86", "/重庆")]
    [InlineData("/index.php?id=7&lang=zh", "/index.php?id=7&lang=zh")]
    [InlineData("https://old.example/tag/%25E6%25A1%25A5", "/tag/桥")]
    [InlineData("https://old.example/100%25", "/100%")]
    [InlineData("/cafe%CC%81", "/caf\u00E9")]
    public void Is_written_one_way(string written, string key) => Assert.Equal(key, OldAddress.KeyOf(written));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://old.example/")]
    [InlineData("https://old.example")]
    [InlineData("mailto:a@b.example")]
    [InlineData("ftp://old.example/a")]
    [InlineData("relative/path")]
    [InlineData("/a%0Ab")]
    [InlineData("/a%E2%80%AEb")]
    public void What_leads_to_no_page_is_none(string? written) => Assert.Null(OldAddress.KeyOf(written));

    [Theory]
    [InlineData("https://old.example/tag/%25E6%25A1%25A5")]
    [InlineData("https://old.example/a%2Fb?to=%2Fc%20d")]
    [InlineData("https://old.example/100%2541")]
    public void Is_found_by_the_path_that_a_server_decoded_once(string written)
    {
        var address = new Uri(written);
        Assert.Equal(OldAddress.KeyOf(written), OldAddress.KeyOf(Uri.UnescapeDataString(address.AbsolutePath), address.Query));
    }

    [Fact]
    public void A_longer_one_than_an_index_holds_is_none() => Assert.Null(OldAddress.KeyOf("/" + new string('a', OldAddress.Longest)));
}
