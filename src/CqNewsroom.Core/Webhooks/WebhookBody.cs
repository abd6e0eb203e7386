using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Webhooks;

/// <summary>
/// Makes the bodies of messages from what is public at this moment: ids, address, headline, times. Of an article that was taken down without a trace no
/// headline leaves the house, not even in a message about its publication that could not be sent earlier.
/// </summary>
internal static class WebhookBody
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The body of a message.</summary>
    /// <param name="db">The call's database.</param>
    /// <param name="message">The message in the outbox.</param>
    /// <param name="told">What it says.</param>
    /// <param name="baseUrl">Where readers find the site, without a slash at the end.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<byte[]> MakeAsync(INewsroomDb db, OutboxMessage message, WebhookMessage told, string baseUrl, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["id"] = message.Id.ToString("D"),
            ["type"] = told.Event,
            ["timestamp"] = Time(message.CreatedAt),
            ["sequence"] = told.Sequence,
            ["data"] = told.ArticleId is { } article ? await ArticleAsync(db, article, baseUrl, cancellation) : new JsonObject(),
        };
        return JsonSerializer.SerializeToUtf8Bytes(body, Options);
    }

    private static async Task<JsonObject> ArticleAsync(INewsroomDb db, Guid articleId, string baseUrl, CancellationToken cancellation)
    {
        var live = await LiveArticles.In(db).Where(row => row.Article.Id == articleId).ToListAsync(cancellation);
        var rows = live.Count > 0 ? live : await LiveArticles.Retracted(db).Where(row => row.Article.Id == articleId).ToListAsync(cancellation);
        if (rows is not [var found])
            return [];
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        var language = newsroom.Languages.Single(one => string.Equals(one.Tag, found.Article.Language, StringComparison.Ordinal));
        var site = (await PublishedStories.SiteAsync(db, language.Path, cancellation))!;
        if (live.Count > 0)
        {
            var article = (await PublicArticles.ReadAsync(db, site, live, cancellation))[0];
            var item = Item(site, article.Number, article.Version, "usable", baseUrl + article.Address);
            item["headline"] = PublicText.Clean(article.Content.Headline);
            item["section"] = article.Section.Slug;
            item["publishedAt"] = Time(article.PublishedAt);
            item["modifiedAt"] = Time(article.ModifiedAt);
            return item;
        }

        var retraction = (await PublicRetractions.ReadAsync(db, site, rows, cancellation))[0];
        var canceled = Item(site, retraction.Number, retraction.Version, "canceled", baseUrl + retraction.Address);
        canceled["section"] = retraction.Section.Slug;
        if (retraction.Headline.Length > 0)
            canceled["headline"] = PublicText.Clean(retraction.Headline);
        canceled["publishedAt"] = Time(retraction.PublishedAt);
        canceled["retractedAt"] = Time(retraction.RetractedAt);
        return canceled;
    }

    private static JsonObject Item(PublicSite site, int number, int version, string status, string address) => new()
    {
        ["uri"] = PublicIdentity.Article(site, number),
        ["number"] = number,
        ["language"] = site.Language.Tag,
        ["version"] = version.ToString(CultureInfo.InvariantCulture),
        ["pubStatus"] = status,
        ["url"] = address,
    };

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
