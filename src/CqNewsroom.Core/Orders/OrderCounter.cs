using System.Collections.Concurrent;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Orders;

/// <summary>
/// Counts orders soon after they were given, each once: by itself, because giving a story away must not wait for the memory. What was learned after
/// the order does not count; where the memory cannot be asked for too long, nothing counts as a match, and the order says so.
/// </summary>
/// <param name="factory">Opens the database.</param>
/// <param name="memory">The memory.</param>
/// <param name="clock">The clock.</param>
/// <param name="events">Tells open pages.</param>
/// <param name="logger">The log.</param>
public sealed partial class OrderCounter(INewsroomDbFactory factory, TranslationMemory memory, TimeProvider clock, INewsroomEvents events, ILogger<OrderCounter> logger)
{
    /// <summary>So long an order waits for the memory.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private const int Batch = 50;

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromMinutes(5);

    // Since when an order waits for the memory of this server: what was given while no server ran has not waited for it.
    private readonly ConcurrentDictionary<Guid, DateTime> _waiting = new();

    // What could not be counted, and when it is tried again: at every round it would fill the log and stand before the others.
    private readonly ConcurrentDictionary<Guid, DateTime> _failed = new();

    /// <summary>Counts what waits.</summary>
    /// <param name="cancellation">Ends the work between two orders.</param>
    /// <returns>How many orders were counted.</returns>
    public async Task<int> CountAsync(CancellationToken cancellation)
    {
        List<Guid> waiting;
        var now = clock.Now();
        var paused = _failed.Where(order => order.Value > now).Select(order => order.Key).ToList();
        await using (var db = await factory.OpenAsync(cancellation))
            waiting = await db.AgencyOrders.AsNoTracking().Where(o => o.Counting == OrderCounting.Waiting && !paused.Contains(o.Id)).OrderBy(o => o.GivenAt).Select(o => o.Id).Take(Batch).ToListAsync(cancellation);
        var counted = 0;
        foreach (var order in waiting)
        {
            try
            {
                counted += await CountAsync(order, cancellation) ? 1 : 0;
                _failed.TryRemove(order, out _);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The others behind it are counted all the same.
                _failed[order] = clock.Now() + PauseAfterFault;
                Log.Failed(logger, exception, order);
            }
        }

        return counted;
    }

    private async Task<bool> CountAsync(Guid orderId, CancellationToken cancellation)
    {
        var (bands, counting) = await BandsAsync(orderId, cancellation);
        if (bands is null)
            return false;
        return await Attempts.RunAsync(
            factory,
            clock,
            logger,
            async db =>
            {
                var storyId = await db.AgencyOrders.Where(o => o.Id == orderId).Select(o => o.StoryId).SingleAsync(cancellation);
                await db.LockStoryAsync(storyId, cancellation);
                var order = await db.AgencyOrders.AsTracking().SingleAsync(o => o.Id == orderId, cancellation);
                // Another server was faster.
                if (order.Counting != OrderCounting.Waiting)
                    return false;
                (order.Bands, order.Counting, order.CountedAt) = (bands, counting, clock.Now());
                (order.Segments, order.HanCharacters, order.WordStyleCount) = (bands.Sum(b => b.Segments), bands.Sum(b => b.HanCharacters), bands.Sum(b => b.WordStyleCount));
                var article = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == order.ArticleId, cancellation);
                var number = await db.Stories.Where(s => s.Id == storyId).Select(s => s.Number).SingleAsync(cancellation);
                await db.CommitAsync([RecordOf(order, article, number)], [new StoryChanged(storyId, order.ArticleId, BesideTheWorkflow.CountOrder, null)], events, cancellation);
                return true;
            },
            _ => false,
            cancellation);
    }

    private static AuditRecord RecordOf(AgencyOrder order, Article article, int storyNumber) => new()
    {
        At = order.CountedAt!.Value,
        PersonName = "workflow",
        Action = BesideTheWorkflow.CountOrder,
        StoryId = order.StoryId,
        ArticleId = order.ArticleId,
        From = article.State.ToString(),
        To = article.State.ToString(),
        Details = ActDetails.Of(("order", OrderName.Of(storyNumber, order.Number)), ("counting", order.Counting), ("segments", order.Segments), ("hanCharacters", order.HanCharacters), ("wordStyleCount", order.WordStyleCount)),
    };

    private async Task<(List<BandCount>? Bands, OrderCounting Counting)> BandsAsync(Guid orderId, CancellationToken cancellation)
    {
        await using var db = await factory.OpenAsync(cancellation);
        var order = await db.AgencyOrders.AsNoTracking().SingleAsync(o => o.Id == orderId, cancellation);
        var revisions = await db.Revisions.AsNoTracking().Where(r => r.Id == order.SourceRevisionId || r.Id == order.FormerSourceRevisionId).Select(r => new { r.Id, r.Content }).ToListAsync(cancellation);
        var articles = await db.Articles.AsNoTracking().Where(a => a.StoryId == order.StoryId && (a.IsOriginal || a.Id == order.ArticleId)).Select(a => new { a.Id, a.Language }).ToListAsync(cancellation);
        var target = articles.Single(a => a.Id == order.ArticleId).Language;
        var source = articles.Single(a => a.Id != order.ArticleId).Language;
        var former = revisions.Find(r => r.Id == order.FormerSourceRevisionId);
        var (paragraphs, segments) = OrderCounts.Segments(
            CanonicalJson.Read(revisions.Single(r => r.Id == order.SourceRevisionId).Content), former is null ? null : CanonicalJson.Read(former.Content), source);
        List<(string Text, string? Previous)> texts = [.. paragraphs.Select(p => (p.Text, p.Previous)), .. segments.Select(s => (s.Text, s.Previous))];
        var points = await memory.BestPointsAsync(db, new MemoryPair(source, target), order.AgencyId, order.MemoryUpTo, texts, cancellation);
        if (points is null && clock.Now() - _waiting.GetOrAdd(orderId, _ => clock.Now()) < LongestWait)
            return (null, OrderCounting.Waiting);
        _waiting.TryRemove(orderId, out _);
        var known = points ?? [.. texts.Select(_ => 0)];
        return (OrderCounts.Bands(segments, [.. known.Skip(paragraphs.Count)], [.. known.Take(paragraphs.Count)]), points is null ? OrderCounting.WithoutMemory : OrderCounting.WithMemory);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Order {OrderId} could not be counted; it is tried again in five minutes")]
        public static partial void Failed(ILogger logger, Exception exception, Guid orderId);
    }
}
