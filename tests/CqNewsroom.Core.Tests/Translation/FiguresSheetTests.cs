using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Tests.Checks;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Translation;

/// <summary>The figures sheet: every figure once, and never another opinion than the checks.</summary>
public sealed class FiguresSheetTests
{
    private static readonly FigureKind[] Words = [FigureKind.Name, FigureKind.Place, FigureKind.Term, FigureKind.Code];

    private static readonly CheckKind[] NotOfTheSheet =
    [
        CheckKind.TitleMark, CheckKind.Quote, CheckKind.Bracket, CheckKind.Punctuation, CheckKind.Untranslated,
        CheckKind.RepeatedWord, CheckKind.DoubleSpace, CheckKind.Length, CheckKind.SameAsSource, CheckKind.Inconsistent,
    ];

    private static IEnumerable<(string Chinese, string English)> Pairs =>
        CheckRows.Vectors.Concat(CheckRows.Own).SelectMany(row => new[] { (row.Chinese, row.Right), (row.Chinese, row.Wrong) }).Concat(CheckRows.Ordinary.Select(row => (row.Chinese, row.Right)))
            .Where(pair => pair.Item2.Length > 0);

    [Fact]
    public void A_tenfold_figure_is_different_with_both_places_and_the_sentence_of_the_finding()
    {
        var line = Assert.Single(Of("全市投资3.5亿元。", "The city invested 3.5 billion yuan."));

        Assert.Equal((FigureKind.Amount, FigureVerdict.Different, "a", "1"), (line.Kind, line.Verdict, line.PartKey, line.BlockId));
        Assert.Equal(new FigureWords("3.5亿元", new TextSpan(4, 5), "全市投资", "。"), line.Source);
        Assert.Equal("3.5 billion yuan", line.Target!.Text);
        Assert.Equal("3.5 billion yuan", line.Target.Place.In("The city invested 3.5 billion yuan."));
        Assert.Contains("10", Assert.Single(line.Problems).In("en"), StringComparison.Ordinal);
        Assert.Equal(FigureVerdict.Equal, Assert.Single(Of("全市投资3.5亿元。", "The city invested 350 million yuan.")).Verdict);
    }

    [Fact]
    public void What_stands_around_a_figure_is_cut_between_words()
    {
        var line = Assert.Single(Of("全市投资3.5亿元。", "Municipal departments announced an investment of 350 million yuan for infrastructure, transportation and housing."));

        Assert.Equal((" announced an investment of ", " for infrastructure, "), (line.Target!.Before, line.Target.After));
    }

    [Theory]
    [InlineData("共有1200名选手参赛。", "Some 1,200 runners took part.", FigureKind.Number, FigureVerdict.Equal)]
    [InlineData("共有1200名选手参赛。", "Runners took part.", FigureKind.Number, FigureVerdict.Missing)]
    [InlineData("选手参赛。", "Some 1,200 runners took part.", FigureKind.Number, FigureVerdict.Added)]
    [InlineData("增长5.8%。", "It grew 5.8 percentage points.", FigureKind.Share, FigureVerdict.Different)]
    [InlineData("面积15亩。", "It covers 1 hectare.", FigureKind.Measure, FigureVerdict.Equal)]
    [InlineData("会议8月举行。", "The meeting was held in September.", FigureKind.Date, FigureVerdict.Different)]
    [InlineData("咨询电话023-63895114。", "Call 023-63895114.", FigureKind.Code, FigureVerdict.Equal)]
    [InlineData("咨询电话023-63895114。", "Call 023-63895141.", FigureKind.Code, FigureVerdict.Different)]
    [InlineData("单晓明说。", "Shan Xiaoming said.", FigureKind.Name, FigureVerdict.Equal)]
    [InlineData("单晓明说。", "Dan Xiaoming said.", FigureKind.Name, FigureVerdict.Different)]
    [InlineData("涪陵很美。", "Fuling is beautiful.", FigureKind.Place, FigureVerdict.Equal)]
    [InlineData("市委网信办表示。", "The Cyberspace Administration of Chongqing said so.", FigureKind.Term, FigureVerdict.Equal)]
    [InlineData("市委网信办表示。", "The office said so.", FigureKind.Term, FigureVerdict.Missing)]
    public void A_line_says_what_became_of_it(string chinese, string english, FigureKind kind, FigureVerdict verdict)
    {
        var line = Assert.Single(Of(chinese, english), line => line.Kind == kind);

        Assert.Equal(verdict, line.Verdict);
        Assert.Equal(verdict == FigureVerdict.Added, line.Source is null);
        Assert.Equal(verdict == FigureVerdict.Missing, line.Target is null);
    }

    [Fact]
    public void A_range_that_english_says_in_two_figures_is_one_line_with_both()
    {
        var line = Assert.Single(Of("增速在60%至70%之间。", "Growth was between 60 percent and then 70 percent."));

        Assert.Equal((FigureVerdict.Equal, "60 percent … 70 percent"), (line.Verdict, line.Target!.Text));
    }

