using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Checks;

/// <summary>What a finding says, where it points and what it offers.</summary>
public sealed class FindingTests
{
    private static readonly string[] Arguments = ["\u2460", "\u2461", "\u2462"];

    public static TheoryData<ProblemCode> Codes => [.. Enum.GetValues<ProblemCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_problem_has_a_sentence_in_both_languages(ProblemCode code)
    {
        var problem = new Problem(code, Arguments);
        Assert.NotEqual(code.ToString(), problem.In("en"));
        Assert.Matches(@"[\u4E00-\u9FFF]", problem.In("zh-CN"));
        Assert.DoesNotMatch(@"[\u4E00-\u9FFF]|\{\d", problem.In("en"));
        Assert.Equal(Arguments.Where(argument => problem.In("en").Contains(argument, StringComparison.Ordinal)), Arguments.Where(argument => problem.In("zh-CN").Contains(argument, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("营业收入12.6亿元。", "Revenue was 12.6 billion yuan.", "Revenue was 1.26 billion yuan.")]
    [InlineData("融资25亿元。", "It raised 25bn yuan.", "It raised 2.5bn yuan.")]
    [InlineData("步行十分钟即可到达。", "It is a one-minute walk from 15 shops.", null)]
    [InlineData("合格率为98%。", "The pass rate was 89 percent.", "The pass rate was 98 percent.")]
    [InlineData("比重提高1.5个百分点。", "The share rose 1.5 percent.", "The share rose 1.5 percentage points.")]
    [InlineData("下午3点闭馆。", "It closes at 3 a.m.", "It closes at 3 p.m.")]
    [InlineData("每人补贴50元。", "Each person receives $50.", "Each person receives 50 yuan.")]
    [InlineData("第九届博览会开幕。", "The eighth expo opened.", "The ninth expo opened.")]
    [InlineData("7月13日（星期一）开工。", "Work starts on Tuesday, July 13.", "Work starts on Monday, July 13.")]
    [InlineData("可拨打12345热线。", "Call the 12,345 hotline.", "Call the 12345 hotline.")]
    [InlineData("张明介绍了情况。", "Ming Zhang explained it.", "Zhang Ming explained it.")]
    [InlineData("王小明获得冠军。", "Wang Xiao Ming won.", "Wang Xiaoming won.")]
    [InlineData("重庆市长寿区举行赛事。", "Zhangshou District in Chongqing held it.", "Changshou District in Chongqing held it.")]
    [InlineData("《重庆日报》刊发了报道。", "《Chongqing Daily》 ran the report.", "\"Chongqing Daily\" ran the report.")]
    [InlineData("会议结束后，代表们离开。", "After the meeting，they left.", "After the meeting, they left.")]
    [InlineData("活动在广场举行。", "It was held in the the square.", "It was held in the square.")]
    [InlineData("活动在广场举行。", "It was  held in the square.", "It was held in the square.")]
    [InlineData("展览面积2.4万平方米。", "It covers 2,400 square meters.", "It covers 24,000 square meters.")]
    [InlineData("活动于5月举行。", "It will be held in March.", "It will be held in May.")]
    public void A_certain_fix_makes_the_text_right(string chinese, string english, string? mended)
    {
        var finding = CheckRows.Faults(chinese, english).FirstOrDefault(found => found.Fix is not null && found.Target is not null);
        if (mended is null)
            return;
        Assert.NotNull(finding);
        var span = finding.Target!.Value;
        var text = english[..span.Start] + finding.Fix + english[span.End..];
        Assert.Equal(mended, text);
        Assert.Empty(CheckRows.Faults(chinese, text));
    }

    [Fact]
    public void A_finding_says_what_stands_where_and_how_far_off_it_is()
    {
        const string chinese = "全市地区生产总值达1.2万亿元。";
        const string english = "The city's GDP reached 1.2 billion yuan.";
        var finding = Assert.Single(CheckRows.Faults(chinese, english));
        Assert.Equal((CheckKind.WanYi, Severity.Blocking), (finding.Kind, finding.Severity));
        Assert.Equal(("1.2万亿元", "1.2 billion yuan"), (finding.Source!.Value.In(chinese), finding.Target!.Value.In(english)));
        Assert.Equal("The source says 1.2万亿元, the English 1.2 billion yuan: 1,000 times too small.", finding.Problem.In("en"));
    }

    [Fact]
    public void Places_point_into_the_text_with_its_tags()
    {
        const string english = "<i>Chongqing Daily</i> sold 52 copies.";
        var finding = Assert.Single(CheckRows.Faults("《重庆日报》售出25份。", english));
        Assert.Equal("52", finding.Target!.Value.In(english));
    }

    [Fact]
    public void Other_languages_get_the_checks_that_know_none()
    {
        var context = CheckRows.Context with { SourceLanguage = "de", TargetLanguage = "fr" };
        Assert.Empty(PairChecks.Check(new CheckedPair("Zehn Leute kamen.", "Vingt personnes sont venues."), context));
        var kinds = PairChecks.Check(new CheckedPair("Siehe www.example.org, Modell X200.", "Voir  www.example.com (modèle X300 le le soir."), context).Select(finding => finding.Kind).ToHashSet();
        Assert.Superset(new HashSet<CheckKind> { CheckKind.Link, CheckKind.Code, CheckKind.DoubleSpace, CheckKind.Bracket, CheckKind.RepeatedWord }, kinds);
        Assert.Equal(CheckKind.SameAsSource, Assert.Single(PairChecks.Check(new CheckedPair("Ein Satz von vier Worten.", "Ein Satz von vier Worten."), context)).Kind);
    }

    [Fact]
    public void The_same_sentence_with_other_English_elsewhere_is_a_hint()
    {
        var other = new CheckedPair("活动在广场举行。", "The event took place in the square.");
        var finding = Assert.Single(PairChecks.Check(new CheckedPair("活动在广场举行。", "The event was held in the square."), CheckRows.Context with { Story = [other] }));
        Assert.Equal((CheckKind.Inconsistent, Severity.Hint), (finding.Kind, finding.Severity));
    }

    [Fact]
    public void A_person_keeps_one_spelling_in_the_story()
    {
        var context = CheckRows.Context with { Names = new Dictionary<string, string>(StringComparer.Ordinal) { ["吕方"] = "Lyu Fang" } };
        Assert.Contains(PairChecks.Check(new CheckedPair("吕方到场。", "Lu Fang was there."), context), finding => finding is { Kind: CheckKind.Name, Fix: "Lyu Fang" });
        Assert.Empty(PairChecks.Check(new CheckedPair("吕方到场。", "Lyu Fang was there."), context));
    }

    [Fact]
    public void Links_behind_words_are_compared()
    {
        var pair = new CheckedPair("详见公告。", "See the notice.") { SourceLinks = ["https://example.org/a"], TargetLinks = ["https://example.org/b"] };
        Assert.Equal([Severity.Warning, Severity.Hint], PairChecks.Check(pair, CheckRows.Context).Select(finding => finding.Severity));
    }

    [Fact]
    public void Kinds_have_the_names_of_the_files()
    {
        Assert.Equal(("to-vs-by", "wan-yi", "no-false-alarm"), (CheckKind.ToVersusBy.Name(), CheckKind.WanYi.Name(), CheckKind.NoFalseAlarm.Name()));
        Assert.All(Enum.GetValues<CheckKind>(), kind => Assert.Equal(kind, CheckKinds.Of(kind.Name())));
    }
}
