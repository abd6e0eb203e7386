using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Comments;

/// <summary>Where the words of a comment stand in a text.</summary>
/// <param name="BlockId">The block they stand in.</param>
/// <param name="Start">Where they begin, in UTF-16 units of the block's plain text.</param>
/// <param name="Length">How long they are; 0 for the block as a whole.</param>
public readonly record struct Anchor(string BlockId, int Start, int Length);

/// <summary>Finds the words of comments again after edits.</summary>
public static class Anchors
{
    // Fewer characters stand in many places; a comment that follows them would lie.
    private const int LeastToFollow = 6;

    /// <summary>Where words are quoted from, as near as possible to where they were seen.</summary>
    /// <param name="text">A block's plain text.</param>
    /// <param name="start">Where they were seen, in UTF-16 units.</param>
    /// <param name="quote">The words.</param>
    /// <returns>Where they begin; null where they do not stand in the text, and for no words.</returns>
    public static int? Locate(string text, int start, string quote)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrEmpty(quote))
            return null;
        int? nearest = null;
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote, at + 1, StringComparison.Ordinal))
        {
            if (nearest is null || Math.Abs((long)at - start) < Math.Abs((long)nearest.Value - start))
                nearest = at;
        }

        return nearest;
    }

    /// <summary>Carries a range over from one text of a block to another, by what both have in common.</summary>
    /// <param name="old">The text that the range is of.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="now">The other text.</param>
    /// <returns>The range now; null where too little of it is left to speak of.</returns>
    public static (int Start, int Length)? Carry(string old, int start, int length, string now)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        if (string.Equals(old, now, StringComparison.Ordinal))
            return (start, length);
        var (first, last, kept) = (-1, -1, 0);
        var (inOld, inNow) = (0, 0);
        foreach (var segment in TextDiff.ByCharacter(old, now))
        {
            var size = segment.Text.Length;
            if (segment.Kind == TextChangeKind.Same)
            {
                var from = Math.Max(inOld, start);
                var to = Math.Min(inOld + size, start + length);
                if (from < to)
                {
                    if (first < 0)
                        first = inNow + from - inOld;
                    last = inNow + to - inOld;
                    kept += to - from;
                }
            }

            inOld += segment.Kind == TextChangeKind.Inserted ? 0 : size;
            inNow += segment.Kind == TextChangeKind.Deleted ? 0 : size;
        }

        if (kept * 3 >= length && kept > 0)
            return (first, last - first);
        // Words that were moved within their block are a deletion and an insertion to the difference.
        var quote = old.Substring(start, length);
        return OnlyPlace(now, quote) is { } at && quote.Length >= LeastToFollow ? (at, length) : null;
    }

    /// <summary>Where a thread's words stand in a text; null where they are gone from it.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="texts">The plain text of every block, by id.</param>
    public static Anchor? Find(CommentThread thread, IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(thread);
        ArgumentNullException.ThrowIfNull(texts);
        if (thread.BlockId is not { } blockId)
            return null;
        var stands = texts.TryGetValue(blockId, out var text);
        if (thread.Quote.Length == 0)
            return stands ? new Anchor(blockId, 0, 0) : null;
        if (stands && Carry(thread.BlockText, thread.Start, thread.Quote.Length, text!) is { } carried)
            return new Anchor(blockId, carried.Start, carried.Length);
        // A paragraph that was split or joined with another took its words to another block.
        if (thread.Quote.Length < LeastToFollow)
            return null;
        Anchor? elsewhere = null;
        foreach (var (id, other) in texts)
        {
            if (!other.Contains(thread.Quote, StringComparison.Ordinal))
                continue;
            if (elsewhere is not null || OnlyPlace(other, thread.Quote) is not { } at)
                return null;
            elsewhere = new Anchor(id, at, thread.Quote.Length);
        }

        return elsewhere;
    }

    private static int? OnlyPlace(string text, string quote)
    {
        var at = text.IndexOf(quote, StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(quote, at + 1, StringComparison.Ordinal) < 0 ? at : null;
    }
}
