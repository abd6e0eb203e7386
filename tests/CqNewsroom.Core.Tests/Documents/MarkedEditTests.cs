using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class MarkedEditTests
{
    private static readonly RichText Marked = [new("The "), new("bridge", Bold: true), new(" opens "), new("today", Link: "https://example.org/")];

    [Fact]
    public void Words_that_stay_keep_their_marks() => Assert.Equal(
        [new("The new "), new("bridge", Bold: true), new(" opens "), new("today", Link: "https://example.org/")],
        MarkedEdit.Apply(Marked, "The new bridge opens today"));

    [Fact]
    public void New_words_are_never_part_of_a_link() => Assert.Equal(
        [new("The "), new("bridge", Bold: true), new(" opens "), new("today", Link: "https://example.org/"), new(" at noon")],
        MarkedEdit.Apply(Marked, "The bridge opens today at noon"));

    [Fact]
    public void The_words_are_exactly_those_asked_for()
    {
        RichText chinese = [new("记者从市政府"), new("获悉", Italic: true), new("，轻轨一号线🚇开通。")];

        foreach (var words in (string[])["", "记者获悉", "轻轨一号线🚈开通，记者从市政府获悉。", "全新的一句话"])
            Assert.Equal(words, MarkedEdit.Apply(chinese, words).ToPlainText());
    }

    [Fact]
    public void A_block_keeps_its_id_and_sources()
    {
        var block = new QuotationBlock { Id = "q1", Sources = ["s1"], Text = RichText.Of("old"), Attribution = "Zhang San" };

        Assert.Equal(block with { Text = RichText.Of("new") }, MarkedEdit.Apply(block, "new"));
        Assert.Null(MarkedEdit.Apply(new DividerBlock { Id = "d" }, "new"));
    }
}
