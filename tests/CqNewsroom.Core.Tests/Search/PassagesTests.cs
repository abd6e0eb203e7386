using System.Globalization;
using CqNewsroom.Core.Search;
using CsCheck;

namespace CqNewsroom.Core.Tests.Search;

public sealed class PassagesTests
{
    [Theory]
    [InlineData("长寿", "重庆市长寿区", "重庆市[长寿]区")]
    [InlineData("市长寿", "重庆市长寿区", "重庆[市长寿]区")]
    [InlineData("庆", "重庆市", "重[庆]市")]
    [InlineData("bridge", "Two bridges and a Bridge's end", "Two [bridges] and a [Bridge]'s end")]
    [InlineData("\"new bridge\"", "A new, long bridge; a new bridge", "A new, long bridge; a [new bridge]")]
    [InlineData("5G基站", "建成5G 基站", "建成[5G 基站]")]
    [InlineData("李强", "李　强说", "[李　强]说")]
    [InlineData("重庆 庆市", "重庆市", "[重庆市]")]
    [InlineData("bridge -river", "bridge over a river", "[bridge] over a river")]
    [InlineData("script", "<script>alert(1)</script>", "<[script]>alert(1)</[script]>")]
    public void What_was_found_is_marked_where_it_stands(string typed, string text, string expected) => Assert.Equal(expected, Shown(Passages.Whole(text, Read(typed))));

    [Fact]
    public void The_passages_that_hold_most_come_out_of_a_long_text_in_its_order()
    {
        string[] texts = ["Nothing here.", "A bridge.", "A river and a bridge.", "A river.", "The bridge over the river again."];
        Assert.Equal(["A [river] and a [bridge].", "The [bridge] over the [river] again."], Passages.Best(texts, Read("bridge river")).Select(Shown));
    }

    [Fact]
    public void Where_only_the_headline_holds_it_the_text_is_shown_from_its_beginning() =>
        Assert.Equal(["Nothing here."], Passages.Best(["", "Nothing here.", "Nor here."], Read("bridge")).Select(Shown));

    [Fact]
    public void A_long_paragraph_is_cut_around_what_was_found()
    {
        var text = string.Concat(Enumerable.Repeat("这里是别的话。", 80)) + "长寿湖风景区今天开园。" + string.Concat(Enumerable.Repeat("那里也是别的话。", 80));
        var passage = Assert.Single(Passages.Best([text], Read("长寿湖")));
        Assert.Contains("[长寿湖]风景区", Shown(passage), StringComparison.Ordinal);
        Assert.StartsWith("…", passage.Text, StringComparison.Ordinal);
        Assert.EndsWith("…", passage.Text, StringComparison.Ordinal);
        Assert.InRange(passage.Text.Length, 60, 130);
    }

    [Fact]
    public void No_text_element_is_cut_whatever_stands_there() =>
        Gen.OneOf("重庆", "👨‍👩‍👧", "e\u0301", "word ", "长寿", "，", "葛\U000E0100", "𠮷", "\n").Array[0, 400].Select(string.Concat).Sample(text =>
        {
            foreach (var passage in Passages.Best([text], Read("长寿")))
            {
                var inner = passage.Text.Trim('…');
                var at = text.Replace('\n', ' ').IndexOf(inner, StringComparison.Ordinal);
                Assert.True(at >= 0);
                Assert.All(passage.Marks, mark => Assert.StartsWith("长寿", passage.Text[mark.Start..mark.End], StringComparison.Ordinal));
                Assert.All(passage.Text.EnumerateRunes(), rune => Assert.NotEqual(0xFFFD, rune.Value));
                Assert.Equal(StringInfo.ParseCombiningCharacters(inner).Length, StringInfo.ParseCombiningCharacters(text.Replace('\n', ' ')).Count(start => start >= at && start < at + inner.Length));
            }
        });

    private static IReadOnlyList<SearchUnit> Read(string typed)
    {
        Assert.Null(SearchQueryParser.Read(typed, out var units));
        return units;
    }

    private static string Shown(MarkedText marked)
    {
        var text = marked.Text;
        foreach (var mark in marked.Marks.Reverse())
            text = text.Insert(mark.End, "]").Insert(mark.Start, "[");
        return text;
    }
}