    [Fact]
    public void Every_figure_of_the_source_stands_on_the_sheet_once()
    {
        var failed = from pair in Pairs
                     let source = SourceText.Of(pair.Chinese, CheckRows.Terms)
                     let lines = Of(pair.Chinese, pair.English).Where(line => !Words.Contains(line.Kind)).ToList()
                     from figures in ChineseFigures.Read(source, CheckRows.Published).Where(figure => !source.Lookalikes.Contains(figure.Span)).GroupBy(figure => figure.Span)
                     where lines.Count(line => line.Source?.Place == figures.Key) != figures.Count()
                     select $"{figures.Key.In(pair.Chinese)}: {pair.Chinese} / {pair.English}";
        Assert.Empty(failed);
    }

    [Fact]
    public void The_sheet_and_the_checks_agree()
    {
        var failed = from pair in Pairs
                     let findings = CheckRows.Check(pair.Chinese, pair.English).Where(finding => !NotOfTheSheet.Contains(finding.Kind)).ToList()
                     where !CheckRows.Check(pair.Chinese, pair.English).Any(finding => finding.Kind == CheckKind.Untranslated && finding.Source is null && finding.Target is null)
                     let lines = Of(pair.Chinese, pair.English)
                     let isFault = lines.Exists(line => line.Verdict is FigureVerdict.Different or FigureVerdict.Missing or FigureVerdict.Added)
                     let unsaid = findings.Where(finding => !lines.Exists(line => line.Problems.Contains(finding.Problem))).ToList()
                     // A rounded figure is told as a hint, and is another figure all the same.
                     let isFound = findings.Exists(finding => finding.Severity >= Severity.Warning || finding.Problem.Code == ProblemCode.FigureRounded)
                     where unsaid.Count > 0 || isFault != isFound
                     select $"{pair.Chinese} / {pair.English}\n{CheckRows.Show(findings, pair.Chinese, pair.English)}\n{string.Join('\n', lines.Select(line => $"{line.Kind} [{line.Source?.Text}] [{line.Target?.Text}] {line.Verdict}"))}";
        Assert.Empty(failed);
    }

    [Fact]
    public void What_is_not_translated_is_missing_unless_it_is_left_out_and_what_translates_nothing_is_added()
    {
        var source = new ArticleContent { Headline = "投资3亿元", Blocks = [Paragraph("a", "共有1200人。"), Paragraph("b", "增长5.8%。")] };
        var target = new ArticleContent { Headline = "Investment of 300 million yuan", Blocks = [Paragraph("1", "It cost 77 yuan.")] };

        var parts = FiguresSheet.Of(new CheckedText(target, "en", source, "zh-CN") { Published = CheckRows.Published }, ["b"]);

        Assert.Equal(
            [("@headline", null, FigureVerdict.Equal), ("a", 1, FigureVerdict.Missing), ("b", 2, FigureVerdict.LeftOut), ("+1", (int?)null, FigureVerdict.Added)],
            parts.Select(part => (part.Key, part.Number, Assert.Single(part.Lines).Verdict)));
        Assert.Equal([null, "a", "b", "1"], parts.Select(part => part.Lines[0].BlockId));
    }

    [Fact]
    public void A_paragraph_with_too_many_figures_says_that_they_were_not_compared()
    {
        var chinese = string.Concat(Enumerable.Range(100, 400).Select(number => $"{number}人，"));

        Assert.All(Of(chinese, "Many people."), line => Assert.Equal(FigureVerdict.NotCompared, line.Verdict));
    }

    [Theory]
    [InlineData("en", "zh-CN")]
    [InlineData("zh-CN", "ja")]
    public void Between_other_languages_there_is_no_sheet(string from, string to)
    {
        var text = new CheckedText(new ArticleContent { Headline = "3" }, to, new ArticleContent { Headline = "3" }, from);

        Assert.False(FiguresSheet.IsRead(text));
        Assert.Empty(FiguresSheet.Of(text, []));
    }

    [Theory]
    [InlineData("\uD800投资3亿元\u202E。\u0000", "\uDC00300 million yuan\u202E\u0000")]
    [InlineData("3亿元", "<b>300 million</b> <i>yuan")]
    [InlineData("http://a.example/1", "<a href=\"http://a.example/2\">x</a>")]
    public void Hostile_texts_are_read_too(string chinese, string english) => Assert.NotEmpty(Of(chinese, english));

    private static List<FigureLine> Of(string chinese, string english)
    {
        var text = new CheckedText(new ArticleContent { Blocks = [Paragraph("1", english, "a")] }, "en", new ArticleContent { Blocks = [Paragraph("a", chinese)] }, "zh-CN")
        {
            Published = CheckRows.Published,
            Terms = CheckRows.Terms,
        };
        return [.. FiguresSheet.Of(text, []).SelectMany(part => part.Lines)];
    }

    private static ParagraphBlock Paragraph(string id, string text, params string[] sources) => new() { Id = id, Text = RichText.Of(text), Sources = sources.ToEquatableList() };
}
