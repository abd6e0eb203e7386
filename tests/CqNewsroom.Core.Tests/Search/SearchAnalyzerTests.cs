using CqNewsroom.Core.Search;
using CsCheck;

namespace CqNewsroom.Core.Tests.Search;

public sealed class SearchAnalyzerTests
{
    [Theory]
    [InlineData("重庆市长寿区", "重庆 庆市 市长 长寿 寿区")]
    [InlineData("5G基站", "5g 基站")]
    [InlineData("２０２６年", "2026 年")]
    [InlineData("Ｃ９１９客机", "c919 客机")]
    [InlineData("1,200.5亿", "1200.5 亿")]
    [InlineData("李　强", "李强")]
    [InlineData("约翰·史密斯", "约翰 翰史 史密 密斯")]
    [InlineData("“长江”", "长江")]
    [InlineData("葛\U000E0100洲坝", "葛洲 洲坝")]
    [InlineData("𠮷野家", "𠮷野 野家")]
    [InlineData("The museum's openings", "the museum open")]
    [InlineData("don’t", "dont")]
    [InlineData("O'Brien reported", "obrien report")]
    [InlineData("U.S. and US", "us and us")]
    [InlineData("COVID-19", "covid 19")]
    [InlineData("Café\u0301 LǙ", "cafe lu")]
    [InlineData("re\u00ADport re\u200Bport", "report report")]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("\u202Eabc\u0007 \uD800 def", "abc def")]
    [InlineData("<b>&amp;</b>", "b amp b")]
    [InlineData("", "")]
    [InlineData("！？——", "")]
    public void Words_are_whole_and_Chinese_goes_in_pairs(string text, string expected)
    {
        var terms = Kept(text);
        Assert.Equal(expected, string.Join(' ', terms));
    }

    [Fact]
    public void A_term_has_an_end()
    {
        Assert.Equal(60, Assert.Single(Kept(new string('x', 500))).Length);
        Assert.InRange(Assert.Single(Kept(string.Join('.', Enumerable.Repeat('1', 500)))).Length, 60, 120);
    }

    [Theory]
    [InlineData("reporters", "reported", "reporting")]
    [InlineData("city", "cities")]
    [InlineData("bridge", "bridges")]
    [InlineData("happy", "happiness")]
    [InlineData("rational", "rationalize")]
    [InlineData("hopping", "hop", "hopped")]
    [InlineData("electric", "electrical")]
    public void An_English_word_is_found_by_its_other_forms(params string[] forms) => Assert.Single(forms.Select(EnglishStemmer.Stem).Distinct());

    // Examples of the published description.
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("conflated", "conflat")]
    [InlineData("sized", "size")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("sky", "sky")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("operator", "oper")]
    [InlineData("feudalism", "feudal")]
    [InlineData("hopefulness", "hope")]
    [InlineData("adoption", "adopt")]
    [InlineData("replacement", "replac")]
    [InlineData("probate", "probat")]
    [InlineData("cease", "ceas")]
    [InlineData("controll", "control")]
    [InlineData("oscillators", "oscil")]
    public void Endings_go_as_described(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));

    [Fact]
    public void Tokens_stand_on_borders_of_text_elements_and_never_fail() =>
        Gen.OneOf("重", "庆", "長", "ﬁ", "㍿", "e\u0301", "👨‍👩‍👧", "\uD83D", "\uDC00", "\u202E", "'", "’", ".", ",", "5", "G", " ", "\u3000", "한", "か\u3099", "\uFFFF", "İ", "\0")
            .Array[0, 40].Select(string.Concat).Sample(text =>
            {
                var borders = System.Globalization.StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
                foreach (var token in SearchAnalyzer.Tokens(text))
                {
                    Assert.Contains(token.Start, borders);
                    Assert.Contains(token.End, borders);
                    Assert.True(token.Start < token.End && token.Term.Length > 0);
                }
            });

    [Fact]
    public void A_giant_word_is_cut()
    {
        var term = Assert.Single(SearchAnalyzer.Tokens(new string('a', 100_000))).Term;
        Assert.True(term.Length <= 60);
    }

    private static List<string> Kept(string text) =>
        SearchQueryParser.Unit(text, excluded: false) is { } unit ? [.. unit.Terms.Select(term => term.Term)] : [];
}
