using System.Net;

namespace CqNewsroom.Web.Tests.Account;

/// <summary>Account pages answer HEAD as they answer GET; the body, the web server leaves out by itself.</summary>
public sealed class HeadTests(AccountFactory newsroom) : IClassFixture<AccountFactory>
{
    [Theory]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/account/sign-out", HttpStatusCode.Redirect)]
    [InlineData("/account/denied", HttpStatusCode.Forbidden)]
    [InlineData("/account/invitation?key=unknown", HttpStatusCode.NotFound)]
    [InlineData("/account/profile", HttpStatusCode.Redirect)]
    [InlineData("/setup", HttpStatusCode.Redirect)]
    public async Task As_GET(string address, HttpStatusCode status)
    {
        var browser = newsroom.Open();
        using var get = await browser.GetAsync(address);
        using var head = await browser.GetAsync(address, HttpMethod.Head);

        Assert.Equal((status, status), (get.StatusCode, head.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Headers.Location, head.Headers.Location);
        Assert.Equal(get.Headers.CacheControl, head.Headers.CacheControl);
    }
}
