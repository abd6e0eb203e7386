using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;

namespace CqNewsroom.Web.Tests.Reader.Outputs;

/// <summary>Articles in the formats of other newsrooms, against the published schemas.</summary>
public sealed class ItemTests(SampleSite site) : IClassFixture<SampleSite>
{
    private static readonly XNamespace Nar = "http://iptc.org/std/nar/2006-10-01/";

    [Fact]
    public async Task Every_live_article_is_there_in_both_formats_and_both_are_valid()
    {
        foreach (var address in await site.AddressesAsync(Standing.Live))
        {
            using var ninjs = await site.Reader.GetAsync(address + ".ninjs.json");
            using var newsMl = await site.Reader.GetAsync(address + ".newsml.xml");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ninjs.StatusCode, newsMl.StatusCode));
            Assert.Equal("noindex", ninjs.Headers.GetValues("X-Robots-Tag").Single());
            Schemas.CheckNinjs(await ninjs.Content.ReadAsStringAsync());
            Schemas.CheckNewsMl(await newsMl.Content.ReadAsStringAsync());
            Assert.Equal("usable", JsonNode.Parse(await ninjs.Content.ReadAsStringAsync())!["pubStatus"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_retracted_article_is_canceled_in_a_higher_version_with_its_notice_and_without_its_text()
    {
        const string Notice = "This report named a date before the organizer had confirmed it, and was retracted.";
        var address = Assert.Single(await site.AddressesAsync(Standing.Retracted), a => a.StartsWith("/en/", StringComparison.Ordinal));
        using var ninjs = await site.Reader.GetAsync(address + ".ninjs.json");
        using var newsMl = await site.Reader.GetAsync(address + ".newsml.xml");
        var (json, xml) = (await ninjs.Content.ReadAsStringAsync(), await newsMl.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (ninjs.StatusCode, newsMl.StatusCode));
        Schemas.CheckNinjs(json);
        Schemas.CheckNewsMl(xml);
        var item = JsonNode.Parse(json)!;
        Assert.Equal(("canceled", Notice, "2"), (Text(item["pubStatus"]), Text(item["edNote"]), Text(item["version"])));
        Assert.Null(item["bodies"]);
        var news = XDocument.Parse(xml).Root!;
        Assert.Equal(("stat:canceled", Notice, "2"), (news.Descendants(Nar + "pubStatus").Single().Attribute("qcode")!.Value, news.Descendants(Nar + "edNote").Single().Value, news.Attribute("version")!.Value));
        Assert.Empty(news.Descendants(Nar + "contentSet"));
    }

    [Fact]
    public async Task Partners_get_the_text_as_it_is_printed_with_its_people()
    {
        var item = JsonNode.Parse(await site.Reader.GetStringAsync("/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-1001.ninjs.json"))!;

        Assert.Equal([.. SeedPage.Printed, SeedPage.EditorLine], Text(item["bodies"]![1]!["value"]).Split('\n'));
        Assert.Equal(["Yuki translator", "Jiang Yiwei editor"], item["people"]!.AsArray().Select(person => $"{Text(person!["name"])} {Text(person["rel"])}"));
        Assert.Equal(("translationOf", "tag:localhost,2026:story/1001/zh"), (Text(item["associations"]![0]!["rel"]), Text(item["associations"]![0]!["uri"])));
        Assert.Equal("CHONGQING", Text(item["located"]));
    }

    [Fact]
    public async Task Under_any_slug_it_leads_to_its_one_address_and_what_never_was_public_is_not_there()
    {
        using var moved = await site.Reader.GetAsync("/en/city/another-1001.ninjs.json");
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        Assert.Equal("/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-1001.ninjs.json", moved.Headers.Location!.OriginalString);
        foreach (var address in (await site.AddressesAsync(Standing.NeverPublished)).Append("/en/city/nothing-9999").Append("/en/city/no-number"))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await site.Reader.GetAsync(address + ".ninjs.json")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await site.Reader.GetAsync(address + ".newsml.xml")).StatusCode);
        }
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
