using CqNewsroom.Core.Memory;

namespace CqNewsroom.Core.Tests.Memory;

/// <summary>Where sentences end.</summary>
public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("大桥通车。全长三公里！好吗？好；走。", 5)]
    [InlineData("他说：“好。走吧。”大家走了。", 1)]
    [InlineData("他说：“好。走吧”。大家走了。", 2)]
    [InlineData("（见图。）大桥通车。", 1)]
    [InlineData("一行\n二行", 2)]
    [InlineData("他说：“好。走吧。", 2)]
    [InlineData("", 0)]
    [InlineData("没有句号", 1)]
    [InlineData("什么？！走。", 2)]
    public void Chinese(string text, int sentences) => Assert.Equal(sentences, SentenceSplitter.Split(text, "zh-CN").Count);

    [Theory]
    [InlineData("The bridge opened. It is 3.5 kilometers long! Good? Yes; go.", 5)]
    [InlineData("\"Good. Let's go,\" he said. They went.", 2)]
    [InlineData("He said, \"Good.\" They went.", 2)]
    [InlineData("Mr. Li met Dr. Wang at 9 a.m. on Monday in the U.S. capital.", 1)]
    [InlineData("It’s good. The city’s bridge opened.", 2)]
    [InlineData("He said: “Good. Go.” They went.", 2)]
    public void English(string text, int sentences) => Assert.Equal(sentences, SentenceSplitter.Split(text, "en").Count);

    [Fact]
    public void No_character_but_spaces_is_lost()
    {
        const string Text = " 大桥通车。  “好。” 走！\n\n完 ";
        Assert.Equal(Text.Where(c => !char.IsWhiteSpace(c)), SentenceSplitter.Split(Text, "zh-CN").SelectMany(span => span.In(Text)).Where(c => !char.IsWhiteSpace(c)));
    }
}
