using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Translation;

namespace CqNewsroom.Core.Tests.Translation;

/// <summary>New names and figures go into the English of a changed source where that is certain, and nowhere else.</summary>
public sealed class NameSubstitutionTests
{
    private static readonly CheckContext Context = new()
    {
        Published = new DateOnly(2026, 3, 2),
        Terms = new TermList(
        [
            new("重庆市教育委员会", "Chongqing Municipal Education Commission", TermStatus.Preferred, TermKind.Institution),
            new("重庆市教育委员会", "education commission", TermStatus.Forbidden, TermKind.Institution),
            new("重庆市体育局", "Chongqing Municipal Sports Bureau", TermStatus.Preferred, TermKind.Institution),
            new("渝中区", "Yuzhong District", TermStatus.Preferred, TermKind.Place),
            new("江北区", "Jiangbei District", TermStatus.Preferred, TermKind.Place),
            new("副市长", "vice mayor", TermStatus.Preferred, TermKind.Title),
            new("秘书长", "secretary-general", TermStatus.Preferred, TermKind.Title),
        ]),
        Names = new Dictionary<string, string>(StringComparer.Ordinal) { ["李小明"] = "Li Xiaoming", ["陈红"] = "Chen Hong" },
    };

    [Theory]
    [InlineData("活动在渝中区举行。", "活动在江北区举行。", "The event was held in Yuzhong District.", "The event was held in Jiangbei District.")]
    [InlineData("重庆市教育委员会公布了名单。", "重庆市体育局公布了名单。", "The Chongqing Municipal Education Commission published the list.", "The Chongqing Municipal Sports Bureau published the list.")]
    // Known by its English here and by the story elsewhere.
    [InlineData("王大强介绍了情况。", "李小明介绍了情况。", "Wang Daqiang's team gave a briefing.", "Li Xiaoming's team gave a briefing.")]
    // A name and a figure together.
    [InlineData("渝中区新增投资3.5亿元。", "江北区新增投资12亿元。", "Yuzhong District added 350 million yuan in investment.", "Jiangbei District added 1.2 billion yuan in investment.")]
    // All places, and one place for two.
    [InlineData("渝中区说，渝中区很好。", "江北区说，江北区很好。", "Yuzhong District said Yuzhong District is fine.", "Jiangbei District said Jiangbei District is fine.")]
    [InlineData("渝中区说，渝中区很好。", "江北区说，江北区很好。", "Yuzhong District said it is fine.", "Jiangbei District said it is fine.")]
    // They change places.
    [InlineData("从渝中区到江北区通车。", "从江北区到渝中区通车。", "The road from Yuzhong District to Jiangbei District opened.", "The road from Jiangbei District to Yuzhong District opened.")]
    [InlineData("副市长出席。", "秘书长出席。", "Vice mayor attended.", "Secretary-general attended.")]
    // Figures alone, as before.
    [InlineData("渝中区有300人参加。", "渝中区有1200人参加。", "A total of 300 people from Yuzhong District took part.", "A total of 1,200 people from Yuzhong District took part.")]
    public void Where_it_is_certain(string known, string asked, string english, string expected) =>
        Assert.Equal(expected, NameSubstitution.Apply(asked, known, english, Context));

    [Theory]
    // The new name has no English yet.
    [InlineData("活动在渝中区举行。", "活动在某某区举行。", "The event was held in Yuzhong District.")]
    // The English does not name it.
    [InlineData("活动在渝中区举行。", "活动在江北区举行。", "The event was held downtown.")]
    // Words beside the name changed as well, and beside a figure.
    [InlineData("活动在渝中区举行。", "比赛在江北区举行。", "The event was held in Yuzhong District.")]
    [InlineData("渝中区新建三座大桥。", "渝中区新建五座隧道。", "Yuzhong District built three bridges.")]
    // Two in Chinese, three in English.
    [InlineData("渝中区说，渝中区很好。", "江北区说，江北区很好。", "Yuzhong District said Yuzhong District likes Yuzhong District.")]
    // One place of two changed.
    [InlineData("渝中区说，渝中区很好。", "江北区说，渝中区很好。", "Yuzhong District said Yuzhong District is fine.")]
    // The surname, the commission and the pronoun refer to who is gone.
    [InlineData("王大强介绍，项目顺利。", "李小明介绍，项目顺利。", "Wang Daqiang said the project is on track. Wang was pleased.")]
    [InlineData("重庆市教育委员会公布了名单。", "重庆市体育局公布了名单。", "The Chongqing Municipal Education Commission published the list, the commission said.")]
    [InlineData("王大强介绍，项目顺利。", "李小明介绍，项目顺利。", "Wang Daqiang said he was pleased with the project.")]
    // Another kind of name.
    [InlineData("渝中区介绍了情况。", "李小明介绍了情况。", "Yuzhong District gave a briefing.")]
    // What explains the old name does not explain the new one.
    [InlineData("重庆市教育委员会公布了名单。", "重庆市体育局公布了名单。", "The Chongqing Municipal Education Commission (CMEC) published the list.")]
    // Nothing changed.
    [InlineData("活动在渝中区举行。", "活动在渝中区举行。", "The event was held in Yuzhong District.")]
    public void Not_where_it_is_not(string known, string asked, string english) =>
        Assert.Null(NameSubstitution.Apply(asked, known, english, Context));
}
