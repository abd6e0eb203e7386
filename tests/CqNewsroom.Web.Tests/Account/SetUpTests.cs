using System.Net;
using CqNewsroom.Web.Security;

namespace CqNewsroom.Web.Tests.Account;

public sealed class SetUpTests
{
    [Fact]
    public async Task An_empty_newsroom_asks_for_the_key_once_and_then_for_a_sign_in()
    {
        await using var newsroom = new AccountFactory(setUp: false, sample: false, "Testing");
        var browser = newsroom.Open();
        Assert.Equal("/setup", (await browser.GetAsync("/desk")).Headers.Location?.OriginalString);
        Assert.Equal("/setup", (await browser.GetAsync("/account/sign-in")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.PostAsync("/account/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/ready")).StatusCode);
        var key = newsroom.Service<SetUpKey>().Value;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendAsync("/setup", Answers("AAAA-AAAA-AAAA-AAAA-AAAA"))).StatusCode);
        var weak = await browser.SendAsync("/setup", [.. Answers(key).Where(field => field.Item1 != "newPassword"), ("newPassword", "short")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.DoesNotContain(AccountFactory.NewPassword, await weak.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var done = await browser.SendAsync("/setup", Answers($" {key.ToLowerInvariant()} "));
        Assert.Equal("/account/sign-in?notice=set-up", done.Headers.Location?.OriginalString);
        Assert.Equal("/account/sign-in", (await browser.GetAsync("/setup")).Headers.Location?.OriginalString);
        await browser.SignInAsync("first", AccountFactory.NewPassword);
        Assert.True(await browser.IsSignedInAsync());
    }

    [Fact]
    public void The_key_is_new_at_every_start_and_long_enough_not_to_be_guessed()
    {
        var (one, other) = (new SetUpKey(), new SetUpKey());

        Assert.NotEqual(one.Value, other.Value);
        Assert.Equal(20, one.Value.Count(char.IsAsciiLetterOrDigit));
        Assert.True(one.Matches(one.Value));
        Assert.False(one.Matches(other.Value));
        Assert.False(one.Matches(null));
        Assert.False(one.Matches(""));
    }

    private static (string, string)[] Answers(string key) =>
    [
        ("key", key),
        ("languages", "zh-CN"),
        ("languages", "en"),
        ("firstLanguage", "en"),
        ("name-zh-CN", "山城日报"),
        ("name-en", "Hill City Daily"),
        ("timeZone", "Asia/Shanghai"),
        ("administratorName", "First"),
        ("signInName", "first"),
        ("newPassword", AccountFactory.NewPassword),
        ("passwordAgain", AccountFactory.NewPassword),
    ];
}
