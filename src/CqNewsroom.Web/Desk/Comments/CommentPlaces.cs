using System.Globalization;
using CqNewsroom.Core.Comments;

namespace CqNewsroom.Web.Desk.Comments;

/// <summary>What somebody wants to comment on, as a script says it.</summary>
/// <param name="Block">The block.</param>
/// <param name="Start">Where the words begin, in UTF-16 units of its plain text.</param>
/// <param name="Quote">The words; empty for the whole block.</param>
public sealed record CommentPlace(string Block, int Start, string Quote);

/// <summary>Where a script marks a thread.</summary>
/// <param name="Id">The thread.</param>
/// <param name="Block">The block.</param>
/// <param name="Start">Where the words begin, in UTF-16 units of its plain text.</param>
/// <param name="Length">How long they are; 0 for the whole block.</param>
/// <param name="Words">The words.</param>
/// <param name="Said">Another value whenever somebody says or changes something there, so that the script asks for it.</param>
public sealed record CommentMark(string Id, string Block, int Start, int Length, string Words, string Said)
{
    /// <summary>The marks of the open threads that stand in a text.</summary>
    /// <param name="comments">The threads.</param>
    public static IReadOnlyList<CommentMark> Of(CommentsView comments)
    {
        ArgumentNullException.ThrowIfNull(comments);
        return [.. comments.Open
            .Where(thread => thread.BlockId is not null)
            .Select(thread => new CommentMark(thread.Id.ToString(), thread.BlockId!, thread.Start, thread.Length, thread.Length > 0 ? thread.Words : "", SaidIn(thread)))];
    }

    private static string SaidIn(ThreadView thread) =>
        string.Create(CultureInfo.InvariantCulture, $"{thread.Comments.Count}/{thread.Comments.Max(comment => comment.EditedAt ?? comment.At).Ticks}");
}
