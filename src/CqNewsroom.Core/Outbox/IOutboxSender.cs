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
}

/// <summary>What a try came to.</summary>
/// <param name="Outcome">Whether it arrived, and if not, whether trying again makes sense.</param>
/// <param name="Fault">Why it did not arrive, in one line for an administrator.</param>
public sealed record Sent(SentOutcome Outcome, string? Fault = null)
{
    /// <summary>It arrived.</summary>
    public static Sent Arrived { get; } = new(SentOutcome.Arrived);

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
}
