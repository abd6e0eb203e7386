using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Terms;

/// <summary>
/// Compares live pages with entries that were changed, in the background, and keeps the queue of those that disagree. What is to be done
/// stands in the database, so a stop of the server costs nothing, and several servers do no harm.
/// </summary>
/// <param name="databases">Opens the database.</param>
/// <param name="lists">The compiled lists.</param>
/// <param name="time">The clock.</param>
/// <param name="events">Tells open pages.</param>
/// <param name="logger">The log.</param>
public sealed class TermReview(INewsroomDbFactory databases, TermLists lists, TimeProvider time, INewsroomEvents events, ILogger<TermReview> logger)
{
    private const int Batch = 100;

    private const int MostEntries = 10_000;

    /// <summary>Does what is to be done.</summary>
    /// <param name="cancellation">Ends the work; the next round begins it again.</param>
    public async Task WorkAsync(CancellationToken cancellation)
    {
        List<TermEntry> pending;
        await using (var db = await databases.OpenAsync(cancellation))
            pending = await db.TermEntries.AsNoTracking().Where(e => e.PendingSince != null).OrderBy(e => e.PendingSince).ThenBy(e => e.Id).Take(MostEntries).ToListAsync(cancellation);
        var touched = new HashSet<Guid>();
        if (pending.Count > 0)
        {
            var history = await HistoryAsync(pending, cancellation);
            var found = await CompareAsync(pending, history, null, touched, cancellation);
            await WriteAsync(pending, found.OfEntries, null, cancellation);
            await WriteShownAsync(found.Shown, cancellation);
        }

        await FollowPagesAsync(touched, cancellation);
    }

    // What an entry said before: a form that is gone hides nothing any more, and a desk that lost it has the newsroom's again.
    private async Task<List<TermText>> HistoryAsync(List<TermEntry> entries, CancellationToken cancellation)
    {
        await using var db = await databases.OpenAsync(cancellation);
        var ids = entries.ConvertAll(e => e.Id);
        return (await db.TermChanges.AsNoTracking().Where(c => ids.Contains(c.EntryId)).ToListAsync(cancellation)).ConvertAll(change => change.Text);
    }

    // Entries that did not change, but stand now where a changed one stood before; what else is known of them stays as it is.
    private async Task WriteShownAsync(Dictionary<(Guid Entry, Guid Article), TermDisagreement> shown, CancellationToken cancellation)
    {
        if (shown.Count == 0)
            return;
        List<TermEntry> entries;
        await using (var db = await databases.OpenAsync(cancellation))
        {
            var ids = shown.Keys.Select(key => key.Entry).Distinct().ToList();
            // An entry that waits for its own comparison is compared with all pages then.
            entries = await db.TermEntries.AsNoTracking().Where(e => ids.Contains(e.Id) && e.PendingSince == null).ToListAsync(cancellation);
        }

        foreach (var row in shown.Values)
            row.EntryVersion = entries.Find(e => e.Id == row.EntryId)?.Version ?? 0;
        await WriteAsync(entries, shown, [], cancellation);
    }

    // A page in the queue may agree by now: it was published anew or retracted, or another entry took the place of the one that it disagreed with.
    private async Task FollowPagesAsync(HashSet<Guid> touched, CancellationToken cancellation)
    {
        List<TermDisagreement> moved;
        List<TermEntry> entries;
        await using (var db = await databases.OpenAsync(cancellation))
        {
            moved = await db.TermDisagreements.AsNoTracking()
                .Where(d => d.DoneAt == null && (touched.Contains(d.ArticleId) || db.Articles.Any(a => a.Id == d.ArticleId && (a.LiveRevisionId != d.RevisionId || a.Standing != Standing.Live))))
                .OrderBy(d => d.FoundAt).ThenBy(d => d.EntryId).ThenBy(d => d.ArticleId).Take(MostEntries).ToListAsync(cancellation);
            var ids = moved.Select(d => d.EntryId).Distinct().ToList();
            entries = await db.TermEntries.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync(cancellation);
        }

        if (moved.Count > 0)
            await WriteAsync(entries, (await CompareAsync(entries, [], [.. moved.Select(d => d.ArticleId).Distinct()], touched, cancellation)).OfEntries, moved, cancellation);
    }

