using System.Globalization;
using System.Net;
using System.Xml.Linq;
using CqNewsroom.Core;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Jobs;
using CqNewsroom.Web.Reader;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader.Outputs;

/// <summary>What search engines are told to look at, under a clock that the test sets: the news of two days ends to the second (case P21).</summary>
public sealed class SitemapTests(SitemapTests.ClockedSite site) : IClassFixture<SitemapTests.ClockedSite>
{
    private const string Base = "http://localhost:5080";
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
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

    [Fact]
    public async Task Of_more_news_than_one_map_holds_nothing_is_missing()
    {
        using var crowded = new ClockedSite();
        var now = crowded.Clock.Now;
        // Two days of them: some too old by a minute, and more of yesterday than one map may hold.
        await crowded.AddManyAsync(30, i => now.AddHours(-48).AddMinutes(i - 29));
        await crowded.AddManyAsync(PublishedStories.MostNews + 1, i => now.AddHours(-20).AddSeconds(i));
        var index = await ReadAsync("/sitemap-news.xml", crowded);
        var maps = index.Descendants(Map + "sitemap").Select(map => (Path: map.Element(Map + "loc")!.Value[Base.Length..], Changed: DateTimeOffset.Parse(map.Element(Map + "lastmod")!.Value, CultureInfo.InvariantCulture))).ToList();

        Assert.Empty(index.Descendants(Map + "url"));
        Assert.Contains("/sitemaps/news-2026-11-29-2.xml", maps.Select(map => map.Path));
        var times = new List<DateTimeOffset>();
        var addresses = new List<string>();
        foreach (var (path, changed) in maps)
        {
            var urls = (await ReadAsync(path, crowded)).Descendants(Map + "url").ToList();
            Assert.InRange(urls.Count, 1, PublishedStories.MostNews);
            var days = urls.Select(url => DateTimeOffset.Parse(url.Descendants(News + "publication_date").Single().Value, CultureInfo.InvariantCulture)).ToList();
            Assert.All(days, day => Assert.StartsWith($"/sitemaps/news-{day:yyyy-MM-dd}", path, StringComparison.Ordinal));
            Assert.True(changed >= days.Max());
            times.AddRange(days);
            addresses.AddRange(urls.Select(url => url.Element(Map + "loc")!.Value));
        }

        Assert.Equal(addresses.Count, addresses.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(await crowded.LiveSinceAsync(now.AddHours(-48)), times.Select(at => at.UtcDateTime).Order());

        // The map of a day that is over keeps its bytes when something new is published, and loses what is too old to the second.
        var yesterday = await crowded.Reader.GetStringAsync("/sitemaps/news-2026-11-29.xml");
        await crowded.AddManyAsync(1, _ => now);
        Assert.Equal(yesterday, await crowded.Reader.GetStringAsync("/sitemaps/news-2026-11-29.xml"));
        crowded.Clock.Now = now.AddHours(28).AddMinutes(10);
        Assert.Equal((await crowded.LiveSinceAsync(now.AddHours(-20).AddMinutes(10))).Count, (await ReadAsync("/sitemap-news.xml", crowded)).Descendants(News + "news").Count());
        crowded.Clock.Now = now.AddHours(37);
        Assert.Equal(HttpStatusCode.NotFound, (await crowded.Reader.GetAsync("/sitemaps/news-2026-11-29.xml")).StatusCode);
    }

    [Theory]
    [InlineData("/sitemaps/news-2026-11-01.xml")]
    [InlineData("/sitemaps/news-2026-13-01.xml")]
    [InlineData("/sitemaps/news-2026-11-30-1.xml")]
    [InlineData("/sitemaps/news-2026-11-30-2.xml")]
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
        return [.. map.Descendants(News + "news").Select(news => (DateTimeOffset.Parse(news.Element(News + "publication_date")!.Value, CultureInfo.InvariantCulture), news.Element(News + "title")!.Value))];
    }

    private async Task<XDocument> ReadAsync(string path, ClockedSite? of = null)
    {
        var xml = await (of ?? site).Reader.GetStringAsync(path);
        Schemas.CheckSitemap(xml);
        return XDocument.Parse(xml);
    }

    /// <summary>The sample newsroom under a clock that the test sets.</summary>
    public sealed class ClockedSite : SampleSite
    {
        /// <summary>The clock.</summary>
        public TestClock Clock { get; } = new(new DateTime(2026, 11, 30, 4, 0, 0, DateTimeKind.Utc));

        /// <summary>Makes live articles as rows.</summary>
        /// <param name="count">How many.</param>
        /// <param name="at">When one first went live (UTC), by its place.</param>
        public async Task AddManyAsync(int count, Func<int, DateTime> at)
        {
            await using var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(None);
            await db.BeginAsync(None);
            var newsroom = await db.LockNewsroomAsync(None);
            var (story, article) = await (from s in db.Stories.AsNoTracking() join a in db.Articles.AsNoTracking() on s.Id equals a.StoryId where a.Standing == Standing.Live select ValueTuple.Create(s, a)).FirstAsync(None);
            for (var i = 0; i < count; i++)
            {
                var (number, time) = (++newsroom.LastStoryNumber, at(i));
                var added = new Story { Id = Guid.CreateVersion7(), Number = number, DeskId = story.DeskId, SectionId = story.SectionId, CreatedAt = time, Version = 1 };
                db.Stories.Add(added);
                db.Articles.Add(new Article
                {
                    Id = Guid.CreateVersion7(),
                    StoryId = added.Id,
                    Language = article.Language,
                    IsOriginal = true,
                    State = ArticleState.Published,
                    StateSince = time,
                    Standing = Standing.Live,
                    FirstPublishedAt = time,
                    PublishedAt = time,
                    LiveRevisionId = article.LiveRevisionId,
                    PublicationId = article.PublicationId,
                    Version = 1,
                });
            }

            newsroom.PublicationCounter++;
            await db.SaveChangesAsync(None);
            await db.CommitAsync(None);
            // The server looks at the counter by itself, twice a second.
            while (Services.GetRequiredService<IPublicationCounter>().Current < newsroom.PublicationCounter)
                await Task.Delay(20, None);
        }

        /// <summary>When the live articles first went live that did so after a time (UTC), oldest first.</summary>
        /// <param name="since">The time.</param>
        public async Task<IReadOnlyList<DateTime>> LiveSinceAsync(DateTime since)
        {
            await using var db = await Services.GetRequiredService<INewsroomDbFactory>().OpenAsync(None);
            return await db.Articles.Where(a => a.Standing == Standing.Live && a.FirstPublishedAt > since).OrderBy(a => a.FirstPublishedAt).Select(a => a.FirstPublishedAt!.Value).ToListAsync(None);
        }

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
