using System.Globalization;
using System.Text.Json.Nodes;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>IPTC ninjs 3.0. It knows no translator: one is a person of that relation, the other language an association.</summary>
public static class NinjsWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/json; charset=utf-8";

    private const string PlainTextType = "text/plain";

    /// <summary>A live article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="html">Its text with absolute addresses, as feeds have it.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end.</param>
    public static JsonObject Of(PublicArticle article, string html, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (site, content, zone) = (article.Site, article.Content, article.Site.TimeZoneId);
        var plain = PublicText.Clean(Plain(article));
        var item = Head(site, article.Number, article.Version, article.PublishedAt, article.ModifiedAt, "usable", "full");
        item["headlines"] = Texts([("main", content.Headline), ("secondary", content.SecondHeadline)]);
        item["title"] = PublicText.Clean(content.Headline);
        item.SetList("descriptions", Texts([("summary", ArticleDescription.Of(content))]));
        item["bodies"] = OutputJson.Array(
        [
            new JsonObject { ["role"] = "main", ["contentType"] = "text/html", ["value"] = PublicText.Clean(html) },
            new JsonObject { ["role"] = "main", ["contentType"] = PlainTextType, ["charCount"] = new StringInfo(plain).LengthInTextElements, ["value"] = plain },
        ]);
        item.SetText("by", PublicText.Clean(article.Credits.BylineLine));
        item.SetText("slugline", PublicText.Clean(string.Join('-', article.Tags.Prepend(article.Section.Name))));
        item.SetText("located", PublicText.Clean(content.Dateline?.Place ?? ""));
        item.SetText("edNote", PublicText.Clean(string.Join('\n', article.Corrections.Select(notice => $"{PublicTime.Shown(notice.At, zone)} {notice.Text}"))));
        item.SetList("people", People(article, baseUrl));
        item.SetList("organisations", Organisations(article));
        if (content.Dateline is { Place.Length: > 0 } dateline)
            item["places"] = OutputJson.Array([new JsonObject { ["name"] = PublicText.Clean(dateline.Place), ["rel"] = "dateline" }]);
        item["subjects"] = OutputJson.Array(
        [
            new JsonObject { ["name"] = PublicText.Clean(article.Section.Name), ["rel"] = "section", ["literal"] = article.Section.Slug },
            .. article.Tags.Select(tag => new JsonObject { ["name"] = PublicText.Clean(tag), ["rel"] = "tag" }),
        ]);
        if (content.Origin.Length > 0)
            item["infoSources"] = OutputJson.Array([new JsonObject { ["name"] = PublicText.Clean(content.Origin), ["role"] = "origin" }]);
        item["renditions"] = OutputJson.Array([Page(baseUrl + article.Address)]);
        item.SetList("associations", OutputJson.Array([.. article.Others.Where(other => other.IsOriginal != article.IsOriginal).Select(other => OtherLanguage(article, other, baseUrl)), .. Pictures(article, baseUrl)]));
        if (site.CorrectionsAddress is { } corrections)
            item["trustIndicators"] = OutputJson.Array([new JsonObject { ["role"] = "https://schema.org/correctionsPolicy", ["title"] = PublicText.Clean(site.Name), ["href"] = baseUrl + corrections }]);
        return item;
    }

    /// <summary>A retracted article: the same item in a higher version, canceled, with the notice and without its text.</summary>
    /// <param name="retraction">The retraction.</param>
    /// <param name="notice">What readers find in its place.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end.</param>
    public static JsonObject Of(PublicRetraction retraction, (string Title, string Text) notice, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(retraction);
        var item = Head(retraction.Site, retraction.Number, retraction.Version, retraction.PublishedAt, retraction.RetractedAt, "canceled", "partial");
        item["headlines"] = Texts([("main", notice.Title)]);
        item["title"] = PublicText.Clean(notice.Title);
        item["edNote"] = PublicText.Clean(notice.Text);
        item["renditions"] = OutputJson.Array([Page(baseUrl + retraction.Address)]);
        return item;
    }

    private static JsonObject Head(PublicSite site, int number, int version, DateTime first, DateTime modified, string status, string representation) => new()
    {
        ["uri"] = PublicIdentity.Article(site, number),
        ["type"] = "text",
        ["standard"] = new JsonObject { ["name"] = "ninjs", ["version"] = "3.0", ["schema"] = "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json" },
        ["representationType"] = representation,
        ["version"] = version.ToString(CultureInfo.InvariantCulture),
        ["firstCreated"] = PublicTime.ForMachines(first, site.TimeZoneId),
        ["versionCreated"] = PublicTime.ForMachines(modified, site.TimeZoneId),
        ["pubStatus"] = status,
        ["language"] = site.Language.Tag,
        ["copyrightHolder"] = PublicText.Clean(site.Name),
        ["altIds"] = OutputJson.Array([new JsonObject { ["role"] = "story", ["value"] = number.ToString(CultureInfo.InvariantCulture) }]),
    };

    // As printed: with the dateline that opens it and the credits that close it.
    private static string Plain(PublicArticle article)
    {
        var laid = ArticleLayout.Of(article.Content, article.Credits);
        var gap = article.Site.Language.Tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "" : " ";
        return string.Join(
            '\n',
            new[] { laid.Opening }
                .Concat(laid.Blocks.Select(block => block.Before + PlainText.Of(block.Block) + (block.After.Length > 0 ? gap + block.After : "")))
                .Append(laid.Closing).Append(article.Credits.EditorLine).Where(line => line.Length > 0));
    }

    private static JsonArray Texts(IEnumerable<(string Role, string Text)> texts) => OutputJson.Array(
        texts.Where(text => text.Text.Length > 0).Select(text => new JsonObject { ["role"] = text.Role, ["contentType"] = PlainTextType, ["value"] = PublicText.Clean(text.Text) }));

    private static JsonArray People(PublicArticle article, string baseUrl) => OutputJson.Array(
    [
        .. article.Content.Byline.Select(entry => Person(entry.Name, "author")),
        .. FeedDocument.Translators(article).Select(translator => Person(translator.CreditName, "translator")),
        .. new[] { article.Credits.EditorLine.Length > 0 ? article.Credits.Editor : null }.OfType<CreditedPerson>().Select(editor => Person(editor.CreditName, "editor")),
    ]).Addressed(article, baseUrl);

    private static JsonObject Person(string name, string relation) => new() { ["name"] = PublicText.Clean(name), ["rel"] = relation };

    private static JsonArray Addressed(this JsonArray people, PublicArticle article, string baseUrl)
    {
        foreach (var person in people.OfType<JsonObject>())
        {
            if (article.CreditAddresses.TryGetValue(person["name"]!.GetValue<string>(), out var address))
                person["uri"] = baseUrl + address;
        }

        return people;
    }

    private static JsonArray Organisations(PublicArticle article) => OutputJson.Array(
    [
        .. FeedDocument.Translators(article).Select(translator => translator.AgencyName).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Select(name => Person(name, "translator")),
        .. new[] { article.Content.Dateline?.Agency }.OfType<string>().Where(name => name.Length > 0).Select(name => Person(name, "dateline")),
    ]);

    private static JsonObject Page(string address) => new() { ["name"] = "web", ["href"] = address, ["contentType"] = "text/html" };

    private static JsonObject OtherLanguage(PublicArticle article, OtherLanguage other, string baseUrl) => new()
    {
        ["name"] = "language-" + other.Language.Path,
        ["rel"] = article.IsOriginal ? "translation" : "translationOf",
        ["uri"] = PublicIdentity.Article(article.Site, other.Language, article.Number),
        ["type"] = "text",
        ["language"] = other.Language.Tag,
        ["renditions"] = OutputJson.Array([Page(baseUrl + other.Address)]),
    };

    private static IEnumerable<JsonObject> Pictures(PublicArticle article, string baseUrl) => article.ShownPictures.Select((picture, index) =>
    {
        var (block, shown) = picture;
        var item = new JsonObject
        {
            ["name"] = string.Create(CultureInfo.InvariantCulture, $"picture-{index + 1}"),
            ["rel"] = index == 0 ? "featured" : "body",
            ["uri"] = baseUrl + shown.In(RenditionFormat.Jpeg),
            ["type"] = "picture",
        };
        item.SetList("descriptions", Texts([("caption", block.Caption.ToPlainText()), ("alternative", block.Alt)]));
        item.SetText("by", PublicText.Clean(block.Credit));
        item.SetText("copyrightNotice", PublicText.Clean(shown.Copyright));
        item["renditions"] = OutputJson.Array(
        [
            new JsonObject
            {
                ["name"] = "large", ["href"] = baseUrl + shown.In(RenditionFormat.Jpeg), ["contentType"] = RenditionFormat.Jpeg.MediaType(), ["width"] = shown.LargestWidth, ["height"] = shown.LargestHeight,
            },
        ]);
        return item;
    });
}