    private async Task<Disagreements> CompareAsync(List<TermEntry> entries, List<TermText> history, List<Guid>? articles, HashSet<Guid> touched, CancellationToken cancellation)
    {
        var found = new Disagreements([], []);
        var quick = new TermList(entries.SelectMany(e => e.Rows()).Concat(history.SelectMany(text => text.Chinese.Select(form => new Term(form, text.English[0].Text, TermStatus.Admitted)))));
        var wanted = entries.ToDictionary(e => e.Id);
        var holders = entries.Select(e => e.DeskId).Concat(history.Select(text => text.DeskId)).Distinct().ToList();
        var desks = holders.Contains(null) ? null : holders;
        var known = new Dictionary<(Guid Desk, DateOnly Day), TermList>();
        await using var db = await databases.OpenAsync(cancellation);
        var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
        for (var last = Guid.Empty; ;)
        {
            var pages = await PagesAfterAsync(db, last, desks, articles, cancellation);
            foreach (var page in pages)
            {
                var pairs = PairedParts.Of(CanonicalJson.Read(page.Source), CanonicalJson.Read(page.Target)).Select(part => part.Pair).ToList();
                if (!pairs.Exists(pair => quick.IsIn(pair.Source)))
                    continue;
                touched.Add(page.ArticleId);
                // A page is held to what held on its day: who left a post in May had it in April.
                var key = (page.DeskId, Day: newsroom.DayAt(page.PublishedAt));
                if (!known.TryGetValue(key, out var terms))
                    known[key] = terms = await lists.ForAsync(key.DeskId, key.Day, cancellation);
                foreach (var row in Disagreeing(pairs, terms, quick, wanted, page))
                {
                    var rows = wanted.ContainsKey(row.EntryId) ? found.OfEntries : found.Shown;
                    if (!rows.TryAdd((row.EntryId, row.ArticleId), row))
                        rows[(row.EntryId, row.ArticleId)].Places++;
                }
            }

            if (pages.Count < Batch)
                return found;
            last = pages[^1].ArticleId;
        }
    }

    private static IEnumerable<TermDisagreement> Disagreeing(List<CheckedPair> pairs, TermList terms, TermList quick, Dictionary<Guid, TermEntry> wanted, LivePage page)
    {
        foreach (var pair in pairs.Where(pair => quick.IsIn(pair.Source)))
        {
            var places = quick.Find(pair.Source, out _).ConvertAll(hit => hit.Span);
            var hits = SourceText.Of(pair.Source, terms).Terms.ToLookup(hit => hit.Entry);
            foreach (var same in hits)
            {
                var hit = same.First();
                // Where a changed entry stands or stood, any other may have been hidden by it.
                var wasHidden = same.Any(other => places.Exists(place => place.Start < other.Span.End && other.Span.Start < place.End));
                var entries = hit.Entry.Rows.Select(row => row.EntryId).OfType<Guid>().Where(id => wasHidden || wanted.ContainsKey(id)).Distinct().ToList();
                if (entries.Count == 0 || TermChecks.Find([hit], pair.Source, pair.Target, pairs).FirstOrDefault(finding => finding.Severity >= Severity.Warning) is not { } finding)
                    continue;
                foreach (var id in entries)
                {
                    yield return new TermDisagreement
                    {
                        EntryId = id,
                        ArticleId = page.ArticleId,
                        EntryVersion = wanted.GetValueOrDefault(id)?.Version ?? 0,
                        RevisionId = page.RevisionId,
                        Chinese = hit.Entry.Chinese,
                        Found = finding.Target is { } place ? PlainTexts.Cut(place.In(pair.Target), TermText.LongestForm) : "",
                        Wanted = hit.Entry.Kept.Concat(hit.Entry.Wanted).FirstOrDefault() ?? "",
                        Places = 1,
                    };
                }
            }
        }
    }

