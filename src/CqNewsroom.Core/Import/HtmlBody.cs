using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Import;

/// <summary>
/// HTML as blocks. Nothing of the HTML is kept but what a block can hold, so that no script, style or frame can get through; what is hidden on the
/// page stays out, and what cannot be held is named as a doubt.
/// </summary>
internal sealed partial class HtmlBody
{
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "head", "title", "meta", "link", "base", "nav", "button", "input", "select", "textarea", "map", "area", "wbr", "source", "track", "param", "col", "colgroup", "rp",
    };

    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase)
    {
        "iframe", "object", "embed", "video", "audio", "form", "svg", "math", "canvas", "applet", "frame", "frameset",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "html", "body", "p", "div", "section", "article", "aside", "header", "footer", "main", "address", "center", "pre", "dl", "dt", "dd", "details", "summary", "fieldset", "figcaption", "tbody", "thead", "tfoot", "tr", "td", "th", "li", "caption",
    };

    private readonly List<BodyPart> parts = [];
    private readonly List<ImportConcern> concerns = [];
    private readonly Uri? baseAddress;
    private InlineText line;

    private HtmlBody(Uri? baseAddress, bool isLoose)
    {
        this.baseAddress = baseAddress;
        line = new InlineText(isLoose);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="html">The HTML of a fragment.</param>
    /// <param name="isLoose">Whether empty lines part paragraphs.</param>
    /// <param name="address">What relative addresses begin from; null where that is not known.</param>
    /// <returns>The parts; null where elements stand in one another deeper than any text needs, or cost the parser more than any does.</returns>
    public static ReadBody? Read(string html, bool isLoose, string? address)
    {
        if (!HtmlGuard.IsSound(html))
            return null;
        var body = new HtmlBody(Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null, isLoose);
        var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + Captions().Replace(html, "<figure>${picture}<figcaption>${words}</figcaption></figure>"));
        if (document.Body is not { } root || IsTooDeep(root) || !body.Walk(root, new Marks(), 0))
            return null;
        body.Flush();
        if (Shortcodes().Match(string.Join('\n', body.parts.Select(part => part.Block is null ? "" : PlainText.Of(part.Block)))) is { Success: true } shortcode)
            body.concerns.Add(new ImportConcern(ImportDoubt.ShortcodeKept, shortcode.Value));
        return new ReadBody(body.parts, [.. body.concerns.Distinct()]);
    }

    /// <summary>The words of a short HTML text, such as a summary.</summary>
    /// <param name="html">The HTML.</param>
    public static string Words(string html)
    {
        var looked = PlainTexts.Cut(html, ImportLimits.WordsLength);
        return looked.AsSpan().IndexOfAny('<', '&') < 0 || Read(looked, isLoose: false, null) is not { } read
            ? looked.Trim()
            : string.Join('\n', read.Parts.Where(part => part.Block is not null).Select(part => PlainText.Of(part.Block!)));
    }

    // Without recursion, which is what such a text is made to exhaust; and by index, for the next of many siblings is looked for from the first.
    private static bool IsTooDeep(INode root)
    {
        var around = new Stack<(INodeList Nodes, int Next)>();
        around.Push((root.ChildNodes, 0));
        while (around.TryPop(out var level))
        {
            if (around.Count > ImportLimits.Depth)
                return true;
            if (level.Next >= level.Nodes.Length)
                continue;
            around.Push((level.Nodes, level.Next + 1));
            around.Push((level.Nodes[level.Next].ChildNodes, 0));
        }

        return false;
    }

    private bool Walk(INode parent, Marks marks, int depth)
    {
        if (depth > ImportLimits.Depth)
            return false;
        foreach (var node in parent.ChildNodes)
        {
            var isSound = node switch
            {
                IText text => Add(text.Data, marks),
                IElement element => Walk(element, element.LocalName.ToLowerInvariant(), marks, depth + 1),
                _ => true,
            };
            if (!isSound)
                return false;
        }

        return true;
    }

    private bool Walk(IElement element, string name, Marks marks, int depth)
    {
        if (Dropped.Contains(name) || IsHidden(element))
            return true;
        if (LeftOut.Contains(name))
        {
            concerns.Add(new ImportConcern(ImportDoubt.LeftOut, PlainTexts.Cut($"{name} {element.GetAttribute("src")}".Trim(), 200)));
            return true;
        }

        switch (name)
        {
            case "br":
                line.Break();
                return true;
            case "hr":
                Flush();
                parts.Add(new BodyPart(new DividerBlock { Id = BodyPart.NoId }, null));
                return true;
            case "img":
                return Picture(element, "");
            case "figure" when element.QuerySelector("img") is { } picture && element.QuerySelectorAll("img").Length == 1:
                return Picture(picture, Seen(element.QuerySelector("figcaption")));
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                return Heading(element, name is "h1" or "h2" ? 2 : 3, depth);
            case "blockquote":
                return Quotation(element, depth);
            case "ul" or "ol":
                return List(element, name == "ol", depth);
            case "table" when IsTable(element):
                return Table(element, depth);
            case "a":
                return Walk(element, marks with { Link = LinkOf(element) ?? marks.Link }, depth);
            case "b" or "strong":
                return Walk(element, marks with { Bold = true }, depth);
            case "i" or "em":
                return Walk(element, marks with { Italic = true }, depth);
            default:
                return Blocks.Contains(name) || name is "table" or "figure" ? InBlock(element, name, depth) : Walk(element, marks, depth);
        }
    }

    // What an editor wrote is one paragraph; empty lines part what stands in no paragraph.
    private bool InBlock(IElement element, string name, int depth)
    {
        Flush();
        var outer = line;
        line = new InlineText(outer.IsLoose && name is not "p" and not "pre") { KeepsBreaks = name == "pre" || (outer.IsLoose && name == "p") };
        var isSound = Walk(element, new Marks(), depth);
        Flush();
        line = outer;
        return isSound;
    }

    private bool Add(string text, Marks marks)
    {
        foreach (var paragraph in line.Add(text, marks))
            parts.Add(BodyPart.Paragraph(paragraph));
        return true;
    }

    private void Flush()
    {
        foreach (var paragraph in line.End())
            parts.Add(BodyPart.Paragraph(paragraph));
    }

    private bool Picture(IElement picture, string caption)
    {
        var address = First(picture.GetAttribute("data-src"), picture.GetAttribute("data-original"), picture.GetAttribute("src"));
        // Counters of visits are pictures that nobody is to see.
        if (address is null || picture.GetAttribute("width") is "0" or "1" || picture.GetAttribute("height") is "0" or "1")
            return true;
        Flush();
        parts.Add(new BodyPart(null, new ImportedPicture(Absolute(address), caption, "", picture.GetAttribute("alt")?.Trim() ?? "")));
        return true;

        static string? First(params string?[] values) => values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();
    }

    private bool Heading(IElement element, int level, int depth)
    {
        if (Inside(element, depth) is not { } inside)
            return false;
        var text = Joined(inside);
        if (!text.IsEmpty)
            parts.Add(new BodyPart(new HeadingBlock { Id = BodyPart.NoId, Level = level, Text = text }, null));
        parts.AddRange(inside.Where(part => part.Picture is not null));
        return true;
    }

    private bool Quotation(IElement element, int depth)
    {
        var source = element.QuerySelector("footer, cite");
        var attribution = PlainTexts.Cut(Seen(source).TrimStart('—', '–', '-', ' '), DocumentLimits.ShortFieldLength);
        source?.Remove();
        if (Inside(element, depth) is not { } inside)
            return false;
        var text = Joined(inside);
        if (!text.IsEmpty)
            parts.Add(new BodyPart(new QuotationBlock { Id = BodyPart.NoId, Text = text, Attribution = attribution }, null));
        parts.AddRange(inside.Where(part => part.Picture is not null));
        return true;
    }

    private bool List(IElement element, bool isOrdered, int depth)
    {
        Flush();
        var pictures = new List<BodyPart>();
        if (Items(element, 1, depth, pictures) is not { } items)
            return false;
        if (items.Count > 0)
            parts.Add(new BodyPart(new ListBlock { Id = BodyPart.NoId, Ordered = isOrdered, Items = items.ToEquatableList() }, null));
        parts.AddRange(pictures);
        return true;
    }

    private List<ListItem>? Items(IElement list, int level, int depth, List<BodyPart> pictures)
    {
        if (depth > ImportLimits.Depth)
            return null;
        var items = new List<ListItem>();
        foreach (var child in list.Children)
        {
            var inner = child.LocalName is "ul" or "ol" ? [child] : child.Children.Where(c => c.LocalName is "ul" or "ol").ToList();
            var below = new List<ListItem>();
            foreach (var deeper in inner)
            {
                if (Items(deeper, level + 1, depth + 1, pictures) is not { } found)
                    return null;
                below.AddRange(found);
                deeper.Remove();
            }

            if (Inside(child, depth) is not { } inside)
                return null;
            pictures.AddRange(inside.Where(part => part.Picture is not null));
            var text = Joined(inside);
            // What stands deeper than an article can hold becomes a neighbour.
            if (!text.IsEmpty)
                items.Add(new ListItem { Text = text, Items = level < DocumentLimits.ListDepth ? below.ToEquatableList() : [] });
            if (text.IsEmpty || level >= DocumentLimits.ListDepth)
                items.AddRange(below);
        }

        return items;
    }

    // A table of one column, or with pictures or tables in it, is a layout and no table.
    private static bool IsTable(IElement table) =>
        table.QuerySelector("img, table, iframe, ul, ol, h1, h2, h3") is null && table.QuerySelectorAll("tr").Any(row => row.Children.Length > 1);

    private bool Table(IElement table, int depth)
    {
        Flush();
        var rows = new List<List<RichText>>();
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            var cells = new List<RichText>();
            foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
            {
                if (Inside(cell, depth) is not { } inside)
                    return false;
                cells.Add(Joined(inside));
                var span = int.TryParse(cell.GetAttribute("colspan"), out var columns) ? Math.Clamp(columns, 1, DocumentLimits.TableColumns) : 1;
                cells.AddRange(Enumerable.Repeat(RichText.Empty, span - 1));
            }

            if (cells.Exists(cell => !cell.IsEmpty))
                rows.Add(cells);
        }

        if (rows.Count == 0)
            return true;
        var width = rows.Max(row => row.Count);
        var hasHeader = table.QuerySelector("thead tr") is not null || table.QuerySelector("tr")?.Children.All(cell => cell.LocalName == "th") == true;
        var even = rows.Select(row => row.Concat(Enumerable.Repeat(RichText.Empty, width - row.Count)).ToEquatableList()).ToEquatableList();
        parts.Add(new BodyPart(new TableBlock { Id = BodyPart.NoId, HasHeader = hasHeader && rows.Count > 1, Rows = even }, null));
        return true;
    }

    // What stands in an element, as parts of its own.
    private List<BodyPart>? Inside(IElement element, int depth)
    {
        Flush();
        var start = parts.Count;
        var isSound = InBlock(element, "div", depth);
        var inside = parts[start..];
        parts.RemoveRange(start, parts.Count - start);
        return isSound ? inside : null;
    }

    private static RichText Joined(IEnumerable<BodyPart> inside)
    {
        var texts = inside.Select(part => part.Block).OfType<Block>().SelectMany(block => DocumentTexts.RichTexts(block)).Select(text => text.Text).Where(text => !text.IsEmpty).ToList();
        return [.. texts.SelectMany((text, index) => index == 0 ? text : text.Prepend(new TextRun("\n")))];
    }

    private string? LinkOf(IElement element)
    {
        var written = element.GetAttribute("href")?.Trim();
        if (string.IsNullOrEmpty(written) || written[0] == '#')
            return null;
        var link = Absolute(written);
        if (LinkRules.IsAllowed(link))
            return link;
        concerns.Add(new ImportConcern(ImportDoubt.LinkDropped, PlainTexts.Cut(written, 200)));
        return null;
    }

    private string Absolute(string address) =>
        baseAddress is not null && Uri.TryCreate(baseAddress, address, out var uri) && uri.Scheme is "http" or "https" or "mailto" ? uri.AbsoluteUri : address;

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (element.GetAttribute("style") is { } style && Hidden().IsMatch(style));

    private static string Seen(IElement? element) => element is null ? "" : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\[caption[^\]]{0,300}\]\s*(?<picture>(?:<a [^>]{0,2000}>\s*)?<img [^>]{1,4000}>(?:\s*</a>)?)(?<words>.{0,3000}?)\[/caption\]", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Captions();

    [GeneratedRegex(@"\[/?[a-z][a-z0-9_-]{2,30}(?:\s[^\]\n]{0,300}=[^\]\n]{0,300})?\]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Shortcodes();
}
