namespace CqNewsroom.Core.Outbox;

/// <summary>Sends the messages of one kind.</summary>
public interface IOutboxSender
{
    /// <summary>The kind.</summary>
    string Kind { get; }

    /// <summary>Tries once. It runs outside any transaction and must end before <see cref="OutboxDelivery.Lease"/>.</summary>
    /// <param name="message">The message, as it was claimed; changes of it are not written.</param>
    /// <param name="cancellation">Ends the try: the server stops, or it takes too long.</param>
    Task<Sent> SendAsync(OutboxMessage message, CancellationToken cancellation);

    /// <summary>Writes what must be said of a message that is given up, in the transaction that notes it.</summary>
    /// <param name="db">The database, in that transaction.</param>
    /// <param name="message">The message.</param>
    /// <param name="ids">New identities.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task GivenUpAsync(INewsroomDb db, OutboxMessage message, IIdSource ids, DateTime now, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>What a try came to.</summary>
/// <param name="Outcome">Whether it arrived, and if not, whether trying again makes sense.</param>
/// <param name="Fault">Why it did not arrive, in one line for an administrator.</param>
/// <param name="Status">What the other site answered, a status of HTTP; null where it answered nothing.</param>
public sealed record Sent(SentOutcome Outcome, string? Fault = null, int? Status = null)
{
    /// <summary>It arrived.</summary>
    public static Sent Arrived { get; } = new(SentOutcome.Arrived);

    /// <summary>It was not tried, and is not until somebody lets it go on.</summary>
    public static Sent Held { get; } = new(SentOutcome.Held);

    /// <summary>It did not arrive and is tried later.</summary>
    /// <param name="fault">Why.</param>
    public static Sent Later(string fault) => new(SentOutcome.Later, fault);

    /// <summary>It will never arrive: its target is gone or not allowed.</summary>
    /// <param name="fault">Why.</param>
    public static Sent Never(string fault) => new(SentOutcome.Never, fault);
}

/// <summary>What a try came to.</summary>
public enum SentOutcome
{
    /// <summary>It arrived.</summary>
    Arrived,

    /// <summary>It is tried later.</summary>
    Later,

    /// <summary>It is given up.</summary>
    Never,

    /// <summary>It was not tried: whom it goes to is paused.</summary>
    Held,
}
