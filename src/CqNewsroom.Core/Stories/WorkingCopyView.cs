using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Stories;

/// <summary>A working copy as somebody may see it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Language">Its language, a BCP 47 tag.</param>
/// <param name="ArticleVersion">Version of the article, which acts carry.</param>
/// <param name="WorkingVersion">Version of the working copy, never newer than the text that comes with it.</param>
/// <param name="MayWrite">Whether the person may save.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="Lease">Who writes.</param>
/// <param name="Fields">The fields that were ever written.</param>
/// <param name="Blocks">The blocks in order.</param>
/// <param name="LeftOut">Of a translation: the source blocks left out.</param>
/// <param name="Source">Of a translation: what it is made from; null where the original was never submitted.</param>
public sealed record WorkingCopyView(
    Guid ArticleId,
    string Language,
    int ArticleVersion,
    int WorkingVersion,
    bool MayWrite,
    Refusal? Refusal,
    LeaseView Lease,
    IReadOnlyList<FieldNow> Fields,
    IReadOnlyList<BlockNow> Blocks,
    IReadOnlyList<string> LeftOut,
    SourceBeside? Source);

/// <summary>The current source of a translation: always a revision, never the original's working copy.</summary>
/// <param name="RevisionId">The revision.</param>
/// <param name="Number">Its number.</param>
/// <param name="Language">Its language, a BCP 47 tag.</param>
/// <param name="Fields">Its fields that are not empty, as JSON by name.</param>
/// <param name="Blocks">Its blocks in order.</param>
/// <param name="ChangedFields">Names of fields that changed since the translation answered last.</param>
public sealed record SourceBeside(
    Guid RevisionId,
    int Number,
    string Language,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<SourceBlock> Blocks,
    IReadOnlyList<string> ChangedFields);

/// <summary>A block of a translation's source.</summary>
/// <param name="Id">The block.</param>
/// <param name="Content">The block as JSON.</param>
/// <param name="IsChanged">Whether it changed since the translation answered last.</param>
public sealed record SourceBlock(string Id, string Content, bool IsChanged);

/// <summary>Who writes an article.</summary>
/// <param name="IsMine">Whether it is the asker, in the asking tab where one is named.</param>
/// <param name="HolderId">Who writes; null for nobody.</param>
/// <param name="HolderName">Their real name.</param>
/// <param name="ExpiresAt">When that ends without a heartbeat (UTC).</param>
public sealed record LeaseView(bool IsMine, Guid? HolderId, string? HolderName, DateTime? ExpiresAt)
{
    /// <summary>Nobody writes.</summary>
    public static LeaseView Free { get; } = new(false, null, null, null);

    /// <summary>Who asks the holder for it; null for nobody.</summary>
    public Guid? AskedById { get; init; }

    /// <summary>Their real name.</summary>
    public string? AskedByName { get; init; }

    /// <summary>Whether the asker asked for it already.</summary>
    public bool IsAskedByMe { get; init; }
}
