using System.Globalization;
using System.Resources;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Workflow;

/// <summary>What the workflow says to people stands in both languages.</summary>
public sealed class SentenceTests
{
    private static readonly object[] Arguments = ["\u2460", "\u2461", "\u2462"];

    public static TheoryData<RefusalCode> Codes => [.. Enum.GetValues<RefusalCode>()];

    public static TheoryData<string> Actions => [.. Enum.GetNames<NewsroomAction>(), .. BesideTheWorkflow.All];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_refusal_has_a_sentence_in_both_languages(RefusalCode code)
    {
        var refusal = new Refusal(code, Arguments);
        var (english, chinese) = (refusal.In("en"), refusal.In("zh-CN"));
        Assert.NotEqual(code.ToString(), english);
        Assert.NotEqual(english, chinese);
        Assert.Matches(@"[\u4E00-\u9FFF]", chinese);
        Assert.DoesNotMatch(@"[\u4E00-\u9FFF]|\{\d", english);
        // What one language names, the other names too.
        Assert.Equal(Named(english), Named(chinese));
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_action_is_told_in_both_languages(string name)
    {
        Assert.NotEqual(name, ActWords.Done(name, "en"));
        Assert.NotEqual(ActWords.Done(name, "en"), ActWords.Done(name, "zh-CN"));
    }

    [Theory]
    [InlineData("clock")]
    [InlineData("workflow")]
    [InlineData("import")]
    public void Who_is_no_person_has_a_name_in_both_languages(string name) =>
        Assert.NotEqual(ActWords.Person(name, "en"), ActWords.Person(name, "zh-CN"));

    [Fact]
    public void A_guard_that_stopped_the_clock_says_what_it_named()
    {
        var recorded = ActWords.ReasonOf(new Refusal(RefusalCode.PictureRightsEnded, "桥|1.jpg"));
        Assert.Contains("‘桥|1.jpg’", ActWords.Reason(recorded, "en"), StringComparison.Ordinal);
        Assert.Equal(new Refusal(RefusalCode.EmbargoRuns).In("zh-CN"), ActWords.Reason(ActWords.ReasonOf(new Refusal(RefusalCode.EmbargoRuns)), "zh-CN"));
        Assert.Equal("Late | because", ActWords.Reason("Late | because", "en"));
    }

    [Fact]
    public void A_person_who_is_called_like_a_code_keeps_the_name() => Assert.Equal("Clock", ActWords.Person("Clock", "zh-CN"));

    [Fact]
    public void Every_finding_of_the_basic_checks_has_a_sentence_in_both_languages()
    {
        var sentences = new ResourceManager("CqNewsroom.Core.Resources.Findings", typeof(Finding).Assembly);
        string[] checks = [LeftoverCheck.HanLeft, LeftoverCheck.SameAsSource, PictureCheck.AltMissing, PictureCheck.CreditMissing, OpenPlaceCheck.PictureMissing, PictureRightsCheck.RightsEnded];
        Assert.All(checks, check => Assert.NotEqual(
            sentences.GetString(check, CultureInfo.GetCultureInfo("en")), sentences.GetString(check, CultureInfo.GetCultureInfo("zh-CN"))));
    }

    private static IEnumerable<object> Named(string sentence) => Arguments.Where(argument => sentence.Contains((string)argument, StringComparison.Ordinal));
}
