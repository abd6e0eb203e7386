using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class TextCountsTests
{
    [Theory]
    [InlineData("我喜歡喝波霸奶茶，我喜歡喝波霸奶茶。", 16, 18, 0)] // case N96
    [InlineData("", 0, 0, 0)]
    [InlineData(" \n\u3000", 0, 0, 0)]
    [InlineData("Chongqing rates high in digitalization", 0, 5, 5)]
    [InlineData("China's state-of-the-art COVID-19 plan grew 3.5% - really.", 0, 7, 7)]
    [InlineData("China’s plan", 0, 2, 2)]
    [InlineData("重庆5G基站2023年达7.5万个", 8, 11, 3)]
    [InlineData("他说：“Hello world。”", 2, 8, 2)]
    [InlineData("“重庆”——山城……", 4, 10, 0)]
    [InlineData("He said “yes” — twice", 0, 4, 4)]
    [InlineData("二〇二六年", 5, 5, 0)]
    [InlineData("𠮷野家", 3, 3, 0)]
    [InlineData("😀 👨‍👩‍👧", 0, 0, 0)]
    public void Of_Text_CountsByTheThreeRules(string text, int chinese, int wordStyle, int english) =>
        Assert.Equal(new TextCounts(chinese, wordStyle, english), TextCounts.Of(text));

    [Fact]
    public void Of_Content_CountsAllThatIsTranslated()
    {
        var content = new ArticleContent
        {
            Headline = "重庆",
            Byline = [new("张三")],
            Blocks =
            [
                new ParagraphBlock { Id = "a", Text = [new("He"), new("llo", Bold: true), new(" world")] },
                new PictureBlock { Id = "b", PictureId = Guid.Empty, Caption = RichText.Of("桥"), Credit = "Li Si", Alt = "夜" },
            ],
        };

        Assert.Equal(new TextCounts(4, 8, 4), TextCounts.Of(content));
        Assert.Equal(new TextCounts(0, 2, 2), TextCounts.Of(content.Blocks[0]));
    }
}
