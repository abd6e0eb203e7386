using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Terms;

/// <summary>A published translation and the source that it answers, as pairs of plain texts.</summary>
internal static class LivePair
{
    /// <summary>The pairs: headlines, summary, and each source block with all that renders it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The translation.</param>
    public static List<CheckedPair> Of(ArticleContent source, ArticleContent target)
    {
        List<CheckedPair> pairs =
        [
            new(source.Headline, target.Headline),
            new(source.SecondHeadline, target.SecondHeadline),
            new(source.Summary, target.Summary),
        ];
        var texts = source.Blocks.ToDictionary(block => block.Id, PlainText.Of, StringComparer.Ordinal);
        // A paragraph that was parted in two is answered by both.
        pairs.AddRange(target.Blocks.Where(block => block.Sources.Count > 0).GroupBy(block => block.Sources).Select(blocks => new CheckedPair(
            string.Join('\n', blocks.Key.Select(id => texts.GetValueOrDefault(id, ""))), string.Join('\n', blocks.Select(PlainText.Of)))));
        pairs.RemoveAll(pair => pair.Source.Length == 0 || pair.Target.Length == 0);
        return pairs;
    }
}
