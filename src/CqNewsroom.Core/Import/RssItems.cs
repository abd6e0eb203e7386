using System.Globalization;
using System.Xml.Linq;

namespace CqNewsroom.Core.Import;

/// <summary>RSS 2.0, its older kinds, and RSS 1.0.</summary>
internal static class RssItems
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    /// <summary>Reads a feed.</summary>
    /// <param name="entries">The file.</param>
    /// <param name="file">Its name.</param>
    /// <param name="root">Name of the root: <c>rss</c> or <c>RDF</c>.</param>
    public static IEnumerable<ImportEntry> Read(XmlEntries entries, string file, string root)
    {
        var (address, language) = ("", (string?)null);
        foreach (var (element, line) in entries.Below(root == "RDF" ? ["RDF"] : ["rss", "channel"]))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"line {line}");
            switch (element?.Name.LocalName)
            {
                case null:
                    yield return new ImportEntry(file, name, null, ImportSkip.TooBig);
                    break;
                case "link" when element.Name.Namespace == XNamespace.None && address.Length == 0:
                    address = element.Value.Trim();
                    break;
                case "channel":
                    (address, language) = (Value(element, "link") ?? address, Value(element, "language") ?? language);
                    break;
                case "language":
                    language = element.Value.Trim();
                    break;
                case "item":
                    yield return Entry(element, file, name, address, language);
                    break;
            }
        }
    }

    private static ImportEntry Entry(XElement item, string file, string place, string address, string? language)
    {
        var title = HtmlBody.Words(Value(item, "title") ?? "");
        var name = title.Length > 0 ? $"{place}, {PlainTexts.Excerpt(title, 60)}" : place;
        var link = Value(item, "link");
        var guid = Value(item, "guid") ?? (string?)item.Attribute(Rdf + "about") ?? link;
        if (guid is null)
            return new ImportEntry(file, name, null, ImportSkip.Broken, "it has neither guid nor link");
        var full = item.Element(Content + "encoded")?.Value;
        var description = Value(item, "description") ?? "";
        return new ImportEntry(file, name, new ImportedStory
        {
            SourceId = SourceIds.Of(guid, address),
            Language = item.Element(Dc + "language")?.Value ?? (string?)item.Attribute(XNamespace.Xml + "lang") ?? language,
            Headline = title,
            Summary = full is null ? "" : HtmlBody.Words(description),
            Time = Value(item, "pubDate") ?? item.Element(Dc + "date")?.Value,
            Byline = [.. item.Elements(Dc + "creator").Select(creator => creator.Value.Trim()).DefaultIfEmpty(Author(Value(item, "author"))).Where(author => author.Length > 0)],
            Origin = Value(item, "source") ?? "",
            Sections = [.. item.Elements().Where(e => e.Name.LocalName == "category" && e.Name.Namespace == item.Name.Namespace).Select(e => e.Value.Trim()).Where(e => e.Length > 0)],
            Addresses = [.. new[] { link, IsAddress(item.Element("guid")) ? guid : null }.OfType<string>().Distinct(StringComparer.Ordinal)],
            Body = new ImportedBody(ImportedMarkup.Html, full ?? description, link ?? address),
            Pictures = [.. Pictures(item)],
        });
    }

    private static IEnumerable<ImportedPicture> Pictures(XElement item)
    {
        var enclosed = item.Elements("enclosure").Where(e => ((string?)e.Attribute("type") ?? "").StartsWith("image/", StringComparison.OrdinalIgnoreCase)).Select(e => new ImportedPicture((string?)e.Attribute("url") ?? ""));
        var media = item.Descendants(Media + "content")
            .Where(e => (string?)e.Attribute("medium") == "image" || ((string?)e.Attribute("type") ?? "").StartsWith("image/", StringComparison.OrdinalIgnoreCase))
            .Select(e => new ImportedPicture((string?)e.Attribute("url") ?? "", Below(e, "description") ?? "", Below(e, "credit") ?? "", Below(e, "title") ?? ""));
        return media.Concat(enclosed).Where(picture => picture.Address.Length > 0).DistinctBy(picture => picture.Address);

        static string? Below(XElement media, string name) => (media.Element(Media + name) ?? media.Parent?.Element(Media + name))?.Value.Trim();
    }

    // 'jiang@news.example (Jiang Yiwei)'
    private static string Author(string? author)
    {
        var (open, close) = (author?.IndexOf('(', StringComparison.Ordinal) ?? -1, author?.LastIndexOf(')') ?? -1);
        return open >= 0 && close > open ? author![(open + 1)..close].Trim() : author?.Contains('@', StringComparison.Ordinal) == true ? "" : author ?? "";
    }

    private static bool IsAddress(XElement? guid) =>
        guid is not null && (string?)guid.Attribute("isPermaLink") != "false" ? guid.Value.Contains("://", StringComparison.Ordinal) : guid?.Value.Contains("/?p=", StringComparison.Ordinal) == true;

    private static string? Value(XElement item, string name) =>
        item.Element(item.Name.Namespace + name)?.Value.Trim() is { Length: > 0 } value ? value : null;
}
