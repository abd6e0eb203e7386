using CqNewsroom.Core.Translation;

namespace CqNewsroom.Core.Machine;

/// <summary>How a part of a translation has to do with a machine.</summary>
public enum MachineState
{
    /// <summary>Nothing is known of it.</summary>
    None,

    /// <summary>It is a machine's text as it came.</summary>
    Unchanged,

    /// <summary>It began as a machine's text and was changed.</summary>
    Edited,
}

/// <summary>
/// A text that a machine gave for a part of a translation. Kept from the moment it is shown: whatever way it takes into the translation, it is known for what it is.
/// </summary>
public sealed class MachinePart
{
    /// <summary>The translation.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The part, as <see cref="PairedPart.Key"/>; at most <see cref="Confirmation.LongestKey"/> characters.</summary>
    public string PartKey { get; set; } = "";

    /// <summary>Of the text, see <see cref="MachineText.HashOf"/>.</summary>
    public string TextHash { get; set; } = "";

    /// <summary>Provider and model.</summary>
    public string Provider { get; set; } = "";

    /// <summary>Who asked last.</summary>
    public Guid PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>When somebody put it into the text (UTC); null where it was only shown.</summary>
    public DateTime? TakenAt { get; set; }

    /// <summary>Who did.</summary>
    public Guid? TakenById { get; set; }

    /// <summary>When somebody confirmed it as it came, having been asked (UTC).</summary>
    public DateTime? AcceptedAt { get; set; }

    /// <summary>Who did.</summary>
    public Guid? AcceptedById { get; set; }
}
