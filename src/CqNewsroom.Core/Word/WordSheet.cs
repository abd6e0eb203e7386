using System.Globalization;
using System.Security;
using System.Text;

namespace CqNewsroom.Core.Word;

/// <summary>The look of a written Word document: its styles and lists.</summary>
internal static class WordSheet
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>The part of styles.</summary>
    /// <param name="language">Language of the text, for spelling.</param>
    public static string Styles(string language)
    {
        var chinese = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var tag = SecurityElement.Escape(language);
        return $"""
            <w:styles {Namespace}>
            <w:docDefaults>
            <w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="SimSun"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="{(chinese ? "en-US" : tag)}" w:eastAsia="{(chinese ? tag : "zh-CN")}"/></w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault>
            </w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
            <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
            {Paragraph("Title", "Title", "<w:spacing w:before='0' w:after='200'/><w:jc w:val='center'/>", "<w:rFonts w:eastAsia='SimHei'/><w:b/><w:sz w:val='40'/>")}
            {Paragraph("Subtitle", "Subtitle", "<w:jc w:val='center'/>", "<w:sz w:val='28'/>")}
            {Paragraph("Heading1", "heading 1", "<w:keepNext/><w:spacing w:before='320'/><w:outlineLvl w:val='0'/>", "<w:rFonts w:eastAsia='SimHei'/><w:b/><w:sz w:val='30'/>")}
            {Paragraph("Heading2", "heading 2", "<w:keepNext/><w:spacing w:before='240'/><w:outlineLvl w:val='1'/>", "<w:rFonts w:eastAsia='SimHei'/><w:b/><w:sz w:val='26'/>")}
            {Paragraph("Quote", "Quote", "<w:ind w:left='567' w:right='567'/>", "<w:iCs/>")}
            {Paragraph("ListParagraph", "List Paragraph", "<w:spacing w:after='60'/>", "")}
            {Paragraph("NewsSummary", "News Summary", "<w:pBdr><w:left w:val='single' w:sz='12' w:space='8' w:color='808080'/></w:pBdr>", "<w:color w:val='404040'/>")}
            {Paragraph("NewsDateline", "News Dateline", "", "<w:color w:val='606060'/>")}
            {Paragraph("NewsByline", "News Byline", "<w:spacing w:after='60'/><w:jc w:val='center'/>", "<w:color w:val='606060'/>")}
            {Paragraph("NewsOrigin", "News Origin", "<w:spacing w:before='240'/>", "<w:color w:val='606060'/>")}
            {Paragraph("NewsAttribution", "News Attribution", "<w:ind w:left='567' w:right='567'/><w:jc w:val='right'/>", "<w:color w:val='606060'/>")}
            {Paragraph("NewsDivider", "News Divider", "<w:pBdr><w:bottom w:val='single' w:sz='6' w:space='1' w:color='808080'/></w:pBdr>", "")}
            {Paragraph("NewsPicture", "News Picture", "<w:pBdr><w:top w:val='dotted' w:sz='6' w:space='4' w:color='808080'/></w:pBdr>", "<w:sz w:val='21'/>")}
            {Paragraph("NewsPictureCredit", "News Picture Credit", "", "<w:color w:val='606060'/><w:sz w:val='21'/>")}
            {Paragraph("NewsPictureText", "News Picture Text", "", "<w:color w:val='808080'/><w:sz w:val='21'/>")}
            {Paragraph("NewsCell", "News Cell", "<w:spacing w:after='0' w:line='300' w:lineRule='auto'/>", "<w:sz w:val='21'/>")}
            <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>
            <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
            </w:styles>
            """;
    }

    /// <summary>The part of lists: one instance for each list, so that each counts from one.</summary>
    /// <param name="ordered">For each list whether it is numbered.</param>
    public static string Numbering(IReadOnlyList<bool> ordered)
    {
        var numbering = new StringBuilder($"<w:numbering {Namespace}>");
        numbering.Append(List(0, level => ("bullet", level % 2 == 0 ? "•" : "◦"))).Append(List(1, level => ("decimal", string.Create(CultureInfo.InvariantCulture, $"%{level + 1}."))));
        for (var list = 0; list < ordered.Count; list++)
        {
            var restart = ordered[list] ? "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>" : "";
            numbering.Append(CultureInfo.InvariantCulture, $"<w:num w:numId=\"{list + 1}\"><w:abstractNumId w:val=\"{(ordered[list] ? 1 : 0)}\"/>{restart}</w:num>");
        }

        return numbering.Append("</w:numbering>").ToString();
    }

    private static string List(int id, Func<int, (string Format, string Text)> level)
    {
        var list = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>");
        for (var at = 0; at < 9; at++)
        {
            var (format, text) = level(at);
            list.Append(CultureInfo.InvariantCulture, $"<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{(at + 1) * 480}\" w:hanging=\"480\"/></w:pPr></w:lvl>");
        }

        return list.Append("</w:abstractNum>").ToString();
    }

    private static string Paragraph(string id, string name, string paragraph, string characters) =>
        $"""<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>""";
}
