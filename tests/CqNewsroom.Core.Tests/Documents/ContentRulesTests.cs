using CqNewsroom.Core.Documents;
using CsCheck;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class ContentRulesTests
{
    [Fact]
    public void Check_SoundDocuments_FindsNothing() => DocumentGen.Content.Sample(content => Assert.Empty(ContentRules.Check(content)));

    [Theory]
    [InlineData("a\0", "U+0000")]
    [InlineData("a\u000f", "U+000F")]
    [InlineData("a\u007f", "U+007F")]
    [InlineData("a\u0085b", "U+0085")]
    [InlineData("a\tb", "U+0009")]
    [InlineData("a\r\nb", "U+000D")]
    [InlineData("a\u2028b", "U+2028")]
    [InlineData("a\u202eb", "U+202E")]
    [InlineData("a\u2066b", "U+2066")]
    [InlineData("a\u200fb", "U+200F")]
    [InlineData("a\u061cb", "U+061C")]
    [InlineData("\ufeffa", "U+FEFF")]
    [InlineData("a\u200bb", "U+200B")]
    [InlineData("a\ufffe", "U+FFFE")]
    [InlineData("a\uffff", "U+FFFF")]
    [InlineData("a\U0001fffe", "U+1FFFE")]
    [InlineData("a\U000e0041", "U+E0041")]
    [InlineData("\u200da", "U+200D")]
    [InlineData("a \u200db", "U+200D")]
    [InlineData("a\u200c", "U+200C")]
    public void Check_ForbiddenCharacter_RefusesAndNamesIt(string text, string named)
    {
        var problem = Assert.Single(ContentRules.Check(new ArticleContent { Summary = text }));
        Assert.Equal((DocumentProblemCode.ForbiddenCharacter, "summary", named), (problem.Code, problem.Field, Assert.Single(problem.Args)));
        Assert.Equal([DocumentProblemCode.ForbiddenCharacter], Codes(Paragraph(text)));
    }

    /// <summary>No theory: attributes cannot hold half a pair.</summary>
    [Fact]
    public void Check_HalfOfASurrogatePair_Refuses() =>
        Assert.All(["\ud800", "a\udc00b", "\udc00\ud800"], text => Assert.Equal([DocumentProblemCode.LoneSurrogate], Codes(Paragraph(text))));

    [Fact]
    public void Check_PairCutBetweenTwoRuns_Refuses() =>
        Assert.Equal([DocumentProblemCode.LoneSurrogate], Codes(new ParagraphBlock { Id = "p", Text = [new("\ud83d"), new("\ude00", Bold: true)] }));

    [Theory]
    [InlineData("👨‍👩‍👧 1️⃣")]
    [InlineData("می‌خواهم")]
    [InlineData("葛\U000E0100")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("line\nline")]
    public void Check_CharactersThatPeopleWrite_AcceptsThem(string text) => Assert.Empty(ContentRules.Check(Paragraph(text)));

    [Theory]
    [InlineData("https://www.cqnews.net/a?b=c#d", true)]
    [InlineData("http://例子.中国/新闻", true)]
    [InlineData("HTTPS://EXAMPLE.CN", true)]
    [InlineData("mailto:desk@example.cn", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData(" javascript:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://example.cn/", false)]
    [InlineData("//example.cn/", false)]
    [InlineData("/en/story", false)]
    [InlineData("example.cn", false)]
    [InlineData("https:", false)]
    [InlineData("https://", false)]
    [InlineData("https:example.cn", false)]
    [InlineData("https:\\\\example.cn", false)]
    [InlineData("https://cqnews.net@example.cn/", false)]
    [InlineData("https://example.cn/\"onclick=", false)]
    [InlineData("https://example.cn/\u202e", false)]
    [InlineData("mailto:", false)]
    [InlineData("mailto:@", false)]
    public void Check_Link_AllowsOnlyAbsoluteWebAndMail(string link, bool allowed) =>
        Assert.Equal(allowed, Codes(new ParagraphBlock { Id = "p", Text = [new("x", Link: link)] }).Count == 0);

    [Fact]
    public void Check_LinkLongerThanTheLimit_Refuses()
    {
        var link = "https://e.cn/" + new string('a', DocumentLimits.LinkLength - 13);
        Assert.True(LinkRules.IsAllowed(link));
        Assert.False(LinkRules.IsAllowed(link + "a"));
    }

    [Fact]
    public void Check_AtTheLimits_AcceptsAndBeyondRefuses()
    {
        Assert.Empty(ContentRules.Check(new ArticleContent { Headline = new('a', 300), Summary = new('a', 2_000) }));
        Assert.Equal([DocumentProblemCode.TooLong, DocumentProblemCode.TooLong], Codes(new ArticleContent { Headline = new('a', 301), Summary = new('a', 2_001) }));
        Assert.Empty(ContentRules.Check(Paragraph(new('a', 20_000))));
        Assert.Equal([DocumentProblemCode.TooLong], Codes(Paragraph(new('a', 20_001))));
        Assert.Equal([DocumentProblemCode.TooLong], Codes(new QuotationBlock { Id = "q", Text = RichText.Of(new('a', 19_999)), Attribution = "ab" }));
    }

    [Fact]
    public void Check_TooManyBlocksOrTooManyBytes_Refuses()
    {
        var dividers = Enumerable.Range(0, 2_001).Select(number => (Block)new DividerBlock { Id = $"d{number}" }).ToEquatableList();
        var long2 = Enumerable.Range(0, 36).Select(number => (Block)new ParagraphBlock { Id = $"p{number}", Text = RichText.Of(new('重', 20_000)) }).ToEquatableList();

        Assert.Equal([DocumentProblemCode.TooMany], Codes(new ArticleContent { Blocks = dividers }));
        Assert.Equal([DocumentProblemCode.TooBig], Codes(new ArticleContent { Blocks = long2 }));
    }

    [Fact]
    public void Check_Shapes_RefusesWhatNoReaderCouldShow()
    {
        EquatableList<RichText> Row(int cells) => Enumerable.Repeat(RichText.Empty, cells).ToEquatableList();
        TableBlock Table(params EquatableList<RichText>[] rows) => new() { Id = "t", Rows = rows.ToEquatableList() };
        ListItem Nested(int levels) => new() { Items = levels == 1 ? [] : [Nested(levels - 1)] };

        Assert.Equal([DocumentProblemCode.WrongHeadingLevel], Codes(new HeadingBlock { Id = "h", Level = 1 }));
        Assert.Equal([DocumentProblemCode.UnevenTable], Codes(Table(Row(2), Row(3))));
        Assert.Equal([DocumentProblemCode.UnevenTable], Codes(Table(Row(0))));
        Assert.Equal([DocumentProblemCode.TooMany], Codes(Table([.. Enumerable.Repeat(Row(1), 201)])));
        Assert.Equal([DocumentProblemCode.TooMany], Codes(Table(Row(31))));
        Assert.Empty(Codes(new ListBlock { Id = "l", Items = [Nested(3)] }));
        Assert.Equal([DocumentProblemCode.ListTooDeep], Codes(new ListBlock { Id = "l", Items = [Nested(4)] }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("段")]
    [InlineData("\"><script>")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Check_BlockId_RefusesAllButShortPlainOnes(string id)
    {
        Assert.Equal([DocumentProblemCode.WrongBlockId], Codes(new DividerBlock { Id = id }));
        Assert.Equal([DocumentProblemCode.WrongBlockId], Codes(new DividerBlock { Id = "d", Sources = [id] }));
    }

    [Fact]
    public void Check_TwoBlocksWithOneId_Refuses() =>
        Assert.Equal([DocumentProblemCode.RepeatedBlockId], Codes(new ArticleContent { Blocks = [new DividerBlock { Id = "d" }, Paragraph("x") with { Id = "d" }] }));

    [Fact]
    public void Check_LineBreakInHeadlineOrNameWithoutLetters_Refuses()
    {
        Assert.Equal([DocumentProblemCode.LineBreak], Codes(new ArticleContent { Headline = "a\nb" }));
        Assert.Equal([DocumentProblemCode.MissingProperty], Codes(new ArticleContent { Byline = [new(" ")] }));
    }

    [Fact]
    public void HasTextBlock_PicturesAndWhiteSpaceOnly_IsFalse()
    {
        var picture = new PictureBlock { Id = "p", PictureId = Guid.Empty, Caption = RichText.Of("caption") };
        Assert.False(ContentRules.HasTextBlock(new ArticleContent { Blocks = [picture, new DividerBlock { Id = "d" }, Paragraph(" \n\u3000")] }));
        Assert.True(ContentRules.HasTextBlock(new ArticleContent { Blocks = [picture, new ListBlock { Id = "l", Items = [new() { Text = RichText.Of("x") }] }] }));
    }

    private static ParagraphBlock Paragraph(string text) => new() { Id = "p", Text = RichText.Of(text) };

    private static List<DocumentProblemCode> Codes(Block block) => [.. ContentRules.Check(block).Select(problem => problem.Code)];

    private static List<DocumentProblemCode> Codes(ArticleContent content) => [.. ContentRules.Check(content).Select(problem => problem.Code)];
}
