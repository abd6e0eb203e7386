using System.Collections.Concurrent;
using CqNewsroom.Core.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Core.Outbox;

/// <summary>
/// Sends what is due, the oldest first. It may run on every server: each message is claimed in a transaction before it is sent, so two never send it at
/// once; who claims it and then stops leaves it to the others when the lease ends. Of a target that fails the rest is left to the next round.
/// </summary>
/// <param name="databases">Opens the database.</param>
/// <param name="senders">The senders, one for each kind.</param>
/// <param name="ids">Names the claims.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
/// <param name="jitter">Spreads what failed together; null to leave pauses as they are.</param>
public sealed partial class OutboxDelivery(
    INewsroomDbFactory databases, IEnumerable<IOutboxSender> senders, IIdSource ids, TimeProvider time, ILogger<OutboxDelivery> logger, IJitter? jitter = null)
{
    private const int MostAtOnce = 4;
    private const int Batch = 50;

    // A target that is away over a weekend is found again; one that is gone for three days is given up.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    private readonly Dictionary<string, IOutboxSender> known = senders.ToDictionary(sender => sender.Kind, StringComparer.Ordinal);

    /// <summary>How long a claim holds. No try takes as long.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one try may take.</summary>
    public static TimeSpan MostTime { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long what arrived is kept, for an administrator who asks.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(30);

    /// <summary>How often a message is tried before it is given up.</summary>
    public static int MostAttempts => Pauses.Length + 1;

    /// <summary>The pause after a try that failed.</summary>
    /// <param name="attempts">How many tries there were, this one included.</param>
    public static TimeSpan PauseAfter(int attempts) => Pauses[Math.Clamp(attempts, 1, Pauses.Length) - 1];

    /// <summary>Sends all that is due now.</summary>
    /// <param name="cancellation">Ends the work; what was claimed is tried again after the lease.</param>
    /// <returns>How many tries were made.</returns>
    public async Task<int> WorkAsync(CancellationToken cancellation)
    {
        var tried = 0;
        var failing = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        while (await DueAsync([.. failing.Keys], cancellation) is { Count: > 0 } due)
        {
            var won = 0;
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellation }, async (one, ending) =>
            {
                // Fifty messages to one site that hangs, or takes its time to fail, would hold up every other for minutes.
                if (failing.ContainsKey(one.Target) || await ClaimAsync(one.Id, ending) is not { } message)
                    return;
                Interlocked.Increment(ref won);
                var sent = await SendAsync(message, ending);
                if (sent.Outcome == SentOutcome.Later)
                    failing[one.Target] = true;
                await WriteAsync(message, sent, ending);
            });
            // Another server has them all, or nobody answers.
            if (won == 0)
                break;
            tried += won;
        }

        return tried;
    }

    /// <summary>Forgets what arrived long ago. What was given up stays until an administrator has seen to it.</summary>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many messages went.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        var old = time.Now() - Kept;
        return await Attempts.RunAsync(
            databases,
            time,
            logger,
            async db =>
            {
                var gone = await db.OutboxMessages.Where(m => m.DeliveredAt < old).ExecuteDeleteAsync(cancellation);
                await db.CommitAsync(cancellation);
                return gone;
            },
            _ => 0,
            cancellation);
    }

    // Whole milliseconds, as both databases keep them.
    private TimeSpan Spread(TimeSpan pause) => TimeSpan.FromMilliseconds(Math.Floor((jitter?.Of(pause) ?? pause).TotalMilliseconds));

    private async Task<List<(Guid Id, string Target)>> DueAsync(IReadOnlyList<string> failing, CancellationToken cancellation)
    {
        var now = time.Now();
        var kinds = known.Keys.ToList();
        await using var db = await databases.OpenAsync(cancellation);
        var due = await db.OutboxMessages.AsNoTracking().Where(m => m.NextAt <= now && kinds.Contains(m.Kind) && !failing.Contains(m.Target))
            .OrderBy(m => m.NextAt).ThenBy(m => m.Id).Take(Batch).Select(m => new { m.Id, m.Target }).ToListAsync(cancellation);
        return due.ConvertAll(message => (message.Id, message.Target));
    }

    // While it is being sent it is not due: the claim moves its time behind the lease.
    private Task<OutboxMessage?> ClaimAsync(Guid id, CancellationToken cancellation) => Attempts.RunAsync<OutboxMessage?>(
        databases,
        time,
        logger,
        async db =>
        {
            var now = time.Now();
            var (claim, until) = (ids.Next(), now + Lease);
            var won = await db.OutboxMessages.Where(m => m.Id == id && m.NextAt <= now).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.ClaimId, claim).SetProperty(m => m.NextAt, until).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancellation);
            var message = won == 0 ? null : await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Id == id, cancellation);
            await db.CommitAsync(cancellation);
            return message;
        },
        _ => null,
        cancellation);

    private async Task<Sent> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var late = time.CreateTimer(state => ((CancellationTokenSource)state!).Cancel(), timer, MostTime, Timeout.InfiniteTimeSpan);
        try
        {
            return await known[message.Kind].SendAsync(message, timer.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Sent.Later(OutboxFault.TooLong);
        }
#pragma warning disable CA1031 // One message's fault must not keep the others.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, fault, message.Kind, message.Id);
            return Sent.Later(fault.Message);
        }
    }

    // Only by whoever claimed it last: a try that outlived its lease has nothing more to say.
    private Task<bool> WriteAsync(OutboxMessage message, Sent sent, CancellationToken cancellation) => Attempts.RunAsync(
        databases,
        time,
        logger,
        async db =>
        {
            var now = time.Now();
            if (await db.OutboxMessages.AsTracking().SingleOrDefaultAsync(m => m.Id == message.Id && m.ClaimId == message.ClaimId, cancellation) is not { } row)
                return false;
            row.ClaimId = null;
            row.LastStatus = sent.Status;
            row.LastFault = sent.Fault is { } fault ? PlainTexts.Cut(fault, OutboxMessage.LongestFault) : null;
            if (sent.Outcome == SentOutcome.Held)
                (row.NextAt, row.Attempts) = (null, row.Attempts - 1);
            else if (sent.Outcome == SentOutcome.Arrived)
                (row.NextAt, row.DeliveredAt) = (null, now);
            else if (sent.Outcome == SentOutcome.Never || row.Attempts >= MostAttempts)
                (row.NextAt, row.GivenUpAt) = (null, now);
            else
                row.NextAt = now + Spread(PauseAfter(row.Attempts));
            if (row.GivenUpAt is not null)
                await known[row.Kind].GivenUpAsync(db, row, ids, now, cancellation);
            await db.SaveChangesAsync(cancellation);
            await db.CommitAsync(cancellation);
            if (row.GivenUpAt is not null)
                Log.GivenUp(logger, message.Kind, message.Id, row.LastFault);
            return true;
        },
        _ => false,
        cancellation);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Sending {Kind} {MessageId} failed; it is tried later")]
        public static partial void Failed(ILogger logger, Exception exception, string kind, Guid messageId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Kind} {MessageId} is given up: {Fault}")]
        public static partial void GivenUp(ILogger logger, string kind, Guid messageId, string? fault);
    }
}
