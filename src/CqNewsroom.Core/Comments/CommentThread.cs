namespace CqNewsroom.Core.Comments;

/// <summary>
/// A conversation about an article, about one of its blocks, or about words in a block. It keeps the words of the block as they were when it
/// began; where they stand now is found from these at each reading (<see cref="Anchors"/>), so that a save costs nothing more and a text that comes back
/// brings its comments with it.
/// </summary>
public sealed class CommentThread
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The block, null where it is about the article as a whole.</summary>
    public string? BlockId { get; set; }

    /// <summary>The words it is about; empty where it is about the whole block.</summary>
    public string Quote { get; set; } = "";

    /// <summary>Where these words began in <see cref="BlockText"/>, in UTF-16 units.</summary>
    public int Start { get; set; }

    /// <summary>The block's plain text when the thread began.</summary>
    public string BlockText { get; set; } = "";

    /// <summary>The agency whose people see it, null where only the house does.</summary>
    public Guid? AgencyId { get; set; }

    /// <summary>When it began (UTC).</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>When it was resolved (UTC); null while it is open.</summary>
    public DateTime? ResolvedAt { get; set; }

    /// <summary>Who resolved it.</summary>
    public Guid? ResolvedById { get; set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; set; }
}

/// <summary>One comment of a thread.</summary>
public sealed class Comment
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The thread.</summary>
    public Guid ThreadId { get; set; }

    /// <summary>Who wrote it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>What it says.</summary>
    public string Text { get; set; } = "";

    /// <summary>When its writer changed it last (UTC); null where they did not. What it said before stands in the record.</summary>
    public DateTime? EditedAt { get; set; }

    /// <summary>Who is mentioned in it by name and was told.</summary>
    public List<Guid> Mentions { get; set; } = [];
}
