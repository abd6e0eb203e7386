using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Memory;

/// <summary>A text of an article that is translated by itself: a paragraph, a heading, an item of a list, a cell, a caption, a headline.</summary>
/// <param name="BlockId">Its block; of a field <c>@headline</c>, <c>@secondHeadline</c> or <c>@summary</c>.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Previous">The text before it, null at the start of the story and for a field.</param>
public sealed record MemoryUnit(string BlockId, string Text, string? Previous)
{
    /// <summary>The units of an article in the order of reading, fields first; empty texts are not among them.</summary>
    /// <param name="content">The article.</param>
    public static IReadOnlyList<MemoryUnit> Of(ArticleContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        List<MemoryUnit> units = [.. SegmentPairs.Fields(content).Where(field => field.Text.Length > 0).Select(field => new MemoryUnit(field.Id, field.Text, null))];
        string? previous = null;
        foreach (var block in content.Blocks)
        {
            foreach (var text in SegmentPairs.TextsOf(block).Where(text => text.Length > 0))
            {
                units.Add(new MemoryUnit(block.Id, text, previous));
                previous = text;
            }
        }

        return units;
    }
}

/// <summary>A text with its translation.</summary>
/// <param name="BlockId">Block of the source, or a field.</param>
/// <param name="Kind">Paragraph or sentence.</param>
/// <param name="Source">Plain text of the source.</param>
/// <param name="Target">Plain text of the translation.</param>
/// <param name="Previous">The source's text before it, null at the start.</param>
internal sealed record SegmentPair(string BlockId, SegmentKind Kind, string Source, string Target, string? Previous);

/// <summary>
/// Pairs the texts of a source and its translation. Blocks belong together because the translation's name the source's, never because they look alike
/// (case T11); a block with several texts is paired text by text where both sides have as many, else as a whole.
/// </summary>
internal static class SegmentPairs
{
    /// <summary>The pairs, paragraphs before their sentences.</summary>
    public static IEnumerable<SegmentPair> Of(ArticleContent source, string sourceLanguage, ArticleContent target, string targetLanguage)
    {
        foreach (var paragraph in Paragraphs(source, target).Where(pair => pair.Source.Length > 0 && pair.Target.Length > 0))
        {
            yield return paragraph;
            foreach (var sentence in Sentences(paragraph, sourceLanguage, targetLanguage))
                yield return sentence;
        }
    }

    /// <summary>The fields that are translated.</summary>
    public static IEnumerable<(string Id, string Text)> Fields(ArticleContent content) =>
        [("@headline", content.Headline.Trim()), ("@secondHeadline", content.SecondHeadline.Trim()), ("@summary", content.Summary.Trim())];

    /// <summary>The texts of a block that are translated by themselves.</summary>
    public static IEnumerable<string> TextsOf(Block block) =>
        DocumentTexts.RichTexts(block).Select(text => text.Text.ToPlainText())
            .Concat(DocumentTexts.PlainFields(block).Where(field => field.Field is "attribution" or "alt").Select(field => field.Text))
            .Select(text => text.Trim());

    private static IEnumerable<SegmentPair> Paragraphs(ArticleContent source, ArticleContent target)
    {
        foreach (var (field, other) in Fields(source).Zip(Fields(target)))
            yield return new SegmentPair(field.Id, SegmentKind.Paragraph, field.Text, other.Text, null);
        var previous = new Dictionary<string, string?>(StringComparer.Ordinal);
        string? before = null;
        foreach (var block in source.Blocks)
        {
            previous[block.Id] = before;
            before = TextsOf(block).LastOrDefault(text => text.Length > 0) ?? before;
        }

        var blocks = source.Blocks.ToDictionary(block => block.Id, StringComparer.Ordinal);
        foreach (var (sources, targets) in Together(target).Select(group => (group.Sources.Where(blocks.ContainsKey).ToList(), group.Targets)))
        {
            if (sources.Count == 0)
                continue;
            // In the source's own order, whatever order the translation names them in.
            var ordered = source.Blocks.Where(block => sources.Contains(block.Id, StringComparer.Ordinal)).ToList();
            foreach (var pair in Texts(ordered, targets, previous[ordered[0].Id]))
                yield return pair;
        }
    }

    private static IEnumerable<SegmentPair> Texts(List<Block> sources, List<Block> targets, string? previous)
    {
        var (left, right) = (sources.SelectMany(TextsOf).ToList(), targets.SelectMany(TextsOf).ToList());
        if (left.Count != right.Count)
            (left, right) = ([Joined(left)], [Joined(right)]);
        foreach (var (text, other) in left.Zip(right))
        {
            yield return new SegmentPair(sources[0].Id, SegmentKind.Paragraph, text, other, previous);
            previous = text.Length > 0 ? text : previous;
        }

        static string Joined(List<string> texts) => string.Join('\n', texts.Where(text => text.Length > 0));
    }

    /// <summary>Blocks of the translation that share a source belong together, with all their sources.</summary>
    private static List<(List<string> Sources, List<Block> Targets)> Together(ArticleContent target)
    {
        List<(List<string> Sources, List<Block> Targets)> groups = [];
        foreach (var block in target.Blocks.Where(block => block.Sources.Count > 0))
        {
            var shared = groups.FindAll(group => group.Sources.Intersect(block.Sources, StringComparer.Ordinal).Any());
            var all = (Sources: shared.SelectMany(group => group.Sources).Concat(block.Sources).Distinct(StringComparer.Ordinal).ToList(), Targets: shared.SelectMany(group => group.Targets).Append(block).ToList());
            var at = shared.Count > 0 ? groups.IndexOf(shared[0]) : groups.Count;
            groups.RemoveAll(shared.Contains);
            groups.Insert(at, all);
        }

        return groups;
    }

    // Only where both sides have as many sentences, and none is far too long for the other: then they are almost always one another's.
    private static IEnumerable<SegmentPair> Sentences(SegmentPair paragraph, string sourceLanguage, string targetLanguage)
    {
        var (left, right) = (SentenceSplitter.Split(paragraph.Source, sourceLanguage), SentenceSplitter.Split(paragraph.Target, targetLanguage));
        if (left.Count < 2 || left.Count != right.Count)
            return [];
        var whole = (double)paragraph.Target.Length / paragraph.Source.Length;
        if (left.Zip(right).Any(pair => pair.First.Length > 8 && pair.Second.Length / whole / pair.First.Length is < 0.4 or > 2.5))
            return [];
        return left.Select((span, at) => new SegmentPair(
            paragraph.BlockId, SegmentKind.Sentence, span.In(paragraph.Source), right[at].In(paragraph.Target), at == 0 ? paragraph.Previous : left[at - 1].In(paragraph.Source)));
    }
}
