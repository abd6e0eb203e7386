using CqNewsroom.Core.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Vml;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using MathText = DocumentFormat.OpenXml.Math.Text;

namespace CqNewsroom.Core.Word;

/// <summary>Reads what stands in a paragraph: text with marks, and on the way what an article does not have.</summary>
/// <param name="main">The document.</param>
/// <param name="styles">Its styles.</param>
internal sealed class WordInline(MainDocumentPart main, WordStyles styles)
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly Stack<Field> _fields = new();
    private readonly Dictionary<string, string> _links = main.HyperlinkRelationships.GroupBy(link => link.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Uri.OriginalString, StringComparer.Ordinal);

    /// <summary>How many pictures and other objects were passed over.</summary>
    public int Pictures { get; private set; }

    /// <summary>How many tracked changes were taken as accepted.</summary>
    public int TrackedChanges { get; set; }

    /// <summary>Reads a paragraph.</summary>
    public WordLine Read(Paragraph paragraph)
    {
        var line = new WordLine();
        Read(paragraph, line, null);
        // What begins a field and never shows a result would swallow all that follows.
        while (_fields.TryPeek(out var open) && !open.ShowsResult)
            _fields.Pop();
        return line;
    }

    private void Read(OpenXmlElement parent, WordLine line, string? link)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Run run:
                    ReadRun(run, line, link);
                    break;
                case Hyperlink hyperlink:
                    Read(hyperlink, line, LinkOf(hyperlink) ?? link);
                    break;
                case SimpleField field:
                    Read(field, line, LinkOf(field.Instruction?.Value) ?? link);
                    break;
                case DeletedRun or MoveFromRun:
                    TrackedChanges++;
                    break;
                case InsertedRun or MoveToRun:
                    TrackedChanges++;
                    Read(child, line, link);
                    break;
                case BookmarkStart { Name.Value: { } name }:
                    line.Bookmarks.Add(name);
                    break;
                case ParagraphProperties or SdtProperties or SdtEndCharProperties or CustomXmlProperties:
                    break;
                case OpenXmlUnknownElement unknown:
                    // Smart tags and the like, which the library does not know any more.
                    line.Runs.AddRange(unknown.Descendants().Where(part => part is { LocalName: "t", NamespaceUri: Main }).Select(part => new TextRun(part.InnerText, false, false, link)));
                    break;
                case MathText { Text: { Length: > 0 } formula }:
                    line.Runs.Add(new TextRun(formula, false, false, link));
                    break;
                default:
                    if (child.HasChildren)
                        Read(child, line, link);
                    break;
            }
        }
    }

    private void ReadRun(Run run, WordLine line, string? link)
    {
        var properties = run.RunProperties;
        if (properties?.Vanish is { } vanish && WordStyles.IsOn(vanish))
            return;
        var characterStyle = properties?.RunStyle?.Val?.Value;
        var bold = properties?.Bold is { } b ? WordStyles.IsOn(b) : styles.IsBold(characterStyle);
        var italic = properties?.Italic is { } i ? WordStyles.IsOn(i) : styles.IsItalic(characterStyle);
        foreach (var child in run.ChildElements)
        {
            if (child is FieldChar or FieldCode)
                ReadField(child);
            else if (_fields.Count == 0 || _fields.All(field => field.ShowsResult))
                ReadPart(child, line, text => line.Runs.Add(new TextRun(text, bold, italic, link ?? _fields.Select(field => field.Link).FirstOrDefault(of => of is not null))));
        }
    }

    private void ReadPart(OpenXmlElement part, WordLine line, Action<string> add)
    {
        switch (part)
        {
            case Text text:
                add(text.Text.ReplaceLineEndings(" "));
                break;
            case TabChar or PositionalTab:
                add(" ");
                break;
            case Break { Type: null } or CarriageReturn:
            case Break { Type: var type } when type!.Value == BreakValues.TextWrapping:
                add("\n");
                break;
            case NoBreakHyphen:
                add("-");
                break;
            case SymbolChar { Char.Value: { } code } when int.TryParse(code, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var value) && value is > 32 and < 0xD800:
                add(((char)value).ToString());
                break;
            case FootnoteReference { Id.Value: var id }:
                line.Footnotes.Add((false, id));
                break;
            case EndnoteReference { Id.Value: var id }:
                line.Footnotes.Add((true, id));
                break;
            case Ruby ruby:
                ReadRuby(ruby, add);
                break;
            case Drawing or Picture or EmbeddedObject or AlternateContent:
                ReadObject(part, line);
                break;
        }
    }

    // Small type above the characters says how they are read; the characters themselves are the text.
    private static void ReadRuby(Ruby ruby, Action<string> add)
    {
        foreach (var text in ruby.Descendants<RubyBase>().SelectMany(of => of.Descendants<Text>()))
            add(text.Text);
    }

    private void ReadObject(OpenXmlElement part, WordLine line)
    {
        var boxes = part.Descendants<TextBoxContent>().ToList();
        if (part is AlternateContent { FirstChild: { } first })
            boxes = [.. first.Descendants<TextBoxContent>()];
        if (boxes.Count > 0)
            line.Boxes.AddRange(boxes.Take(1));
        else if (part.Descendants<Rectangle>().Any(rectangle => rectangle.Horizontal?.Value == true))
            line.IsRule = true;
        else
            Pictures++;
    }

    private void ReadField(OpenXmlElement part)
    {
        if (part is FieldCode code)
        {
            if (_fields.TryPeek(out var open) && !open.ShowsResult)
                open.Instruction += code.Text;
            return;
        }

        var type = ((FieldChar)part).FieldCharType?.Value;
        if (type == FieldCharValues.Begin)
        {
            _fields.Push(new Field());
        }
        else if (type == FieldCharValues.Separate && _fields.TryPeek(out var open))
        {
            open.ShowsResult = true;
            open.Link = LinkOf(open.Instruction);
        }
        else if (type == FieldCharValues.End && _fields.Count > 0)
        {
            _fields.Pop();
        }
    }

    private string? LinkOf(Hyperlink hyperlink)
    {
        if (hyperlink.Id?.Value is not { } id || !_links.TryGetValue(id, out var address))
            return null;
        var link = hyperlink.Anchor?.Value is { Length: > 0 } anchor && !address.Contains('#', StringComparison.Ordinal) ? $"{address}#{anchor}" : address;
        return LinkRules.IsAllowed(link) ? link : null;
    }

    private static string? LinkOf(string? instruction)
    {
        var code = (instruction ?? "").Trim();
        if (!code.StartsWith("HYPERLINK", StringComparison.OrdinalIgnoreCase) || code.Split('"') is not [var before, var address, ..] || before.Contains("\\l", StringComparison.Ordinal))
            return null;
        return LinkRules.IsAllowed(address) ? address : null;
    }

    private sealed class Field
    {
        public string Instruction { get; set; } = "";

        public bool ShowsResult { get; set; }

        public string? Link { get; set; }
    }
}

/// <summary>What a paragraph holds.</summary>
internal sealed class WordLine
{
    public List<TextRun> Runs { get; } = [];

    public List<string> Bookmarks { get; } = [];

    public List<(bool IsEndnote, long? Id)> Footnotes { get; } = [];

    public List<TextBoxContent> Boxes { get; } = [];

    public bool IsRule { get; set; }

    public string Text => string.Concat(Runs.Select(run => run.Text));

    public string? Block => Bookmarks.Find(name => name.StartsWith(WordNames.Block, StringComparison.Ordinal))?[WordNames.Block.Length..];

    public Guid? Picture => Bookmarks.Find(name => name.StartsWith(WordNames.Picture, StringComparison.Ordinal)) is { } name
        && Guid.TryParseExact(name[WordNames.Picture.Length..], "N", out var id) ? id : null;
}
