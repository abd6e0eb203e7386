using System.Net;

namespace CqNewsroom.Web.Tests.Account;

public sealed class InvitationTests(ClockedAccountFactory newsroom) : IClassFixture<ClockedAccountFactory>
{
    private static readonly (string, string)[] Passwords = [("newPassword", AccountFactory.NewPassword), ("passwordAgain", AccountFactory.NewPassword)];

    [Fact]
    public async Task An_invitation_makes_one_account_and_then_says_that_it_was_used()
    {
        var link = await newsroom.InviteAsync("<b>Newcomer</b>");
        var address = $"/account/invitation?key={link.Secret}";
        var page = await newsroom.Open().GetAsync(address);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("Welcome, &lt;b&gt;Newcomer&lt;/b&gt;", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var differ = await newsroom.Open().SendAsync(address, ("signInName", "newcomer"), ("newPassword", AccountFactory.NewPassword), ("passwordAgain", "otherwise"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, differ.StatusCode);
        var accepted = await newsroom.Open().SendAsync(address, [("signInName", "newcomer"), .. Passwords]);
        Assert.Equal("/account/sign-in?notice=accepted", accepted.Headers.Location?.OriginalString);

        Assert.Equal(HttpStatusCode.NotFound, (await newsroom.Open().GetAsync(address)).StatusCode);
        var browser = newsroom.Open();
        await browser.SignInAsync("newcomer", AccountFactory.NewPassword);
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task A_week_later_it_has_expired_also_for_a_page_that_was_open()
    {
        var link = await newsroom.InviteAsync();
        var address = $"/account/invitation?key={link.Secret}";
        var browser = newsroom.Open();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).StatusCode);

        newsroom.Clock.Advance(TimeSpan.FromDays(7));

        var late = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Contains("expired", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/invitation")]
    [InlineData("/account/invitation?key=guessed")]
    [InlineData("/account/reset?key=guessed")]
    public async Task A_guessed_link_opens_nothing(string address) => Assert.Equal(HttpStatusCode.NotFound, (await newsroom.Open().GetAsync(address)).StatusCode);
}
