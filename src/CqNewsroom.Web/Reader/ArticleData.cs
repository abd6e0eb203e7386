using System.Text.Json.Nodes;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;
using CqNewsroom.Core.Site;
using CqNewsroom.Web.Reader.Outputs;

namespace CqNewsroom.Web.Reader;

/// <summary>What an article's page says to machines in schema.org's words: the same headline, times, names and languages that readers see.</summary>
public static class ArticleData
{
    // Below this a picture is none for a search engine's list of stories.
    private const int LeastPixels = 50_000;

    /// <summary>The article as JSON, ready to stand in a data block.</summary>
    /// <param name="article">The article.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end.</param>
    /// <param name="logo">Absolute address of the paper's mark.</param>
    public static string Of(PublicArticle article, string baseUrl, string logo)
    {
        ArgumentNullException.ThrowIfNull(article);
        var address = baseUrl + article.Address;
        var zone = article.Site.TimeZoneId;
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["@id"] = address,
            ["url"] = address,
            ["mainEntityOfPage"] = address,
            ["identifier"] = PublicIdentity.Article(article.Site, article.Number),
            ["headline"] = article.Content.Headline,
            ["inLanguage"] = article.Site.Language.Tag,
            ["datePublished"] = PublicTime.ForMachines(article.PublishedAt, zone),
            ["dateModified"] = PublicTime.ForMachines(article.ModifiedAt, zone),
            ["author"] = Authors(article, baseUrl),
            ["publisher"] = Publisher(article.Site, baseUrl, logo),
            ["articleSection"] = article.Section.Name,
            ["isAccessibleForFree"] = true,
        };
        data.SetText("alternativeHeadline", article.Content.SecondHeadline);
        data.SetText("description", ArticleDescription.Of(article.Content));
        data.SetList("image", OutputJson.Array(article.ShownPictures.SelectMany(picture => Images(picture.Block, picture.Shown, baseUrl))));
        data.SetList("keywords", OutputJson.Array(article.Tags));
        data.SetText("dateline", article.Credits.DatelineLine.Trim());
        if (article.Content.Dateline is { Place.Length: > 0 } place)
            data["locationCreated"] = Named("Place", place.Place);
        // Only who is named on the page; the record knows more.
        if (article.Credits.TranslatorLine.Length > 0 && article.Credits.Translators.Count > 0)
            data["translator"] = OutputJson.Array(article.Credits.Translators.Select(translator => Credited(translator, article, baseUrl)));
        if (article.Credits.EditorLine.Length > 0 && article.Credits.Editor is { } editor)
            data["editor"] = Credited(editor, article, baseUrl);
        if (article.Corrections.Count > 0)
            data["correction"] = OutputJson.Array(article.Corrections.Select(correction => Correction(correction, zone)));
        AddOtherLanguages(data, article, baseUrl);
        return OutputJson.Text(data);
    }

    private static JsonArray Authors(PublicArticle article, string baseUrl) => article switch
    {
        { Content.Byline.Count: > 0 } => OutputJson.Array(article.Content.Byline.Select(name => Addressed(Named("Person", name.Name), article, baseUrl))),
        { Content.Origin.Length: > 0 } => new JsonArray(Named("Organization", article.Content.Origin)),
        _ => new JsonArray(With(Named("NewsMediaOrganization", article.Site.Name), "url", baseUrl + PublicAddress.Front(article.Site.Language))),
    };

    private static JsonObject Publisher(PublicSite site, string baseUrl, string logo)
    {
        var publisher = Named("NewsMediaOrganization", site.Name);
        publisher["url"] = baseUrl + PublicAddress.Front(site.Language);
        publisher["logo"] = new JsonObject { ["@type"] = "ImageObject", ["url"] = site.Look.Logo is { } own ? baseUrl + own.In(RenditionFormat.Jpeg) : logo };
        publisher.SetText("legalName", site.Look.PublisherName ?? "");
        if (site.Look.Profiles.Count > 0)
            publisher["sameAs"] = new JsonArray([.. site.Look.Profiles.Select(profile => JsonValue.Create(profile))]);
        if (site.CorrectionsAddress is { } corrections)
            publisher["correctionsPolicy"] = baseUrl + corrections;
        if (site.Look.AddressOf(SitePagePurpose.EthicsPolicy) is { } ethics)
            publisher["ethicsPolicy"] = baseUrl + ethics;
        return publisher;
    }

    // Its part in each shape that search engines show, and the whole picture, each only where it is large enough to be shown.
    private static IEnumerable<JsonObject> Images(PictureBlock block, ShownPicture shown, string baseUrl)
    {
        foreach (var (address, width, height) in Enum.GetValues<PictureShape>().Select(shown.Crop).Select(crop => (crop.In(RenditionFormat.Jpeg), crop.Width, crop.Height))
            .Append((shown.In(RenditionFormat.Jpeg), shown.LargestWidth, shown.LargestHeight)))
        {
            if (width * height < LeastPixels)
                continue;
            var image = new JsonObject { ["@type"] = "ImageObject", ["url"] = baseUrl + address, ["contentUrl"] = baseUrl + address, ["width"] = width, ["height"] = height };
            image.SetText("caption", block.Caption.ToPlainText());
            image.SetText("creditText", block.Credit);
            if (block.Credit.Length > 0)
                image["creator"] = Named("Person", block.Credit);
            image.SetText("copyrightNotice", shown.Copyright);
            yield return image;
        }
    }

    private static JsonObject Named(string type, string name) => new() { ["@type"] = type, ["name"] = name };

    private static JsonObject With(JsonObject target, string name, string value)
    {
        target[name] = value;
        return target;
    }

    private static JsonObject Addressed(JsonObject named, PublicArticle article, string baseUrl) =>
        article.CreditAddresses.TryGetValue(named["name"]!.GetValue<string>(), out var address) ? With(named, "url", baseUrl + address) : named;

    private static JsonObject Credited(CreditedPerson person, PublicArticle article, string baseUrl)
    {
        var credited = Addressed(Named("Person", person.CreditName), article, baseUrl);
        if (person.AgencyName is { Length: > 0 } agency)
            credited["affiliation"] = Addressed(Named("Organization", agency), article, baseUrl);
        return credited;
    }

    private static JsonObject Correction(PublicCorrection correction, string zone) => new()
    {
        ["@type"] = "CorrectionComment",
        ["text"] = correction.Text,
        ["datePublished"] = PublicTime.ForMachines(correction.At, zone),
    };

    // An original names its translations, a translation its original, each only while the other is live.
    private static void AddOtherLanguages(JsonObject data, PublicArticle article, string baseUrl)
    {
        var named = article.Others.Where(other => other.IsOriginal != article.IsOriginal)
            .Select(other => new JsonObject
            {
                ["@type"] = "NewsArticle",
                ["@id"] = baseUrl + other.Address,
                ["url"] = baseUrl + other.Address,
                ["inLanguage"] = other.Language.Tag,
            })
            .ToArray<JsonNode>();
        if (named.Length > 0)
            data[article.IsOriginal ? "workTranslation" : "translationOfWork"] = new JsonArray(named);
    }
}
