using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Checks;

public sealed class TermListTests
{
    private const string Paragraph = "重庆市长寿区与市委网信办负责人出席，区委书记介绍了项目进展，投资2.6亿元。";

    [Fact]
    public void A_look_up_takes_as_many_steps_among_fifty_thousand_terms_as_among_a_hundred()
    {
        var few = new TermList(Many(100));
        var many = new TermList(Many(50_000));
        var found = few.Find(Paragraph, out var fewSteps);
        Assert.Equal(found.ConvertAll(hit => hit.Span), many.Find(Paragraph, out var manySteps).ConvertAll(hit => hit.Span));
        Assert.True(manySteps <= fewSteps * 1.3, $"{fewSteps} and {manySteps} steps");
    }

    [Fact]
    public void A_longer_name_hides_the_term_inside_it()
    {
        var context = CheckRows.Context with { Terms = new TermList([new Term("市长", "mayor", TermStatus.Preferred)]) };
        Assert.Empty(PairChecks.Check(new CheckedPair("重庆市长寿区举行赛事。", "Changshou District in Chongqing held the event."), context));
        Assert.Contains(PairChecks.Check(new CheckedPair("市长出席。", "The head attended."), context), finding => finding.Kind == CheckKind.Term);
    }

    [Theory]
    [InlineData("政策", "policy", "The policies took effect.", true)]
    [InlineData("政策", "policy", "The add-on took effect.", false)]
    [InlineData("附件", "on", "The add-on took effect.", false)]
    [InlineData("通知", "notification", "Notifications were sent.", true)]
    [InlineData("工业和信息化部", "MIIT", "The miit said so.", false)]
    [InlineData("工业和信息化部", "MIIT", "MIIT's list is out.", true)]
    [InlineData("重庆市博物馆", "Museum of the City of Chongqing", "the Museum of City of Chongqing", true)]
    [InlineData("科学技术局", "Bureau of Science & Technology", "The Bureau of Science and Technology said so.", true)]
    public void English_is_found_by_word_with_plain_inflection(string chinese, string term, string english, bool isFound)
    {
        var context = CheckRows.Context with { Terms = new TermList([new Term(chinese, term, TermStatus.Preferred)]) };
        Assert.Equal(!isFound, PairChecks.Check(new CheckedPair(chinese + "发布。", english), context).Any(finding => finding.Kind == CheckKind.Term));
    }

    [Fact]
    public void Any_admitted_word_satisfies_and_a_forbidden_one_is_mended()
    {
        var context = CheckRows.Context with
        {
            Terms = new TermList([new Term("区委书记", "secretary of the district committee", TermStatus.Preferred), new Term("区委书记", "district Party chief", TermStatus.Admitted), new Term("区委书记", "district clerk", TermStatus.Forbidden)]),
        };
        Assert.Empty(PairChecks.Check(new CheckedPair("区委书记到场。", "The district Party chief came."), context));
        var finding = Assert.Single(PairChecks.Check(new CheckedPair("区委书记到场。", "The district clerk came."), context));
        Assert.Equal((Severity.Warning, "secretary of the district committee", "district clerk"), (finding.Severity, finding.Fix, finding.Target!.Value.In("The district clerk came.")));
    }

    [Fact]
    public void A_file_may_hold_quotes_and_says_which_line_is_wrong()
    {
        var terms = TermFile.Read("\uFEFFen,zh,status,note\n\"Bureau of Culture, Tourism\",文旅局,,\"say \"\"bureau\"\"\"\nx,,preferred,\ny,乙,maybe,\n", out var problems);
        Assert.Equal("Bureau of Culture, Tourism", Assert.Single(terms).English);
        Assert.Equal([3, 4], problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("People's Park", "He met her in People’s Park.", true)]
    [InlineData("People's Park", "The People’s Park’s gate opened.", true)]
    [InlineData("People's Park", "The people park here.", false)]
    [InlineData("mayor", "The mayor's office is closed.", true)]
    public void A_possessive_is_a_form_of_a_word_unless_the_term_has_it(string term, string english, bool isRight)
    {
        var context = CheckRows.Context with { Terms = new TermList([new Term("人民公园", term, TermStatus.Preferred)]) };

        Assert.Equal(isRight, !PairChecks.Check(new CheckedPair("人民公园", english), context).Any(finding => finding.Kind == CheckKind.Term));
    }

    [Theory]
    [InlineData("The app is called iFLYTEK.", true)]
    [InlineData("The app is called Iflytek.", false)]
    public void What_is_not_translated_stands_to_the_letter(string english, bool isRight)
    {
        var context = CheckRows.Context with { Terms = new TermList(TermFile.Read("zh,en,status\n科大讯飞,iFLYTEK,do-not-translate\n", out _)) };

        var findings = PairChecks.Check(new CheckedPair("这款应用叫科大讯飞。", english), context).Where(finding => finding.Kind == CheckKind.Term);

        Assert.Equal(isRight ? [] : ["科大讯飞 is not translated; “iFLYTEK” must stand as it is."], findings.Select(finding => finding.Problem.In("en")));
    }

    [Fact]
    public void The_workspace_gets_each_term_with_its_place_and_all_its_english()
    {
        var entry = Guid.NewGuid();
        var list = new TermList(
        [
            new Term("区委书记", "district chief", TermStatus.Forbidden, TermKind.Title, "", entry),
            new Term("区委书记", "secretary of the district Party committee", TermStatus.Preferred, TermKind.Title, "of a district", entry),
            new Term("书记", "secretary", TermStatus.Preferred),
            new Term("市长", "mayor", TermStatus.Preferred),
        ]);

        var found = Assert.Single(list.TermsIn("重庆市长寿区区委书记"));

        Assert.Equal((new TextSpan(6, 4), "区委书记", entry, TermKind.Title, "of a district"), (found.Span, found.Chinese, found.EntryId!.Value, found.Kind, found.Note));
        Assert.Equal([TermStatus.Preferred, TermStatus.Forbidden], found.English.Select(form => form.Status));
        Assert.Empty(TermList.Empty.TermsIn("书记"));
    }

    private static IEnumerable<Term> Many(int count) =>
        Enumerable.Range(0, count - 3).Select(index => new Term($"词{(char)(0x5000 + (index % 500))}{(char)(0x6000 + (index / 500))}{(char)(0x7000 + (index % 97))}", "term " + index, TermStatus.Preferred))
            .Concat([new Term("市委网信办", "Cyberspace Administration", TermStatus.Preferred), new Term("区委书记", "secretary", TermStatus.Preferred), new Term("书记", "secretary", TermStatus.Preferred)]);
}
