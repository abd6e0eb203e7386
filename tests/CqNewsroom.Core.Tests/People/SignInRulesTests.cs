using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.People;

public sealed class SignInRulesTests
{
    [Theory]
    [InlineData("lin.wei", null)]
    [InlineData("lin@example.org", null)]
    [InlineData("a", RefusalCode.SignInNameInvalid)]
    [InlineData("林薇林薇", RefusalCode.SignInNameInvalid)]
    [InlineData("lin wei", RefusalCode.SignInNameInvalid)]
    [InlineData("<script>", RefusalCode.SignInNameInvalid)]
    public void Names(string name, RefusalCode? code) => Assert.Equal(code, SignInRules.CheckName(name)?.Code);

    [Theory]
    [InlineData("correct horse battery", null)]
    [InlineData("山城棒棒军的小面要加辣椒", null)]
    [InlineData("short pw", RefusalCode.PasswordTooShort)]
    [InlineData("aaaaaaaaaaaaaaa", RefusalCode.PasswordTooEasy)]
    [InlineData("Password1234", RefusalCode.PasswordTooEasy)]
    [InlineData("123lin.wei.boss456", null)]
    [InlineData("1LIN.WEI.BOSS2", RefusalCode.PasswordTooEasy)]
    public void Passwords(string password, RefusalCode? code) => Assert.Equal(code, SignInRules.CheckPassword(password, "lin.wei.boss")?.Code);

    [Fact]
    public void A_password_that_would_keep_the_server_busy_is_refused() =>
        Assert.Equal(RefusalCode.TooLong, SignInRules.CheckPassword(new string('a', 100_000), "lin")?.Code);
}
