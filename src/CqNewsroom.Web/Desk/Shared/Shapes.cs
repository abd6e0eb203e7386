using CqNewsroom.Core.Stories;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>What services return, as the shared shapes take it.</summary>
public static class Shapes
{
    /// <summary>One article for the line of a story's languages.</summary>
    /// <param name="article">The article.</param>
    /// <param name="address">Where it leads, null for nowhere.</param>
    public static LanguageState Of(ArticleLine article, string? address = null)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new LanguageState(
            article.Language,
            article.IsOriginal,
            article.State,
            article.Standing,
            article.StateSince,
            article.Level,
            article.LevelCount,
            article.IsSourceChanged,
            article.ScheduledFor,
            address);
    }

    /// <summary>A story's articles for the line of its languages.</summary>
    /// <param name="articles">The articles.</param>
    public static IReadOnlyList<LanguageState> Of(IEnumerable<ArticleLine> articles) => [.. articles.Select(article => Of(article))];
}
