using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Search;

/// <summary>
/// Keeps the index whole in the background: makes it where it is missing or of another analyser, takes in what no act brought to it, merges new documents into the
/// postings, and removes what an older analyser made. Any server may do it at any time; search works meanwhile.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="time">The clock.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="logger">The log.</param>
public sealed partial class SearchIndexing(INewsroomDbFactory factory, TimeProvider time, IIdSource ids, ILogger<SearchIndexing> logger)
{
    private const int StoriesAtOnce = 100;
    private const int MergeAfterStories = 1500;
    private const int TermsAtOnce = 5000;

    // Whatever moved the counter of publications brought its stories to the index itself; this is for what came past the acts.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private readonly SearchMerging _merging = new(factory, time, ids.Next());
    private long _counter = -1;
    private DateTime _lookedAt = DateTime.MinValue;

    /// <summary>One round: all that there is to do now.</summary>
    /// <param name="cancellation">Ends it between two transactions; the next round goes on.</param>
    public async Task WorkAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        try
        {
            await FillAsync(cancellation);
            await _merging.MergeAsync(cancellation);
            await RemoveOldAsync(cancellation);
        }
        catch (Exception exception) when (db.IsContention(exception))
        {
            // The next round tries again.
            Log.Later(logger, exception);
        }
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        var now = time.Now();
        await using var db = await factory.OpenAsync(cancellation);
        var counter = await db.Newsrooms.AsNoTracking().Select(n => n.PublicationCounter).SingleAsync(cancellation);
        var isComplete = await db.SearchGenerations.AsNoTracking().AnyAsync(g => g.Version == SearchAnalyzer.Version && g.IsComplete, cancellation);
        if (isComplete && (counter == _counter || now - _lookedAt < LookAgain))
            return;
        var (last, stories) = (int.MinValue, 0);
        while (await NextAsync(db, last, cancellation) is { Count: > 0 } next)
        {
            cancellation.ThrowIfCancellationRequested();
            await TakeInAsync([.. next.Select(story => story.Id)], cancellation);
            last = next[^1].Number;
            stories += next.Count;
            if (stories % MergeAfterStories < StoriesAtOnce)
                await _merging.MergeAsync(cancellation);
        }

        if (await GoneAsync(db, cancellation) is { Count: > 0 } gone)
            await TakeInAsync(gone, cancellation);
        if (!isComplete)
            await CompleteAsync(stories, cancellation);
        (_counter, _lookedAt) = (counter, now);
    }

    // Stories with something live that the index does not have.
    private static async Task<List<(Guid Id, int Number)>> NextAsync(INewsroomDb db, int last, CancellationToken cancellation)
    {
        var next = await db.Stories.AsNoTracking()
            .Where(s => s.Number > last && db.Articles.Any(a => a.StoryId == s.Id && a.Standing == Standing.Live
                && !db.SearchDocuments.Any(d => d.Generation == SearchAnalyzer.Version && d.ArticleId == a.Id && d.IsLive && d.PublicationId == a.PublicationId && d.SectionId == s.SectionId)))
            .OrderBy(s => s.Number).Take(StoriesAtOnce).Select(s => new { s.Id, s.Number }).ToListAsync(cancellation);
        return next.ConvertAll(story => (story.Id, story.Number));
    }

    // Stories of which the index has something that is no longer live.
    private static Task<List<Guid>> GoneAsync(INewsroomDb db, CancellationToken cancellation) =>
        db.SearchDocuments.AsNoTracking().Where(d => d.IsLive)
            .Join(db.Articles.AsNoTracking(), d => d.ArticleId, a => a.Id, (d, a) => new { d, a })
            .Where(pair => pair.a.Standing != Standing.Live || pair.a.PublicationId != pair.d.PublicationId)
            .Select(pair => pair.a.StoryId).Distinct().ToListAsync(cancellation);

    private async Task TakeInAsync(List<Guid> stories, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var prepared = await SearchFollowing.PrepareAsync(db, stories, cancellation);
        await db.BeginAsync(cancellation);
        await db.LockNewsroomAsync(cancellation);
        await SearchFollowing.FollowAsync(db, stories, prepared, cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.CommitAsync(cancellation);
    }

    private async Task CompleteAsync(int stories, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        await db.LockNewsroomAsync(cancellation);
        var generation = await db.SearchGenerations.AsTracking().SingleOrDefaultAsync(g => g.Version == SearchAnalyzer.Version, cancellation);
        if (generation is null)
            db.SearchGenerations.Add(generation = new SearchGeneration { Version = SearchAnalyzer.Version });
        generation.IsComplete = true;
        await db.SaveChangesAsync(cancellation);
        await db.CommitAsync(cancellation);
        Log.Complete(logger, SearchAnalyzer.Version, stories);
    }

    private async Task RemoveOldAsync(CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var generations = await db.SearchGenerations.AsNoTracking().ToListAsync(cancellation);
        if (!generations.Exists(g => g.Version == SearchAnalyzer.Version && g.IsComplete))
            return;
        foreach (var old in generations.Where(g => g.Version < SearchAnalyzer.Version))
        {
            while (await RemoveSomeAsync(old.Version, cancellation))
                cancellation.ThrowIfCancellationRequested();
        }
    }

    // In pieces, so that nobody who publishes waits for it.
    private async Task<bool> RemoveSomeAsync(int version, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        await db.BeginAsync(cancellation);
        var postings = db.SearchPostings.Where(p => p.Generation == version);
        var documents = db.SearchDocuments.Where(d => d.Generation == version);
        var isMore = true;
        if (await postings.AsNoTracking().OrderBy(p => p.Language).Select(p => p.Language).FirstOrDefaultAsync(cancellation) is { } language)
        {
            var ofLanguage = postings.Where(p => p.Language == language);
            var until = await ofLanguage.OrderBy(p => p.Term).Select(p => p.Term).Skip(TermsAtOnce).FirstOrDefaultAsync(cancellation);
#pragma warning disable CA1309 // The database compares, by the collation of the column.
            await ofLanguage.Where(p => until == null || string.Compare(p.Term, until) <= 0).ExecuteDeleteAsync(cancellation);
#pragma warning restore CA1309
        }
        else if (await documents.MinAsync(d => (int?)d.Number, cancellation) is { } first)
        {
            await documents.Where(d => d.Number < first + TermsAtOnce).ExecuteDeleteAsync(cancellation);
        }
        else
        {
            await db.SearchGenerations.Where(g => g.Version == version).ExecuteDeleteAsync(cancellation);
            isMore = false;
        }

        await db.CommitAsync(cancellation);
        return isMore;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The search index of analyser {Version} is complete; {Stories} stories were taken in")]
        public static partial void Complete(ILogger logger, int version, int stories);

        [LoggerMessage(Level = LogLevel.Debug, Message = "The search index is worked on in the next round")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
