using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Search;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Brings a <see cref="Renaming"/> to the stories that it touches, a stretch at a time, as an act on each would: the search index follows, the partners' list counts
/// a change. Hubs and webhooks hear of the newest stories alone; ten thousand calls would keep the news of the day waiting, and feeds hold no more.
/// </summary>
/// <param name="factory">Opens one database for each attempt.</param>
/// <param name="time">The clock.</param>
/// <param name="events">Tells this process after the commit.</param>
/// <param name="listeners">Who writes what must leave the house.</param>
/// <param name="logger">The log.</param>
public sealed class RenamingSender(INewsroomDbFactory factory, TimeProvider time, INewsroomEvents events, IEnumerable<IPublicationListener> listeners, ILogger<RenamingSender> logger) : IOutboxSender
{
    /// <summary>The kind of its messages; the target is the id of what was renamed.</summary>
    public const string Name = "Renaming";

    /// <summary>The stories of a stretch; who publishes waits no longer than for these.</summary>
    public const int StoriesAtOnce = 25;

    /// <summary>Of how many stories, the newest, hubs and webhooks hear.</summary>
    public const int MostTold = 100;

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public async Task<Sent> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var renaming = Renaming.Read(message.Payload);
        return await Attempts.RunAsync(factory, time, logger, db => FollowAsync(db, renaming, cancellation), refusal => Sent.Later(refusal.In("en")), cancellation);
    }

    private async Task<Sent> FollowAsync(INewsroomDb db, Renaming renaming, CancellationToken cancellation)
    {
        var of = StoriesOf(db, renaming);
        var stories = await db.Stories.AsNoTracking()
            .Where(story => of.Contains(story.Id) && story.Number < renaming.Below && db.Articles.Any(article => article.StoryId == story.Id && article.Standing != Standing.NeverPublished))
            .OrderByDescending(story => story.Number).Take(StoriesAtOnce).Select(story => new { story.Id, story.Number }).ToListAsync(cancellation);
        if (stories.Count == 0)
            return Sent.Arrived;
        var ids = stories.ConvertAll(story => story.Id);
        // Before the newsroom's row, as acts on stories do: two that wait for each other would both lose.
        foreach (var id in ids.Order())
            await db.LockStoryAsync(id, cancellation);
        var now = time.Now();
        var prepared = await SearchFollowing.PrepareAsync(db, ids, cancellation);
        var newsroom = await db.LockNewsroomAsync(cancellation);
        await SearchFollowing.FollowAsync(db, ids, prepared, cancellation);
        newsroom.PublicationCounter++;
        foreach (var id in ids)
            await PublicChanges.NumberAsync(db, id, newsroom.PublicationCounter, cancellation);
        var told = ids.Take(Math.Max(0, MostTold - renaming.Told)).ToList();
        foreach (var change in told.Select(id => new PublicationNews(id, [new PublicationAct(null, Name)], newsroom.PublicationCounter, now)))
        {
            foreach (var listener in listeners)
                await listener.HearAsync(db, change, cancellation);
        }

        var next = (renaming with { Below = stories[^1].Number, Told = renaming.Told + told.Count }).ToMessage(now);
        if (stories.Count == StoriesAtOnce && !await db.OutboxMessages.AnyAsync(known => known.Id == next.Id, cancellation))
            db.OutboxMessages.Add(next);
        await db.CommitAsync([], [new PublicationsChanged(newsroom.PublicationCounter)], events, cancellation);
        return Sent.Arrived;
    }

    private static IQueryable<Guid> StoriesOf(INewsroomDb db, Renaming renaming)
    {
        var target = renaming.TargetId;
        return renaming.Kind switch
        {
            PublicNameKind.Section => db.Stories.Where(story => story.SectionId == target).Select(story => story.Id),
            PublicNameKind.Tag => db.StoryTags.Where(link => link.TagId == target).Select(link => link.StoryId),
            PublicNameKind.Person => CreditedIn(db, db.PublicCredits.Where(credit => credit.PersonId == target)),
            PublicNameKind.Agency => CreditedIn(db, db.PublicCredits.Where(credit => credit.AgencyId == target)),
            _ => throw new InvalidOperationException($"No story is told under a {renaming.Kind}."),
        };
    }

    private static IQueryable<Guid> CreditedIn(INewsroomDb db, IQueryable<PublicCredit> credits) =>
        db.Articles.Where(article => credits.Any(credit => credit.ArticleId == article.Id)).Select(article => article.StoryId);
}
