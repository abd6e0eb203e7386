using System.Text.Json.Nodes;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>JSON Feed 1.1. What it has no words for stands in the extension <c>_cq</c>: credits, dateline, section, languages, corrections, retraction.</summary>
internal static class JsonFeedWriter
{
    /// <summary>Writes a feed.</summary>
    /// <param name="feed">The feed.</param>
    public static byte[] Write(FeedDocument feed)
    {
        var json = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = PublicText.Clean(feed.Title),
            ["home_page_url"] = feed.Home,
            ["feed_url"] = feed.Self(FeedFormat.Json),
            ["description"] = PublicText.Clean(feed.Description),
            ["language"] = feed.Site.Language.Tag,
            ["authors"] = OutputJson.Array([new JsonObject { ["name"] = PublicText.Clean(feed.Site.Name), ["url"] = feed.BaseUrl + PublicAddress.Front(feed.Site.Language) }]),
        };
        if (feed.Hub is not null)
            json["hubs"] = OutputJson.Array([new JsonObject { ["type"] = "WebSub", ["url"] = feed.Hub }]);
        json["items"] = OutputJson.Array(feed.Entries.Select(entry => Item(feed, entry)));
        return OutputJson.Bytes(json);
    }

    private static JsonObject Item(FeedDocument feed, FeedEntry entry)
    {
        var zone = feed.Site.TimeZoneId;
        var item = new JsonObject
        {
            ["id"] = entry.Id,
            ["url"] = entry.Address,
            ["title"] = PublicText.Clean(entry.Title),
            ["content_html"] = PublicText.Clean(entry.Html),
        };
        item.SetText("summary", PublicText.Clean(entry.Summary));
        if (entry.Article?.FirstPicture is { } picture)
        {
            item["image"] = feed.BaseUrl + picture.Shown.In(RenditionFormat.Jpeg);
            item["banner_image"] = feed.BaseUrl + picture.Shown.Crop(PictureShape.Wide).In(RenditionFormat.Jpeg);
        }

        item["date_published"] = PublicTime.ForMachines(entry.PublishedAt, zone);
        item["date_modified"] = PublicTime.ForMachines(entry.ModifiedAt, zone);
        item["language"] = feed.Site.Language.Tag;
        if (entry.Article is { } article)
        {
            item["authors"] = OutputJson.Array(FeedDocument.Authors(article).Select(author => Author(feed, article, author)));
            item.SetList("tags", OutputJson.Array(article.Tags.Select(PublicText.Clean)));
            item["_cq"] = Extension(feed, article);
        }
        else if (entry.Retraction is not null)
        {
            item["_cq"] = new JsonObject { ["about"] = feed.BaseUrl + PublicAddress.Front(feed.Site.Language), ["retracted"] = PublicTime.ForMachines(entry.ModifiedAt, zone) };
        }

        return item;
    }

    private static JsonObject Author(FeedDocument feed, PublicArticle article, string name)
    {
        var author = new JsonObject { ["name"] = PublicText.Clean(name) };
        if (article.CreditAddresses.TryGetValue(name, out var address))
            author["url"] = feed.BaseUrl + address;
        return author;
    }

    private static JsonObject Extension(FeedDocument feed, PublicArticle article)
    {
        var extension = new JsonObject
        {
            ["about"] = feed.BaseUrl + PublicAddress.Front(feed.Site.Language),
            ["section"] = PublicText.Clean(article.Section.Name),
        };
        extension.SetText("dateline", PublicText.Clean(article.Credits.DatelineLine.Trim()));
        extension.SetText("translator_line", PublicText.Clean(article.Credits.TranslatorLine));
        extension.SetList("translators", OutputJson.Array(FeedDocument.Translators(article).Select(Translator)));
        extension.SetText("editor_line", PublicText.Clean(article.Credits.EditorLine));
        if (article.Credits.EditorLine.Length > 0)
            extension.SetText("editor", PublicText.Clean(article.Credits.Editor?.CreditName ?? ""));
        extension.SetList("languages", OutputJson.Array(article.Others.Select(other => new JsonObject { ["language"] = other.Language.Tag, ["url"] = feed.BaseUrl + other.Address })));
        extension.SetList("corrections", OutputJson.Array(article.Corrections.Select(notice => new JsonObject
        {
            ["date"] = PublicTime.ForMachines(notice.At, feed.Site.TimeZoneId),
            ["text"] = PublicText.Clean(notice.Text),
        })));
        return extension;
    }

    private static JsonObject Translator(CreditedPerson translator)
    {
        var named = new JsonObject { ["name"] = PublicText.Clean(translator.CreditName) };
        named.SetText("agency", PublicText.Clean(translator.AgencyName ?? ""));
        return named;
    }
}
