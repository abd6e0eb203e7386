using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Memory;

namespace CqNewsroom.Core.Orders;

/// <summary>How much of a segment the memory knew.</summary>
public enum OrderBand
{
    /// <summary>The same text behind the same text.</summary>
    InContext,

    /// <summary>The same text.</summary>
    Same,

    /// <summary>95 to 99 points.</summary>
    From95,

    /// <summary>85 to 94 points.</summary>
    From85,

    /// <summary>75 to 84 points.</summary>
    From75,

    /// <summary>Less than that.</summary>
    New,

    /// <summary>The same text stood before in the same order.</summary>
    Repetition,
}

/// <summary>The amount of one band.</summary>
/// <param name="Band">The band.</param>
/// <param name="Segments">Segments.</param>
/// <param name="HanCharacters">Han characters.</param>
/// <param name="WordStyleCount">字数 as word processors count it.</param>
public sealed record BandCount(OrderBand Band, int Segments, int HanCharacters, int WordStyleCount);

/// <summary>A segment that is counted by itself.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Previous">The text before it; null at the start of the story and for a field.</param>
/// <param name="Paragraph">Of which paragraph it is a sentence; the same number for the sentences of one.</param>
internal sealed record OrderSegment(string Text, string? Previous, int Paragraph);

/// <summary>Counts what is handed to an agency (docs/orders.md, 'Counting').</summary>
internal static class OrderCounts
{
    /// <summary>The paragraphs of a source that are counted, each cut into segments.</summary>
    /// <param name="source">What is handed out.</param>
    /// <param name="former">Of a supplement: what the agency has; only what differs is counted.</param>
    /// <param name="language">Language of the source.</param>
    public static (IReadOnlyList<MemoryUnit> Paragraphs, IReadOnlyList<OrderSegment> Segments) Segments(ArticleContent source, ArticleContent? former, string language)
    {
        var changed = former is null ? null : Translation.SourceChanges.Between(former, source).ToHashSet(StringComparer.Ordinal);
        List<MemoryUnit> paragraphs = [.. MemoryUnit.Of(source).Where(unit => (changed is null || changed.Contains(unit.BlockId)) && TextCounts.Of(unit.Text).WordStyleCount > 0)];
        List<OrderSegment> segments = [];
        for (var number = 0; number < paragraphs.Count; number++)
        {
            var (text, previous) = (paragraphs[number].Text, paragraphs[number].Previous);
            foreach (var sentence in SentenceSplitter.Split(text, language).Select(span => span.In(text)).Where(sentence => TextCounts.Of(sentence).WordStyleCount > 0))
            {
                segments.Add(new OrderSegment(sentence, previous, number));
                previous = sentence;
            }
        }

        return (paragraphs, segments);
    }

    /// <summary>Sorts segments into bands. Every band is listed, in order.</summary>
    /// <param name="segments">The segments in the order of reading.</param>
    /// <param name="ofSegment">The best points of each.</param>
    /// <param name="ofParagraph">The best points of each whole paragraph: where the paragraph is known, its sentences are.</param>
    public static List<BandCount> Bands(IReadOnlyList<OrderSegment> segments, IReadOnlyList<int> ofSegment, IReadOnlyList<int> ofParagraph)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var sums = Enum.GetValues<OrderBand>().ToDictionary(band => band, band => new BandCount(band, 0, 0, 0));
        for (var at = 0; at < segments.Count; at++)
        {
            var whole = ofParagraph[segments[at].Paragraph];
            var points = whole >= MemoryScore.Same ? Math.Max(whole, ofSegment[at]) : ofSegment[at];
            var isRepeated = !seen.Add(MemoryText.Of(segments[at].Text).Exact);
            // What the memory has word for word is no work the first time either.
            var band = isRepeated && points < MemoryScore.Same ? OrderBand.Repetition : BandOf(points);
            var (counts, sum) = (TextCounts.Of(segments[at].Text), sums[band]);
            sums[band] = new BandCount(band, sum.Segments + 1, sum.HanCharacters + counts.ChineseCharacters, sum.WordStyleCount + counts.WordStyleCount);
        }

        return [.. sums.Values];
    }

    private static OrderBand BandOf(int points) => points switch
    {
        >= MemoryScore.InContext => OrderBand.InContext,
        MemoryScore.Same => OrderBand.Same,
        >= 95 => OrderBand.From95,
        >= 85 => OrderBand.From85,
        >= MemoryScore.Fuzzy => OrderBand.From75,
        _ => OrderBand.New,
    };
}
