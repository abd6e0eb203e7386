using System.Globalization;
using System.Xml.Linq;

namespace CqNewsroom.Core.Import;

/// <summary>Exports of WordPress (WXR): posts that were published, with their pictures and language versions. All else in them is no story.</summary>
internal static class WordPressItems
{
    private static readonly string[] Path = ["rss", "channel"];
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    /// <summary>Reads an export.</summary>
    /// <param name="entries">The file.</param>
    /// <param name="file">Its name.</param>
    /// <param name="attachments">Its pictures by the number of their post.</param>
    public static IEnumerable<ImportEntry> Read(XmlEntries entries, string file, IReadOnlyDictionary<string, ImportedPicture> attachments)
    {
        var site = new Site(file, attachments);
        foreach (var (element, line) in entries.Below(Path))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"line {line}");
            if (element is null)
                yield return new ImportEntry(file, name, null, ImportSkip.TooBig);
            else if (element.Name.LocalName != "item")
                site.Note(element);
            else if (Wp(element, "post_type") == "post")
                yield return Entry(element, site, name);
        }
    }

    /// <summary>The pictures of an export.</summary>
    /// <param name="entries">The file.</param>
    public static IEnumerable<(string Id, ImportedPicture Picture)> Attachments(XmlEntries entries)
    {
        entries.Root();
        foreach (var (element, _) in entries.Below(Path))
        {
            if (element?.Name.LocalName == "item" && Wp(element, "post_type") == "attachment" && Wp(element, "attachment_url") is { Length: > 0 } address)
                yield return (Wp(element, "post_id"), new ImportedPicture(address, HtmlBody.Words(Child(element, "encoded", "http://wordpress.org/export/", "/excerpt/")), "", Meta(element, "_wp_attachment_image_alt") ?? ""));
        }
    }

    private static ImportEntry Entry(XElement item, Site site, string place)
    {
        var title = HtmlBody.Words((string?)item.Element("title") ?? "");
        var name = title.Length > 0 ? $"{place}, {PlainTexts.Excerpt(title, 60)}" : place;
        var status = Wp(item, "status");
        if (status != "publish")
            return new ImportEntry(site.File, name, null, ImportSkip.NotPublic, status.Length > 0 ? status : "no status");
        if (Wp(item, "post_password").Length > 0)
            return new ImportEntry(site.File, name, null, ImportSkip.NotPublic, "behind a password");
        var link = Text(item, "link");
        var guid = Text(item, "guid");
        if (guid.Length + link.Length == 0)
            return new ImportEntry(site.File, name, null, ImportSkip.Broken, "it has neither guid nor link");
        var content = (string?)item.Element(Content + "encoded") ?? "";
        var categories = item.Elements("category").ToList();
        var source = First(Meta(item, "_wpml_import_source_language_code"), Meta(item, "wpml_source_language"));
        return new ImportEntry(site.File, name, new ImportedStory
        {
            SourceId = SourceIds.Of(guid.Length > 0 ? guid : link, site.Address),
            PairKey = PairOf(item, categories, site),
            IsTranslation = source is not null,
            Language = First(
                Of(categories, "language").FirstOrDefault(), Meta(item, "_wpml_import_language_code"), Meta(item, "wpml_language"), Meta(item, "_wpml_language"), site.Language),
            Headline = title,
            Summary = HtmlBody.Words(Child(item, "encoded", "http://wordpress.org/export/", "/excerpt/")),
            Time = TimeOf(item),
            Byline = First((string?)item.Element(Dc + "creator")) is { } login ? [site.AuthorOf(login)] : [],
            Sections = [.. categories.Where(c => (string?)c.Attribute("domain") == "category").SelectMany(c => new[] { c.Value.Trim(), (string?)c.Attribute("nicename") ?? "" }).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
            Tags = [.. categories.Where(c => (string?)c.Attribute("domain") == "post_tag").Select(c => c.Value.Trim())],
            Addresses = [.. new[] { link, guid.Contains("?p=", StringComparison.Ordinal) ? guid : "", Shortlink(item) }.Where(address => address.Length > 0)],
            Body = new ImportedBody(content.Contains("<!-- wp:", StringComparison.Ordinal) ? ImportedMarkup.Html : ImportedMarkup.LooseHtml, Galleries(content, site), link.Length > 0 ? link : site.Address),
            Pictures = Meta(item, "_thumbnail_id") is { } thumbnail && site.Attachments.TryGetValue(thumbnail, out var picture) ? [picture] : [],
        });
    }

    // What two language versions share, as the two plug-ins for languages write it.
    private static string? PairOf(XElement item, List<XElement> categories, Site site)
    {
        if (Of(categories, "post_translations").FirstOrDefault() is { } polylang)
            return $"polylang:{site.Address}#{polylang}";
        return First(Meta(item, "wpml_trid"), Meta(item, "_wpml_trid"), Meta(item, "_wpml_import_translation_group")) is { } wpml ? $"wpml:{site.Address}#{wpml}" : null;
    }

    private static string? TimeOf(XElement item)
    {
        if (Wp(item, "post_date_gmt") is { Length: > 0 } utc && !utc.StartsWith("0000", StringComparison.Ordinal))
            return utc + " Z";
        return First(Wp(item, "post_date") is { } local && !local.StartsWith("0000", StringComparison.Ordinal) ? local : null, Text(item, "pubDate"));
    }

    private static string Shortlink(XElement item) => Wp(item, "post_id") is { Length: > 0 } id && id.All(char.IsAsciiDigit) ? $"/?p={id}" : "";

    // [gallery ids="12,13"] names pictures by their numbers.
    private static string Galleries(string content, Site site)
    {
        const string Start = "[gallery";
        for (int at = content.IndexOf(Start, StringComparison.Ordinal), tries = 0; at >= 0 && tries < ImportLimits.Pictures; at = content.IndexOf(Start, at + 1, StringComparison.Ordinal), tries++)
        {
            var end = content.IndexOf(']', at);
            var ids = end > 0 && content[at..end].Split("ids=\"") is [_, var rest, ..] ? rest.Split('"')[0].Split(',', StringSplitOptions.TrimEntries) : [];
            var found = ids.Where(site.Attachments.ContainsKey).Select(id => site.Attachments[id]).ToList();
            if (found.Count > 0)
                content = content[..at] + string.Concat(found.Select(Figure)) + content[(end + 1)..];
        }

        return content;
    }

    private static string Figure(ImportedPicture picture) => new XElement(
        "figure", new XElement("img", new XAttribute("src", picture.Address), new XAttribute("alt", picture.Alt)), new XElement("figcaption", picture.Caption)).ToString(SaveOptions.DisableFormatting);

    private static IEnumerable<string> Of(IEnumerable<XElement> categories, string domain) =>
        categories.Where(c => (string?)c.Attribute("domain") == domain).Select(c => (string?)c.Attribute("nicename") ?? c.Value).Where(value => value.Length > 0);

    private static string? Meta(XElement item, string key) => First(
        item.Elements().Where(e => e.Name.LocalName == "postmeta" && e.Elements().Any(k => k.Name.LocalName == "meta_key" && k.Value == key))
            .SelectMany(e => e.Elements()).FirstOrDefault(e => e.Name.LocalName == "meta_value")?.Value);

    private static string Wp(XElement item, string name) =>
        item.Elements().FirstOrDefault(e => e.Name.LocalName == name && e.Name.NamespaceName.StartsWith("http://wordpress.org/export/", StringComparison.Ordinal))?.Value.Trim() ?? "";

    private static string Child(XElement item, string name, string start, string within) =>
        item.Elements().FirstOrDefault(e => e.Name.LocalName == name && e.Name.NamespaceName.StartsWith(start, StringComparison.Ordinal) && e.Name.NamespaceName.Contains(within, StringComparison.Ordinal))?.Value ?? "";

    private static string Text(XElement item, string name) => ((string?)item.Element(name) ?? "").Trim();

    private static string? First(params string?[] values) => values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();

    private sealed class Site(string file, IReadOnlyDictionary<string, ImportedPicture> attachments)
    {
        private readonly Dictionary<string, string> authors = new(StringComparer.OrdinalIgnoreCase);

        public string File => file;

        public IReadOnlyDictionary<string, ImportedPicture> Attachments => attachments;

        public string Address { get; private set; } = "";

        public string? Language { get; private set; }

        public string AuthorOf(string login) => authors.GetValueOrDefault(login, login);

        public void Note(XElement element)
        {
            switch (element.Name.LocalName)
            {
                case "link" when Address.Length == 0:
                    Address = element.Value.Trim();
                    break;
                case "language":
                    Language = First(element.Value);
                    break;
                case "author" when Wp(element, "author_login") is { Length: > 0 } login && Wp(element, "author_display_name") is { Length: > 0 } name:
                    authors[login] = name;
                    break;
            }
        }
    }
}
