using System.Text;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Samples;
using CqNewsroom.Core.Tests.Checks;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Terms;

/// <summary>The terms that a sample newsroom begins with.</summary>
public sealed class SampleTermsTests
{
    private static readonly IReadOnlyList<Term> Rows = TermFile.Read(Encoding.UTF8.GetString(SampleTerms.Read()), out Problems);

    private static readonly TermList List = new(Rows);

#pragma warning disable SA1311 // Written while the rows are read.
    private static readonly IReadOnlyList<(int Line, string Why)> Problems;
#pragma warning restore SA1311

    [Fact]
    public void Every_line_can_be_read_and_every_word_has_one_entry_with_one_preferred_form()
    {
        Assert.Empty(Problems);
        Assert.InRange(List.Count, 150, 400);
        foreach (var rows in Rows.GroupBy(row => row.Chinese, StringComparer.Ordinal))
        {
            Assert.Single(rows, row => row.Status == TermStatus.Preferred);
            Assert.Equal(rows.Count(), rows.Select(row => row.English).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void No_right_translation_of_the_examples_disagrees_with_them()
    {
        var context = new CheckContext { Published = CheckRows.Published, Terms = List };
        var wrong = CheckRows.Vectors.Concat(CheckRows.Own).Concat(CheckRows.Ordinary)
            .SelectMany(row => PairChecks.Check(new CheckedPair(row.Chinese, row.Right), context).Where(finding => finding.Kind == CheckKind.Term && finding.Severity >= Severity.Warning)
                .Select(finding => $"{row.Id}: {finding.Problem.In("en")} {row.Right}"));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("重庆市长寿区", "长寿区")]
    [InlineData("朝天门长江大桥今日封闭", "朝天门长江大桥")]
    [InlineData("重庆市人民政府新闻办公室举行发布会", "重庆市人民政府新闻办公室")]
    [InlineData("重庆站稳脚跟", "")]
    public void The_longest_hides_what_is_in_it(string text, string found) => Assert.Equal(found, string.Join(',', List.TermsIn(text).Select(term => term.Chinese)));
}
