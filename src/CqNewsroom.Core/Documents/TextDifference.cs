namespace CqNewsroom.Core.Documents;

/// <summary>How one block changed, down to its characters.</summary>
/// <param name="Kind">What happened to it.</param>
/// <param name="Block">The block as it is, or as it was where it was removed.</param>
/// <param name="Segments">Its words with what came and went; empty where they are unchanged.</param>
/// <param name="IsOnlyMarks">Whether its words are the same and only bold, italic, links or its form differ.</param>
public sealed record BlockDifference(BlockChangeKind Kind, Block Block, IReadOnlyList<TextSegment> Segments, bool IsOnlyMarks)
{
    /// <summary>Of a picture: what is written about it, part by part; empty for other blocks.</summary>
    public IReadOnlyList<PictureDifference> Picture { get; init; } = [];

    /// <summary>Whether another picture stands there.</summary>
    public bool IsOtherPicture { get; init; }
}

/// <summary>What is written about a picture.</summary>
public enum PicturePart
{
    /// <summary>The caption.</summary>
    Caption,

    /// <summary>The credit.</summary>
    Credit,

    /// <summary>The alternative text.</summary>
    Alt,
}

/// <summary>How one part of what is written about a picture changed.</summary>
/// <param name="Part">The part.</param>
/// <param name="Segments">Its words with what came and went.</param>
public sealed record PictureDifference(PicturePart Part, IReadOnlyList<TextSegment> Segments);

/// <summary>How one field changed.</summary>
/// <param name="Field">The field.</param>
/// <param name="Segments">Its words with what came and went.</param>
public sealed record FieldDifference(ContentField Field, IReadOnlyList<TextSegment> Segments);

/// <summary>All that differs between two texts of one article, ready to be shown: blocks in the new order, words compared.</summary>
/// <param name="Fields">Fields that differ.</param>
/// <param name="Blocks">Every block, unchanged ones too, so that a change is seen where it stands.</param>
public sealed record TextDifference(IReadOnlyList<FieldDifference> Fields, IReadOnlyList<BlockDifference> Blocks)
{
    /// <summary>Whether the two texts are the same.</summary>
    public bool IsEmpty => Fields.Count == 0 && Blocks.All(block => block.Kind == BlockChangeKind.Unchanged);

    /// <summary>Compares two texts.</summary>
    /// <param name="old">The old text.</param>
    /// <param name="new">The new text.</param>
    public static TextDifference Between(ArticleContent old, ArticleContent @new)
    {
        var difference = ContentDiff.Compare(old, @new);
        return new TextDifference(
            [.. difference.Fields.Select(field => new FieldDifference(field.Field, TextDiff.ByWord(field.Old, field.New)))],
            [.. difference.Blocks.Select(Of)]);
    }

    /// <summary>How a block would change.</summary>
    /// <param name="old">As it is.</param>
    /// <param name="new">As it would be.</param>
    public static BlockDifference Between(Block old, Block @new) => Of(new BlockChange(old == @new ? BlockChangeKind.Unchanged : BlockChangeKind.Changed, old, @new, 0, 0));

    private static BlockDifference Of(BlockChange change)
    {
        var block = (change.New ?? change.Old)!;
        if (change.Kind is BlockChangeKind.Unchanged or BlockChangeKind.Moved)
            return new BlockDifference(change.Kind, block, [], false);
        var segments = TextDiff.ByWord(Words(change.Old), Words(change.New));
        var sameWords = segments.All(segment => segment.Kind == TextChangeKind.Same);
        return new BlockDifference(change.Kind, block, segments, sameWords)
        {
            Picture = block is PictureBlock ? Parts(change.Old as PictureBlock, change.New as PictureBlock) : [],
            IsOtherPicture = change is { Old: PictureBlock before, New: PictureBlock after } && before.PictureId != after.PictureId,
        };
    }

    // Which of the three changed is part of what is asked; a part that neither text has is left out.
    private static IReadOnlyList<PictureDifference> Parts(PictureBlock? old, PictureBlock? @new) =>
    [
        .. new[]
        {
            new PictureDifference(PicturePart.Caption, TextDiff.ByWord(old?.Caption.ToPlainText() ?? "", @new?.Caption.ToPlainText() ?? "")),
            new PictureDifference(PicturePart.Credit, TextDiff.ByWord(old?.Credit ?? "", @new?.Credit ?? "")),
            new PictureDifference(PicturePart.Alt, TextDiff.ByWord(old?.Alt ?? "", @new?.Alt ?? "")),
        }.Where(part => part.Segments.Count > 0),
    ];

    private static string Words(Block? block) => block is null ? "" : PlainText.Of(block);
}
