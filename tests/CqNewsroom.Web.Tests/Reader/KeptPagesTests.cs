using CqNewsroom.Web.Reader;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>What is in memory is sent before anything else looks at the request, and is the same to the last header.</summary>
public sealed class KeptPagesTests(KeptPagesTests.WatchedSite site) : IClassFixture<KeptPagesTests.WatchedSite>
{
    private static readonly string Seed = $"/en/economy/chongqing-rates-high-in-digitalization-level-rankings-in-china-{SampleSite.SeedNumber}";

    public static TheoryData<string> Kept => ["/", "/en", "/zh/economy", "/zh/feed.rss", "/en/archive", Seed];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task A_page_is_routed_once_and_then_sent_from_memory(string path)
    {
        var (first, firstHeaders) = await AskAsync(path);
        Assert.True(site.WasRouted);

        var (second, headers) = await AskAsync(path);

        Assert.False(site.WasRouted);
        Assert.Equal(first, second);
        Assert.Equal(firstHeaders, headers);
        Assert.NotEmpty(second);
    }

    [Fact]
    public async Task Addresses_that_lead_to_a_page_are_not_kept_however_many_are_made_up()
    {
        await AskAsync($"/en/city/made-up-{SampleSite.SeedNumber}");
        var cache = site.Services.GetRequiredService<ReaderCache>();
        var before = cache.Count;
        foreach (var path in Enumerable.Range(0, 50).Select(i => $"/en/city/made-up-{i}-{SampleSite.SeedNumber}").Concat(Enumerable.Range(0, 50).Select(i => $"{Seed}?x={i}")))
        {
            await AskAsync(path);
            Assert.True(site.WasRouted);
        }

        Assert.Equal(before, cache.Count);
    }

    private async Task<(byte[] Body, IReadOnlyList<string> Headers)> AskAsync(string path)
    {
        using var answer = await site.Reader.GetAsync(new Uri(path, UriKind.Relative));
        return (
            await answer.Content.ReadAsByteArrayAsync(),
            [.. answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not "Last-Modified").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal)]);
    }

    /// <summary>The sample's site, which sees whether a request was led to an endpoint.</summary>
    public sealed class WatchedSite : SampleSite, IStartupFilter
    {
        /// <summary>Whether the last request was.</summary>
        public bool WasRouted { get; private set; }

        /// <inheritdoc />
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                await following(context);
                WasRouted = context.GetEndpoint() is not null;
            });
            next(app);
        };

        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(this));
        }
    }
}
