using System.Xml;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>
/// Atom (RFC 4287). A retracted article is replaced by its notice under the same id; one that was taken down without a trace is named as deleted (RFC 6721),
/// which lets readers drop what they kept. Never both of one id: a reader that knows RFC 6721 would drop the notice as well.
/// </summary>
internal static class AtomWriter
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Tombstones = "http://purl.org/atompub/tombstones/1.0";

    /// <summary>Writes a feed.</summary>
    /// <param name="feed">The feed.</param>
    public static byte[] Write(FeedDocument feed) => XmlOutput.Document(writer =>
    {
        writer.WriteStartElement("feed", Atom);
        writer.WriteAttributeString("xmlns", "at", null, Tombstones);
        writer.Attributes(("xml:lang", feed.Site.Language.Tag));
        writer.Element(null, "id", Atom, feed.Id);
        writer.Element(null, "title", Atom, feed.Title);
        writer.Element(null, "subtitle", Atom, feed.Description);
        writer.Element(null, "updated", Atom, PublicTime.ForMachines(feed.ChangedAt ?? DateTime.UnixEpoch, feed.Site.TimeZoneId));
        writer.Element(null, "link", Atom, null, ("rel", "self"), ("type", "application/atom+xml"), ("href", feed.Self(FeedFormat.Atom)));
        writer.Element(null, "link", Atom, null, ("rel", "alternate"), ("type", "text/html"), ("hreflang", feed.Site.Language.Tag), ("href", feed.Home));
        if (feed.Hub is not null)
            writer.Element(null, "link", Atom, null, ("rel", "hub"), ("href", feed.Hub));
        Person(writer, "author", feed.Site.Name, feed.BaseUrl + PublicAddress.Front(feed.Site.Language));
        foreach (var entry in feed.Entries)
        {
            if (entry.Retraction is { Form: not RetractionForm.Notice })
                Deleted(writer, feed, entry);
            else
                Entry(writer, feed, entry);
        }

        writer.WriteEndElement();
    });

    private static void Entry(XmlWriter writer, FeedDocument feed, FeedEntry entry)
    {
        writer.WriteStartElement("entry", Atom);
        writer.Element(null, "id", Atom, entry.Id);
        writer.Element(null, "title", Atom, entry.Title);
        writer.Element(null, "published", Atom, PublicTime.ForMachines(entry.PublishedAt, feed.Site.TimeZoneId));
        writer.Element(null, "updated", Atom, PublicTime.ForMachines(entry.ModifiedAt, feed.Site.TimeZoneId));
        writer.Element(null, "link", Atom, null, ("rel", "alternate"), ("type", "text/html"), ("hreflang", feed.Site.Language.Tag), ("href", entry.Address));
        if (entry.Article is { } article)
            About(writer, feed, article);
        if (entry.Summary.Length > 0)
            writer.Element(null, "summary", Atom, entry.Summary);
        writer.Element(null, "content", Atom, entry.Html, ("type", "html"), ("xml:base", entry.Address));
        writer.WriteEndElement();
    }

    private static void About(XmlWriter writer, FeedDocument feed, PublicArticle article)
    {
        foreach (var other in article.Others)
            writer.Element(null, "link", Atom, null, ("rel", "alternate"), ("type", "text/html"), ("hreflang", other.Language.Tag), ("href", feed.BaseUrl + other.Address));
        foreach (var author in FeedDocument.Authors(article))
            Person(writer, "author", author, article.CreditAddresses.TryGetValue(author, out var address) ? feed.BaseUrl + address : null);
        foreach (var translator in FeedDocument.Translators(article))
            Person(writer, "contributor", translator.CreditName, article.CreditAddresses.TryGetValue(translator.CreditName, out var address) ? feed.BaseUrl + address : null);
        writer.Element(null, "category", Atom, null, ("term", article.Section.Slug), ("label", article.Section.Name));
        foreach (var tag in article.Tags)
            writer.Element(null, "category", Atom, null, ("term", tag));
    }

    private static void Deleted(XmlWriter writer, FeedDocument feed, FeedEntry entry)
    {
        writer.WriteStartElement("at", "deleted-entry", Tombstones);
        writer.Attributes(("ref", entry.Id), ("when", PublicTime.ForMachines(entry.ModifiedAt, feed.Site.TimeZoneId)));
        writer.Element("at", "comment", Tombstones, entry.Summary);
        writer.WriteEndElement();
    }

    private static void Person(XmlWriter writer, string element, string name, string? address)
    {
        writer.WriteStartElement(element, Atom);
        writer.Element(null, "name", Atom, name);
        if (address is not null)
            writer.Element(null, "uri", Atom, address);
        writer.WriteEndElement();
    }
}
