using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Reader.Outputs;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader.Outputs;

/// <summary>Feeds: three formats that say the same, whole texts, permanent ids, notices in place of what was retracted, bytes that stay.</summary>
public sealed class FeedTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Base = "http://localhost:5080";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    [Theory]
    [InlineData("/en")]
    [InlineData("/zh")]
    [InlineData("/en/economy")]
    [InlineData("/zh/culture")]
    public async Task Three_formats_say_the_same(string list)
    {
        var rss = XDocument.Parse(await site.Reader.GetStringAsync(list + "/feed.rss")).Root!.Element("channel")!;
        var atom = XDocument.Parse(await site.Reader.GetStringAsync(list + "/feed.atom")).Root!;
        var json = JsonNode.Parse(await site.Reader.GetStringAsync(list + "/feed.json"))!;

        Assert.Equal([Text(json["title"]), Text(json["title"])], [rss.Element("title")!.Value, atom.Element(Atom + "title")!.Value]);
        Assert.All([rss.Element("link")!.Value, Text(json["home_page_url"]), Link(atom, "alternate")], home => Assert.Equal(Base + list, home));
        Assert.Equal([Base + list + "/feed.rss", Base + list + "/feed.atom", Base + list + "/feed.json"], [Link(rss, "self"), Link(atom, "self"), Text(json["feed_url"])]);
        var items = json["items"]!.AsArray().Select(item => (Id: Text(item!["id"]), Title: Text(item["title"]), Url: Text(item["url"]), At: Time(Text(item["date_published"])), Changed: Time(Text(item["date_modified"])), Html: Text(item["content_html"]))).ToList();
        Assert.Equal(items, rss.Elements("item").Select(item => (
            item.Element("guid")!.Value, item.Element("title")!.Value, item.Element("link")!.Value, Time(item.Element("pubDate")!.Value), Time(item.Element(Atom + "updated")!.Value), item.Element(Content + "encoded")!.Value)));
        Assert.Equal(items, atom.Elements(Atom + "entry").Select(item => (
            item.Element(Atom + "id")!.Value, item.Element(Atom + "title")!.Value, Link(item, "alternate"), Time(item.Element(Atom + "published")!.Value), Time(item.Element(Atom + "updated")!.Value), item.Element(Atom + "content")!.Value)));
        Assert.Equal(items.OrderByDescending(item => item.At), items);
        Assert.Equal(items.Select(item => item.Changed).Append(DateTimeOffset.UnixEpoch).Max(), Time(atom.Element(Atom + "updated")!.Value));
        Assert.All(rss.Descendants("guid"), guid => Assert.Equal("false", guid.Attribute("isPermaLink")!.Value));
        Assert.All(items, item => Assert.Matches($"^tag:localhost,2026:story/[0-9]+/{list[1..3]}$", item.Id));
        Assert.Equal(list[1..3] == "zh" ? "zh-cn" : "en", rss.Element("language")!.Value);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task What_was_corrected_and_retracted_has_a_feed_of_its_own(string language)
    {
        var list = $"/{language}/corrections";
        var page = SampleSite.Parse(await site.Reader.GetStringAsync(list));
        var shown = page.QuerySelectorAll("article.teaser").Select(notice => (Url: Base + notice.QuerySelector("h2 a")!.GetAttribute("href"), Text: SampleSite.Seen(notice.QuerySelector("p:not([class])")!))).ToList();
        Assert.NotEmpty(shown);
        foreach (var (format, type) in new[] { ("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json") })
            Assert.Equal($"{Base}{list}/feed.{format}", page.QuerySelector($"link[rel=alternate][type='{type}']")!.GetAttribute("href"));

        var rss = XDocument.Parse(await site.Reader.GetStringAsync(list + "/feed.rss")).Root!.Element("channel")!;
        var atom = XDocument.Parse(await site.Reader.GetStringAsync(list + "/feed.atom")).Root!;
        var json = JsonNode.Parse(await site.Reader.GetStringAsync(list + "/feed.json"))!;

        Assert.Equal(Base + list, rss.Element("link")!.Value);
        Assert.Equal(shown, rss.Elements("item").Select(item => (item.Element("link")!.Value, item.Element("description")!.Value)));
        Assert.Equal(shown, atom.Elements(Atom + "entry").Select(item => (Link(item, "alternate"), item.Element(Atom + "summary")!.Value)));
        Assert.Equal(shown, json["items"]!.AsArray().Select(item => (Text(item!["url"]), Text(item["summary"]))));
        var ids = rss.Elements("item").Select(item => item.Element("guid")!.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.Matches($"^tag:localhost,2026:story/[0-9]+/{language}/notice/[0-9]{{14}}$", id));
    }

    [Fact]
    public async Task An_item_holds_the_whole_text_with_every_credit_and_absolute_addresses()
    {
        var rss = XDocument.Parse(await site.Reader.GetStringAsync("/en/economy/feed.rss"));
        var seed = rss.Descendants("item").Single(item => item.Element("guid")!.Value.EndsWith("story/1001/en", StringComparison.Ordinal));
        var html = SampleSite.Parse(seed.Element(Content + "encoded")!.Value);

        Assert.Equal([.. TestSupport.SeedPage.Printed, TestSupport.SeedPage.EditorLine], html.QuerySelectorAll("body > p").Select(SampleSite.Seen));
        Assert.Empty(html.QuerySelectorAll("script, style, iframe, form, [href^='/'], [src^='/']"));
        Assert.Equal("Yuki", seed.Element(DublinCore + "contributor")!.Value);
        Assert.Equal("Wed, 12 Jul 2023 14:15:18 +0800", seed.Element("pubDate")!.Value);
        var extension = JsonNode.Parse(await site.Reader.GetStringAsync("/en/feed.json"))!["items"]!.AsArray().Single(item => Text(item!["id"]).EndsWith("story/1001/en", StringComparison.Ordinal))!["_cq"]!;
        Assert.Equal(("Yuki", "Fathom Language Limited", "Jiang Yiwei", "CHONGQING (CQNEWS) --"), (Text(extension["translators"]![0]!["name"]), Text(extension["translators"]![0]!["agency"]), Text(extension["editor"]), Text(extension["dateline"])));
    }

    [Fact]
    public async Task What_was_retracted_is_replaced_by_its_notice_under_the_same_id()
    {
        foreach (var path in new[] { "/en/feed.rss", "/en/feed.atom", "/en/feed.json" })
        {
            var feed = await site.Reader.GetStringAsync(path);
            Assert.Contains("tag:localhost,2026:story/1002/en", feed, StringComparison.Ordinal);
            Assert.Contains("Retracted: Registration opens", feed, StringComparison.Ordinal);
            Assert.Contains("This report named a date before the organizer had confirmed it, and was retracted.", feed, StringComparison.Ordinal);
            Assert.DoesNotContain("half marathon will", feed, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/en/feed.rss", "application/rss+xml")]
    [InlineData("/zh/feed.atom", "application/atom+xml")]
    [InlineData("/en/economy/feed.json", "application/feed+json")]
    public async Task A_feed_keeps_its_bytes_and_is_not_sent_twice(string path, string type)
    {
        using var first = await site.Reader.GetAsync(path);
        using var head = await site.Reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", first.Headers.ETag!.Tag }, { "If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT" } } };
        using var second = await site.Reader.SendAsync(again);
        using var other = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", "\"other\"" }, { "If-Modified-Since", "Mon, 01 Jan 2035 00:00:00 GMT" } } };
        using var third = await site.Reader.SendAsync(other);

        Assert.Equal((type, HttpStatusCode.OK), (first.Content.Headers.ContentType!.MediaType, head.StatusCode));
        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (second.StatusCode, third.StatusCode));
        Assert.Equal((true, true), (second.Headers.CacheControl!.NoCache, second.Headers.CacheControl.Public));
        Assert.Equal("cross-origin", first.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal($"<{Base}{path}>; rel=\"self\"", first.Headers.GetValues("Link").Single());
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), (await site.Services.GetRequiredService<Feeds>().ReadAsync(path[1..3], path.Contains("economy", StringComparison.Ordinal) ? PublicListKey.Section("economy") : PublicListKey.Front, FormatOf(path)))!.Body);
    }

    [Theory]
    [InlineData("/en/no-such-section/feed.rss")]
    [InlineData("/fr/feed.rss")]
    [InlineData("/en/feed.xml")]
    [InlineData("/feed.rss")]
    public async Task There_is_no_feed_of_what_is_no_list(string path) => Assert.Equal(HttpStatusCode.NotFound, (await site.Reader.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Pages_offer_only_feeds_that_are_there()
    {
        foreach (var page in new[] { "/en", "/zh/economy", "/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-1001" })
        {
            var links = (await site.PageAsync(page)).QuerySelectorAll("link[rel=alternate][type]").Where(link => !link.HasAttribute("hreflang")).ToList();
            Assert.NotEmpty(links);
            foreach (var link in links)
            {
                using var answer = await site.Reader.GetAsync(link.GetAttribute("href")![Base.Length..]);
                Assert.Equal((HttpStatusCode.OK, link.GetAttribute("type")), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            }
        }
    }

    [Fact]
    public async Task Nasty_characters_leave_every_format_readable()
    {
        const string Nasty = "a\u0000\u0007\u000B\u001F\uD83D\uFFFE </script><!--<script> ]]> & <b> \" ' \u2028 \U0001F600";
        const string Kept = "a </script><!--<script> ]]> & <b> \" ' \u2028 \U0001F600";
        var document = await DocumentAsync(Nasty);

        var item = XDocument.Parse(Encoding.UTF8.GetString(RssWriter.Write(document))).Descendants("item").Single();
        Assert.All([item.Element("title")!.Value, item.Element("category")!.Value, item.Element(DublinCore + "creator")!.Value, item.Element(DublinCore + "contributor")!.Value], text => Assert.Equal(Kept, text));
        var html = SampleSite.Parse(item.Element(Content + "encoded")!.Value);
        Assert.Empty(html.QuerySelectorAll("script, b"));
        Assert.Contains("]]> & <b>", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Kept, XDocument.Parse(Encoding.UTF8.GetString(AtomWriter.Write(document))).Descendants(Atom + "entry").Single().Element(Atom + "title")!.Value);
        var json = Encoding.UTF8.GetString(JsonFeedWriter.Write(document));
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
        Assert.Equal(Kept, Text(JsonNode.Parse(json)!["items"]![0]!["title"]));
        var article = document.Entries[0].Article!;
        var newsMl = Encoding.UTF8.GetString(NewsMlWriter.Write(article, document.Entries[0].Html, Base));
        Schemas.CheckNewsMl(newsMl);
        Assert.Contains(Kept, XDocument.Parse(newsMl).Descendants().Select(element => element.Value));
        Schemas.CheckNinjs(Encoding.UTF8.GetString(OutputJson.Bytes(NinjsWriter.Of(article, document.Entries[0].Html, Base))));
        var data = ArticleData.Of(article, Base, Base + "/icon.svg");
        Assert.DoesNotContain("<", data, StringComparison.Ordinal);
        Assert.Contains("</script><!--<script> ]]> & <b>", Text(JsonNode.Parse(data)!["headline"]), StringComparison.Ordinal);
    }

    private async Task<FeedDocument> DocumentAsync(string text)
    {
        var around = new PublicSite(text, Language.English, [Language.English], [], "Asia/Shanghai");
        var content = new ArticleContent
        {
            Headline = text,
            Byline = [new BylineEntry(text)],
            Dateline = new Dateline(text, text),
            Blocks = [new ParagraphBlock { Id = "a", Text = [new TextRun(text), new TextRun("bad", Link: "javascript:alert(1)")] }, new HeadingBlock { Id = "b", Level = 2, Text = RichText.Of(text) }, new DividerBlock { Id = "c" }],
        };
        var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var credits = new Credits(text, text, text, text, [new CreditedPerson(null, text, text, text)], new CreditedPerson(null, text, text, null));
        var article = new PublicArticle(around, 1, content, credits, new PublicSection("city", text), [new PublicTag("x", text)], "/en/city/x-1", at, null, [new PublicCorrection(at, text)], [], true);
        var html = await site.Services.GetRequiredService<ReaderRenderer>().HtmlAsync<FeedText>(("Model", article));
        return new FeedDocument(
            around, "tag:localhost,2026:list/en/front", "/en", text, text,
            [new FeedEntry("tag:localhost,2026:story/1/en", text, Base + article.Address, at, at, text, html, article, null)], Base, null);
    }

    private static Core.Publishing.Outputs.FeedFormat FormatOf(string path) => Enum.Parse<Core.Publishing.Outputs.FeedFormat>(path[(path.LastIndexOf('.') + 1)..], ignoreCase: true);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static string Link(XElement element, string relation) => element.Elements(Atom + "link").First(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;
}
