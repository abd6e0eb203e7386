using CqNewsroom.Core.Documents;
using CqNewsroom.Web.Reader;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>What an article, or a page that an administrator wrote, is described by where it has no words of its own for that.</summary>
public sealed class ArticleDescriptionTests
{
    [Fact]
    public void It_is_the_summary_or_the_first_paragraph()
    {
        var content = ArticleContent.Empty with { Blocks = new Block[] { new HeadingBlock { Id = "h", Level = 2, Text = RichText.Of("Heading") }, new ParagraphBlock { Id = "p", Text = RichText.Of("First\nlines.") } }.ToEquatableList() };

        Assert.Equal("First lines.", ArticleDescription.Of(content));
        Assert.Equal("Summary", ArticleDescription.Of(content with { Summary = "Summary" }));
        Assert.Equal("", ArticleDescription.OpeningOf([]));
    }

    [Fact]
    public void A_long_one_ends_with_a_whole_word_and_a_whole_character()
    {
        var words = Shortened(string.Join(' ', Enumerable.Repeat("bridge", 60)));
        Assert.EndsWith(" bridge…", words, StringComparison.Ordinal);
        Assert.InRange(words.Length, 120, 160);
        // A family of several characters is one to the eye.
        const string Family = "👨‍👩‍👧";
        Assert.EndsWith("家" + Family + "…", Shortened(new string('家', 158) + Family + new string('家', 50)), StringComparison.Ordinal);
        Assert.EndsWith("家…", Shortened(new string('家', 159) + Family + new string('家', 50)), StringComparison.Ordinal);

        static string Shortened(string markdown) => ArticleDescription.OpeningOf(MarkdownBlocks.Of(markdown, "https://news.example"));
    }
}
