using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Search;

namespace CqNewsroom.Core.Tests.Search;

/// <summary>What of an article is searched, and how much each place counts: only what stands on its page.</summary>
public sealed class SearchFieldsTests
{
    private static readonly ArticleContent Content = ArticleContent.Empty with
    {
        Headline = "Headline",
        SecondHeadline = "Second",
        Summary = "Summary",
        Origin = "Origin",
        Byline = new[] { new BylineEntry("Wu Mei") }.ToEquatableList(),
        Blocks = new Block[]
        {
            new HeadingBlock { Id = "h", Level = 2, Text = RichText.Of("Heading") },
            new ParagraphBlock { Id = "p", Text = RichText.Of("Paragraph") },
            new PictureBlock { Id = "i", PictureId = Guid.NewGuid(), Caption = RichText.Of("Caption"), Credit = "Photographer", Alt = "Seen by nobody" },
        }.ToEquatableList(),
    };

    private static readonly Credits Credits = new(
        "", "(Translated by Yuki, Fathom)", "Editor:Jiang Yiwei", "By Wu Mei", [new CreditedPerson(null, "Real Name", "Yuki", "Fathom")], new CreditedPerson(null, "蒋一薇", "Jiang Yiwei", null));

    [Fact]
    public void Each_place_counts_as_much_as_the_docs_say()
    {
        var weights = SearchFields.Of(Content, Credits, ["Tag"]).ToDictionary(field => field.Text, field => field.Weight);
        var body = weights["Paragraph"];

        Assert.Equal((6, 3, 3, 3), (weights["Headline"] / body, weights["Second"] / body, weights["Summary"] / body, weights["Tag"] / body));
        Assert.All(["Heading", "Wu Mei", "Yuki", "Fathom", "Jiang Yiwei"], place => Assert.Equal(2 * body, weights[place]));
        Assert.All(["Caption", "Photographer", "Origin"], place => Assert.Equal(body, weights[place]));
    }

    [Fact]
    public void Only_what_is_printed_is_searched()
    {
        var silent = Credits with { TranslatorLine = "", EditorLine = "" };
        Assert.Equal(["Wu Mei"], Names(silent));
        Assert.Equal(["Wu Mei", "Yuki", "Fathom", "Jiang Yiwei"], Names(Credits));
        var all = SearchFields.Of(Content, Credits, []).Select(field => field.Text).ToList();
        Assert.DoesNotContain("Real Name", all);
        Assert.DoesNotContain("蒋一薇", all);
        Assert.DoesNotContain("Seen by nobody", all);
        Assert.Equal(["Summary", "Heading", "Paragraph", "Caption"], SearchFields.Of(Content, Credits, []).Where(field => field.IsPassage).Select(field => field.Text));

        static IEnumerable<string> Names(Credits credits) => SearchFields.Of(Content, credits, []).Where(field => field.IsName).Select(field => field.Text);
    }

    [Fact]
    public void A_name_is_found_as_a_name_alone_where_it_is_a_credit_and_no_phrase_reaches_over_the_end_of_a_block()
    {
        var terms = DocumentTerms.Read(DocumentTerms.Of(Content, Credits, [], out _)).ToDictionary(term => term.Term, term => Positions(term));

        Assert.True(terms.ContainsKey("@wu") && terms.ContainsKey("wu") && terms.ContainsKey("headlin"));
        Assert.False(terms.ContainsKey("@headlin") || terms.ContainsKey("@paragraph"));
        Assert.True(terms["paragraph"][0] - terms["head"][0] > 1);
        Assert.Equal(1, terms["mei"][0] - terms["wu"][0]);

        static List<int> Positions(DocumentTerm term)
        {
            var positions = new List<int>();
            NumberReader.ReadAscending(term.Positions.Span, positions);
            return positions;
        }
    }

    [Fact]
    public void What_nobody_sees_is_taken_out_of_a_question()
    {
        var asked = new SearchQuestion("  a\u202Eb\u200B \uD800c\u0007\td ", " city ", "\u2066Yuki\u2069", "2026/3/2", "tomorrow\u0000").Cleaned();

        Assert.Equal(new SearchQuestion("ab c d", "city", "Yuki", "2026-03-02", "tomorrow"), asked);
        Assert.True(new SearchQuestion(" ", "", "\t").IsEmpty);
    }
}
