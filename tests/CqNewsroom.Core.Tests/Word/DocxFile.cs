using System.IO.Compression;
using System.Text;

namespace CqNewsroom.Core.Tests.Word;

/// <summary>Word documents written by hand, as other programs write them.</summary>
internal static class DocxFile
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>A document of the XML of its body, with further parts by path.</summary>
    public static byte[] Of(string body, IReadOnlyDictionary<string, string>? parts = null, string mainType = Main, string relations = "")
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = ContentTypes(mainType),
            ["_rels/.rels"] = Relations("<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>"),
            ["word/document.xml"] = $"<w:document {Namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>",
            ["word/_rels/document.xml.rels"] = Relations(
                Relation("styles", "styles") + Relation("numbering", "numbering") + Relation("comments", "comments") + Relation("footnotes", "footnotes") + relations),
            ["word/styles.xml"] = Styles,
            ["word/numbering.xml"] = Numbering,
        };
        foreach (var (path, xml) in parts ?? new Dictionary<string, string>(StringComparer.Ordinal))
            all[path] = xml;
        return Zip(all.Select(part => (part.Key, Encoding.UTF8.GetBytes(part.Value))));
    }

    public static byte[] Zip(IEnumerable<(string Path, byte[] Bytes)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in parts)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A paragraph of plain text.</summary>
    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr>{R(text)}</w:p>";

    /// <summary>A paragraph with a style.</summary>
    public static string Styled(string style, string text) => P(text, $"<w:pStyle w:val=\"{style}\"/>");

    /// <summary>An item of a list.</summary>
    public static string Item(int list, int level, string text) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    /// <summary>A run.</summary>
    public static string R(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string Relations(string relations) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>";

    private static string Relation(string kind, string file) =>
        $"<Relationship Id=\"{file}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{file}.xml\"/>";

    private static string ContentTypes(string mainType) =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
        + $"<Override PartName=\"/word/document.xml\" ContentType=\"{mainType}\"/>"
        + string.Concat(new[] { "styles", "numbering", "comments", "footnotes" }.Select(part =>
            $"<Override PartName=\"/word/{part}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml\"/>"))
        + "</Types>";

    // WPS numbers its styles; only their names tell what they are.
    private const string Styles = $"""
        <w:styles {Namespaces}>
        <w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="4"><w:name w:val="Title"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="5"><w:name w:val="Quote"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="6"><w:name w:val="House quote"/><w:basedOn w:val="5"/></w:style>
        <w:style w:type="paragraph" w:styleId="7"><w:name w:val="List Bullet"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="8"><w:name w:val="toc 1"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="paragraph" w:styleId="9"><w:name w:val="Subtitle"/><w:basedOn w:val="1"/></w:style>
        <w:style w:type="character" w:styleId="10"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        </w:styles>
        """;

    private const string Numbering = $"""
        <w:numbering {Namespaces}>
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCountingThousand"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        </w:numbering>
        """;
}
