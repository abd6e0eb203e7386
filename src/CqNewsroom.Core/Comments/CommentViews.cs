namespace CqNewsroom.Core.Comments;

/// <summary>Where a thread stands in the text that was asked about.</summary>
public enum ThreadPlace
{
    /// <summary>At words.</summary>
    Words,

    /// <summary>At a block as a whole.</summary>
    Block,

    /// <summary>At its block, from which the words are gone.</summary>
    WordsGone,

    /// <summary>With the article, from which its block is gone.</summary>
    BlockGone,

    /// <summary>With the article, which it is about.</summary>
    Article,
}

/// <summary>The conversations about an article that one person sees.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="StoryId">The story.</param>
/// <param name="IsOfAgency">Whether an agency's person looks: all that they write is for their agency.</param>
/// <param name="Agency">The agency that has the article, to which a comment may be shown; null for none.</param>
/// <param name="Threads">The threads, in the order of the text, those of the whole article last.</param>
public sealed record CommentsView(Guid ArticleId, Guid StoryId, bool IsOfAgency, string? Agency, IReadOnlyList<ThreadView> Threads)
{
    /// <summary>The threads that nobody resolved.</summary>
    public IEnumerable<ThreadView> Open => Threads.Where(thread => !thread.IsResolved);
}

/// <summary>One thread.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="BlockId">The block it stands at, null where it stands with the article.</param>
/// <param name="Start">Where its words begin, in UTF-16 units of the block's plain text.</param>
/// <param name="Length">How long they are now.</param>
/// <param name="Words">Its words as they are now, or as they were where they are gone; empty for a block or the article.</param>
/// <param name="Quote">Its words as they were when it began.</param>
/// <param name="Agency">The agency that sees it, null where only the house does.</param>
/// <param name="ResolvedAt">When it was resolved (UTC).</param>
/// <param name="ResolvedBy">Name of who resolved it.</param>
/// <param name="Comments">What was said, the oldest first.</param>
public sealed record ThreadView(
    Guid Id,
    ThreadPlace Place,
    string? BlockId,
    int Start,
    int Length,
    string Words,
    string Quote,
    string? Agency,
    DateTime? ResolvedAt,
    string? ResolvedBy,
    IReadOnlyList<CommentView> Comments)
{
    /// <summary>Whether somebody resolved it.</summary>
    public bool IsResolved => ResolvedAt is not null;
}

/// <summary>One comment.</summary>
/// <param name="Id">Identity.</param>
/// <param name="By">Name of who wrote it; the newsroom's where an agency's person looks at the house's.</param>
/// <param name="IsMine">Whether the asker wrote it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Text">What it says.</param>
/// <param name="EditedAt">When its writer changed it last (UTC); null where they did not.</param>
public sealed record CommentView(Guid Id, string By, bool IsMine, DateTime At, string Text, DateTime? EditedAt);

/// <summary>A new thread.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="RevisionId">The revision that was on the screen; null for the working copy.</param>
/// <param name="BlockId">The block, null for the article as a whole.</param>
/// <param name="Start">Where the words begin, in UTF-16 units of the block's plain text.</param>
/// <param name="Quote">The words; empty for the whole block.</param>
/// <param name="Text">What is said.</param>
/// <param name="IsForAgency">Whether the agency that has the article sees it.</param>
public sealed record StartThread(Guid ArticleId, Guid? RevisionId, string? BlockId, int Start, string Quote, string Text, bool IsForAgency);
