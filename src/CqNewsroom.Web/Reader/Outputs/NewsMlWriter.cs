using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>IPTC NewsML-G2 2.35, conformance power; the order of its elements is that of the schema.</summary>
internal static class NewsMlWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.iptc.g2.newsitem+xml; charset=utf-8";

    private const string Nar = "http://iptc.org/std/nar/2006-10-01/";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>A live article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="html">Its text with absolute addresses, as feeds have it.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end.</param>
    public static byte[] Write(PublicArticle article, string html, string baseUrl) => XmlOutput.Document(writer =>
    {
        var site = article.Site;
        Open(writer, site, article.Number, article.Version);
        writer.WriteStartElement("itemMeta", Nar);
        Status(writer, site, article.PublishedAt, article.ModifiedAt, "stat:usable");
        foreach (var notice in article.Corrections)
            writer.Element(null, "edNote", Nar, $"{PublicTime.Shown(notice.At, site.TimeZoneId)} {notice.Text}");
        Link(writer, "irel:seeAlso", baseUrl + article.Address, "text/html", null);
        foreach (var other in article.Others.Where(other => other.IsOriginal != article.IsOriginal))
            Link(writer, article.IsOriginal ? "irel:hasTranslation" : "irel:isTranslationOf", baseUrl + other.Address, "text/html", PublicIdentity.Article(site, other.Language, article.Number));
        writer.WriteEndElement();
        Meta(writer, article);
        writer.WriteStartElement("contentSet", Nar);
        writer.WriteStartElement("inlineXML", Nar);
        writer.Attributes(("contenttype", "application/xhtml+xml"), ("xml:lang", site.Language.Tag));
        Body(writer, article, html);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    /// <summary>A retracted article: the same item in a higher version, canceled, with the notice and without its text.</summary>
    /// <param name="retraction">The retraction.</param>
    /// <param name="notice">What readers find in its place.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end.</param>
    public static byte[] Write(PublicRetraction retraction, (string Title, string Text) notice, string baseUrl) => XmlOutput.Document(writer =>
    {
        Open(writer, retraction.Site, retraction.Number, retraction.Version);
        writer.WriteStartElement("itemMeta", Nar);
        Status(writer, retraction.Site, retraction.PublishedAt, retraction.RetractedAt, "stat:canceled");
        writer.Element(null, "edNote", Nar, notice.Text);
        Link(writer, "irel:seeAlso", baseUrl + retraction.Address, "text/html", null);
        writer.WriteEndElement();
        writer.WriteStartElement("contentMeta", Nar);
        writer.Element(null, "headline", Nar, notice.Title);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    private static void Open(XmlWriter writer, PublicSite site, int number, int version)
    {
        writer.WriteStartElement("newsItem", Nar);
        writer.Attributes(
            ("guid", PublicIdentity.Article(site, number)),
            ("version", version.ToString(CultureInfo.InvariantCulture)),
            ("standard", "NewsML-G2"),
            ("standardversion", "2.35"),
            ("conformance", "power"),
            ("xml:lang", site.Language.Tag));
        writer.Element(null, "catalogRef", Nar, null, ("href", "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"));
        writer.WriteStartElement("rightsInfo", Nar);
        writer.WriteStartElement("copyrightHolder", Nar);
        writer.Element(null, "name", Nar, WithSpaces(site.Name));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Status(XmlWriter writer, PublicSite site, DateTime first, DateTime modified, string status)
    {
        writer.Element(null, "itemClass", Nar, null, ("qcode", "ninat:text"));
        writer.WriteStartElement("provider", Nar);
        writer.Element(null, "name", Nar, WithSpaces(site.Name));
        writer.WriteEndElement();
        writer.Element(null, "versionCreated", Nar, PublicTime.ForMachines(modified, site.TimeZoneId));
        writer.Element(null, "firstCreated", Nar, PublicTime.ForMachines(first, site.TimeZoneId));
        writer.Element(null, "pubStatus", Nar, null, ("qcode", status));
    }

    private static void Link(XmlWriter writer, string relation, string address, string type, string? id) =>
        writer.Element(null, "link", Nar, null, ("rel", relation), ("href", address), ("residref", id), ("contenttype", type));

    private static void Meta(XmlWriter writer, PublicArticle article)
    {
        writer.WriteStartElement("contentMeta", Nar);
        writer.Element(null, "contentCreated", Nar, PublicTime.ForMachines(article.PublishedAt, article.Site.TimeZoneId));
        if (article.Content.Dateline is { Place.Length: > 0 } dateline)
            Named(writer, "located", dateline.Place, ("literal", dateline.Place));
        foreach (var author in FeedDocument.Authors(article))
            Named(writer, "creator", author, ("literal", author));
        foreach (var translator in FeedDocument.Translators(article))
            Named(writer, "contributor", translator.AgencyName is { Length: > 0 } agency ? $"{translator.CreditName}, {agency}" : translator.CreditName, ("role", "ctrol:translator"));
        if (article.Credits is { EditorLine.Length: > 0, Editor: { } editor })
            Named(writer, "contributor", editor.CreditName, ("role", "ctrol:editor"));
        writer.Element(null, "language", Nar, null, ("tag", article.Site.Language.Tag));
        Named(writer, "subject", article.Section.Name, ("literal", article.Section.Slug));
        foreach (var tag in article.Tags)
            Named(writer, "subject", tag, ("literal", tag));
        writer.Element(null, "slugline", Nar, WithSpaces(string.Join('-', article.Tags.Prepend(article.Section.Name))));
        writer.Element(null, "headline", Nar, article.Content.Headline);
        if (article.Content.SecondHeadline.Length > 0)
            writer.Element(null, "headline", Nar, article.Content.SecondHeadline);
        if (article.Credits.DatelineLine.Trim() is { Length: > 0 } line)
            writer.Element(null, "dateline", Nar, line);
        if (article.Credits.BylineLine.Length > 0)
            writer.Element(null, "by", Nar, article.Credits.BylineLine);
        if (ArticleDescription.Of(article.Content) is { Length: > 0 } description)
            writer.Element(null, "description", Nar, description);
        writer.WriteEndElement();
    }

    // Of white space a name may hold spaces alone (the schema's IntlStringType and g2normalizedString): a line separator in a tag would make the whole item invalid.
    private static string WithSpaces(string name) => string.Concat(name.Select(character => char.IsWhiteSpace(character) ? ' ' : character));

    private static void Named(XmlWriter writer, string element, string name, (string Name, string? Value) attribute)
    {
        writer.WriteStartElement(element, Nar);
        writer.Attributes((attribute.Name, attribute.Value is { } value ? WithSpaces(value) : null));
        writer.Element(null, "name", Nar, WithSpaces(name));
        writer.WriteEndElement();
    }

    private static void Body(XmlWriter writer, PublicArticle article, string html)
    {
        writer.WriteStartElement("html", Xhtml);
        writer.WriteStartElement("head", Xhtml);
        writer.Element(null, "title", Xhtml, article.Content.Headline);
        writer.WriteEndElement();
        writer.WriteStartElement("body", Xhtml);
        XhtmlText.Of(html).WriteChildrenTo(writer);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteChildrenTo(this XElement element, XmlWriter writer)
    {
        foreach (var node in element.Nodes())
            node.WriteTo(writer);
    }
}