    private static Task<List<LivePage>> PagesAfterAsync(INewsroomDb db, Guid last, List<Guid?>? desks, List<Guid>? articles, CancellationToken cancellation)
    {
        var pages = from a in db.Articles.AsNoTracking()
                    where !a.IsOriginal && a.Standing == Standing.Live && a.PublishedAt != null && a.Language.StartsWith("en") && a.Id.CompareTo(last) > 0
                    where articles == null || articles.Contains(a.Id)
                    join s in db.Stories on a.StoryId equals s.Id
                    where desks == null || desks.Contains(s.DeskId)
                    join o in db.Articles on a.StoryId equals o.StoryId
                    where o.IsOriginal && o.Language.StartsWith("zh")
                    join r in db.Revisions on a.LiveRevisionId equals r.Id
                    join source in db.Revisions on r.SourceRevisionId equals source.Id
                    orderby a.Id
                    select new LivePage(a.Id, s.DeskId, r.Id, a.PublishedAt!.Value, source.Content, r.Content);
        return pages.Take(Batch).ToListAsync(cancellation);
    }

    // Rows of these entries, or only those that were looked at again, become what was found; what was found anew is added either way.
    private Task<bool> WriteAsync(List<TermEntry> entries, Dictionary<(Guid Entry, Guid Article), TermDisagreement> found, List<TermDisagreement>? only, CancellationToken cancellation) =>
        Attempts.RunAsync(
            databases,
            time,
            logger,
            async db =>
            {
                var now = time.Now();
                var ids = entries.ConvertAll(e => e.Id);
                var current = await db.TermEntries.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellation);
                var rows = (await db.TermDisagreements.Where(d => ids.Contains(d.EntryId)).ToListAsync(cancellation)).ToDictionary(d => (d.EntryId, d.ArticleId));
                // Who changed an entry meanwhile left it pending again.
                var same = entries.Where(e => current[e.Id].Version == e.Version).Select(e => e.Id).ToHashSet();
                foreach (var (key, row) in found.Where(pair => same.Contains(pair.Key.Entry)))
                {
                    if (!rows.Remove(key, out var there))
                        db.TermDisagreements.Add(there = new TermDisagreement { EntryId = row.EntryId, ArticleId = row.ArticleId, FoundAt = now });
                    else if (there is { DoneAt: not null, DoneById: not null } && there.RevisionId == row.RevisionId && there.EntryVersion == row.EntryVersion)
                        continue;
                    else if (there.DoneAt is not null)
                        (there.DoneAt, there.DoneById, there.FoundAt) = (null, null, now);
                    (there.EntryVersion, there.RevisionId, there.Chinese, there.Found, there.Wanted, there.Places) = (row.EntryVersion, row.RevisionId, row.Chinese, row.Found, row.Wanted, row.Places);
                }

                foreach (var gone in rows.Values.Where(d => d.DoneAt is null && same.Contains(d.EntryId) && (only is null || only.Exists(o => o.EntryId == d.EntryId && o.ArticleId == d.ArticleId))))
                    gone.DoneAt = now;
                foreach (var entry in current.Values.Where(e => only is null && same.Contains(e.Id)))
                    entry.PendingSince = null;
                await db.SaveChangesAsync(cancellation);
                await db.CommitAsync(cancellation);
                events.Publish(new TermsChanged());
                return true;
            },
            _ => false,
            cancellation);

    /// <summary>What was found: of the entries that were compared, and of others that stand where one of them stands or stood.</summary>
    private sealed record Disagreements(Dictionary<(Guid Entry, Guid Article), TermDisagreement> OfEntries, Dictionary<(Guid Entry, Guid Article), TermDisagreement> Shown);

    private sealed record LivePage(Guid ArticleId, Guid DeskId, Guid RevisionId, DateTime PublishedAt, string Source, string Target);
}
