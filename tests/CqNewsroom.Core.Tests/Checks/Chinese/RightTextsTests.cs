using System.Text;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Samples;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Checks.Chinese;

/// <summary>Texts that are right raise nothing, with the sample's terms.</summary>
public sealed class RightTextsTests
{
    private static readonly TermList Terms = new(TermFile.Read(Encoding.UTF8.GetString(SampleTerms.Read()), out _));

    public static TheoryData<string> Samples => [.. typeof(SampleText).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".zh.txt", StringComparison.Ordinal))
        .Select(name => name.Split('.')[^3])];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_stories(string name) => Assert.Empty(Find(SampleText.Chinese(name), new DateOnly(2026, 3, 4)));

    [Fact]
    public void The_seed_page()
    {
        var lines = File.ReadLines(Path.Combine(CheckRows.Root, "tests", "CqNewsroom.TestSupport", "SeedStory", "source.zh.txt")).Where(line => line.Length > 0).ToList();
        var content = new ArticleContent
        {
            Headline = lines[0],
            Blocks = lines.Skip(1).Select((text, index) => (Block)new ParagraphBlock { Id = $"p{index}", Text = RichText.Of(text) }).ToEquatableList(),
        };

        Assert.Empty(Find(content, new DateOnly(2023, 7, 12)));
    }

    [Fact]
    public void Ordinary_news()
    {
        var wrong = CheckRows.Ordinary.Concat(CheckRows.Own).Concat(CheckRows.Vectors).Select(row => row.Chinese).Distinct(StringComparer.Ordinal)
            .Select(text => ChineseTexts.Show(ChineseTexts.Check(text, Terms)))
            .Where(shown => shown.Length > 0);

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Find(ArticleContent content, DateOnly day) =>
        new ChineseTextCheck().Find(new CheckedText(content, "zh-CN", null, null) { Published = day, Terms = Terms }).Select(finding => finding.In("en"));
}
