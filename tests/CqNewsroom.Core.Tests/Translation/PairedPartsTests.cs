using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Translation;

namespace CqNewsroom.Core.Tests.Translation;

public sealed class PairedPartsTests
{
    private static readonly ArticleContent Source = new()
    {
        Headline = "新桥通车",
        Summary = "全长1.2公里。",
        Blocks = [Paragraph("a", "甲。"), Paragraph("b", "乙。"), Paragraph("c", "丙。"), Picture("p", "大桥", "重庆新闻", "一座桥")],
    };

    [Fact]
    public void A_paragraph_that_became_two_and_two_that_became_one_are_one_part_each()
    {
        var parts = PairedParts.Of(Source, new ArticleContent
        {
            Headline = "New bridge",
            Blocks = [Paragraph("1", "First half.", "a"), Paragraph("2", "Second half.", "a"), Paragraph("3", "B and C.", "b", "c")],
        });

        Assert.Equal(["@headline", "a", "b+c"], parts.Select(part => part.Key));
        Assert.Equal(new CheckedPair("甲。", "First half.\nSecond half."), parts[1].Pair with { SourceLinks = [], TargetLinks = [] }, Same);
        Assert.Equal(("乙。\n丙。", "B and C."), (parts[2].Pair.Source, parts[2].Pair.Target));
        Assert.Equal("1", parts[1].BlockAt(new TextSpan(6, 4)));
        Assert.Equal("2", parts[1].BlockAt(new TextSpan(14, 4)));
        Assert.Equal("1", parts[1].BlockAt(null));
    }

    [Fact]
    public void What_one_block_holds_together_is_one_part_however_it_is_named()
    {
        var parts = PairedParts.Of(Source, new ArticleContent { Blocks = [Paragraph("1", "A.", "a"), Paragraph("2", "A and B.", "b", "a"), Paragraph("3", "C.", "c")] });

        Assert.Equal(["a+b", "c"], parts.Select(part => part.Key));
        Assert.Equal("甲。\n乙。", parts[0].Pair.Source);
    }

    [Fact]
    public void A_pictures_words_are_parts_of_their_own()
    {
        var parts = PairedParts.Of(Source, new ArticleContent { Blocks = [Picture("q", "The bridge", "", "A bridge", "p")] });

        Assert.Equal([("p:caption", "大桥", "The bridge"), ("p:alt", "一座桥", "A bridge")], parts.Select(part => (part.Key, part.Pair.Source, part.Pair.Target)));
    }

    [Fact]
    public void What_has_no_counterpart_or_no_text_is_no_part() =>
        Assert.Empty(PairedParts.Of(Source, new ArticleContent { Blocks = [Paragraph("1", "From nowhere."), Paragraph("2", "Of another story.", "zz"), Paragraph("3", " ", "a")] }));

    private static bool Same(CheckedPair one, CheckedPair other) => (one.Source, one.Target) == (other.Source, other.Target);

    private static ParagraphBlock Paragraph(string id, string text, params string[] sources) => new() { Id = id, Text = RichText.Of(text), Sources = sources.ToEquatableList() };

    private static PictureBlock Picture(string id, string caption, string credit, string alt, params string[] sources) =>
        new() { Id = id, PictureId = Guid.Empty, Caption = RichText.Of(caption), Credit = credit, Alt = alt, Sources = sources.ToEquatableList() };
}
