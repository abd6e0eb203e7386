using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// What the clock does: publish what is due, or hold it with a reason.
public sealed partial class ArticleService
{
    /// <summary>
    /// Publishes what is due, originals before their translations, or holds it where a guard of Publish is broken. Called every
    /// second and at start, on every server: whoever locks the story first publishes it, so it goes out once (case N53); what came
    /// due while no server ran goes out at start and is marked late (case N51). A fault with one article does not keep the others.
    /// </summary>
    /// <param name="cancellation">Ends the work between two articles.</param>
    /// <returns>How many went out.</returns>
    public async Task<int> PublishDueAsync(CancellationToken cancellation)
    {
        var published = 0;
        foreach (var articleId in await DueAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (await PublishOrHoldAsync(articleId, cancellation))
                    published++;
            }
#pragma warning disable CA1031 // Whatever is wrong with one article, the next one is due as well; the log says which it was.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.ClockFailed(logger, exception, articleId);
            }
        }

        return published;
    }

    /// <summary>When the next article is due (UTC), null where nothing is scheduled.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DateTime?> NextDueAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        return await db.Articles.Where(a => a.State == ArticleState.Scheduled).MinAsync(a => a.ScheduledFor, cancellation);
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellation)
    {
        var now = clock.Now();
        await using var db = await factory.OpenAsync(cancellation);
        return await db.Articles.AsNoTracking().Where(a => a.State == ArticleState.Scheduled && a.ScheduledFor <= now)
            .OrderByDescending(a => a.IsOriginal).ThenBy(a => a.ScheduledFor).ThenBy(a => a.Id)
            .Select(a => a.Id)
            .ToListAsync(cancellation);
    }

    private async Task<bool> PublishOrHoldAsync(Guid articleId, CancellationToken cancellation)
    {
        Refusal? held = null;
        DateTime? due = null;
        var outcome = await InTransactionAsync(
            async db =>
            {
                held = null;
                var storyId = await db.Articles.Where(a => a.Id == articleId).Select(a => a.StoryId).SingleAsync(cancellation);
                await db.LockStoryAsync(storyId, cancellation);
                var now = clock.Now();
                var loaded = await loader.LoadAsync(db, null, articleId, now, withText: true, cancellation);
                due = loaded!.Article.ScheduledFor;
                // Another server, or a person, was faster.
                if (loaded.Article.State != ArticleState.Scheduled || due is not { } time || time > now)
                    return (null, new Refusal(RefusalCode.WrongState));
                var act = new Act(db, loaded, now, ids);
                held = await Articles.PublishOrHoldAsync(act, time, cancellation);
                return (act, null);
            },
            cancellation);
        if (outcome.IsDone && held is not null)
            Log.Held(logger, articleId, due, held.Code);
        else if (outcome.IsDone)
            Log.Done(logger, NewsroomAction.Publish, articleId, null);
        return outcome.IsDone && held is null;
    }
}
