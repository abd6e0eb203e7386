using System.Net;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Samples;
using CqNewsroom.Web.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CqNewsroom.Web.Tests.Account;

public sealed class SignInTests(AccountFactory newsroom) : IClassFixture<AccountFactory>
{
    [Theory]
    [InlineData("/account/sign-in", "/desk")]
    [InlineData("/account/sign-in?returnUrl=%2Fdesk%2Fstories%3Fq%3D1", "/desk/stories?q=1")]
    [InlineData("/account/sign-in?returnUrl=https%3A%2F%2Fevil.example%2Fdesk", "/desk")]
    [InlineData("/account/sign-in?returnUrl=%2F%2Fevil.example", "/desk")]
    [InlineData("/account/sign-in?returnUrl=%2F%5Cevil.example", "/desk")]
    [InlineData("/account/sign-in?returnUrl=%2F%09%2Fevil.example", "/desk")]
    public async Task Who_signs_in_returns_to_the_page_of_this_site_that_was_asked_for(string address, string expected)
    {
        var response = await newsroom.Open().SignInAsync("zhou", address: address);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location?.OriginalString);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("newsroom.staff=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_desk_asks_to_sign_in_and_a_script_is_told_so()
    {
        var browser = newsroom.Open();

        var page = await browser.GetAsync("/desk/stories?q=1");
        Assert.EndsWith("/account/sign-in?returnUrl=%2Fdesk%2Fstories%3Fq%3D1", page.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/account/profile")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_answer()
    {
        var wrongPassword = await newsroom.Open().SignInAsync("fang", "wrong password");
        var wrongName = await newsroom.Open().SignInAsync("nobody", "wrong password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongPassword.StatusCode);
        Assert.Equal(wrongPassword.StatusCode, wrongName.StatusCode);
        var text = await wrongName.Content.ReadAsStringAsync();
        Assert.Contains("The name or the password is wrong.", text, StringComparison.Ordinal);
        Assert.Contains("The name or the password is wrong.", await wrongPassword.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong password", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_does_not_help_until_a_reset()
    {
        for (var i = 0; i < 5; i++)
            await newsroom.Open().SignInAsync("song", "wrong password");

        var response = await newsroom.Open().SignInAsync("song");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("Too many wrong passwords", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var link = (await newsroom.Service<PeopleAdministration>().IssueLinkAsync(await newsroom.AdministratorAsync(), await newsroom.PersonAsync("song"), AccountLinkKind.PasswordReset, default)).Value!;
        var reset = await newsroom.Open().SendAsync($"/account/reset?key={link.Secret}", ("newPassword", AccountFactory.NewPassword), ("passwordAgain", AccountFactory.NewPassword));
        Assert.Equal("/account/sign-in?notice=reset", reset.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await newsroom.Open().SignInAsync("song", AccountFactory.NewPassword)).StatusCode);
    }

    [Fact]
    public async Task One_name_is_tried_ten_times_a_minute_whether_or_not_it_exists()
    {
        var browser = newsroom.Open();
        for (var i = 0; i < SignInThrottle.TriesForName; i++)
            await browser.SignInAsync("guessed", "wrong password");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync("GUESSED", "wrong password")).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_gets_a_page_that_says_what_to_do()
    {
        var response = await newsroom.Open().PostAsync("/account/sign-in", ("signInName", "zhou"), ("password", AccountFactory.Password));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("This page has expired", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_out_is_a_post_and_ends_the_session()
    {
        var browser = newsroom.Open();
        await browser.SignInAsync("zhou");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sign-out")).StatusCode);
        Assert.True(await browser.IsSignedInAsync());

        await browser.SendAsync("/account/sign-out");

        Assert.False(await browser.IsSignedInAsync());
    }

    [Fact]
    public async Task Who_is_deactivated_is_out_with_their_next_request_and_learns_why_only_with_the_password()
    {
        var browser = newsroom.Open();
        await browser.SignInAsync("yuki");
        Assert.True(await browser.IsSignedInAsync());
        var (people, administrator, yuki) = (newsroom.Service<PeopleAdministration>(), await newsroom.AdministratorAsync(), await newsroom.PersonAsync("yuki"));
        Assert.True((await people.DeactivateAsync(administrator, yuki, (await people.ShowAsync(administrator, yuki, default)).Value!.Version, default)).IsDone);

        Assert.False(await browser.IsSignedInAsync());
        Assert.Contains("deactivated", await (await browser.SignInAsync("yuki")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("deactivated", await (await browser.SignInAsync("yuki", "wrong password")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_keeps_this_browser_and_ends_the_others()
    {
        var (here, elsewhere) = (newsroom.Open(), newsroom.Open());
        await here.SignInAsync("lin");
        await elsewhere.SignInAsync("lin");

        var wrong = await here.SendAsync("/account/password", ("password", "wrong password"), ("newPassword", AccountFactory.NewPassword), ("passwordAgain", AccountFactory.NewPassword));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var changed = await here.SendAsync("/account/password", ("password", AccountFactory.Password), ("newPassword", AccountFactory.NewPassword), ("passwordAgain", AccountFactory.NewPassword));

        Assert.Equal("/account/profile?notice=password", changed.Headers.Location?.OriginalString);
        Assert.True(await here.IsSignedInAsync());
        Assert.False(await elsewhere.IsSignedInAsync());
    }

    [Fact]
    public async Task The_profile_keeps_the_credit_name_the_language_and_the_zone()
    {
        var browser = newsroom.Open();
        await browser.SignInAsync("jiang");

        var saved = await browser.SendAsync(
            "/account/profile", ("version", "1"), ("name-zh-CN", "蒋一薇"), ("name-en", "Jiang \"Y\" <Yiwei>"), ("interfaceLanguage", "en"), ("timeZone", "Europe/Berlin"));

        Assert.Equal("/account/profile?notice=saved", saved.Headers.Location?.OriginalString);
        var page = await (await browser.GetAsync("/account/profile")).Content.ReadAsStringAsync();
        Assert.Contains("Your profile", page, StringComparison.Ordinal);
        Assert.Contains("Jiang &quot;Y&quot; &lt;Yiwei&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Europe/Berlin\" selected>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendAsync("/account/profile", ("version", "2"), ("timeZone", "Mars/Olympus"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendAsync("/account/profile", ("version", "1"))).StatusCode);
    }

    [Fact]
    public async Task The_language_of_the_page_is_the_browsers_until_it_is_switched()
    {
        var browser = newsroom.Open("zh-CN");
        Assert.Contains("登录名", await (await browser.GetAsync("/account/sign-in")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var switched = await browser.GetAsync("/account/language?language=en&returnUrl=%2Faccount%2Fsign-in%3FreturnUrl%3D%252Fdesk");

        Assert.Equal("/account/sign-in?returnUrl=%2Fdesk", switched.Headers.Location?.OriginalString);
        Assert.Contains("Sign-in name", await (await browser.GetAsync("/account/sign-in")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await browser.GetAsync("/account/language?language=en&returnUrl=https://evil.example")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task No_sample_person_stands_on_the_page_outside_Development()
    {
        Assert.Null(newsroom.Services.GetService<ISampleAccounts>());
        Assert.DoesNotContain("samples", await (await newsroom.Open().GetAsync("/account/sign-in")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Development_the_sample_people_stand_on_the_page()
    {
        await using var trial = new AccountFactory(setUp: false, sample: true, "Development");

        var page = await (await trial.Open().GetAsync("/account/sign-in")).Content.ReadAsStringAsync();

        Assert.Contains(trial.Service<ISampleAccounts>().Password, page, StringComparison.Ordinal);
        Assert.Contains("周一帆", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_of_the_stamp_are_at_most_a_minute_old()
    {
        Assert.True(AccountServices.StampInterval <= TimeSpan.FromMinutes(1));
        var cookie = newsroom.Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        Assert.Equal("newsroom.staff", cookie.Cookie.Name);
    }
}
