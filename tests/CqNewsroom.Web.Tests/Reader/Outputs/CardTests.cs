using System.Net;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing.Cards;
using CqNewsroom.Core.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader.Outputs;

/// <summary>How pages are shown where their addresses are shared: always with a picture that is there, right in size, and of what is public alone.</summary>
public sealed class CardTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Base = "http://localhost:5080";

    [Fact]
    public async Task Every_kind_of_page_has_a_card_that_is_there()
    {
        foreach (var path in new[] { "/", "/en", "/zh", "/en/culture", "/zh/life", (await site.AddressesAsync(Standing.Live))[0], (await site.AddressesAsync(Standing.Live))[^1] })
        {
            var page = await site.PageAsync(path);
            var address = Meta(page, "og:image");
            Assert.StartsWith(Base + "/", address, StringComparison.Ordinal);
            Assert.Equal(address, page.QuerySelector("meta[name='twitter:image']")!.GetAttribute("content"));
            Assert.All(["og:title", "og:url", "og:type", "og:site_name", "og:image:alt"], name => Assert.NotEmpty(Meta(page, name)));
            using var card = await site.Reader.GetAsync(address[Base.Length..]);
            Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (card.StatusCode, card.Content.Headers.ContentType!.MediaType));
            var header = PictureHeader.Read(await card.Content.ReadAsByteArrayAsync())!;
            Assert.Equal((Meta(page, "og:image:width"), Meta(page, "og:image:height")), ($"{header.Width}", $"{header.Height}"));
            using var again = await site.Reader.GetAsync(address[Base.Length..]);
            Assert.Equal(card.Headers.ETag, again.Headers.ETag);
        }
    }

    [Fact]
    public async Task There_is_no_card_of_another_headline_nor_of_what_is_not_public()
    {
        var none = new string('0', 32);
        var retracted = (await site.AddressesAsync(Standing.Retracted)).Select(NumberOf).First();
        var secret = (await site.AddressesAsync(Standing.NeverPublished)).Select(NumberOf).Except((await site.AddressesAsync(Standing.Live)).Select(NumberOf)).First();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/cards/en/1001-{none}.jpg"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/cards/en/site-{none}.jpg"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/cards/zh/{secret}-{none}.jpg"));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync($"/cards/en/{retracted}-{none}.jpg"));
    }

    [Theory]
    [InlineData("zh-CN", "重庆数字化综合发展水平位居全国第九：《报告》发布，十大亮点勾勒“数字重庆”新图景，基础设施加速升级")]
    [InlineData("en", "100%w of @/etc/passwd in %[size] \\n and \"quotes\" 'of' all (kinds) </text> {} #end")]
    [InlineData("en", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft and more words than any card can hold, again and again and again, until it is cut")]
    [InlineData("zh-CN", "\U00020BB7\U0001F600")]
    [InlineData("en", "")]
    public void Whatever_a_headline_holds_it_is_drawn_as_text(string language, string headline)
    {
        var engine = site.Services.GetRequiredService<ICardEngine>();

        var card = engine.Draw(new CardText(language, "重庆新闻 Chongqing News", headline.Length > 0 ? "经济" : "", headline));

        var header = PictureHeader.Read(card)!;
        Assert.Equal((PictureFormat.Jpeg, ICardEngine.Width, ICardEngine.Height), (header.Format, header.Width, header.Height));
        Assert.True(card.Length < 1_000_000);
    }

    private static string NumberOf(string address) => address[(address.LastIndexOf('-') + 1)..];

    private async Task<HttpStatusCode> StatusAsync(string path) => (await site.Reader.GetAsync(path)).StatusCode;

    private static string Meta(AngleSharp.Html.Dom.IHtmlDocument page, string property) => page.QuerySelector($"meta[property='{property}']")!.GetAttribute("content")!;
}
