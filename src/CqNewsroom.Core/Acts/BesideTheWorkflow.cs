using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Acts;

/// <summary>What is recorded of an article and is no step of its workflow: its state and its version stay.</summary>
public static class BesideTheWorkflow
{
    /// <summary>Somebody made a link to a preview.</summary>
    public const string SharePreview = "SharePreview";

    /// <summary>Somebody withdrew such a link.</summary>
    public const string WithdrawPreview = "WithdrawPreview";

    /// <summary>Somebody changed a comment of theirs; the reason is what it said before.</summary>
    public const string EditComment = "EditComment";

    /// <summary>Somebody added a picture to an article.</summary>
    public const string AddPicture = "AddPicture";

    /// <summary>An order to an agency was counted.</summary>
    public const string CountOrder = "CountOrder";

    /// <summary>An editor said, with a reason, that readers of a translation need not be told what those of the original were.</summary>
    public const string CloseNotice = "CloseNotice";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [WorkingCopyService.TakeOverAction, SharePreview, WithdrawPreview, EditComment, AddPicture, CountOrder, CloseNotice];
}
