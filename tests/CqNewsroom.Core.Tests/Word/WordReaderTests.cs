using System.Globalization;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Word;
using static CqNewsroom.Core.Tests.Word.DocxFile;

namespace CqNewsroom.Core.Tests.Word;

/// <summary>What other programs write in Word documents, as blocks of an article.</summary>
public sealed class WordReaderTests
{
    [Fact]
    public void Title_headings_and_quotations_are_known_by_the_names_of_their_styles()
    {
        var text = Read(Styled("4", "江上新桥通车") + Styled("9", "市民步行过江") + Styled("2", "建设") + P("正文。") + Styled("3", "细节")
            + Styled("6", "桥很稳。") + Styled("5", "——市民王女士") + Styled("8", "目录\t1") + P("", "<w:outlineLvl w:val=\"1\"/>") + P("大纲", "<w:outlineLvl w:val=\"0\"/>"));

        Assert.Equal("江上新桥通车", text.Content.Headline);
        Assert.Equal("市民步行过江", text.Content.SecondHeadline);
        Assert.Equal(
        [
            new HeadingBlock { Id = "n1", Level = 2, Text = RichText.Of("建设") },
            new ParagraphBlock { Id = "n2", Text = RichText.Of("正文。") },
            new HeadingBlock { Id = "n3", Level = 3, Text = RichText.Of("细节") },
            new QuotationBlock { Id = "n4", Text = RichText.Of("桥很稳。"), Attribution = "市民王女士" },
            new HeadingBlock { Id = "n5", Level = 2, Text = RichText.Of("大纲") },
        ], text.Content.Blocks);
        Assert.Empty(text.Notes);
    }

    [Fact]
    public void Bold_italic_and_links_are_kept_and_other_looks_go()
    {
        var text = Read(
            "<w:p>" + R("红", "<w:color w:val=\"FF0000\"/>") + R("粗", "<w:b/>") + R("细", "<w:b w:val=\"0\"/>") + R("斜", "<w:i/>") + R("强", "<w:rStyle w:val=\"10\"/>")
            + R("密", "<w:vanish/>") + "<w:hyperlink r:id=\"good\" w:anchor=\"a\">" + R("链") + "</w:hyperlink><w:hyperlink r:id=\"bad\">" + R("坏") + "</w:hyperlink>"
            + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://b.example/\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + R("域") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + R("尾") + "</w:p>",
            relations: Link("good", "https://a.example/x") + Link("bad", "javascript:alert(1)"));

        Assert.Equal(
            [new ParagraphBlock
            {
                Id = "n1",
                Text =
                [
                    new("红"), new("粗", Bold: true), new("细"), new("斜", Italic: true), new("强", Bold: true),
                    new("链", Link: "https://a.example/x#a"), new("坏"), new("域", Link: "https://b.example/"), new("尾"),
                ],
            }],
            text.Content.Blocks);
    }

