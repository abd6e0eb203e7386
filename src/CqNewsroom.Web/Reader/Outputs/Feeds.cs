using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;
using CqNewsroom.Core.Publishing.WebSub;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>Makes feeds of lists.</summary>
/// <param name="stories">The one query over what is public.</param>
/// <param name="renderer">Renders the texts with the components of the page.</param>
/// <param name="webSub">Knows the hub.</param>
public sealed class Feeds(PublishedStories stories, ReaderRenderer renderer, WebSubOptions webSub)
{
    /// <summary>How many items a feed has at most.</summary>
    public const int MostItems = 30;

    /// <summary>A feed; null where there is no such list, or it is of a kind that has no feed.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="list">The list.</param>
    /// <param name="format">The format.</param>
    public async Task<ReaderAnswer?> ReadAsync(string language, PublicListKey list, FeedFormat format)
    {
        if (!HasFeed(list) || await stories.FeedAsync(language, list, MostItems, CancellationToken.None) is not { } feed)
            return null;
        return Written(await DocumentAsync(feed), format);
    }

    /// <summary>The feed of what was corrected and retracted; null where there is no such language.</summary>
    /// <param name="language">First segment of the address.</param>
    /// <param name="format">The format.</param>
    public async Task<ReaderAnswer?> CorrectionsAsync(string language, FeedFormat format)
    {
        if (await stories.CorrectionsAsync(language, 1, CancellationToken.None) is not { } notices)
            return null;
        var (site, tag) = (notices.Site, notices.Site.Language.Tag);
        return Written(
            new FeedDocument(
                site,
                PublicIdentity.Corrections(site),
                PublicAddress.Corrections(site.Language),
                $"{ReaderWords.In(tag, "CorrectionsTitle")} - {site.Name}",
                ReaderWords.In(tag, "CorrectionsDescription", site.Name),
                [.. notices.Notices.Select(notice => Entry(site, notice))],
                renderer.BaseUrl,
                webSub.Hub?.AbsoluteUri),
            format);
    }

    private static ReaderAnswer Written(FeedDocument document, FeedFormat format)
    {
        var (bytes, type) = format switch
        {
            FeedFormat.Rss => (RssWriter.Write(document), "application/rss+xml; charset=utf-8"),
            FeedFormat.Atom => (AtomWriter.Write(document), "application/atom+xml; charset=utf-8"),
            _ => (JsonFeedWriter.Write(document), "application/feed+json; charset=utf-8"),
        };
        var links = document.Hub is { } hub ? $"<{hub}>; rel=\"hub\", <{document.Self(format)}>; rel=\"self\"" : $"<{document.Self(format)}>; rel=\"self\"";
        return new ReaderAnswer(StatusCodes.Status200OK, bytes, type) { Headers = [new("Link", links), OutputEndpoints.ForEverybody] };
    }

    /// <summary>Whether a list has feeds: what stays as it is, such as a month of the archive, has none.</summary>
    /// <param name="list">The list.</param>
    public static bool HasFeed(PublicListKey list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Kind is not (PublicListKind.Month or PublicListKind.Day);
    }

    private async Task<FeedDocument> DocumentAsync(PublicFeed feed)
    {
        var site = feed.Site;
        var entries = new List<FeedEntry>();
        foreach (var article in feed.Articles)
            entries.Add(await EntryAsync(article));
        entries.AddRange(feed.Retractions.Select(Entry));
        var isFront = feed.Key.Kind == PublicListKind.Front;
        var language = site.Language.Tag;
        return new FeedDocument(
            site,
            PublicIdentity.List(site, feed.Key),
            PublicAddress.List(site.Language, feed.Key),
            isFront ? site.Name : $"{feed.Title} - {site.Name}",
            isFront ? ReaderWords.In(language, "SiteDescription", site.Name) : ReaderWords.In(language, "SectionDescription", feed.Title, site.Name),
            [.. entries.OrderByDescending(entry => entry.PublishedAt).ThenByDescending(entry => entry.Article?.Number ?? entry.Retraction!.Number).Take(MostItems)],
            renderer.BaseUrl,
            webSub.Hub?.AbsoluteUri);
    }

    private async Task<FeedEntry> EntryAsync(PublicArticle article) => new(
        PublicIdentity.Article(article.Site, article.Number),
        article.Content.Headline,
        renderer.BaseUrl + article.Address,
        article.PublishedAt,
        article.ModifiedAt,
        ArticleDescription.Of(article.Content),
        await renderer.HtmlAsync<FeedText>(("Model", article)),
        article,
        null);

    private FeedEntry Entry(PublicRetraction retraction)
    {
        var (title, text) = RetractionWords.Of(retraction);
        return new FeedEntry(
            PublicIdentity.Article(retraction.Site, retraction.Number),
            title,
            renderer.BaseUrl + retraction.Address,
            retraction.PublishedAt,
            retraction.RetractedAt,
            text,
            Paragraph(text),
            null,
            retraction);
    }

    private FeedEntry Entry(PublicSite site, PublicNotice notice) => new(
        PublicIdentity.Notice(site, notice),
        notice.Kind is { } kind ? $"{ReaderWords.In(site.Language.Tag, "Notice" + kind)} - {notice.Headline}" : ReaderWords.In(site.Language.Tag, "RetractedHeadline", notice.Headline),
        renderer.BaseUrl + notice.Address,
        notice.At,
        notice.At,
        notice.Text,
        Paragraph(notice.Text),
        null,
        null);

    private static string Paragraph(string text) => $"<p>{System.Net.WebUtility.HtmlEncode(PublicText.Clean(text))}</p>";
}
