using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class PlainTextTests
{
    [Fact]
    public void Of_Content_HoldsEveryWordInReadingOrder()
    {
        var content = new ArticleContent
        {
            Headline = "H",
            Summary = "S",
            Dateline = new("CHONGQING", "CQNEWS"),
            Byline = [new("not here")],
            Origin = "Xinhua",
            Blocks =
            [
                new ParagraphBlock { Id = "a", Text = [new("bo"), new("ld", Bold: true)] },
                new QuotationBlock { Id = "b", Text = RichText.Of("q"), Attribution = "Wang" },
                new ListBlock { Id = "c", Items = [new() { Text = RichText.Of("1"), Items = [new() { Text = RichText.Of("1.1") }] }, new() { Text = RichText.Of("2") }] },
                new DividerBlock { Id = "d" },
                new TableBlock { Id = "e", Rows = [[RichText.Of("x"), RichText.Of("y")], [RichText.Empty, RichText.Of("z")]] },
                new PictureBlock { Id = "f", PictureId = Guid.Empty, Caption = RichText.Of("cap"), Credit = "cre", Alt = "alt" },
            ],
        };

        Assert.Equal("H\nS\nCHONGQING CQNEWS\nbold\nq\nWang\n1\n1.1\n2\nx\ty\n\tz\ncap\ncre\nalt\nXinhua", PlainText.Of(content));
    }
}
