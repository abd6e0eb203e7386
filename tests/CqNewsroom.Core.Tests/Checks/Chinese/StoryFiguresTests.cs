using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Checks.Chinese;

/// <summary>Figures of a headline against those of the body.</summary>
public sealed class StoryFiguresTests
{
    [Theory]
    [InlineData("云桥区25个项目开工", "云桥区昨日有52个项目集中开工。", ProblemCode.FigureElsewhereSwapped)]
    [InlineData("云桥区25个项目开工", "云桥区昨日有52个重点项目集中开工。", ProblemCode.FigureElsewhereSwapped)]
    [InlineData("早春茶产值预计3.5亿元", "今年茶叶产值可达35亿元，同比增长12%。", ProblemCode.FigureElsewhereScale)]
    [InlineData("收录面馆1200家面馆", "地图收录120家面馆。", ProblemCode.FigureElsewhereScale)]
    [InlineData("图书馆新增630个座位", "图书馆新增680个座位。", ProblemCode.FigureElsewhere)]
    public void Another_figure_for_the_same_thing_is_found_in_the_headline(string headline, string text, ProblemCode code)
    {
        var found = Assert.Single(ChineseTexts.Story(headline, text));

        Assert.Equal((code, CheckKind.Inconsistent, "@headline"), (found.Problem.Code, found.Kind, found.Part.Key));
        Assert.Equal(code == ProblemCode.FigureElsewhere ? Severity.Hint : Severity.Warning, found.Severity);
    }

    [Theory]
    [InlineData("云桥区25个项目开工", "云桥区有二十五个项目开工，全年计划52个项目。")]
    [InlineData("云桥区33个项目开工", "首批12个项目开工，另有21个项目年内开工。")]
    [InlineData("云桥区30个项目开工", "3个项目获奖。")]
    [InlineData("近3万人参赛", "共有29800人参赛。")]
    [InlineData("12个区试点", "全市21个小区参与。")]
    [InlineData("新增25个座位", "新增52个车位。")]
    [InlineData("产值增长12%", "人口增长21%。")]
    [InlineData("10月1日开馆", "1月10日动工。")]
    [InlineData("云桥区25个项目开工", "52人参加。")]
    [InlineData("一季度签约12个项目", "一季度签约项目12个，总投资21亿元。")]
    [InlineData("投资12亿元新建码头", "项目一期投资5亿元，二期投资7亿元。")]
    [InlineData("票价2元", "以往票价20元，如今只要两元。")]
    [InlineData("1200家面馆上地图", "1200余家面馆中，120家面馆营业至午夜。")]
    [InlineData("30天公示", "公示期为3天至30天。")]
    public void Other_things_sums_and_what_the_body_says_as_well_are_left_alone(string headline, string text) => Assert.Equal("", ChineseTexts.Show(ChineseTexts.Story(headline, text)));

    [Fact]
    public void Two_figures_of_the_body_are_never_compared() => Assert.Empty(ChineseTexts.Check("25个项目开工，52个项目签约。"));
}
