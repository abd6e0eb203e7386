using System.Globalization;
using System.Xml;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>RSS 2.0 with the modules content, Dublin Core, Media RSS and Atom's links.</summary>
internal static class RssWriter
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Media = "http://search.yahoo.com/mrss/";

    /// <summary>Minutes that a reader may keep it without asking; one that asks conditionally costs nothing.</summary>
    private const string TimeToLive = "5";

    /// <summary>Writes a feed.</summary>
    /// <param name="feed">The feed.</param>
    public static byte[] Write(FeedDocument feed) => XmlOutput.Document(writer =>
    {
        writer.WriteStartElement("rss");
        writer.WriteAttributeString("version", "2.0");
        writer.WriteAttributeString("xmlns", "atom", null, Atom);
        writer.WriteAttributeString("xmlns", "content", null, Content);
        writer.WriteAttributeString("xmlns", "dc", null, DublinCore);
        writer.WriteAttributeString("xmlns", "media", null, Media);
        writer.WriteStartElement("channel");
        Channel(writer, feed);
        foreach (var entry in feed.Entries)
            Item(writer, feed, entry);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    private static void Channel(XmlWriter writer, FeedDocument feed)
    {
        writer.Element(null, "title", null, feed.Title);
        writer.Element(null, "link", null, feed.Home);
        writer.Element(null, "description", null, feed.Description);
        writer.Element(null, "language", null, feed.Site.Language.Tag.ToLowerInvariant());
        if (feed.ChangedAt is { } changed)
            writer.Element(null, "lastBuildDate", null, PublicTime.ForRss(changed, feed.Site.TimeZoneId));
        writer.Element(null, "ttl", null, TimeToLive);
        writer.Element("atom", "link", Atom, null, ("rel", "self"), ("type", "application/rss+xml"), ("href", feed.Self(FeedFormat.Rss)));
        if (feed.Hub is not null)
            writer.Element("atom", "link", Atom, null, ("rel", "hub"), ("href", feed.Hub));
    }

    private static void Item(XmlWriter writer, FeedDocument feed, FeedEntry entry)
    {
        writer.WriteStartElement("item");
        writer.Element(null, "title", null, entry.Title);
        writer.Element(null, "link", null, entry.Address);
        writer.Element(null, "guid", null, entry.Id, ("isPermaLink", "false"));
        writer.Element(null, "pubDate", null, PublicTime.ForRss(entry.PublishedAt, feed.Site.TimeZoneId));
        writer.Element("atom", "updated", Atom, PublicTime.ForMachines(entry.ModifiedAt, feed.Site.TimeZoneId));
        if (entry.Article is { } article)
            About(writer, feed, article);
        if (entry.Summary.Length > 0)
            writer.Element(null, "description", null, entry.Summary);
        writer.Element("content", "encoded", Content, entry.Html);
        foreach (var (block, shown) in entry.Article?.ShownPictures ?? [])
            Picture(writer, feed, block, shown);
        writer.WriteEndElement();
    }

    // An RSS author must be an address of e-mail; names are Dublin Core's.
    private static void About(XmlWriter writer, FeedDocument feed, PublicArticle article)
    {
        foreach (var author in FeedDocument.Authors(article))
            writer.Element("dc", "creator", DublinCore, author);
        foreach (var translator in FeedDocument.Translators(article))
            writer.Element("dc", "contributor", DublinCore, translator.CreditName);
        writer.Element("dc", "language", DublinCore, article.Site.Language.Tag);
        writer.Element(null, "category", null, article.Section.Name);
        foreach (var tag in article.Tags)
            writer.Element(null, "category", null, tag);
        foreach (var other in article.Others)
            writer.Element("atom", "link", Atom, null, ("rel", "alternate"), ("type", "text/html"), ("hreflang", other.Language.Tag), ("href", feed.BaseUrl + other.Address));
    }

    private static void Picture(XmlWriter writer, FeedDocument feed, Core.Documents.PictureBlock block, ShownPicture shown)
    {
        writer.WriteStartElement("media", "content", Media);
        writer.Attributes(
            ("url", feed.BaseUrl + shown.In(RenditionFormat.Jpeg)),
            ("type", RenditionFormat.Jpeg.MediaType()),
            ("medium", "image"),
            ("width", shown.LargestWidth.ToString(CultureInfo.InvariantCulture)),
            ("height", shown.LargestHeight.ToString(CultureInfo.InvariantCulture)));
        if (block.Caption.ToPlainText() is { Length: > 0 } caption)
            writer.Element("media", "description", Media, caption, ("type", "plain"));
        if (block.Credit.Length > 0)
            writer.Element("media", "credit", Media, block.Credit, ("role", "photographer"), ("scheme", "urn:ebu"));
        writer.WriteEndElement();
    }
}
