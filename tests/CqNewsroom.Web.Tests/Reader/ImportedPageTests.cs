using System.Net;
using CqNewsroom.Core.Import;
using CqNewsroom.TestSupport;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>The sample newsroom with a small archive brought in while it serves readers.</summary>
public sealed class ImportedSite : NewsroomFactory
{
    private readonly TemporaryFolder archive = new();
    private Task<HttpClient>? reader;

    /// <summary>A reader's client, once the archive is in.</summary>
    public Task<HttpClient> ReaderAsync() => reader ??= MakeAsync();

    /// <summary>The address of an imported article, from the sitemaps: it stands there, or nowhere.</summary>
    public async Task<string> AddressAsync(string end)
    {
        var listed = new List<Uri>();
        foreach (var map in await LocationsAsync("/sitemap.xml"))
            listed.AddRange(await LocationsAsync(map.PathAndQuery));
        return listed.Last(loc => Uri.UnescapeDataString(loc.AbsoluteUri).Contains(end, StringComparison.Ordinal)).PathAndQuery;
    }

    private async Task<IReadOnlyList<Uri>> LocationsAsync(string path) =>
        [.. System.Xml.Linq.XDocument.Parse(await (await ReaderAsync()).GetStringAsync(path)).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value))];

    /// <inheritdoc />
    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Newsroom:Sample", "true")];

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        archive.Dispose();
    }

    private async Task<HttpClient> MakeAsync()
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        // Read before: pages that are kept must not outlive the import.
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/2023/07/12/digital")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/?p=7")).StatusCode);
        await File.WriteAllTextAsync(archive.PathTo("seed.en.txt"), "Address: https://old.example/2023/07/12/digital/\n\n" + string.Join("\n\n", ["Chongqing News", SeedPage.Headline, SeedPage.PublishedAt, .. SeedPage.Printed, SeedPage.EditorLine]));
        await File.WriteAllTextAsync(archive.PathTo("a.txt"), "Language: en\nAddress: /?p=7\n\nQuery page\n\n2020-05-04 08:00:00\n\n<script>alert(1)</script> & more.");
        await File.WriteAllTextAsync(archive.PathTo("b.txt"), "Language: en\nAddress: /en/culture/museum-opens-1001\n\nOld museum\n\n2020-05-04 08:00:00\n\nText.");
        await File.WriteAllTextAsync(archive.PathTo("c.txt"), "Language: zh\nAddress: /%e9%87%8d%e5%ba%86/1.html\n\n旧站报道\n\n2020-05-04 08:00:00\n\n正文。");
        await File.WriteAllTextAsync(archive.PathTo("d.txt"), "Language: en\nAddress: /en/economy\n\nSection page\n\n2020-05-04 08:00:00\n\nText.");
        var results = Services.GetRequiredService<ArchiveImport>().RunAsync(new ImportRequest(archive.Path, true) { Desk = "City desk", Section = "economy" }, _ => { }, CancellationToken.None);
        await foreach (var result in results)
            Assert.Equal(ImportOutcome.Imported, result.Outcome);
        return client;
    }
}

/// <summary>What readers get of an imported archive.</summary>
public sealed class ImportedPageTests(ImportedSite site) : IClassFixture<ImportedSite>
{
    [Fact]
    public async Task The_seed_page_is_printed_letter_for_letter()
    {
        var client = await site.ReaderAsync();
        var page = SampleSite.Parse(await client.GetStringAsync(await site.AddressAsync("/chongqing-rates-high")));

        Assert.Equal([SeedPage.Headline, SeedPage.PublishedAt, .. SeedPage.Printed, SeedPage.EditorLine], page.QuerySelectorAll("main h1, main .meta time, main .text > *, main .editor").Select(SampleSite.Seen));
        Assert.StartsWith("CHONGQING (CQNEWS) -- On July 10", page.QuerySelector("main .text > p")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith(" (Translated by Yuki, Fathom Language Limited)", page.QuerySelectorAll("main .text > p")[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal("2023-07-12T14:15:18+08:00", page.QuerySelector("main time.published")!.GetAttribute("datetime"));
    }

    [Theory]
    [InlineData("/2023/07/12/digital", "/chongqing-rates-high")]
    [InlineData("/2023/07/12/digital/", "/chongqing-rates-high")]
    [InlineData("/2023/07/12/digital?utm_source=mail", "/chongqing-rates-high")]
    [InlineData("/?p=7", "/query-page")]
    [InlineData("/en/culture/museum-opens-1001", "/old-museum")]
    [InlineData("/%E9%87%8D%E5%BA%86/1.html", "/旧站报道")]
    public async Task An_old_address_leads_on_by_one_301(string old, string end)
    {
        var client = await site.ReaderAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(method, old));
            Assert.Equal((HttpStatusCode.MovedPermanently, await site.AddressAsync(end)), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(await site.AddressAsync(end))).StatusCode);
    }

    [Theory]
    [InlineData("/en/economy", HttpStatusCode.OK)]
    [InlineData("/en/economy?x=1", HttpStatusCode.OK)]
    [InlineData("/?p=8", HttpStatusCode.OK)]
    [InlineData("/2023/07/12", HttpStatusCode.NotFound)]
    [InlineData("/2023/07/12/digital/more", HttpStatusCode.NotFound)]
    [InlineData("/%e2%80%ae?%ff=%00", HttpStatusCode.NotFound)]
    public async Task A_page_that_stands_is_not_led_away_from_and_what_was_nowhere_is_not_found(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await (await site.ReaderAsync()).GetAsync(path)).StatusCode);

    [Fact]
    public async Task It_stands_in_lists_and_harmlessly()
    {
        var client = await site.ReaderAsync();

        Assert.Contains("Query page", string.Concat(await client.GetStringAsync("/en/economy"), await client.GetStringAsync("/en")), StringComparison.Ordinal);
        var html = await client.GetStringAsync(await site.AddressAsync("/query-page"));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Equal("<script>alert(1)</script> & more.", SampleSite.Seen(SampleSite.Parse(html).QuerySelector("main .text > p")!));
    }
}
