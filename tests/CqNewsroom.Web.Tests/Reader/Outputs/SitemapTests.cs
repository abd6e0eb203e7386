using System.Net;
using System.Xml.Linq;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader.Outputs;

/// <summary>What search engines are told to look at, under a clock that the test sets: the news of two days ends to the second (case P21).</summary>
public sealed class SitemapTests(SitemapTests.ClockedSite site) : IClassFixture<SitemapTests.ClockedSite>
{
    private const string Base = "http://localhost:5080";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    [Fact]
    public async Task Every_map_of_the_index_is_there_valid_and_names_both_directions()
    {
        var index = await ReadAsync("/sitemap.xml");
        var links = new List<(string Of, string To)>();
        var addresses = new List<string>();
        foreach (var map in index.Descendants(Map + "loc").Select(loc => loc.Value[Base.Length..]))
        {
            foreach (var url in (await ReadAsync(map)).Descendants(Map + "url"))
            {
                var address = url.Element(Map + "loc")!.Value;
                addresses.Add(address);
                links.AddRange(url.Elements(Xhtml + "link").Select(link => (address, link.Attribute("href")!.Value)));
                using var page = await site.Reader.GetAsync(address[Base.Length..]);
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
                var canonical = SampleSite.Parse(await page.Content.ReadAsStringAsync()).QuerySelector("link[rel=canonical]")!.GetAttribute("href");
                Assert.Equal(address, canonical);
            }
        }

        Assert.Equal(addresses.Count, addresses.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains((link.To, link.Of), links));
        Assert.All(links, link => Assert.Contains((link.Of, link.Of), links));
    }

    [Fact]
    public async Task News_is_what_first_went_live_less_than_two_days_ago_to_the_second()
    {
        var newest = (await NewsAsync())[0].At;
        site.Clock.Now = newest.AddHours(48).AddSeconds(-1).UtcDateTime;
        var last = await NewsAsync();
        Assert.Contains(last, item => item.At == newest);
        Assert.All(last, item => Assert.True(site.Clock.Now - item.At.UtcDateTime < TimeSpan.FromHours(48)));

        site.Clock.Now = newest.AddHours(48).UtcDateTime;

        // None is left: then older addresses stand there that are not said to be news.
        Assert.Empty(await NewsAsync());
        var map = await ReadAsync("/sitemap-news.xml");
        Assert.NotEmpty(map.Descendants(Map + "url"));
        var live = await site.AddressesAsync(Standing.Live);
        Assert.All(map.Descendants(Map + "loc"), loc => Assert.Contains(loc.Value[Base.Length..], live));
    }

    [Theory]
    [InlineData("/sitemaps/en-2020-01.xml")]
    [InlineData("/sitemaps/en-2023-13.xml")]
    [InlineData("/sitemaps/fr-2023-07.xml")]
    [InlineData("/sitemaps/en-2023-07-2.xml")]
    [InlineData("/sitemaps/en-2023-07-1.xml")]
    public async Task There_is_no_map_of_an_empty_month(string path) => Assert.Equal(HttpStatusCode.NotFound, (await site.Reader.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Robots_name_the_maps_by_their_public_addresses()
    {
        var robots = await site.Reader.GetStringAsync("/robots.txt");

        Assert.Contains($"\nSitemap: {Base}/sitemap.xml\nSitemap: {Base}/sitemap-news.xml\n", robots, StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /desk\n", robots, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<(DateTimeOffset At, string Title)>> NewsAsync()
    {
        var map = await ReadAsync("/sitemap-news.xml");
        Assert.All(map.Descendants(News + "language"), language => Assert.Contains(language.Value, new[] { "zh-cn", "en" }));
        return [.. map.Descendants(News + "news").Select(news => (DateTimeOffset.Parse(news.Element(News + "publication_date")!.Value, System.Globalization.CultureInfo.InvariantCulture), news.Element(News + "title")!.Value))];
    }

    private async Task<XDocument> ReadAsync(string path)
    {
        var xml = await site.Reader.GetStringAsync(path);
        Schemas.CheckSitemap(xml);
        return XDocument.Parse(xml);
    }

    /// <summary>The sample newsroom under a clock that the test sets.</summary>
    public sealed class ClockedSite : SampleSite
    {
        /// <summary>The clock.</summary>
        public TestClock Clock { get; } = new(new DateTime(2026, 11, 30, 4, 0, 0, DateTimeKind.Utc));

        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                // What is scheduled would go live when a test moves the clock.
                services.Remove(services.Single(service => service.ImplementationType == typeof(PublicationClock)));
            });
        }
    }
}
