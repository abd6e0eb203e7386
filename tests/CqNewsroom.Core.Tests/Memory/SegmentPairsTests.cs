using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Memory;

namespace CqNewsroom.Core.Tests.Memory;

/// <summary>Which texts of a source and its translation belong together.</summary>
public sealed class SegmentPairsTests
{
    [Fact]
    public void Blocks_belong_together_by_name_in_whatever_order()
    {
        var pairs = Paragraphs(
            [Paragraph("a", "甲。"), Paragraph("b", "乙。"), Paragraph("c", "丙。")],
            [Paragraph("x", "C.", "c"), Paragraph("y", "A.", "a"), Paragraph("z", "Nothing.")]);

        Assert.Equal([("c", "丙。", "C.", "乙。"), ("a", "甲。", "A.", null)], pairs);
    }

    [Fact]
    public void Blocks_that_were_joined_or_parted_are_one_text()
    {
        var pairs = Paragraphs(
            [Paragraph("a", "甲。"), Paragraph("b", "乙。"), Paragraph("c", "丙一。丙二。")],
            [Paragraph("x", "A and B.", "b", "a"), Paragraph("y", "C one.", "c"), Paragraph("z", "C two.", "c")]);

        Assert.Equal([("a", "甲。\n乙。", "A and B.", null), ("c", "丙一。丙二。", "C one.\nC two.", "乙。")], pairs);
    }

    [Fact]
    public void Items_of_lists_are_paired_one_by_one()
    {
        var pairs = Paragraphs(
            [Paragraph("a", "甲。"), List("l", ["一项", "二项"])],
            [Paragraph("x", "A.", "a"), List("m", ["One", "Two"], "l")]);

        Assert.Equal([("a", "甲。", "A.", null), ("l", "一项", "One", "甲。"), ("l", "二项", "Two", "一项")], pairs);
        Assert.Equal([("l", "一项\n二项", "One and two", null)], Paragraphs([List("l", ["一项", "二项"])], [Paragraph("x", "One and two", "l")]));
    }

    [Fact]
    public void Captions_and_headlines_are_texts_too()
    {
        var source = ArticleContent.Empty with { Headline = "标题", Summary = "摘要", Blocks = [new PictureBlock { Id = "p", PictureId = Guid.Empty, Caption = RichText.Of("图说"), Credit = "王明", Alt = "一座桥" }] };
        var target = ArticleContent.Empty with { Headline = "Headline", Blocks = [new PictureBlock { Id = "q", Sources = ["p"], PictureId = Guid.Empty, Caption = RichText.Of("Caption"), Credit = "Wang Ming", Alt = "A bridge" }] };

        Assert.Equal(
            [("@headline", "标题", "Headline"), ("p", "图说", "Caption"), ("p", "一座桥", "A bridge")],
            SegmentPairs.Of(source, "zh-CN", target, "en").Select(pair => (pair.BlockId, pair.Source, pair.Target)));
        Assert.Equal(["标题", "摘要", "图说", "一座桥"], MemoryUnit.Of(source).Select(unit => unit.Text));
    }

    [Fact]
    public void Sentences_are_paired_only_where_there_are_as_many_of_like_length()
    {
        Assert.Equal(
            [("大桥今天通车。", "The bridge opened today.", "前一段。"), ("市民很高兴。", "People are glad.", "大桥今天通车。")],
            Sentences("大桥今天通车。市民很高兴。", "The bridge opened today. People are glad."));
        Assert.Empty(Sentences("大桥今天通车。市民很高兴。", "The bridge opened today, and people are glad."));
        Assert.Empty(Sentences("长江上的新大桥今天上午正式通车。市民们都高高兴兴地走上桥头。", "Yes. The new bridge across the Yangtze River opened this morning, and people walked onto it full of joy and delight."));
    }

    private static IEnumerable<(string, string, string?)> Sentences(string chinese, string english) => SegmentPairs.Of(
            ArticleContent.Empty with { Blocks = [Paragraph("a", "前一段。"), Paragraph("b", chinese)] }, "zh-CN", ArticleContent.Empty with { Blocks = [Paragraph("x", english, "b")] }, "en")
        .Where(pair => pair.Kind == SegmentKind.Sentence).Select(pair => (pair.Source, pair.Target, pair.Previous));

    private static IEnumerable<(string, string, string, string?)> Paragraphs(EquatableList<Block> source, EquatableList<Block> target) =>
        SegmentPairs.Of(ArticleContent.Empty with { Blocks = source }, "zh-CN", ArticleContent.Empty with { Blocks = target }, "en")
            .Where(pair => pair.Kind == SegmentKind.Paragraph).Select(pair => (pair.BlockId, pair.Source, pair.Target, pair.Previous));

    private static ParagraphBlock Paragraph(string id, string text, params string[] sources) => new() { Id = id, Text = RichText.Of(text), Sources = sources.ToEquatableList() };

    private static ListBlock List(string id, string[] items, params string[] sources) => new() { Id = id, Items = items.Select(item => new ListItem { Text = RichText.Of(item) }).ToEquatableList(), Sources = sources.ToEquatableList() };
}
