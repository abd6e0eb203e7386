using CqNewsroom.Core.Documents;
using CsCheck;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class TextCleanerTests
{
    /// <summary>Case N78 among others.</summary>
    [Theory]
    [InlineData("a\r\nb\rc\u2028d\u0085e\vf", false, "a\nb\nc\nd\ne\nf")]
    [InlineData("a\r\nb\nc", true, "a b c")]
    [InlineData("a\tb", false, "a b")]
    [InlineData("\ufeff重\u200b庆\u00ad\u2060", false, "重庆")]
    [InlineData("a\u000f\u001d\u0010\ufffe\0b", false, "ab")]
    [InlineData(" as typed  ", false, " as typed  ")]
    [InlineData("a\u202eb", false, "a\u202eb")]
    public void Clean_Text_DropsWhatNobodyMeant(string text, bool oneLine, string expected) => Assert.Equal(expected, TextCleaner.Clean(text, oneLine));

    [Fact]
    public void Clean_HalfOfASurrogatePair_StaysToBeRefused() => Assert.Equal("a\ud800b", TextCleaner.Clean("\ufeffa\ud800b"));

    [Fact]
    public void Clean_SoundContent_ChangesNothing() => DocumentGen.Content.Sample(content => TextCleaner.Clean(content).Equals(content));

    [Fact]
    public void Clean_AnyString_IsStable() => Gen.String.Sample(text => TextCleaner.Clean(TextCleaner.Clean(text)) == TextCleaner.Clean(text));

    [Fact]
    public void Clean_EveryTextOfABlock_IsReached()
    {
        const string dirty = "x\ufeff\u000f";
        var text = RichText.Of(dirty);
        Block[] blocks =
        [
            new ParagraphBlock { Id = "a", Text = text },
            new HeadingBlock { Id = "b", Text = text },
            new QuotationBlock { Id = "c", Text = text, Attribution = dirty },
            new ListBlock { Id = "d", Items = [new() { Text = text, Items = [new() { Text = text }] }] },
            new TableBlock { Id = "e", Rows = [[text]] },
            new PictureBlock { Id = "f", PictureId = Guid.Empty, Caption = text, Credit = dirty, Alt = dirty },
        ];
        var content = new ArticleContent
        {
            Headline = dirty,
            SecondHeadline = dirty,
            Summary = dirty,
            Dateline = new(dirty, dirty),
            Byline = [new(dirty)],
            Origin = dirty,
            Blocks = blocks.ToEquatableList(),
        };

        Assert.NotEmpty(ContentRules.Check(content));
        Assert.Empty(ContentRules.Check(TextCleaner.Clean(content)));
    }
}
