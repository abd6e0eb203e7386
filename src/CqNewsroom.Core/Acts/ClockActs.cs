using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// What the clock does: publish what is due, or hold it with a reason.
public sealed partial class ArticleService
{
    /// <summary>
    /// Publishes what is due, originals before their translations. Called every few seconds and at start, on every server: the
    /// article's version makes one of two servers win, so it goes out once (case N53); what came due while no server ran goes out
    /// at start and is marked late (case N51).
    /// </summary>
    /// <param name="cancellation">Ends the work between two articles.</param>
    /// <returns>How many went out.</returns>
    public async Task<int> PublishDueAsync(CancellationToken cancellation)
    {
        var published = 0;
        foreach (var (articleId, due) in await DueAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = await PerformAsync(null, "en", new PublishByClock(articleId), cancellation);
            if (outcome.IsDone)
                published++;
            else if (outcome.Refusal!.Code is not (RefusalCode.WrongState or RefusalCode.NotFound or RefusalCode.DatabaseBusy))
                await HoldAsync(articleId, due, outcome.Refusal, cancellation);
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

    private async Task<List<(Guid Id, DateTime? Due)>> DueAsync(CancellationToken cancellation)
    {
        var now = Now();
        await using var db = await factory.OpenAsync(cancellation);
        var due = await db.Articles.AsNoTracking().Where(a => a.State == ArticleState.Scheduled && a.ScheduledFor <= now)
            .OrderByDescending(a => a.IsOriginal).ThenBy(a => a.ScheduledFor).ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.ScheduledFor })
            .ToListAsync(cancellation);
        return due.ConvertAll(a => (a.Id, a.ScheduledFor));
    }

    private async Task HoldAsync(Guid articleId, DateTime? due, Refusal why, CancellationToken cancellation)
    {
        Log.Held(logger, articleId, due, why.Code);
        await PerformAsync(null, "en", new Hold(articleId, why.Code.ToString()), cancellation);
    }
}
