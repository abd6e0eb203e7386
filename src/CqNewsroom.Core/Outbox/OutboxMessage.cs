namespace CqNewsroom.Core.Outbox;

/// <summary>
/// Something that another site is to be told, written in the transaction that gives the reason for it, and sent afterwards: a rolled-back act
/// tells nobody anything, and a stop of the server loses nothing. It arrives at least once.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>The longest note of a fault, in UTF-16 units.</summary>
    public const int LongestFault = 300;

    /// <summary>Identity; later ones sort behind earlier ones. A receiver that got one twice knows it by this.</summary>
    public Guid Id { get; set; }

    /// <summary>Which <see cref="IOutboxSender"/> sends it.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Whom it goes to, in the words of its kind: an address, or the id of a row that knows it.</summary>
    public string Target { get; set; } = "";

    /// <summary>What is told, in the words of its kind.</summary>
    public string Payload { get; set; } = "";

    /// <summary>When it was written (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>How often it was tried; a try that a stop of the server cut short counts.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is tried next (UTC); null where it arrived, was given up, or is held.</summary>
    public DateTime? NextAt { get; set; }

    /// <summary>The claim of the server that sends it now; null where none does.</summary>
    public Guid? ClaimId { get; set; }

    /// <summary>When it arrived (UTC).</summary>
    public DateTime? DeliveredAt { get; set; }

    /// <summary>When it was given up (UTC).</summary>
    public DateTime? GivenUpAt { get; set; }

    /// <summary>What the other site answered to the last try, a status of HTTP; null where it answered nothing.</summary>
    public int? LastStatus { get; set; }

    /// <summary>What the last try came to, for an administrator; null where none was made or it arrived.</summary>
    public string? LastFault { get; set; }

    /// <summary>Writes one, to be sent as soon as its transaction is committed.</summary>
    /// <param name="id">A new id.</param>
    /// <param name="kind">Which sender sends it.</param>
    /// <param name="target">Whom it goes to.</param>
    /// <param name="payload">What is told.</param>
    /// <param name="now">Now (UTC).</param>
    public static OutboxMessage New(Guid id, string kind, string target, string payload, DateTime now) =>
        new() { Id = id, Kind = kind, Target = target, Payload = payload, CreatedAt = now, NextAt = now };

    /// <summary>Lets one that arrived or was given up be sent again, with all its tries.</summary>
    /// <param name="now">Now (UTC).</param>
    public void Repeat(DateTime now)
    {
        (Attempts, NextAt, ClaimId) = (0, now, null);
        (DeliveredAt, GivenUpAt, LastFault, LastStatus) = (null, null, null, null);
    }
}
