namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Is told inside the transaction of every act that changes what readers see of a story, after the counter was raised: what must leave the house because of it
/// (a ping to a hub, a partner's webhook) is written into the outbox there and then, or not at all.
/// </summary>
public interface IPublicationListener
{
    /// <summary>Writes what follows from the act. An exception undoes the act.</summary>
    /// <param name="db">The act's database, in its transaction; its changes are saved already.</param>
    /// <param name="change">What the act was.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task HearAsync(INewsroomDb db, PublicationNews change, CancellationToken cancellation);
}

/// <summary>An act that changed what readers see.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Acts">What was done, as the audit trail names it.</param>
/// <param name="Counter">The counter of publications after it.</param>
/// <param name="At">When (UTC).</param>
public sealed record PublicationNews(Guid StoryId, IReadOnlyList<PublicationAct> Acts, long Counter, DateTime At);

/// <summary>One of the things that were done in it.</summary>
/// <param name="ArticleId">The article; null for what was done to the story.</param>
/// <param name="Action">Name of the act, for example <c>Publish</c>.</param>
public sealed record PublicationAct(Guid? ArticleId, string Action);
