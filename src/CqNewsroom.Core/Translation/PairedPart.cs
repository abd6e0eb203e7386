using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Translation;

/// <summary>A block's text within a part that is made of several.</summary>
/// <param name="BlockId">The block; null for a field.</param>
/// <param name="Start">Where it begins in the part's text, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
public sealed record PartPiece(string? BlockId, int Start, int Length);

/// <summary>
/// What of a translation renders what of its source. A paragraph may be two in the translation, and two may be one: what belongs together by the
/// names of source blocks is one part.
/// </summary>
/// <param name="Key"><c>@headline</c> and the like, else the ids of the source's blocks with a plus between; of a picture with <c>:caption</c> and the like behind it.</param>
/// <param name="Pair">The two texts; blocks are parted by line feeds.</param>
/// <param name="Sources">The source's blocks in it.</param>
/// <param name="Targets">The translation's blocks in it.</param>
public sealed record PairedPart(string Key, CheckedPair Pair, IReadOnlyList<PartPiece> Sources, IReadOnlyList<PartPiece> Targets)
{
    /// <summary>The block of the translation in which something of it stands: that of the place, else the first.</summary>
    /// <param name="place">A place in the translation's text.</param>
    public string? BlockAt(TextSpan? place) =>
        (place is { } span ? Targets.LastOrDefault(piece => piece.Start <= span.Start) : null)?.BlockId ?? (Targets.Count > 0 ? Targets[0].BlockId : null);

    /// <summary>Whether both sides hold text.</summary>
    public bool IsWhole => Pair.Source.Trim().Length > 0 && Pair.Target.Trim().Length > 0;
}

/// <summary>Pairs the texts of a translation with those of its source.</summary>
public static class PairedParts
{
    /// <summary>The parts of which both sides hold text, in the order of the translation.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The translation.</param>
    public static IReadOnlyList<PairedPart> Of(ArticleContent source, ArticleContent target) => [.. All(source, target).Where(part => part.IsWhole)];

    /// <summary>
    /// All parts of which any side holds text: those of <see cref="Of"/>, then the source's blocks that nothing renders, then the translation's
    /// blocks that render nothing, whose key is a plus and their id.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The translation.</param>
    public static IReadOnlyList<PairedPart> All(ArticleContent source, ArticleContent target)
    {
        List<PairedPart> parts = [];
        Field("@headline", source.Headline, target.Headline);
        Field("@secondHeadline", source.SecondHeadline, target.SecondHeadline);
        Field("@summary", source.Summary, target.Summary);
        HashSet<Block> paired = new(ReferenceEqualityComparer.Instance);
        foreach (var (sources, targets) in Groups(source.Blocks, target.Blocks))
        {
            parts.AddRange(OfBlocks(sources, targets));
            paired.UnionWith(sources.Concat(targets));
        }

        parts.AddRange(source.Blocks.Where(block => !paired.Contains(block)).SelectMany(block => OfBlocks([block], [])));
        parts.AddRange(target.Blocks.Where(block => !paired.Contains(block)).SelectMany(block => OfBlocks([], [block])));
        return [.. parts.Where(part => part.Pair.Source.Trim().Length > 0 || part.Pair.Target.Trim().Length > 0)];

        void Field(string key, string from, string to) =>
            parts.Add(new PairedPart(key, new CheckedPair(from, to), [new PartPiece(null, 0, from.Length)], [new PartPiece(null, 0, to.Length)]));
    }

    /// <summary>The texts of a picture, by the name that stands behind the block in a part's key.</summary>
    /// <param name="picture">The picture.</param>
    internal static IReadOnlyList<(string Name, string Text)> WordsOf(PictureBlock picture) =>
        [("caption", picture.Caption.ToPlainText()), ("credit", picture.Credit), ("alt", picture.Alt)];

    /// <summary>The texts of blocks that belong together; a picture's caption, credit and alternative text are parts of their own.</summary>
    /// <param name="sources">Blocks of the source, in its order.</param>
    /// <param name="targets">Blocks of the translation that render them, in its order.</param>
    private static IEnumerable<PairedPart> OfBlocks(List<Block> sources, List<Block> targets)
    {
        var key = sources.Count > 0 ? string.Join('+', sources.Select(block => block.Id)) : "+" + targets[0].Id;
        if (sources is [PictureBlock from] && targets is [PictureBlock to])
        {
            return WordsOf(from).Zip(WordsOf(to), (source, target) => new PairedPart(
                $"{key}:{source.Name}", new CheckedPair(source.Text, target.Text), [new PartPiece(from.Id, 0, source.Text.Length)], [new PartPiece(to.Id, 0, target.Text.Length)]));
        }

        var (sourceText, sourcePieces) = Joined(sources);
        var (targetText, targetPieces) = Joined(targets);
        var runs = targets.SelectMany(Runs).ToList();
        return
        [
            new PairedPart(
                key,
                new CheckedPair(sourceText, targetText)
                {
                    TargetHasEmphasis = runs.Exists(run => run.Bold || run.Italic),
                    SourceLinks = [.. sources.SelectMany(Runs).Where(run => run.Link is not null).Select(run => run.Link!).Distinct(StringComparer.Ordinal)],
                    TargetLinks = [.. runs.Where(run => run.Link is not null).Select(run => run.Link!).Distinct(StringComparer.Ordinal)],
                },
                sourcePieces,
                targetPieces),
        ];
    }

    private static IEnumerable<TextRun> Runs(Block block) => DocumentTexts.RichTexts(block).SelectMany(text => text.Text);

    private static (string Text, List<PartPiece> Pieces) Joined(List<Block> blocks)
    {
        List<PartPiece> pieces = [];
        var text = new System.Text.StringBuilder();
        foreach (var block in blocks)
        {
            var plain = PlainText.Of(block);
            if (pieces.Count > 0)
                text.Append('\n');
            pieces.Add(new PartPiece(block.Id, text.Length, plain.Length));
            text.Append(plain);
        }

        return (text.ToString(), pieces);
    }

    /// <summary>Blocks that are held together by the source blocks they name.</summary>
    internal static IEnumerable<(List<Block> Sources, List<Block> Targets)> Groups(IReadOnlyList<Block> sources, IReadOnlyList<Block> targets)
    {
        var place = sources.Select((block, index) => (block.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        // The group of each source block, as the number of another one of the group, down to the first.
        var group = Enumerable.Range(0, sources.Count).ToArray();
        foreach (var target in targets)
        {
            var named = target.Sources.Where(place.ContainsKey).Select(id => Root(place[id])).ToList();
            foreach (var other in named)
                group[Root(other)] = Root(named[0]);
        }

        return targets
            .Select(target => (Block: target, Group: target.Sources.Where(place.ContainsKey).Select(id => (int?)Root(place[id])).FirstOrDefault()))
            .Where(pair => pair.Group is not null)
            .GroupBy(pair => pair.Group!.Value)
            .Select(pairs => (sources.Where((_, index) => Root(index) == pairs.Key).ToList(), pairs.Select(pair => pair.Block).ToList()));

        int Root(int index)
        {
            while (group[index] != index)
                index = group[index];
            return index;
        }
    }
}
