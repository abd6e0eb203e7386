using CqNewsroom.Core.Search;
using CsCheck;

namespace CqNewsroom.Core.Tests.Search;

public sealed class SearchQueryParserTests
{
    [Theory]
    [InlineData("长寿 大桥", "长寿|大桥")]
    [InlineData("长寿大桥", "长寿+寿大+大桥")]
    [InlineData("\"new bridge\" opens", "new+bridg|open")]
    [InlineData("“New Bridge”　-closed", "new+bridg|!close")]
    [InlineData("-\"old bridge\" bridge", "!old+bridg|bridg")]
    [InlineData("《三体》", "三体")]
    [InlineData("the bridge of Chongqing", "bridg|chongq")]
    [InlineData("the", "the")]
    [InlineData("\"to be\"", "to+be")]
    [InlineData("COVID-19", "covid+19")]
    [InlineData("渝", "渝")]
    [InlineData("A区", "a+区")]
    [InlineData("\"not closed", "close")]
    [InlineData("bridge - river", "bridg|river")]
    public void What_is_typed_has_its_meaning(string typed, string expected)
    {
        var problem = SearchQueryParser.Read(typed, out var units);
        Assert.Null(problem);
        Assert.Equal(expected, string.Join('|', units.Select(unit => (unit.IsExcluded ? "!" : "") + string.Join('+', unit.Terms.Select(term => term.Term)))));
    }

    [Theory]
    [InlineData("", SearchProblem.NoWords)]
    [InlineData("  \u3000 ", SearchProblem.NoWords)]
    [InlineData("!!! “” ，。", SearchProblem.NoWords)]
    [InlineData("-bridge", SearchProblem.OnlyExcluded)]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z", SearchProblem.TooManyWords)]
    public void What_cannot_be_asked_says_why(string typed, SearchProblem problem) => Assert.Equal(problem, SearchQueryParser.Read(typed, out _));

    [Fact]
    public void A_question_may_be_so_long_and_no_longer()
    {
        Assert.Null(SearchQueryParser.Read(new string('重', SearchLimits.QueryLength), out _));
        Assert.Equal(SearchProblem.TooLong, SearchQueryParser.Read(new string('重', SearchLimits.QueryLength + 1), out _));
    }

    [Fact]
    public void Nothing_typed_makes_it_fail() =>
        Gen.OneOf("重", "庆", "\"", "“", "”", "-", " ", "'", "%", "*", "(", ")", "\0", "\uD800", "NEAR", "OR", "a", "5", ":", "@", "\\")
            .Array[0, 60].Select(string.Concat).Sample(typed =>
            {
                var problem = SearchQueryParser.Read(typed, out var units);
                Assert.Equal(problem is null, units.Count > 0);
                // The name's mark cannot be typed.
                Assert.DoesNotContain(units.SelectMany(unit => unit.Terms), term => term.Term.StartsWith(DocumentTerms.NamePrefix, StringComparison.Ordinal));
            });
}
