using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Tests.Publishing;

public sealed class ArticleLayoutTests
{
    private static readonly Credits Lines = Credits.None with { DatelineLine = "CHONGQING -- ", TranslatorLine = "(Translated by Yuki)" };
    private static readonly Block Paragraph = new ParagraphBlock { Id = "p", Text = RichText.Of("Text") };
    private static readonly Block Heading = new HeadingBlock { Id = "h", Text = RichText.Of("Heading") };

    [Fact]
    public void The_dateline_opens_the_first_paragraph_and_the_credit_closes_the_last()
    {
        var layout = Of(Paragraph, Heading, Paragraph);

        Assert.Equal([("CHONGQING -- ", ""), ("", ""), ("", "(Translated by Yuki)")], layout.Blocks.Select(b => (b.Before, b.After)));
        Assert.Equal(("", ""), (layout.Opening, layout.Closing));
    }

    [Fact]
    public void One_paragraph_holds_both()
    {
        var block = Assert.Single(Of(Paragraph).Blocks);

        Assert.Equal(("CHONGQING -- ", "(Translated by Yuki)"), (block.Before, block.After));
    }

    [Fact]
    public void A_text_that_begins_and_ends_with_something_else_has_the_lines_by_themselves()
    {
        var layout = Of(Heading, Paragraph, Heading);

        Assert.All(layout.Blocks, block => Assert.Equal(("", ""), (block.Before, block.After)));
        Assert.Equal(("CHONGQING --", "(Translated by Yuki)"), (layout.Opening, layout.Closing));
    }

    [Fact]
    public void A_text_without_blocks_has_the_lines_by_themselves() =>
        Assert.Equal(("CHONGQING --", "(Translated by Yuki)"), (Of().Opening, Of().Closing));

    private static ArticleLayout Of(params Block[] blocks) => ArticleLayout.Of(new ArticleContent { Blocks = [.. blocks] }, Lines);
}
