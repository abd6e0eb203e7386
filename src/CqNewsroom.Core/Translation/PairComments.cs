using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Translation;

/// <summary>An open thread at a block of a translation or of its source.</summary>
/// <param name="IsOfSource">Whether it is about the source.</param>
/// <param name="Thread">The thread; its block is one of the text that it is about.</param>
public sealed record PairThread(bool IsOfSource, ThreadView Thread);

/// <summary>
/// What is said about both texts of a translation and is not resolved, for the paragraph that somebody works on. What may be seen is decided by
/// <see cref="CommentService"/> for each text by itself: who may not read the original's comments gets those of the translation alone.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="comments">Reads the threads.</param>
public sealed class PairComments(INewsroomDbFactory factory, CommentService comments)
{
    /// <summary>The open threads that stand at a block.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="articleId">The translation.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<IReadOnlyList<PairThread>>> ReadAsync(Asker asker, Guid articleId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var own = await comments.ReadAsync(asker, articleId, null, cancellation);
        if (own.Value is not { } view)
            return own.Refusal!;
        var threads = Placed(view, isOfSource: false);
        if (await SourceAsync(view.StoryId, articleId, cancellation) is var (original, revision)
            && (await comments.ReadAsync(asker, original, revision, cancellation)).Value is { } source)
            threads = threads.Concat(Placed(source, isOfSource: true));
        return new Outcome<IReadOnlyList<PairThread>>([.. threads], null);
    }

    private static IEnumerable<PairThread> Placed(CommentsView view, bool isOfSource) =>
        view.Open.Where(thread => thread.BlockId is not null).Select(thread => new PairThread(isOfSource, thread));

    // The text that stands beside the translation: the original as it was submitted last.
    private async Task<(Guid Original, Guid Revision)?> SourceAsync(Guid storyId, Guid articleId, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var original = await db.Articles.AsNoTracking()
            .Where(a => a.StoryId == storyId && a.IsOriginal && a.Id != articleId && a.SourceRevisionId != null)
            .Select(a => new { a.Id, a.SourceRevisionId }).SingleOrDefaultAsync(cancellation);
        return original is null ? null : (original.Id, original.SourceRevisionId!.Value);
    }
}
