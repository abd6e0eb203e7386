using System.Text.Json.Nodes;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>Makes articles in the formats of other newsrooms.</summary>
/// <param name="stories">The one query over what is public.</param>
/// <param name="renderer">Renders the texts with the components of the page.</param>
public sealed class Items(PublishedStories stories, ReaderRenderer renderer)
{
    /// <summary>An article in a format, its right address, or - canceled, with 410 - what took its place; null for what never was public.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="number">The story's number.</param>
    /// <param name="format">The format.</param>
    public async Task<ReaderAnswer?> ReadAsync(string language, int number, ItemFormat format) =>
        await stories.ArticleAsync(language, number, CancellationToken.None) switch
        {
            { Article: { } article } => await AnswerAsync(article, format),
            { Retraction: { } retraction } => Answer(retraction, format),
            _ => null,
        };

    /// <summary>A live article in ninjs, for whoever hands articles out in another way.</summary>
    /// <param name="article">The article.</param>
    public async Task<JsonObject> NinjsAsync(PublicArticle article) => NinjsWriter.Of(article, await renderer.HtmlAsync<FeedText>(("Model", article)), renderer.BaseUrl);

    /// <summary>A retracted article in ninjs, likewise.</summary>
    /// <param name="retraction">The retraction.</param>
    public JsonObject Ninjs(PublicRetraction retraction) => NinjsWriter.Of(retraction, RetractionWords.Of(retraction), renderer.BaseUrl);

    private async Task<ReaderAnswer> AnswerAsync(PublicArticle article, ItemFormat format)
    {
        var (bytes, type) = format == ItemFormat.Ninjs
            ? (OutputJson.Bytes(await NinjsAsync(article)), NinjsWriter.MediaType)
            : (NewsMlWriter.Write(article, await renderer.HtmlAsync<FeedText>(("Model", article)), renderer.BaseUrl), NewsMlWriter.MediaType);
        return new ReaderAnswer(StatusCodes.Status200OK, bytes, type)
        {
            Address = OutputAddress.Item(article.Address, format),
            Headers = [new("Link", $"<{renderer.BaseUrl}{article.Address}>; rel=\"canonical\""), OutputEndpoints.NotToBeFound, OutputEndpoints.ForEverybody],
        };
    }

    private ReaderAnswer Answer(PublicRetraction retraction, ItemFormat format)
    {
        var notice = RetractionWords.Of(retraction);
        var (bytes, type) = format == ItemFormat.Ninjs
            ? (OutputJson.Bytes(NinjsWriter.Of(retraction, notice, renderer.BaseUrl)), NinjsWriter.MediaType)
            : (NewsMlWriter.Write(retraction, notice, renderer.BaseUrl), NewsMlWriter.MediaType);
        return new ReaderAnswer(RetractionStatus.Of(retraction.Form), bytes, type) { Headers = [OutputEndpoints.NotToBeFound, OutputEndpoints.ForEverybody] };
    }
}
