namespace CqNewsroom.Core.Auditing;

/// <summary>
/// One act, written in the act's transaction and chained to the one before by hash (workflow.md, invariant 5). The database
/// refuses to change, replace, delete or truncate records.
/// </summary>
public sealed class AuditRecord
{
    /// <summary>1 for the first, without gaps.</summary>
    public long Number { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>Who, null for the clock and the import.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The real name at that time; <c>clock</c>, <c>import</c> or <c>workflow</c> where it was no person.</summary>
    public string PersonName { get; set; } = "";

    /// <summary>What was done, the name of the action.</summary>
    public string Action { get; set; } = "";

    /// <summary>The story concerned.</summary>
    public Guid? StoryId { get; set; }

    /// <summary>The article concerned.</summary>
    public Guid? ArticleId { get; set; }

    /// <summary>State before, empty where there was none.</summary>
    public string From { get; set; } = "";

    /// <summary>State after.</summary>
    public string To { get; set; } = "";

    /// <summary>Hash of the revision concerned.</summary>
    public string? RevisionHash { get; set; }

    /// <summary>The reason, note or opinion given.</summary>
    public string? Reason { get; set; }

    /// <summary>Further facts as JSON with sorted keys, never texts of articles.</summary>
    public string? Details { get; set; }

    /// <summary>Hash of the record before, 64 zeros for the first.</summary>
    public string PreviousHash { get; set; } = "";

    /// <summary>Lower-case hex SHA-256 over every other column.</summary>
    public string Hash { get; set; } = "";
}

/// <summary>The head of the chain: one row, locked last in every act, so that acts queue for it as briefly as possible.</summary>
public sealed class AuditHead
{
    /// <summary>The only id there is.</summary>
    public const int TheId = 1;

    /// <summary>Always <see cref="TheId"/>.</summary>
    public int Id { get; set; } = TheId;

    /// <summary>How many records there are.</summary>
    public long Count { get; set; }

    /// <summary>Hash of the last record, 64 zeros without any.</summary>
    public string Hash { get; set; } = new('0', 64);
}
