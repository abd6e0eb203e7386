using System.Text.Json.Nodes;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Web.Reader.Outputs;

namespace CqNewsroom.Web.Reader;

/// <summary>What a list says to machines in schema.org's words, and where a page stands in the paper.</summary>
public static class ListData
{
    /// <summary>A list as JSON, ready to stand in a data block.</summary>
    /// <param name="list">The list.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end.</param>
    public static string Of(PublicList list, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(list);
        var address = baseUrl + PublicAddress.List(list.Site.Language, list.Key, list.Page);
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "CollectionPage",
            ["@id"] = address,
            ["url"] = address,
            ["name"] = list.Title,
            ["inLanguage"] = list.Site.Language.Tag,
            ["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = list.Site.Name, ["url"] = baseUrl + PublicAddress.Front(list.Site.Language) },
            ["mainEntity"] = new JsonObject
            {
                ["@type"] = "ItemList",
                ["numberOfItems"] = list.Items.Count,
                ["itemListElement"] = OutputJson.Array(list.Items.Select((item, index) => new JsonObject
                {
                    ["@type"] = "ListItem",
                    ["position"] = index + 1,
                    ["url"] = baseUrl + item.Address,
                    ["name"] = item.Headline,
                })),
            },
        };
        if (list.Key.Kind != PublicListKind.Front)
            data["breadcrumb"] = Trail([(list.Site.Name, PublicAddress.Front(list.Site.Language)), (list.Title, PublicAddress.List(list.Site.Language, list.Key))], baseUrl);
        return OutputJson.Text(data);
    }

    /// <summary>The way to an article: front page, section, article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end.</param>
    public static string Breadcrumbs(PublicArticle article, string baseUrl)
    {
        ArgumentNullException.ThrowIfNull(article);
        var language = article.Site.Language;
        var trail = Trail(
            [(article.Site.Name, PublicAddress.Front(language)), (article.Section.Name, PublicAddress.Section(language, article.Section.Slug)), (article.Content.Headline, article.Address)], baseUrl);
        trail.Insert(0, "@context", "https://schema.org");
        return OutputJson.Text(trail);
    }

    private static JsonObject Trail(IReadOnlyList<(string Name, string Address)> steps, string baseUrl) => new()
    {
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = OutputJson.Array(steps.Select((step, index) => new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = index + 1,
            ["name"] = step.Name,
            ["item"] = baseUrl + step.Address,
        })),
    };
}
