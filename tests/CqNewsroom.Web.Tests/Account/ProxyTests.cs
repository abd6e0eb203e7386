using System.Net;
using CqNewsroom.Web.Hosting;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Account;

/// <summary>What a reverse proxy says of a request is believed of those that the newsroom trusts, and of nobody else.</summary>
public sealed class ProxyTests(ProxiedAccountFactory newsroom) : IClassFixture<ProxiedAccountFactory>
{
    private const string Trusted = "192.0.2.10";
    private const string TrustedNetwork = "10.1.2.3";
    private const string Stranger = "198.51.100.7";
    private const string Pretender = "198.51.100.8";

    [Theory]
    [InlineData(Trusted, "https", true)]
    [InlineData(TrustedNetwork, "https", true)]
    [InlineData("::ffff:192.0.2.10", "https", true)]
    [InlineData(Trusted, "http", false)]
    [InlineData(Stranger, "https", false)]
    [InlineData("127.0.0.1", "https", false)]
    public async Task Cookies_are_for_https_alone_where_a_trusted_proxy_says_https(string remote, string scheme, bool secure)
    {
        using var client = Client(remote, "203.0.113.1", scheme);

        var answer = await new Browser(client, "en").SignInAsync("zhou");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("newsroom.staff=", StringComparison.Ordinal));
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Visitors_behind_a_trusted_proxy_are_slowed_down_each_for_themselves()
    {
        using var guesser = Client(Trusted, "203.0.113.50", "https");
        using var other = Client(Trusted, "203.0.113.51", "https");
        // In front of what the proxy says the guesser wrote addresses of their own.
        using var liar = Client(Trusted, "203.0.113.99, 203.0.113.50", "https");
        var browser = new Browser(guesser, "en");
        for (var i = 0; i < SignInThrottle.TriesFromAddress; i++)
            await browser.SignInAsync($"guess-{i}", "wrong password");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync("guess", "wrong password")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await new Browser(liar, "en").SignInAsync("guess-a", "wrong password")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await new Browser(other, "en").SignInAsync("lin")).StatusCode);
    }

    [Fact]
    public async Task Who_is_no_trusted_proxy_cannot_pretend_to_be_somebody_else()
    {
        for (var i = 0; i < SignInThrottle.TriesFromAddress; i++)
        {
            using var pretender = Client(Pretender, $"203.0.113.{100 + i}", "https");
            await new Browser(pretender, "en").SignInAsync($"pretend-{i}", "wrong password");
        }

        using var once = Client(Pretender, "203.0.113.99", "https");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await new Browser(once, "en").SignInAsync("pretend", "wrong password")).StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.10", true)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("2001:db8::/32", true)]
    [InlineData("::1", true)]
    [InlineData("proxy.example.org", false)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("", false)]
    public void A_proxy_is_named_by_address_or_network(string proxy, bool isRight)
    {
        var result = new NewsroomOptionsValidator().Validate(null, new NewsroomOptions { TrustedProxies = [proxy] });

        Assert.Equal(isRight, result.Succeeded);
        if (!isRight)
            Assert.Contains($"Newsroom:TrustedProxies names '{proxy}'", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    private HttpClient Client(string remote, string forwardedFor, string scheme)
    {
        var client = newsroom.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri($"{scheme}://localhost") });
        client.DefaultRequestHeaders.Add(ProxiedAccountFactory.RemoteHeader, remote);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        return client;
    }
}

/// <summary>The application behind two proxies; a header of the test says from which address a request comes, and it always comes by http.</summary>
public sealed class ProxiedAccountFactory : AccountFactory
{
    public const string RemoteHeader = "X-Test-Remote";

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [.. base.Settings, new("Newsroom:TrustedProxies:0", "192.0.2.10"), new("Newsroom:TrustedProxies:1", "10.0.0.0/8")];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Remote>());
    }

    private sealed class Remote : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[RemoteHeader], out var address))
                    context.Connection.RemoteIpAddress = address;
                context.Request.Scheme = "http";
                return following(context);
            });
            next(app);
        };
    }
}
