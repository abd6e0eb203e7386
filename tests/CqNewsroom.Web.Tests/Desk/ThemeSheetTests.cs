using System.Net;
using CqNewsroom.Web.Desk.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk;

/// <summary>The theme as a stylesheet.</summary>
public sealed class ThemeSheetTests(NewsroomFactory factory) : IClassFixture<NewsroomFactory>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "0.9375rem")]
    [InlineData(false, "0.875rem")]
    public async Task It_holds_both_palettes_and_is_kept_by_browsers(bool isChinese, string body)
    {
        var sheet = await factory.Services.GetRequiredService<ThemeSheets>().ForAsync(isChinese);
        using var client = factory.CreateClient();

        using var answer = await client.GetAsync(new Uri(sheet.Address, UriKind.Relative), Cancellation);

        var css = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal("text/css; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
        var dark = css.IndexOf(":root[data-theme=\"dark\"]{", StringComparison.Ordinal);
        Assert.InRange(css.IndexOf("--mud-palette-primary: rgba(29,91,143,1)", StringComparison.Ordinal), 0, dark);
        Assert.True(css.IndexOf("--mud-palette-primary: rgba(140,192,238,1)", StringComparison.Ordinal) > dark);
        Assert.Contains($"--mud-typography-default-size: {body};", css, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_address_gets_todays_theme_and_is_not_kept()
    {
        using var client = factory.CreateClient();

        using var answer = await client.GetAsync(new Uri("/theme/zh-0000000000000000.css", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }
}
