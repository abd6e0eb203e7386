using CqNewsroom.Core.Translation;

namespace CqNewsroom.Web.Desk.Translation;

/// <summary>A comment of a thread.</summary>
public sealed record SaidAnswer(string By, DateTime At, string Text);

/// <summary>An open thread at a block of the translation or, where <c>Source</c> is set, of its source.</summary>
public sealed record ThreadAnswer(Guid Id, bool Source, string Block, string Words, IReadOnlyList<SaidAnswer> Said)
{
    internal static IReadOnlyList<ThreadAnswer> Of(IReadOnlyList<PairThread> threads) =>
    [
        .. threads.Select(pair => new ThreadAnswer(
            pair.Thread.Id, pair.IsOfSource, pair.Thread.BlockId!, pair.Thread.Words, [.. pair.Thread.Comments.Select(comment => new SaidAnswer(comment.By, comment.At, comment.Text))])),
    ];
}

/// <summary>An answer to a thread.</summary>
public sealed record Replied(Guid Thread, string? Text);
