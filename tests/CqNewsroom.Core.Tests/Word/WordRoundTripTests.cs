using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Word;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CqNewsroom.Core.Tests.Word;

/// <summary>What is written as a Word document is read back to the same text.</summary>
public sealed class WordRoundTripTests
{
    private static readonly ArticleContent Whole = new()
    {
        Headline = "江上新桥通车 <&>",
        SecondHeadline = "Second “headline”",
        Summary = "摘要一行\n第二行",
        Dateline = new("重庆", "华龙网"),
        Byline = [new("周一帆"), new("A. Writer")],
        Origin = "某报",
        Blocks =
        [
            new ParagraphBlock { Id = "p1", Text = [new("两个  空格，"), new("粗", Bold: true), new("粗斜", Bold: true, Italic: true), new("\n断行。"), new("链", Link: "https://a.example/x?y=1&z=甲#b"), new("粗链", Bold: true, Link: "mailto:a@b.example")] },
            new HeadingBlock { Id = "h2", Level = 2, Text = [new("小标题"), new("粗", Bold: true)] },
            new HeadingBlock { Id = "h3", Level = 3, Text = RichText.Of("更小") },
            new QuotationBlock { Id = "q1", Text = RichText.Of("第一句。\n第二句。"), Attribution = "王女士" },
            new QuotationBlock { Id = "q2", Text = RichText.Of("没有出处") },
            new ListBlock
            {
                Id = "l1",
                Items =
                [
                    new() { Text = RichText.Of("甲"), Items = [new() { Text = RichText.Of("乙"), Items = [new() { Text = [new("丙", Italic: true)] }, new() { Text = RichText.Of("丁") }] }] },
                    new() { Text = RichText.Of("戊") },
                ],
            },
            new ListBlock { Id = "l2", Items = [new() { Text = RichText.Of("紧接着的另一个列表") }] },
            new ListBlock { Id = "l3", Ordered = true, Items = [new() { Text = RichText.Of("一") }, new() { Text = RichText.Of("二") }] },
            new TableBlock { Id = "t1", HasHeader = true, Rows = [[RichText.Of("年"), RichText.Of("人\n万")], [RichText.Empty, [new("1", Bold: true)]]] },
            new TableBlock { Id = "t2", Rows = [[RichText.Of("只有一列")], [RichText.Of("两行")]] },
            new DividerBlock { Id = "d1" },
            new PictureBlock { Id = "i1", PictureId = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), Caption = [new("图说"), new("粗", Bold: true)], Credit = "某某 摄", Alt = "桥" },
            new ParagraphBlock { Id = "e1" },
            new ParagraphBlock { Id = "p2", Text = RichText.Of("最后一段") },
        ],
    };

    [Fact]
    public void Every_kind_of_block_and_every_field_comes_back_equal()
    {
        var read = WordReaderTests.Read(WordWriter.Write(Whole, "zh-CN"));

        Assert.Equal(CanonicalJson.Write(Whole), CanonicalJson.Write(read.Content));
        Assert.Equal(Whole, read.Content);
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void A_block_whose_id_does_not_fit_comes_back_with_another()
    {
        var content = new ArticleContent
        {
            Headline = "x",
            Blocks =
            [
                new QuotationBlock { Id = "a-b", Text = RichText.Of("甲") },
                new QuotationBlock { Id = new string('z', 40), Text = RichText.Of("乙") },
                new QuotationBlock { Id = "_c", Text = RichText.Of("丙") },
            ],
        };

        var read = WordReaderTests.Read(WordWriter.Write(content, "en"));

        Assert.Equal(["甲", "乙", "丙"], read.Content.Blocks.Cast<QuotationBlock>().Select(block => block.Text.ToPlainText()));
        Assert.Equal(["n1", "n2", "n3"], read.Content.Blocks.Select(block => block.Id));
    }

    [Fact]
    public void What_is_written_is_a_valid_Word_document()
    {
        using var stream = new MemoryStream(WordWriter.Write(Whole, "zh-CN"));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);

        var problems = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(problem => $"{problem.Path?.XPath}: {problem.Description}");

        Assert.Empty(problems);
    }

    [Fact]
    public void An_article_of_the_greatest_size_comes_back()
    {
        var content = new ArticleContent
        {
            Headline = "长",
            Blocks = Enumerable.Range(0, DocumentLimits.Blocks).Select(Block (i) => new ParagraphBlock { Id = $"p{i}", Text = [new("重庆数字化综合发展水平"), new("位居", Bold: true), new("全国前列。")] }).ToEquatableList(),
        };

        Assert.Equal(content, WordReaderTests.Read(WordWriter.Write(content, "zh-CN")).Content);
    }
}
