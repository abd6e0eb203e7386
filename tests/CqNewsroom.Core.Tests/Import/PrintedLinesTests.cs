using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Import;
using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Tests.Import;

/// <summary>The lines that a page prints around its text: found letter for letter, and nothing that only looks like one.</summary>
public sealed class PrintedLinesTests
{
    [Theory]
    [InlineData("Text. (Translated by Yuki, Fathom Language Limited)", "Text.", "(Translated by Yuki, Fathom Language Limited)", "Yuki/Fathom Language Limited")]
    [InlineData("Text. (Translated by Yuki)", "Text.", "(Translated by Yuki)", "Yuki/")]
    [InlineData("Text. (Translated by Yuki; Hana, Fathom)", "Text.", "(Translated by Yuki; Hana, Fathom)", "Yuki/Fathom Hana/Fathom")]
    [InlineData("Text. (Translated by Yuki, Fathom; Rita, Rival)", "Text.", "(Translated by Yuki, Fathom; Rita, Rival)", "Yuki/Fathom Rita/Rival")]
    [InlineData("A book (Translated by Somebody) was sold. (Translated by Yuki)", "A book (Translated by Somebody) was sold.", "(Translated by Yuki)", "Yuki/")]
    [InlineData("正文。（翻译：方敏，深译公司）", "正文。", "（翻译：方敏，深译公司）", "方敏/深译公司")]
    [InlineData("正文。（编译：方敏）", "正文。", "（编译：方敏）", "方敏/")]
    [InlineData("The book was a success (Translated by Somebody) everywhere.", "The book was a success (Translated by Somebody) everywhere.", "", "")]
    public void The_translators_credit_closes_the_last_paragraph(string paragraph, string text, string line, string names)
    {
        var (lines, parts) = Take(paragraph, paragraph[0] > 0x2E80 ? CreditWording.Chinese : CreditWording.English);

        Assert.Equal((text, line), (Assert.Single(parts), lines.TranslatorLine));
        Assert.Equal(names, string.Join(' ', lines.Translators.Select(translator => $"{translator.Name}/{translator.Agency}")));
    }

    [Theory]
    [InlineData("Editor:Jiang Yiwei", "Jiang Yiwei")]
    [InlineData("Editor: Jiang Yiwei", "Jiang Yiwei")]
    [InlineData("责任编辑：蒋一薇", "蒋一薇")]
    [InlineData("（责编：蒋一薇）", "蒋一薇")]
    [InlineData("编辑 ：蒋一薇", "蒋一薇")]
    [InlineData("Editor: the word has two meanings. The first is old.", null)]
    [InlineData("The editor:Jiang", null)]
    public void The_editors_line_comes_last(string paragraph, string? name)
    {
        var (lines, parts) = PrintedLines.Take([Part("Text."), Part(paragraph)], CreditWording.English);

        Assert.Equal((name, name is null ? "" : paragraph), (lines.Editor, lines.EditorLine));
        Assert.Equal(name is null ? 2 : 1, parts.Count);
    }

    [Theory]
    [InlineData("CHONGQING (CQNEWS) -- On July 10", "CHONGQING (CQNEWS) -- ", "CHONGQING", "CQNEWS")]
    [InlineData("CHONGQING, July 10 (Xinhua) -- The", "CHONGQING, July 10 (Xinhua) -- ", "CHONGQING, July 10", "Xinhua")]
    [InlineData("CHONGQING — The", "CHONGQING — ", "CHONGQING", "")]
    [InlineData("重庆（CQNEWS）今天", "重庆（CQNEWS）", "重庆", "CQNEWS")]
    [InlineData("重庆7月10日电 今天", "重庆7月10日电 ", "重庆7月10日", "")]
    [InlineData("重庆市人民政府（以下简称市政府）今天", "", null, null)]
    [InlineData("NASA said -- and this is sure -- so", "", null, null)]
    [InlineData("Chongqing (CQNEWS) -- On", "", null, null)]
    public void The_dateline_opens_the_first_paragraph(string paragraph, string line, string? place, string? agency)
    {
        var (lines, parts) = Take(paragraph, CreditWording.English);

        Assert.Equal((line, paragraph[line.Length..]), (lines.DatelineLine, Assert.Single(parts)));
        Assert.Equal((place, agency), (lines.Dateline?.Place, lines.Dateline?.Agency));
    }

    [Fact]
    public void A_wording_that_the_newsroom_chose_is_known()
    {
        var (lines, parts) = Take("Text. [English by Yuki of Fathom]", CreditWording.English with { TranslatorOfAgency = "[English by {0} of {1}]", Translator = "[English by {0}]" });

        Assert.Equal("[English by Yuki of Fathom]", lines.TranslatorLine);
        Assert.Equal("Text.", Assert.Single(parts));
    }

    [Fact]
    public void Marks_of_the_text_outlive_the_cut()
    {
        var text = RichText.Create([new TextRun("CHONGQING (CQNEWS) -- ", Bold: true), new TextRun("Water", Italic: true), new TextRun(" rose. (Translated by Yuki)")]);

        var (_, parts) = PrintedLines.Take([BodyPart.Paragraph(text)], CreditWording.English);

        Assert.Equal([new TextRun("Water", Italic: true), new TextRun(" rose.")], ((ParagraphBlock)Assert.Single(parts).Block!).Text);
    }

    private static (PrintedLines Lines, IReadOnlyList<string> Parts) Take(string paragraph, CreditWording wording)
    {
        var (lines, parts) = PrintedLines.Take([Part(paragraph)], wording);
        return (lines, [.. parts.Select(part => PlainText.Of(part.Block!))]);
    }

    private static BodyPart Part(string text) => BodyPart.Paragraph(RichText.Of(text));
}
