using CqNewsroom.Core.Publishing;
using CsCheck;

namespace CqNewsroom.Core.Tests.Publishing;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Chongqing rates high in digitalization level rankings in China", "chongqing-rates-high-in-digitalization-level-rankings-in-china")]
    [InlineData("知识库", "知识库")] // case N90
    [InlineData("你好", "你好")] // case N90
    [InlineData("。。。", "story")] // case N90
    [InlineData("", "story")]
    [InlineData("重庆、成都", "重庆-成都")] // case N92: never pinyin
    [InlineData("二〇二六年“十五五”规划", "二〇二六年-十五五-规划")]
    [InlineData("China's Xi’an: 3.5% growth?!", "chinas-xian-3-5-growth")]
    [InlineData("Café Straße Łódź naïve ÆØ İstanbul", "cafe-strasse-lodz-naive-aeo-istanbul")]
    [InlineData("Йод и Ёлка", "йод-и-ёлка")]
    [InlineData("हिन्दी समाचार", "हिन्दी-समाचार")]
    [InlineData("ＡＢＣ１２３ Ⅷ", "abc123-viii")]
    [InlineData("  --a__b//c..  ", "a-b-c")]
    [InlineData("<script>alert(1)</script>", "script-alert-1-script")]
    [InlineData("a\0c\u202ed", "a-c-d")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("😀", "story")]
    public void From_Headline_KeepsLettersAndDigits(string headline, string expected) => Assert.Equal(expected, Slug.From(headline));

    [Fact]
    public void From_HalfOfASurrogatePair_IsAGap() => Assert.Equal("a-b", Slug.From("a\ud800b\udc00"));

    /// <summary>Case N93.</summary>
    [Fact]
    public void From_EightyChineseCharacters_CutsOnWholeCharacters() =>
        Assert.Equal(new string('重', 13), Slug.From(new string('重', 80)));

    [Fact]
    public void From_LongEnglish_CutsBetweenWords()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("development", 20)));
        Assert.Equal(string.Join('-', Enumerable.Repeat("development", 10)), slug);
    }

    [Fact]
    public void From_OneEndlessWord_IsCut() => Assert.Equal(new string('a', Slug.EncodedLength), Slug.From(new string('a', 100_000)));

    [Fact]
    public void From_AnyString_IsShortNotEmptyAndStable() => Gen.OneOf(Gen.String, Gen.Char['\u4e00', '\u9fff'].Array[0, 100].Select(chars => new string(chars)), Gen.String[0, 400]).Sample(headline =>
    {
        var slug = Slug.From(headline);
        Assert.InRange(Uri.EscapeDataString(slug).Length, 1, Slug.EncodedLength);
        Assert.False(slug.StartsWith('-') || slug.EndsWith('-') || slug.Contains("--", StringComparison.Ordinal));
        Assert.Equal(slug, Slug.From(slug));
    });
}
