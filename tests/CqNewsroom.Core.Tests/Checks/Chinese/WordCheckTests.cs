using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Checks.Chinese;

/// <summary>Words that a newsroom forbids or doubts.</summary>
public sealed class WordCheckTests
{
    private static readonly WordList Own = new(
    [
        new WordRule("最先进", "先进", Severity.Blocking, "《广告法》"),
        new WordRule("东盟十国", "东盟国家", Severity.Hint),
        new WordRule("VIP客户", "客户", Severity.Warning),
        new WordRule("市长", "负责人", Severity.Warning) { Exceptions = ["超市长", "城市长"] },
    ]);

    [Theory]
    [InlineData("他做为代表出席。", "做为")]
    [InlineData("他做\u200B为代表出席。", "做\u200B为")]
    [InlineData("据報導，展览开幕。", "報導")]
    [InlineData("截止7月10日，已有12人报名。", "截止")]
    [InlineData("截止目前，已有12人报名。", "截止")]
    [InlineData("孩子们象小鸟一样奔跑。", "象")]
    [InlineData("美 仑 美 奂的灯光。", "美 仑 美 奂")]
    [InlineData("产品通过幅射检测。", "幅射")]
    public void A_wrong_character_is_found_where_it_stands(string text, string place)
    {
        var found = Assert.Single(ChineseTexts.Check(text));

        Assert.Equal((CheckKind.Term, place), (found.Kind, found.Place.In(text)));
        Assert.DoesNotContain('\u200B', found.Problem.In("zh-CN"));
    }

    [Theory]
    [InlineData("这样做为了孩子。")]
    [InlineData("报名截止7月10日。")]
    [InlineData("报名于7月10日截止。")]
    [InlineData("游客对象和大家一样多。")]
    [InlineData("天气现象，与往年一样。")]
    [InlineData("冰雹大幅射落。")]
    [InlineData("警报导致停运。")]
    [InlineData("既使用电力，又使用燃气。")]
    [InlineData("一座落成的桥。")]
    [InlineData("截止日期为7月10日。")]
    [InlineData("截至7月10日，已有12人报名。")]
    [InlineData("一头亚洲象同母象一样高。")]
    [InlineData("研究人员开发韧性材料。")]
    [InlineData("他们叫做为民服务队。")]
    [InlineData("数据经过渡假设修正。")]
    [InlineData("全部份额已售完。")]
    public void An_innocent_phrase_is_not_hit(string text) => Assert.Equal("", ChineseTexts.Show(ChineseTexts.Check(text)));

    [Theory]
    [InlineData("最先進的设备", Severity.Blocking)]
    [InlineData("最 先 进的设备", Severity.Blocking)]
    [InlineData("最\u200D先\uFEFF进的设备", Severity.Blocking)]
    [InlineData("面向ＶＩＰ客户", Severity.Warning)]
    [InlineData("东盟十国", Severity.Hint)]
    [InlineData("市长出席", Severity.Warning)]
    public void A_newsrooms_own_words_weigh_what_it_says(string text, Severity severity) => Assert.Equal(severity, Assert.Single(ChineseTexts.Check(text, words: Own)).Severity);

    [Theory]
    [InlineData("这家超市长期营业")]
    [InlineData("这座城市长大了")]
    [InlineData("最，先进")]
    [InlineData("最\n先进")]
    public void By_word_not_by_characters(string text) => Assert.Equal("", ChineseTexts.Show(ChineseTexts.Check(text, words: Own)));

    [Fact]
    public void A_space_in_a_headline_parts_clauses()
    {
        const string Text = "志愿者这样做 为孩子点灯";

        Assert.Empty(ChineseTextChecks.Check([new ChinesePart("@headline", Text, IsHeading: true)], new ChineseContext { Published = ChineseTexts.Published }));
    }

    [Fact]
    public void A_name_of_the_term_list_is_written_as_it_is() =>
        Assert.Empty(ChineseTexts.Check("座落书店开业。", new TermList([new Term("座落书店", "Zuoluo Bookshop", TermStatus.Preferred)])));

    [Fact]
    public void The_note_is_said_with_it() => Assert.Contains("《广告法》", Assert.Single(ChineseTexts.Check("最先进", words: Own)).Problem.In("zh-CN"), StringComparison.Ordinal);
}
