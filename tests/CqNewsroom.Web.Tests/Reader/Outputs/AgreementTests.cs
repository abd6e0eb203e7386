using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Web.Tests.Reader.Outputs;

/// <summary>
/// Crawls the sample newsroom as a visitor with a forged host: every page, feed, map and format that anything names. What they say of an article is the same
/// everywhere, every address is there and begins where the configuration says, and nothing that is not public is in any byte.
/// </summary>
public sealed class AgreementTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Base = "http://localhost:5080";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Nar = "http://iptc.org/std/nar/2006-10-01/";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    [Fact]
    public async Task Everything_that_is_put_out_agrees()
    {
        var secrets = await site.SecretHeadlinesAsync();
        var hidden = (await site.AddressesAsync(Standing.NeverPublished)).Select(address => $"{address[1..3]}/{address[(address.LastIndexOf('-') + 1)..]}").ToHashSet(StringComparer.Ordinal);
        var gone = await site.AddressesAsync(Standing.Retracted);
        var live = await site.AddressesAsync(Standing.Live);
        var facts = new List<Fact>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(["/", "/robots.txt", "/sitemap.xml", "/sitemap-news.xml"]);
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            var (status, type, bytes) = await AskAsync(path);
            Assert.True(status == (gone.Contains(path) ? HttpStatusCode.Gone : HttpStatusCode.OK), $"{path}: {status}");
            if (type is "image/jpeg" or "image/svg+xml" or "image/webp" or "image/avif" or "text/css")
                continue;
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            Assert.DoesNotContain("forged.example", text, StringComparison.OrdinalIgnoreCase);
            Assert.All(secrets, secret => Assert.False(WebUtility.HtmlDecode(text).Contains(secret, StringComparison.Ordinal), $"{path}: {secret}"));
            foreach (var found in Read(path, type, text, facts))
            {
                Assert.StartsWith("/", found, StringComparison.Ordinal);
                waiting.Enqueue(found);
            }
        }

        Assert.All(live, address => Assert.Contains(address, seen));
        Assert.All(facts, fact => Assert.DoesNotContain(fact.Id[(fact.Id.IndexOf("story/", StringComparison.Ordinal) + 6)..], hidden.Select(h => $"{h[3..]}/{h[..2]}")));
        foreach (var article in facts.GroupBy(fact => fact.Id))
        {
            // The page itself, its two feeds in three formats, and the two items.
            Assert.Superset(new HashSet<string>(["page", "RSS", "Atom", "JSON", "ninjs", "NewsML"], StringComparer.Ordinal), article.Select(fact => fact.Source).ToHashSet(StringComparer.Ordinal));
            var one = article.Single(fact => fact.Source == "page");
            foreach (var fact in article)
                Assert.Equal(one with { Source = fact.Source }, fact);
        }

        Assert.Equal(live.Count, facts.Select(fact => fact.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Languages_name_each_other()
    {
        var named = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var path in (await site.AddressesAsync(Standing.Live)).Concat(["/en", "/zh", "/en/city", "/zh/city"]))
            named[Base + path] = [.. (await site.PageAsync(path)).QuerySelectorAll("link[hreflang]:not([hreflang=x-default])").Select(link => link.GetAttribute("href")!)];

        Assert.All(named, page => Assert.All(page.Value, other => Assert.Contains(page.Key, named[other])));
        Assert.Contains(named, page => page.Value.Count > 1);
    }

    private IEnumerable<string> Read(string path, string type, string text, List<Fact> facts) => type switch
    {
        "text/html" => ReadPage(path, SampleSite.Parse(text), facts),
        "application/rss+xml" or "application/atom+xml" or "application/xml" or "application/vnd.iptc.g2.newsitem+xml" => ReadXml(XDocument.Parse(text), facts),
        "application/feed+json" or "application/json" => ReadJson(JsonNode.Parse(text)!, facts),
        "text/plain" => text.Split('\n').Where(line => line.StartsWith("Sitemap: ", StringComparison.Ordinal)).Select(line => Own(line["Sitemap: ".Length..])),
        _ => throw new InvalidOperationException($"{path} is {type}."),
    };

    private static IEnumerable<string> ReadPage(string path, IHtmlDocument page, List<Fact> facts)
    {
        foreach (var data in page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonNode.Parse(script.TextContent)!))
        {
            if (data["@type"]!.GetValue<string>() == "NewsArticle")
            {
                Assert.Equal(Base + path, Text(data["url"]));
                Assert.Equal(SampleSite.Seen(page.QuerySelector("main h1")!), Text(data["headline"]));
                Assert.Equal(Text(data["headline"]), page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
                Assert.Equal(Text(data["datePublished"]), page.QuerySelector("meta[property='article:published_time']")!.GetAttribute("content"));
                Assert.Equal(Text(data["datePublished"]), page.QuerySelector("time.published")!.GetAttribute("datetime"));
                facts.Add(new Fact("page", Text(data["identifier"]), Text(data["headline"]), Text(data["url"]), Time(Text(data["datePublished"])), Time(Text(data["dateModified"])), Names(data["translator"]?.AsArray())));
            }

            foreach (var address in Addresses(data))
                yield return address;
        }

        foreach (var address in page.QuerySelectorAll("[href]").Where(element => element.GetAttribute("href") is not ['#', ..]).Select(element => element.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("[src]").Select(element => element.GetAttribute("src")!))
            .Concat(page.QuerySelectorAll("meta[property='og:image'], meta[property='og:url'], meta[name='twitter:image']").Select(element => element.GetAttribute("content")!)))
        {
            yield return address.StartsWith('/') ? address : Own(address);
        }
    }

    private static IEnumerable<string> ReadXml(XDocument document, List<Fact> facts)
    {
        foreach (var item in document.Descendants("item").Where(item => item.Element(DublinCore + "creator") is not null))
        {
            facts.Add(new Fact("RSS", item.Element("guid")!.Value, item.Element("title")!.Value, item.Element("link")!.Value, Time(item.Element("pubDate")!.Value), Time(item.Element(Atom + "updated")!.Value), string.Join(", ", item.Elements(DublinCore + "contributor").Select(name => name.Value))));
        }

        foreach (var entry in document.Descendants(Atom + "entry").Where(entry => entry.Element(Atom + "author") is not null))
        {
            var address = entry.Elements(Atom + "link").First(link => link.Attribute("rel")!.Value == "alternate").Attribute("href")!.Value;
            facts.Add(new Fact("Atom", entry.Element(Atom + "id")!.Value, entry.Element(Atom + "title")!.Value, address, Time(entry.Element(Atom + "published")!.Value), Time(entry.Element(Atom + "updated")!.Value), string.Join(", ", entry.Elements(Atom + "contributor").Select(person => person.Element(Atom + "name")!.Value))));
        }

        foreach (var item in document.Elements(Nar + "newsItem").Where(item => item.Element(Nar + "contentSet") is not null))
        {
            var translators = item.Descendants(Nar + "contributor").Where(person => person.Attribute("role")!.Value == "ctrol:translator").Select(person => person.Element(Nar + "name")!.Value.Split(',')[0]);
            facts.Add(new Fact("NewsML", item.Attribute("guid")!.Value, item.Descendants(Nar + "headline").First().Value, item.Descendants(Nar + "link").First().Attribute("href")!.Value, Time(item.Descendants(Nar + "firstCreated").Single().Value), Time(item.Descendants(Nar + "versionCreated").Single().Value), string.Join(", ", translators)));
        }

        Assert.All(document.Descendants(News + "publication").Elements(News + "name"), name => Assert.Contains(name.Value, new[] { "重庆新闻", "Chongqing News" }));
        return document.Descendants().SelectMany(element => element.Attributes().Where(attribute => attribute.Name.LocalName is "href" or "url").Select(attribute => attribute.Value)
                .Concat(element.Name.LocalName is "loc" or "link" or "uri" && element.Value.Length > 0 ? [element.Value] : []))
            .Where(address => !address.Contains("iptc.org", StringComparison.Ordinal)).Select(Own);
    }

    private static IEnumerable<string> ReadJson(JsonNode json, List<Fact> facts)
    {
        foreach (var item in json["items"]?.AsArray() ?? [])
        {
            if (item!["authors"] is not null)
                facts.Add(new Fact("JSON", Text(item["id"]), Text(item["title"]), Text(item["url"]), Time(Text(item["date_published"])), Time(Text(item["date_modified"])), Names(item["_cq"]!["translators"]?.AsArray())));
        }

        if (json["pubStatus"] is { } status && status.GetValue<string>() == "usable")
        {
            var translators = (json["people"]?.AsArray() ?? []).Where(person => Text(person!["rel"]) == "translator").Select(person => Text(person!["name"]));
            facts.Add(new Fact("ninjs", Text(json["uri"]), Text(json["title"]), Text(json["renditions"]![0]!["href"]), Time(Text(json["firstCreated"])), Time(Text(json["versionCreated"])), string.Join(", ", translators)));
        }

        return Addresses(json);
    }

    // Every address in a piece of JSON, but for the names of vocabularies.
    private static IEnumerable<string> Addresses(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Addresses(member.Value)),
        JsonArray items => items.SelectMany(Addresses),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("http", StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)
            && !text.StartsWith("https://schema.org", StringComparison.Ordinal) && !text.StartsWith("https://jsonfeed.org", StringComparison.Ordinal) && !text.StartsWith("https://www.iptc.org", StringComparison.Ordinal) => [Own(text)],
        _ => [],
    };

    private static string Own(string address)
    {
        Assert.StartsWith(Base + "/", address, StringComparison.Ordinal);
        return address[Base.Length..];
    }

    private async Task<(HttpStatusCode Status, string Type, byte[] Bytes)> AskAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "forged.example";
        request.Headers.Add("X-Forwarded-Host", "forged.example");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await site.Reader.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", await answer.Content.ReadAsByteArrayAsync());
    }

    private static string Names(JsonArray? people) => string.Join(", ", (people ?? []).Select(person => Text(person!["name"])));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private sealed record Fact(string Source, string Id, string Title, string Address, DateTimeOffset At, DateTimeOffset Changed, string Translators);
}
