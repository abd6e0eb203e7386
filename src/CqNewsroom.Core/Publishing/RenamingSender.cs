using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Search;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Publishing;

/// <summary>
/// Brings a <see cref="Renaming"/> to the stories that it touches: all of them count as changed for partners at once, by one raise of the counter, since each has
/// readers' pages made anew; search follows a few stories at a time. Hubs and webhooks hear of the newest stories alone: ten thousand calls would keep the news
/// of the day waiting, and feeds hold no more.
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

    /// <summary>How many stories the search index takes in one transaction; who publishes waits no longer than for these.</summary>
    public const int IndexedAtOnce = 25;

    /// <summary>Of how many stories, the newest, hubs and webhooks hear.</summary>
    public const int MostTold = 100;

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public async Task<Sent> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var renaming = Renaming.Read(message.Payload);
        return await Attempts.RunAsync(
            factory, time, logger, db => renaming.IsForSearch ? IndexAsync(db, renaming, cancellation) : CountAsync(db, renaming, cancellation), refusal => Sent.Later(refusal.In("en")), cancellation);
    }

    private async Task<Sent> CountAsync(INewsroomDb db, Renaming renaming, CancellationToken cancellation)
    {
        var touched = Touched(db, renaming);
        var articles = db.Articles.Where(article => touched.Any(story => story.Id == article.StoryId) && article.Standing != Standing.NeverPublished);
        // Their rows are locked before the newsroom's, as acts on stories lock them: of two that wait for each other one would lose its work.
        if (await articles.ExecuteUpdateAsync(set => set.SetProperty(article => article.PublicChange, article => article.PublicChange), cancellation) == 0)
            return Sent.Arrived;
        var newsroom = await db.LockNewsroomAsync(cancellation);
        var counter = ++newsroom.PublicationCounter;
        await articles.ExecuteUpdateAsync(set => set.SetProperty(article => article.PublicChange, counter), cancellation);
        var now = time.Now();
        foreach (var story in await touched.OrderByDescending(story => story.Number).Take(MostTold).Select(story => story.Id).ToListAsync(cancellation))
        {
            foreach (var listener in listeners)
                await listener.HearAsync(db, new PublicationNews(story, [new PublicationAct(null, Name)], counter, now), cancellation);
        }

        await db.CommitAsync([], [new PublicationsChanged(counter)], events, cancellation);
        return Sent.Arrived;
    }

    private async Task<Sent> IndexAsync(INewsroomDb db, Renaming renaming, CancellationToken cancellation)
    {
        var stories = await Touched(db, renaming).Where(story => story.Number < renaming.Below).OrderByDescending(story => story.Number).Take(IndexedAtOnce)
            .Select(story => new { story.Id, story.Number }).ToListAsync(cancellation);
        var ids = stories.ConvertAll(story => story.Id);
        var prepared = await SearchFollowing.PrepareAsync(db, ids, cancellation);
        await db.LockNewsroomAsync(cancellation);
        await SearchFollowing.FollowAsync(db, ids, prepared, cancellation);
        if (stories.Count == IndexedAtOnce && (renaming with { Below = stories[^1].Number }).ToMessage(time.Now()) is var next && !await db.OutboxMessages.AnyAsync(known => known.Id == next.Id, cancellation))
            db.OutboxMessages.Add(next);
        await db.CommitAsync([], [], events, cancellation);
        return Sent.Arrived;
    }

    // The stories that something public is told of under the name.
    private static IQueryable<Story> Touched(INewsroomDb db, Renaming renaming)
    {
        var target = renaming.TargetId;
        var known = db.Stories.AsNoTracking().Where(story => db.Articles.Any(article => article.StoryId == story.Id && article.Standing != Standing.NeverPublished));
        return renaming.Kind switch
        {
            PublicNameKind.Section => known.Where(story => story.SectionId == target),
            PublicNameKind.Tag => known.Where(story => db.StoryTags.Any(link => link.StoryId == story.Id && link.TagId == target)),
            PublicNameKind.Person => known.Where(story => db.Articles.Any(article => article.StoryId == story.Id && db.PublicCredits.Any(credit => credit.ArticleId == article.Id && credit.PersonId == target))),
            PublicNameKind.Agency => known.Where(story => db.Articles.Any(article => article.StoryId == story.Id && db.PublicCredits.Any(credit => credit.ArticleId == article.Id && credit.AgencyId == target))),
            _ => throw new InvalidOperationException($"No story is told under a {renaming.Kind}."),
        };
    }
}
