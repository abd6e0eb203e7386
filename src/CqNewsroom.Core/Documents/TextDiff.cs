using System.Text;
using DiffPlex;

namespace CqNewsroom.Core.Documents;

/// <summary>What became of a stretch of text.</summary>
public enum TextChangeKind
{
    /// <summary>Both texts have it.</summary>
    Same,

    /// <summary>Only the new text has it.</summary>
    Inserted,

    /// <summary>Only the old text has it.</summary>
    Deleted,
}

/// <summary>A stretch of text and what became of it.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">The characters, never cut inside what a reader sees as one character.</param>
public sealed record TextSegment(TextChangeKind Kind, string Text);

/// <summary>
/// Compares two texts. The segments without the inserted ones are the old text, without the deleted ones the new text;
/// a deletion stands before the insertion that replaces it.
/// </summary>
public static class TextDiff
{
    // Myers' algorithm costs the square of what differs; this many chunks on both sides stay within a fraction of a second
    private const int FineLimit = 6_000;

    /// <summary>Compares character by character, as fits Chinese.</summary>
    /// <param name="old">The old text.</param>
    /// <param name="new">The new text.</param>
    /// <returns>The segments in reading order; no two neighbours are of one kind.</returns>
    public static IReadOnlyList<TextSegment> ByCharacter(string old, string @new) => Compare(old, @new, TextElements.Characters);

    /// <summary>Compares English word by word and Chinese character by character.</summary>
    /// <param name="old">The old text.</param>
    /// <param name="new">The new text.</param>
    /// <returns>The segments in reading order; no two neighbours are of one kind.</returns>
    public static IReadOnlyList<TextSegment> ByWord(string old, string @new) => Compare(old, @new, TextElements.Words);

    private static List<TextSegment> Compare(string old, string @new, IChunker chunker)
    {
        if (old.Length + @new.Length <= FineLimit)
            return Segments(old, @new, chunker);
        var fine = new List<TextSegment>();
        var coarse = Segments(old, @new, TextElements.Sentences);
        for (var index = 0; index < coarse.Count; index++)
        {
            var isReplacement = coarse[index].Kind == TextChangeKind.Deleted && index + 1 < coarse.Count && coarse[index + 1].Kind == TextChangeKind.Inserted;
            if (isReplacement && coarse[index].Text.Length + coarse[index + 1].Text.Length <= FineLimit)
                fine.AddRange(Segments(coarse[index].Text, coarse[++index].Text, chunker));
            else
                fine.Add(coarse[index]);
        }
        return Merge(fine);
    }

    private static List<TextSegment> Segments(string old, string @new, IChunker chunker)
    {
        var segments = new List<TextSegment>();
        if (chunker == TextElements.Sentences && chunker.Chunk(old).Count + chunker.Chunk(@new).Count > FineLimit)
            return Merge([new(TextChangeKind.Deleted, old), new(TextChangeKind.Inserted, @new)]);
        var diff = Differ.Instance.CreateDiffs(old, @new, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(TextChangeKind.Same, diff.PiecesOld, at, block.DeleteStartA - at);
            Add(TextChangeKind.Deleted, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(TextChangeKind.Inserted, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }
        Add(TextChangeKind.Same, diff.PiecesOld, at, diff.PiecesOld.Count - at);
        return Merge(segments);

        void Add(TextChangeKind kind, IReadOnlyList<string> pieces, int start, int count) =>
            segments.Add(new(kind, string.Concat(pieces.Skip(start).Take(count))));
    }

    /// <summary>Joins neighbours of one kind and, between two equal stretches, puts deletions before insertions.</summary>
    private static List<TextSegment> Merge(List<TextSegment> segments)
    {
        var merged = new List<TextSegment>();
        var (same, deleted, inserted) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var segment in segments.Where(segment => segment.Text.Length > 0))
        {
            if (segment.Kind == TextChangeKind.Same)
            {
                Flush(deleted, TextChangeKind.Deleted);
                Flush(inserted, TextChangeKind.Inserted);
            }
            else
            {
                Flush(same, TextChangeKind.Same);
            }
            _ = segment.Kind switch
            {
                TextChangeKind.Same => same.Append(segment.Text),
                TextChangeKind.Deleted => deleted.Append(segment.Text),
                _ => inserted.Append(segment.Text),
            };
        }
        Flush(same, TextChangeKind.Same);
        Flush(deleted, TextChangeKind.Deleted);
        Flush(inserted, TextChangeKind.Inserted);
        return merged;

        void Flush(StringBuilder text, TextChangeKind kind)
        {
            if (text.Length > 0)
                merged.Add(new(kind, text.ToString()));
            text.Clear();
        }
    }
}
