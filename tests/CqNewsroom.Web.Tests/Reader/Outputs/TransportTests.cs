namespace CqNewsroom.Web.Tests.Reader.Outputs;

/// <summary>What answers say about how they are to be asked for; addresses come from the configuration, whatever a request claims (case P25).</summary>
public sealed class TransportTests(SampleSite plain, TransportTests.SecureSite secure) : IClassFixture<SampleSite>, IClassFixture<TransportTests.SecureSite>
{
    [Theory]
    [InlineData("/en")]
    [InlineData("/en/feed.rss")]
    [InlineData("/sitemap.xml")]
    [InlineData("/en/city/nothing-9999")]
    public async Task Https_is_asked_for_where_readers_find_the_site_by_it_and_nowhere_else(string path)
    {
        using var safe = await secure.Reader.GetAsync(path);
        using var open = await plain.Reader.GetAsync(path);

        Assert.Equal("max-age=31536000; includeSubDomains", safe.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.EndsWith("; upgrade-insecure-requests", safe.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(open.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain("upgrade-insecure-requests", open.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.All([safe, open], answer =>
        {
            Assert.StartsWith("default-src 'none'; ", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Ids_begin_with_the_address_of_the_first_public_start()
    {
        var feed = await secure.Reader.GetStringAsync("/en/feed.rss");

        Assert.Matches("<guid isPermaLink=\"false\">tag:news\\.example\\.org,[0-9]{4}:story/1001/en</guid>", feed);
        Assert.Contains("<link>https://news.example.org/en</link>", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_is_named_in_the_feed_and_beside_it()
    {
        using var answer = await secure.Reader.GetAsync("/en/feed.json");

        Assert.Equal("<https://hub.example.org/>; rel=\"hub\", <https://news.example.org/en/feed.json>; rel=\"self\"", answer.Headers.GetValues("Link").Single());
        Assert.Contains("\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example.org/\"}]", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("rel=\"hub\" href=\"https://hub.example.org/\"", await secure.Reader.GetStringAsync("/en/feed.atom"), StringComparison.Ordinal);
    }

    /// <summary>The sample newsroom behind https, with a hub.</summary>
    public sealed class SecureSite : SampleSite
    {
        /// <inheritdoc />
        protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
            [.. base.Settings, new("Newsroom:PublicBaseUrl", "https://news.example.org"), new("Newsroom:WebSubHub", "https://hub.example.org/")];
    }
}
