using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Web.Reader.Outputs;

/// <summary>One item of a feed: an article, the notice that took its place under the same id, or, in the feed of corrections, a notice alone.</summary>
/// <param name="Id">Its permanent id.</param>
/// <param name="Title">The headline as the page shows it.</param>
/// <param name="Address">The absolute address of its page.</param>
/// <param name="PublishedAt">When the article first went live (UTC).</param>
/// <param name="ModifiedAt">When readers last got something new of it (UTC).</param>
/// <param name="Summary">What it says about itself in a sentence; empty for none.</param>
/// <param name="Html">The whole text; every address in it is absolute.</param>
/// <param name="Article">The article; null for a notice.</param>
/// <param name="Retraction">The retraction in the article's place; null for anything else.</param>
internal sealed record FeedEntry(
    string Id, string Title, string Address, DateTime PublishedAt, DateTime ModifiedAt, string Summary, string Html, PublicArticle? Article, PublicRetraction? Retraction);

/// <summary>A feed, ready to be written in any format: all of them say the same.</summary>
/// <param name="Site">The site of its language.</param>
/// <param name="Id">Its permanent id.</param>
/// <param name="Page">The address of the page with the same list, without the site's.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it says about itself.</param>
/// <param name="Entries">The items, newest first publication first.</param>
/// <param name="BaseUrl">Where readers find the site, without a slash at the end.</param>
/// <param name="Hub">The hub that tells of changes; null for none.</param>
internal sealed record FeedDocument(PublicSite Site, string Id, string Page, string Title, string Description, IReadOnlyList<FeedEntry> Entries, string BaseUrl, string? Hub)
{
    /// <summary>The absolute address of the page with the same list.</summary>
    public string Home => BaseUrl + Page;

    /// <summary>When its newest change was (UTC), never the time of asking, so that an unchanged feed has unchanged bytes; null where it is empty.</summary>
    public DateTime? ChangedAt => Entries.Count == 0 ? null : Entries.Max(entry => entry.ModifiedAt);

    /// <summary>Its own absolute address.</summary>
    /// <param name="format">The format.</param>
    public string Self(FeedFormat format) => BaseUrl + OutputAddress.Feed(Page, format);

    /// <summary>Who wrote an article, as all formats name them.</summary>
    /// <param name="article">The article.</param>
    public static IReadOnlyList<string> Authors(PublicArticle article) => article switch
    {
        { Content.Byline.Count: > 0 } => [.. article.Content.Byline.Select(entry => entry.Name)],
        { Content.Origin.Length: > 0 } => [article.Content.Origin],
        _ => [article.Site.Name],
    };

    /// <summary>Who translated an article, where the page says so.</summary>
    /// <param name="article">The article.</param>
    public static IReadOnlyList<CreditedPerson> Translators(PublicArticle article) => article.Credits.TranslatorLine.Length > 0 ? article.Credits.Translators : [];
}
