using CqNewsroom.Core.Documents;
using CsCheck;

namespace CqNewsroom.Core.Tests.Documents;

public sealed class BlockDiffTests
{
    [Theory]
    [InlineData("a b c", "a b c", "=a =b =c")]
    [InlineData("a b c", "a c", "=a -b =c")]
    [InlineData("a c", "a b c", "=a +b =c")]
    [InlineData("a b c d", "b c d a", "=b =c =d >a")]
    [InlineData("a b c d", "d a b c", ">d =a =b =c")]
    [InlineData("a b", "a! b", "~a =b")]
    [InlineData("a b c", "b c a!", "=b =c *a")]
    [InlineData("a b c", "", "-a -b -c")]
    [InlineData("", "a", "+a")]
    [InlineData("a a b", "a b", "=a -a =b")]
    public void Compare_Blocks_TellsWhatBecameOfEach(string old, string @new, string expected)
    {
        var told = BlockDiff.Compare(Blocks(old), Blocks(@new)).Select(change => "=+-~>*"[(int)change.Kind] + (change.New ?? change.Old)!.Id);
        Assert.Equal(expected, string.Join(' ', told));
    }

    [Fact]
    public void Compare_AnyTwo_AppliedToTheOldGivesTheNew() => EditedPair.Sample(pair =>
    {
        var changes = BlockDiff.Compare(pair.Old, pair.New);
        var applied = pair.Old.ToList();
        foreach (var change in changes.Where(change => change.Kind is not (BlockChangeKind.Unchanged or BlockChangeKind.Changed) && change.Old is not null))
            applied.Remove(change.Old!);
        foreach (var change in changes.Where(change => change.New is not null).OrderBy(change => change.NewPosition))
        {
            if (change.Kind is BlockChangeKind.Unchanged or BlockChangeKind.Changed)
                applied[change.NewPosition!.Value] = change.New!;
            else
                applied.Insert(change.NewPosition!.Value, change.New!);
        }
        Assert.Equal(pair.New, applied);
    });

    [Fact]
    public void Compare_AnyTwo_HasEachBlockOnceAtItsPosition() => EditedPair.Sample(pair =>
    {
        var changes = BlockDiff.Compare(pair.Old, pair.New);
        Assert.Equal(Enumerable.Range(0, pair.Old.Count), changes.Select(change => change.OldPosition).OfType<int>().Order());
        Assert.Equal(Enumerable.Range(0, pair.New.Count), changes.Select(change => change.NewPosition).OfType<int>());
        Assert.All(changes, change => Assert.Equal((change.OldPosition is { } o ? pair.Old[o] : null, change.NewPosition is { } n ? pair.New[n] : null), (change.Old, change.New)));
        Assert.All(changes, change => Assert.Equal(change.Kind is BlockChangeKind.Unchanged or BlockChangeKind.Moved, change.Old == change.New));
    });

    [Fact]
    public void Compare_OneBlockDragged_IsOneMove() => Gen.Select(Gen.Int[2, 30], Gen.Int[0, 29], Gen.Int[0, 29]).Sample((count, from, to) =>
    {
        var old = Enumerable.Range(0, count).Select(number => Block($"b{number}")).ToList();
        var @new = old.ToList();
        var dragged = old[from % count];
        @new.Remove(dragged);
        @new.Insert(to % count, dragged);
        return BlockDiff.Compare(old, @new).Count(change => change.Kind == BlockChangeKind.Moved) <= 1;
    });

    [Fact]
    public void CompareContent_FieldsThatDiffer_AreNamedWithBothTexts()
    {
        var old = new ArticleContent { Headline = "a", Byline = [new("Zhang San")], Blocks = [Block("b")] };
        var @new = old with { Headline = "b", Dateline = new("CHONGQING"), Byline = [new("Zhang San", Guid.Parse("0192f3a4-0000-7000-8000-000000000002"))] };

        var diff = ContentDiff.Compare(old, @new);

        Assert.Equal(
            [new(ContentField.Headline, "a", "b"), new(ContentField.Dateline, "", "CHONGQING"), new FieldChange(ContentField.Byline, "Zhang San", "Zhang San")],
            diff.Fields);
        Assert.False(diff.IsEmpty);
        Assert.True(ContentDiff.Compare(old, old with { Dateline = new("") }).IsEmpty);
    }

    /// <summary>A text and what edits, moves, removals and additions made of it.</summary>
    private static Gen<(IReadOnlyList<Block> Old, IReadOnlyList<Block> New)> EditedPair { get; } =
        Gen.Select(DocumentGen.Blocks, DocumentGen.Blocks, Gen.Int[0, 1_000]).SelectMany((old, added, seed) => Gen.Shuffle(old).Select(shuffled =>
        {
            var kept = (seed % 3 == 0 ? old : shuffled).Where((_, index) => (seed >> index & 1) == 0).Select((block, index) => index % 3 == 1 ? block with { Sources = ["edited"] } : block);
            var @new = kept.Concat(added).DistinctBy(block => block.Id).ToArray();
            return ((IReadOnlyList<Block>)old, (IReadOnlyList<Block>)@new);
        }));

    private static List<Block> Blocks(string ids) => [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Block)];

    private static Block Block(string id) => new ParagraphBlock { Id = id.TrimEnd('!'), Text = RichText.Of(id) };
}
