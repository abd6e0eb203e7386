using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Where a notice stands unless an editor says otherwise: before the text when what changed is what everybody reads - headline, second headline,
/// summary or first paragraph -, else after it, since a slip in the last paragraph must not stand before the news.
/// </summary>
public static class NoticeRule
{
    /// <summary>The placement.</summary>
    /// <param name="before">What readers saw.</param>
    /// <param name="after">What they will see.</param>
    public static NoticePlacement PlacementOf(ArticleContent before, ArticleContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Lead(before).SequenceEqual(Lead(after), StringComparer.Ordinal) ? NoticePlacement.Bottom : NoticePlacement.Top;
    }

    /// <summary>Whether a notice says that something was put right, so that the article counts as corrected; news alone does not.</summary>
    /// <param name="kind">The kind.</param>
    public static bool Corrects(NoticeKind kind) => kind != NoticeKind.Update;

    private static IEnumerable<string> Lead(ArticleContent content) =>
    [
        content.Headline,
        content.SecondHeadline,
        content.Summary,
        content.Blocks.OfType<ParagraphBlock>().FirstOrDefault()?.Text.ToPlainText() ?? "",
    ];
}
