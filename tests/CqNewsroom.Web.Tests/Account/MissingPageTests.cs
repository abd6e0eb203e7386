using System.Net;

namespace CqNewsroom.Web.Tests.Account;

/// <summary>An address of staff at which nothing is answers 404 with a page that says so, in the language of who asks; never with nothing.</summary>
public sealed class MissingPageTests(AccountFactory newsroom) : IClassFixture<AccountFactory>
{
    [Theory]
    [InlineData("/account/nothing", "en", "This page does not exist")]
    [InlineData("/account/nothing", "zh-CN", "页面不存在")]
    [InlineData("/account", "en", "This page does not exist")]
    [InlineData("/account/a/b.c", "en", "This page does not exist")]
    [InlineData("/setup/nothing", "zh-CN", "页面不存在")]
    public async Task Who_is_signed_out_gets_a_page_at_an_unknown_account_address(string address, string language, string title)
    {
        var answer = await newsroom.Open(language).GetAsync(address);

        await AssertPageAsync(answer, language, title, "/account/sign-in");
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/desk/nothing")]
    [InlineData("/desk/stories/nothing")]
    [InlineData("/desk/a/b/c.d")]
    [InlineData("/desk/api/nothing")]
    [InlineData("/desk/stories/99999/sheet")]
    public async Task Who_is_signed_out_is_led_to_sign_in_and_back_with_the_desks_headers(string address)
    {
        var answer = await newsroom.Open().GetAsync(address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        AssertDeskHeaders(answer);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Who_is_signed_in_gets_the_shell_at_an_unknown_address_of_the_desk(string language)
    {
        var browser = newsroom.Open(language);
        await browser.SignInAsync("fang");
        await browser.GetAsync($"/account/language?language={language}&returnUrl=/desk");

        foreach (var address in new[] { "/desk/nothing", "/desk/stories/nothing", "/desk/a/b/c.d", "/desk/api/nothing" })
        {
            var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            AssertDeskHeaders(answer);
            var page = await answer.Content.ReadAsStringAsync();
            // The page's own words come with the circuit; the test of the browser reads them.
            Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
            Assert.Contains("blazor.web", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "This page does not exist")]
    [InlineData("zh-CN", "页面不存在")]
    public async Task Papers_of_what_is_not_there_are_a_page_too(string language, string title)
    {
        var browser = newsroom.Open(language);
        await browser.SignInAsync("fang");
        await browser.GetAsync($"/account/language?language={language}&returnUrl=/desk");

        foreach (var address in new[] { "/desk/stories/99999/sheet", "/desk/stories/99999/sheet.csv", $"/desk/articles/{Guid.Empty}/preview", $"/desk/articles/{Guid.Empty}/figures" })
            await AssertPageAsync(await browser.GetAsync(address), language, title, "/desk");
    }

    private static async Task AssertPageAsync(HttpResponseMessage answer, string language, string title, string next)
    {
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{next}\"", page, StringComparison.Ordinal);
    }

    private static void AssertDeskHeaders(HttpResponseMessage answer)
    {
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }
}
