using CqNewsroom.Core.Documents;
using CsCheck;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class ContentHashTests
{
    private static readonly PictureBlock Picture = new()
    {
        Id = "pic",
        PictureId = Guid.Parse("0192f3a4-0000-7000-8000-000000000001"),
        Caption = RichText.Of("The bridge"),
        Credit = "Photo by Li Si",
        Alt = "A bridge at night",
    };

    private static readonly ArticleContent Content = new()
    {
        Headline = "重庆",
        Byline = [new BylineEntry("Zhang San")],
        Blocks = [new ParagraphBlock { Id = "p", Text = RichText.Of("text") }, Picture],
    };

    /// <summary>A fixed value: stored hashes must still fit after an update of the runtime.</summary>
    [Fact]
    public void OfWhole_OfAKnownText_IsTheSameForEver()
    {
        var content = new ArticleContent { Headline = "重庆😀\u00a0é", Blocks = [new ParagraphBlock { Id = "p", Text = RichText.Of("a\u2028<&>\"\\\n") }] };

        Assert.Equal("{\"headline\":\"重庆😀\u00a0é\",\"blocks\":[{\"id\":\"p\",\"type\":\"paragraph\",\"text\":[{\"text\":\"a\u2028<&>\\\"\\\\\\n\"}]}]}", CanonicalJson.Write(content));
        Assert.Equal("59338dddcb5a1af6ce369f18b7cb2faed31e5fcc304cf4e80333ce5e6946807c", ContentHash.OfWhole(content));
    }

    [Fact]
    public void OfWhole_RunsCutAnyWay_Stays() => DocumentGen.Content.Sample(content =>
    {
        var recut = content with { Blocks = content.Blocks.Select(DocumentGen.Recut).ToEquatableList() };
        return ContentHash.OfWhole(recut) == ContentHash.OfWhole(content) && ContentHash.OfTranslatable(recut) == ContentHash.OfTranslatable(content);
    });

    [Fact]
    public void OfWhole_DifferentContent_Differs() => Gen.Select(DocumentGen.Content, DocumentGen.Content).Sample((one, other) =>
        one.Equals(other) == (ContentHash.OfWhole(one) == ContentHash.OfWhole(other)));

    [Fact]
    public void OfTranslatable_OtherPictureBylineOrSources_Stays()
    {
        var changed = Content with
        {
            Byline = [new BylineEntry("Zhang San", Guid.Parse("0192f3a4-0000-7000-8000-000000000002")), new BylineEntry("Li Si")],
            Blocks = [Content.Blocks[0] with { Sources = ["s"] }, Picture with { PictureId = Guid.Parse("0192f3a4-0000-7000-8000-000000000003") }],
        };

        Assert.NotEqual(ContentHash.OfWhole(Content), ContentHash.OfWhole(changed));
        Assert.Equal(ContentHash.OfTranslatable(Content), ContentHash.OfTranslatable(changed));
    }

    /// <summary>Cases N59 and N71.</summary>
    [Fact]
    public void OfTranslatable_OtherCaptionCreditAltOrText_Differs()
    {
        ArticleContent[] changed =
        [
            With(Picture with { Caption = RichText.Of("The other bridge") }),
            With(Picture with { Credit = "Photo by Wang Wu" }),
            With(Picture with { Alt = "A bridge by day" }),
            Content with { Headline = "重庆市" },
            Content with { Summary = "s" },
            Content with { Dateline = new("CHONGQING", "CQNEWS") },
            Content with { Origin = "Xinhua" },
            Content with { Blocks = [Content.Blocks[1], Content.Blocks[0]] },
            Content with { Blocks = [new ParagraphBlock { Id = "p", Text = [new("text", Bold: true)] }, Picture] },
            Content with { Blocks = [new ParagraphBlock { Id = "p", Text = [new("text", Link: "https://e.cn/")] }, Picture] },
            Content with { Blocks = [new QuotationBlock { Id = "p", Text = RichText.Of("text") }, Picture] },
        ];

        Assert.Equal(changed.Length + 1, changed.Append(Content).Select(ContentHash.OfTranslatable).Distinct(StringComparer.Ordinal).Count());

        static ArticleContent With(PictureBlock picture) => Content with { Blocks = [Content.Blocks[0], picture] };
    }

    [Fact]
    public void OfBlock_OtherPicture_StaysAndOtherCreditDiffers()
    {
        Assert.Equal(ContentHash.OfBlock(Picture), ContentHash.OfBlock(Picture with { PictureId = Guid.Empty, Sources = ["s"] }));
        Assert.NotEqual(ContentHash.OfBlock(Picture), ContentHash.OfBlock(Picture with { Credit = "x" }));
    }

    [Fact]
    public void OfWhole_HalfOfASurrogatePair_IsNeverHashedAsSomethingElse() =>
        Assert.ThrowsAny<ArgumentException>(() => ContentHash.OfWhole(new ArticleContent { Headline = "\ud800" }));
}
