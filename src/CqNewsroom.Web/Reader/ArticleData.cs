using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Web.Reader;

/// <summary>What an article's page says to machines in schema.org's words: the same headline, times, names and languages that readers see.</summary>
public static class ArticleData
{
    // Escapes what would end or confuse the element that holds it, and leaves Chinese as it is.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The article as JSON, ready to stand in a data block.</summary>
    /// <param name="article">The article.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end.</param>
    public static string Of(PublicArticle article, string baseUrl)
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
            ["headline"] = article.Content.Headline,
            ["inLanguage"] = article.Site.Language.Tag,
            ["datePublished"] = PublicTime.ForMachines(article.PublishedAt, zone),
            ["dateModified"] = PublicTime.ForMachines(article.UpdatedAt ?? article.PublishedAt, zone),
            ["author"] = Authors(article),
            ["publisher"] = new JsonObject { ["@type"] = "NewsMediaOrganization", ["name"] = article.Site.Name, ["url"] = baseUrl + PublicAddress.Front(article.Site.Language) },
            ["articleSection"] = article.Section.Name,
            ["isAccessibleForFree"] = true,
        };
        if (ArticleDescription.Of(article.Content) is { Length: > 0 } description)
            data["description"] = description;
        if (article.Tags.Count > 0)
            data["keywords"] = new JsonArray([.. article.Tags.Select(tag => JsonValue.Create(tag))]);
        if (article.Credits.DatelineLine.Trim() is { Length: > 0 } dateline)
            data["dateline"] = dateline;
        // Only who is named on the page; the record knows more.
        if (article.Credits.TranslatorLine.Length > 0 && article.Credits.Translators.Count > 0)
            data["translator"] = new JsonArray([.. article.Credits.Translators.Select(Credited)]);
        if (article.Credits.EditorLine.Length > 0 && article.Credits.Editor is { } editor)
            data["editor"] = Credited(editor);
        if (article.Corrections.Count > 0)
            data["correction"] = new JsonArray([.. article.Corrections.Select(correction => Correction(correction, zone))]);
        AddOtherLanguages(data, article, baseUrl);
        return data.ToJsonString(Json);
    }

    private static JsonArray Authors(PublicArticle article) => article switch
    {
        { Content.Byline.Count: > 0 } => new JsonArray([.. article.Content.Byline.Select(name => Named("Person", name.Name))]),
        { Content.Origin.Length: > 0 } => new JsonArray(Named("Organization", article.Content.Origin)),
        _ => new JsonArray(Named("NewsMediaOrganization", article.Site.Name)),
    };

    private static JsonObject Named(string type, string name) => new() { ["@type"] = type, ["name"] = name };

    private static JsonObject Credited(CreditedPerson person)
    {
        var credited = Named("Person", person.CreditName);
        if (person.AgencyName is { Length: > 0 } agency)
            credited["affiliation"] = Named("Organization", agency);
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
