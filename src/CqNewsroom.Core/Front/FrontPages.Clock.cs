using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Front;

// What the clock does: put orders out at their time, and have readers' pages made anew when a slot ends.
public sealed partial class FrontPages
{
    /// <summary>
    /// Puts out what is due, in the order of its times, and ends slots whose time has come. Called every second and at start, on every
    /// server: the newsroom's row is locked, so whoever comes first does it, and what came due while no server ran goes out at start.
    /// </summary>
    /// <param name="cancellation">Ends the work between two pages.</param>
    /// <returns>How many changes readers saw.</returns>
    public async Task<int> GoOutAsync(CancellationToken cancellation)
    {
        var (now, done) = (acts.Now(), 0);
        List<Guid> due;
        await using (var db = await acts.OpenAsync(cancellation))
        {
            due = await db.FrontPages.AsNoTracking()
                .Where(page => (page.State == FrontState.Waiting && page.DueAt <= now) || (page.State == FrontState.InForce && page.NextEndAt <= now))
                .OrderBy(page => page.DueAt).ThenBy(page => page.Number).Select(page => page.Id).ToListAsync(cancellation);
        }

        foreach (var id in due)
        {
            cancellation.ThrowIfCancellationRequested();
            if ((await GoOutAsync(id, cancellation)).IsDone)
                done++;
        }

        return done;
    }

    private Task<Acts.Outcome<int>> GoOutAsync(Guid id, CancellationToken cancellation) =>
        acts.RunWithSecretAsync<int>(
            async act =>
            {
                var page = await act.Db.FrontPages.AsTracking().SingleAsync(p => p.Id == id, cancellation);
                if (page.State == FrontState.Waiting && page.DueAt <= act.Now)
                {
                    await PutInForceAsync(act, page);
                    act.Record(null, "clock", "OrderFrontPage", Subject(page.Language), ("language", page.Language), ("version", page.Number), ("dueAt", page.DueAt));
                }
                else if (page.State == FrontState.InForce && page.NextEndAt <= act.Now)
                {
                    page.NextEndAt = page.EndAfter(act.Now);
                    act.ChangesWhatReadersSee();
                    act.Record(null, "clock", "EndFrontSlot", Subject(page.Language), ("language", page.Language), ("version", page.Number));
                }
                else
                {
                    // Another server, or a person, was faster.
                    return new Refusal(RefusalCode.WrongState);
                }

                act.Events.Add(new Notifications.FrontPageChanged());
                return page.Number;
            },
            cancellation);
}