    [Fact]
    public void Lists_nest_are_numbered_or_not_and_part_from_each_other()
    {
        var text = Read(Item(1, 0, "甲") + Item(1, 1, "乙") + Item(1, 5, "丙") + Item(1, 8, "丁") + Item(1, 0, "戊") + Item(2, 0, "一") + Item(2, 0, "二") + P("文") + Styled("7", "样式") + P("后", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"));

        Assert.Equal(
        [
            new ListBlock
            {
                Id = "n1",
                Items =
                [
                    new() { Text = RichText.Of("甲"), Items = [new() { Text = RichText.Of("乙"), Items = [new() { Text = RichText.Of("丙") }, new() { Text = RichText.Of("丁") }] }] },
                    new() { Text = RichText.Of("戊") },
                ],
            },
            new ListBlock { Id = "n2", Ordered = true, Items = [new() { Text = RichText.Of("一") }, new() { Text = RichText.Of("二") }] },
            new ParagraphBlock { Id = "n3", Text = RichText.Of("文") },
            new ListBlock { Id = "n4", Items = [new() { Text = RichText.Of("样式") }] },
            new ParagraphBlock { Id = "n5", Text = RichText.Of("后") },
        ], text.Content.Blocks);
    }

    [Fact]
    public void Tables_keep_their_cells_where_they_stand()
    {
        var text = Read("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + Cell(P("年")) + Cell(P("人") + P("万")) + Cell(P("注")) + "</w:tr>"
            + "<w:tr>" + Cell(P("2025"), "<w:gridSpan w:val=\"2\"/>") + Cell(P("合"), "<w:vMerge w:val=\"restart\"/>") + "</w:tr>"
            + "<w:tr>" + Cell(P("2026")) + Cell("<w:tbl><w:tr>" + Cell(P("内")) + Cell(P("外")) + "</w:tr></w:tbl>" + P("")) + Cell(P("不见"), "<w:vMerge/>") + "</w:tr></w:tbl>"
            + "<w:tbl><w:tr>" + Cell(P("只是版式")) + "</w:tr></w:tbl>");

        Assert.Equal(
        [
            new TableBlock
            {
                Id = "n1",
                HasHeader = true,
                Rows =
                [
                    [RichText.Of("年"), RichText.Of("人\n万"), RichText.Of("注")],
                    [RichText.Of("2025"), RichText.Empty, RichText.Of("合")],
                    [RichText.Of("2026"), RichText.Of("内\n外"), RichText.Empty],
                ],
            },
            new ParagraphBlock { Id = "n2", Text = RichText.Of("只是版式") },
        ], text.Content.Blocks);
    }

    [Theory]
    [InlineData("重庆市{br}人民政府，{br}新闻", "重庆市人民政府，新闻")]
    [InlineData("first line{br}second line", "first line\nsecond line")]
    [InlineData("　　首行缩进，中间  空格 ", "首行缩进，中间 空格")]
    [InlineData("甲{tab}乙", "甲 乙")]
    public void Line_breaks_and_spaces_that_only_made_the_look_go(string typed, string expected)
    {
        var runs = typed.Replace("{br}", "</w:t><w:br/><w:t xml:space=\"preserve\">", StringComparison.Ordinal).Replace("{tab}", "</w:t><w:tab/><w:t>", StringComparison.Ordinal);

        var text = Read($"<w:p><w:r><w:t xml:space=\"preserve\">{runs}</w:t></w:r></w:p>" + P("") + P("　"));

        Assert.Equal([new ParagraphBlock { Id = "n1", Text = RichText.Of(expected) }], text.Content.Blocks);
    }

    [Fact]
    public void Tracked_changes_are_taken_as_accepted()
    {
        const string by = "w:id=\"1\" w:author=\"a\" w:date=\"2026-01-01T00:00:00Z\"";
        var text = Read("<w:p>" + R("一") + $"<w:del {by}><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins {by}>" + R("新") + "</w:ins></w:p>"
            + $"<w:p><w:pPr><w:rPr><w:del {by}/></w:rPr></w:pPr>" + R("前半") + "</w:p>" + P("后半")
            + $"<w:moveFrom {by}></w:moveFrom><w:tbl><w:tr>" + Cell(P("a")) + Cell(P("b")) + $"</w:tr><w:tr><w:trPr><w:del {by}/></w:trPr>" + Cell(P("x")) + Cell(P("y")) + "</w:tr></w:tbl>");

        Assert.Equal(
        [
            new ParagraphBlock { Id = "n1", Text = RichText.Of("一新") },
            new ParagraphBlock { Id = "n2", Text = RichText.Of("前半后半") },
            new TableBlock { Id = "n3", Rows = [[RichText.Of("a"), RichText.Of("b")]] },
        ], text.Content.Blocks);
        Assert.Contains(text.Notes, note => note.Kind == WordNoteKind.TrackedChanges);
    }

    [Fact]
    public void Comments_footnotes_and_pictures_become_notes_to_the_writer()
    {
        var text = Read(
            "<w:p>" + R("正文") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:drawing/></w:r><w:r><w:pict/></w:r></w:p>",
            parts: new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["word/comments.xml"] = $"<w:comments {Namespaces}><w:comment w:id=\"1\" w:author=\"王编辑\">{P("请核对")}{P("数字")}</w:comment></w:comments>",
                ["word/footnotes.xml"] = $"<w:footnotes {Namespaces}><w:footnote w:id=\"2\">{P("来源：统计局")}</w:footnote></w:footnotes>",
            });

        Assert.Equal(
        [
            WordNote.Of(WordNoteKind.Pictures, "2"),
            WordNote.Of(WordNoteKind.Footnote, "来源：统计局"),
            WordNote.Of(WordNoteKind.Comment, "王编辑", "请核对\n数字"),
        ], text.Notes);
        Assert.Equal([new ParagraphBlock { Id = "n1", Text = RichText.Of("正文") }], text.Content.Blocks);
    }

    [Fact]
    public void A_centred_first_line_is_the_headline_of_who_writes_without_styles()
    {
        var text = Read(P("江上新桥通车", "<w:jc w:val=\"center\"/>") + P("正文。"));

        Assert.Equal("江上新桥通车", text.Content.Headline);
        Assert.Equal([WordNote.Of(WordNoteKind.HeadlineGuessed)], text.Notes);
        Assert.Single(text.Content.Blocks);
    }

    [Fact]
    public void Text_boxes_content_controls_and_rules_are_read()
    {
        var text = Read("<w:sdt><w:sdtPr/><w:sdtContent>" + P("控件") + "</w:sdtContent></w:sdt>"
            + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:pict><v:shape><v:textbox><w:txbxContent>" + P("框中") + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Choice>"
            + "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" + P("框中") + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
            + "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\"/></w:pBdr></w:pPr></w:p>"
            + "<w:p><w:r><w:pict><v:rect o:hr=\"t\"/></w:pict></w:r></w:p>");

        Assert.Equal(
        [
            new ParagraphBlock { Id = "n1", Text = RichText.Of("控件") },
            new ParagraphBlock { Id = "n2", Text = RichText.Of("框中") },
            new DividerBlock { Id = "n3" },
            new DividerBlock { Id = "n4" },
        ], text.Content.Blocks);
    }

    [Fact]
    public void A_paragraph_longer_than_a_block_is_cut_behind_a_sentence()
    {
        var sentence = new string('字', 999) + "。";

        var blocks = Read(P(string.Concat(Enumerable.Repeat(sentence, 45)))).Content.Blocks.Cast<ParagraphBlock>().ToList();

        Assert.Equal([20_000, 20_000, 5_000], blocks.Select(block => block.Text.Length));
        Assert.All(blocks, block => Assert.EndsWith("。", block.Text.ToPlainText(), StringComparison.Ordinal));
    }

    internal static WordText Read(string body, IReadOnlyDictionary<string, string>? parts = null, string relations = "") => Read(Of(body, parts, relations: relations));

    internal static WordText Read(byte[] file)
    {
        var next = 0;
        return WordReader.Read(file, () => string.Create(CultureInfo.InvariantCulture, $"n{++next}"));
    }

    private static string Cell(string content, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>";

    private static string Link(string id, string target) =>
        $"<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>";
}
