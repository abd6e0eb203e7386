using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Import;

namespace CqNewsroom.Core.Tests.Import;

/// <summary>HTML of archives as blocks, and that nothing of it gets through but what a block can hold.</summary>
public sealed class HtmlBodyTests
{
    [Fact]
    public void Paragraphs_headings_lists_tables_and_quotations_become_blocks()
    {
        var read = Read("""
            <h1>Works</h1><p>One <b>bold</b> and <em>two</em>,
              three&nbsp;four.</p><h4>Details</h4>
            <ul><li>First<ol><li>Inner</li></ol></li><li>Second</li></ul>
            <table><tr><th>Year</th><th>Length</th></tr><tr><td>2023</td><td>12 km</td></tr><tr><td colspan="2">in all</td></tr></table>
            <blockquote><p>It holds.</p><p>It does.</p><cite>— Wang, engineer</cite></blockquote><hr/>Last words.
            """);

        Assert.Equal(
        [
            "heading2:Works", "paragraph:One bold and two, three four.", "heading3:Details", "list:First\nInner\nSecond", "table:Year\tLength\n2023\t12 km\nin all\t",
            "quotation:It holds.\nIt does.\nWang, engineer", "divider:", "paragraph:Last words.",
        ], Shown(read));
        Assert.Equal([new TextRun("One "), new TextRun("bold", Bold: true), new TextRun(" and "), new TextRun("two", Italic: true), new TextRun(", three four.")], ((ParagraphBlock)read.Parts[1].Block!).Text);
        Assert.True(((TableBlock)read.Parts[4].Block!).HasHeader);
        Assert.Empty(read.Concerns);
    }

    [Fact]
    public void A_title_that_is_made_to_take_for_ever_is_read_as_far_as_a_title_goes()
    {
        var words = HtmlBody.Words("Ferry " + string.Concat(Enumerable.Repeat("[caption]<img x>[/captio", 120_000)));

        Assert.StartsWith("Ferry", words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_runs_frames_asks_or_hides_stays_out()
    {
        var read = Read("""
            <p onclick="alert(1)">Text<script>alert(2)</script><style>p{}</style> goes on<span style="display: none">cheap pills</span>.</p><iframe src="https://video.example/1"></iframe>
            <form><input value="x"><p>Sign up</p></form><svg onload="alert(3)"><text>svg</text></svg><noscript>no</noscript><template><p>t</p></template><img src="https://count.example/1.gif" width="1" height="1">
            <p><a href="javascript:alert(4)">here</a> and <a href="/old/page">there</a> and <a href="#up">up</a></p>
            """);

        Assert.Equal(["paragraph:Text goes on.", "paragraph:here and there and up"], Shown(read));
        Assert.Equal([new TextRun("here and "), new TextRun("there", Link: "https://old.example/old/page"), new TextRun(" and up")], ((ParagraphBlock)read.Parts[1].Block!).Text);
        Assert.Equal(
            [(ImportDoubt.LeftOut, "iframe https://video.example/1"), (ImportDoubt.LeftOut, "form"), (ImportDoubt.LeftOut, "svg"), (ImportDoubt.LinkDropped, "javascript:alert(4)")],
            read.Concerns.Select(concern => (concern.Kind, concern.Detail)));
    }

    [Fact]
    public void Older_WordPress_parts_paragraphs_by_empty_lines_alone()
    {
        var read = HtmlBody.Read("First line\nsecond <b>line</b>\n\nNext <a href=\"https://a.example/\">one</a>.\n\n[caption id=\"a\" width=\"300\"]<a href=\"x\"><img src=\"a.jpg\" alt=\"A\" /></a> Seen from <i>above</i>[/caption]\n\n[gallery columns=\"3\"]", isLoose: true, null)!;

        Assert.Equal(["paragraph:First line\nsecond line", "paragraph:Next one.", "picture:a.jpg|Seen from above|A", "paragraph:[gallery columns=\"3\"]"], Shown(read));
        Assert.Equal([ImportDoubt.ShortcodeKept], read.Concerns.Select(concern => concern.Kind));
    }

    [Fact]
    public void A_line_that_the_page_broke_joins_in_Chinese_and_leaves_a_blank_in_English() =>
        Assert.Equal(["paragraph:重庆市今天发布", "paragraph:Chongqing said today", "paragraph:a\nb", "paragraph:c"], Shown(Read("<p>重庆市\n今天发布</p><p>Chongqing\nsaid today</p><div>a<br>b<br><br>c</div>")));

    [Fact]
    public void Pictures_stand_where_they_stood_with_caption_and_alternative_text() =>
        Assert.Equal(
            ["paragraph:Before", "picture:https://old.example/p/a.jpg||the bridge", "paragraph:after.", "picture:https://old.example/b.jpg|At night|"],
            Shown(Read("<p>Before <img src=\"/p/a.jpg\" alt=\"the bridge\"> after.</p><figure><img data-src=\"https://old.example/b.jpg\" src=\"data:image/gif;base64,R0lG\"><figcaption>At\n night</figcaption></figure>")));

    [Theory]
    [InlineData("<div>", 200)]
    [InlineData("<div>", 500_000)]
    [InlineData("<table><tr><td>", 150)]
    [InlineData("<ul><li>", 300_000)]
    [InlineData("<b></x>", 500_000)]
    [InlineData("<div><x></div></y>", 200_000)]
    public void What_stands_deeper_than_any_text_or_costs_its_parser_too_much_is_refused(string html, int times) =>
        Assert.Null(HtmlBody.Read(string.Concat(Enumerable.Repeat(html, times)) + "x", isLoose: false, null));

    [Fact]
    public void Marks_that_were_never_closed_do_not_multiply()
    {
        var marks = string.Concat(Enumerable.Range(0, 300).Select(i => $"<font size={i}>"));

        Assert.Null(HtmlBody.Read(marks + string.Concat(Enumerable.Repeat("<p>x", 100_000)), isLoose: false, null));
        Assert.Empty(HtmlBody.Read(string.Concat(Enumerable.Repeat("<table><tr><td></table></div>", 50_000)), isLoose: false, null)!.Parts);
        Assert.Equal(2_000, HtmlBody.Read(string.Concat(Enumerable.Repeat("<p>A <b>long <i>text</i></b> of paragraphs", 2_000)), isLoose: false, null)!.Parts.Count);
    }

    private static ReadBody Read(string html) => HtmlBody.Read(html, isLoose: false, "https://old.example/2023/a")!;

    private static IEnumerable<string> Shown(ReadBody read) => read.Parts.Select(part => part.Block switch
    {
        null => $"picture:{part.Picture!.Address}|{part.Picture.Caption}|{part.Picture.Alt}",
        HeadingBlock heading => $"heading{heading.Level}:{heading.Text}",
        var block => $"{block.Type}:{PlainText.Of(block)}",
    });
}
