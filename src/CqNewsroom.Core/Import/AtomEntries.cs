using System.Globalization;
using System.Xml.Linq;

namespace CqNewsroom.Core.Import;

/// <summary>Atom (RFC 4287).</summary>
internal static class AtomEntries
{
    /// <summary>Its namespace.</summary>
    public const string Namespace = "http://www.w3.org/2005/Atom";

    private static readonly XNamespace Atom = Namespace;

    /// <summary>Reads a feed.</summary>
    /// <param name="entries">The file.</param>
    /// <param name="file">Its name.</param>
    public static IEnumerable<ImportEntry> Read(XmlEntries entries, string file)
    {
        var (address, language) = ("", (string?)null);
        foreach (var (element, line) in entries.Below(["feed"]))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"line {line}");
            if (element is null)
                yield return new ImportEntry(file, name, null, ImportSkip.TooBig);
            else if (element.Name == Atom + "link" && (string?)element.Attribute("rel") is null or "alternate")
                (address, language) = ((string?)element.Attribute("href") ?? address, (string?)element.Attribute("hreflang") ?? language);
            else if (element.Name == Atom + "entry")
                yield return Entry(element, file, name, address, language);
        }
    }

    private static ImportEntry Entry(XElement entry, string file, string place, string address, string? language)
    {
        var title = Words(entry.Element(Atom + "title"));
        var name = title.Length > 0 ? $"{place}, {PlainTexts.Excerpt(title, 60)}" : place;
        var links = entry.Elements(Atom + "link").ToList();
        var link = (string?)links.Find(l => (string?)l.Attribute("rel") is null or "alternate")?.Attribute("href");
        var id = entry.Element(Atom + "id")?.Value.Trim() ?? link;
        if (string.IsNullOrEmpty(id))
            return new ImportEntry(file, name, null, ImportSkip.Broken, "it has neither id nor link");
        var content = entry.Element(Atom + "content");
        if (content?.Attribute("src") is not null)
            return new ImportEntry(file, name, null, ImportSkip.NoText, "its text stands elsewhere");
        return new ImportEntry(file, name, new ImportedStory
        {
            SourceId = SourceIds.Of(id, address),
            Language = (string?)entry.Attribute(XNamespace.Xml + "lang") ?? (string?)content?.Attribute(XNamespace.Xml + "lang") ?? language,
            Headline = title,
            Summary = content is null ? "" : Words(entry.Element(Atom + "summary")),
            Time = (entry.Element(Atom + "published") ?? entry.Element(Atom + "updated"))?.Value.Trim(),
            Byline = [.. entry.Elements(Atom + "author").Select(author => author.Element(Atom + "name")?.Value.Trim() ?? "").Where(author => author.Length > 0)],
            Origin = Words(entry.Element(Atom + "source")?.Element(Atom + "title")),
            Sections = [.. entry.Elements(Atom + "category").SelectMany(c => new[] { (string?)c.Attribute("label"), (string?)c.Attribute("term") }).OfType<string>().Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
            Addresses = link is null ? [] : [link],
            Body = Body(content ?? entry.Element(Atom + "summary"), link ?? address),
            Pictures = [.. links.Where(l => (string?)l.Attribute("rel") == "enclosure" && ((string?)l.Attribute("type") ?? "").StartsWith("image/", StringComparison.OrdinalIgnoreCase))
                .Select(l => new ImportedPicture((string?)l.Attribute("href") ?? "", (string?)l.Attribute("title") ?? ""))],
        });
    }

    private static ImportedBody Body(XElement? content, string? address) => (string?)content?.Attribute("type") switch
    {
        "xhtml" => new ImportedBody(ImportedMarkup.Html, string.Concat(content!.Nodes().Select(node => WithoutNamespaces(node).ToString(SaveOptions.DisableFormatting))), address),
        "html" or "text/html" => new ImportedBody(ImportedMarkup.Html, content!.Value, address),
        _ => new ImportedBody(ImportedMarkup.Plain, content?.Value ?? "", address),
    };

    // The parser of HTML knows no prefixes.
    private static XNode WithoutNamespaces(XNode node) => node is XElement element
        ? new XElement(element.Name.LocalName, element.Attributes().Where(a => a.Name.Namespace == XNamespace.None && !a.IsNamespaceDeclaration), element.Nodes().Select(WithoutNamespaces))
        : node;

    private static string Words(XElement? text) => text is null ? "" : (string?)text.Attribute("type") == "html" ? HtmlBody.Words(text.Value) : text.Value.Trim();
}
