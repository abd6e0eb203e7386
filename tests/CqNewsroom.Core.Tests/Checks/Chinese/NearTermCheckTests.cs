using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Checks.Chinese;

/// <summary>Names and titles that are nearly one of the term list.</summary>
public sealed class NearTermCheckTests
{
    private static readonly TermList Terms = new(
    [
        Row("陈立平", TermKind.Person),
        Row("陈丽萍", TermKind.Person),
        Row("区长", TermKind.Title),
        Row("党委副书记", TermKind.Title),
        Row("云桥大学", TermKind.Institution),
        Row("云桥区公安局", TermKind.Institution),
        Row("云桥区文化和旅游发展委员会", TermKind.Institution),
        Row("云桥区高级人民法院", TermKind.Institution),
        Row("云桥区交通局", TermKind.Institution),
        Row("项目", TermKind.Term),
    ]);

    [Theory]
    [InlineData("区长陈立萍出席。", "陈立萍", "陈丽萍|陈立平", CheckKind.Name)]
    [InlineData("陈力平区长出席。", "陈力平", "陈立平", CheckKind.Name)]
    [InlineData("云桥区公安居通报。", "云桥区公安居", "云桥区公安局", CheckKind.Term)]
    [InlineData("云桥区文华和旅游发展委员会通报。", "云桥区文华和旅游发展委员会", "云桥区文化和旅游发展委员会", CheckKind.Term)]
    [InlineData("云桥区文化和旅游开展委员会通报。", "云桥区文化和旅游开展委员会", "云桥区文化和旅游发展委员会", CheckKind.Term)]
    [InlineData("党委副书计讲话。", "党委副书计", "党委副书记", CheckKind.Term)]
    public void One_other_character_is_a_hint_that_says_what_the_list_has(string text, string place, string listed, CheckKind kind)
    {
        var found = Assert.Single(ChineseTexts.Check(text, Terms));

        Assert.Equal((kind, Severity.Hint, place, null), (found.Kind, found.Severity, found.Place.In(text), found.Fix));
        Assert.Contains(found.Problem.Arguments[1], listed.Split('|'));
    }

    [Theory]
    [InlineData("区长陈立平和陈丽萍出席。")]
    [InlineData("云桥区公安局通报。")]
    [InlineData("作家陈立萍出席。")]
    [InlineData("云桥大雪封路。")]
    [InlineData("云桥区中级人民法院开庭。")]
    [InlineData("云桥市公安局通报。")]
    [InlineData("区长陈志强出席。")]
    [InlineData("云桥区交管局通报。")]
    [InlineData("工作由区长办公室负责。")]
    public void Exact_terms_and_others_with_names_of_their_own_are_left_alone(string text) => Assert.Equal("", ChineseTexts.Show(ChineseTexts.Check(text, Terms)));

    [Fact]
    public void A_long_list_does_not_change_what_is_found()
    {
        var many = new TermList(Enumerable.Range(0, 5000).Select(number => Row($"第{number}号研究院", TermKind.Institution)).Append(Row("云桥区公安局", TermKind.Institution)));

        Assert.Equal("云桥区公安局", Assert.Single(ChineseTexts.Check("云桥区公安居通报。", many)).Problem.Arguments[1]);
    }

    private static Term Row(string chinese, TermKind kind) => new(chinese, "English", TermStatus.Preferred, kind);
}
