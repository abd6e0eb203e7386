namespace CqNewsroom.Core.Orders;

/// <summary>Where an order stands.</summary>
public enum OrderState
{
    /// <summary>The agency has it and has not delivered.</summary>
    Open,

    /// <summary>The agency submitted the translation.</summary>
    Delivered,

    /// <summary>The agency gave it back.</summary>
    Declined,

    /// <summary>The desk took it back, or gave the story up.</summary>
    Withdrawn,
}

/// <summary>How the amount of an order came about.</summary>
public enum OrderCounting
{
    /// <summary>Not counted yet: the translation memory is still being read in, or the job has not come to it.</summary>
    Waiting,

    /// <summary>Counted against the translation memory as it was when the order was given.</summary>
    WithMemory,

    /// <summary>The memory could not be asked in time: nothing counts as a match.</summary>
    WithoutMemory,
}

/// <summary>The rule by which an order is counted. Its name stands on the order; a rule that is ever changed becomes another one.</summary>
public enum OrderRule
{
    /// <summary>
    /// By sentence, headings, captions and cells each for themselves; Han characters, and 字数 as word processors count it; bands by what
    /// readers have of the translation memory (docs/orders.md, 'Counting').
    /// </summary>
    Sentences1,
}

/// <summary>
/// What was handed to an agency: which article, made from which revision of the source, how much of it, until when. What it says of the hand-over never
/// changes; the amount is filled in once, the delivery when the agency submits.
/// </summary>
public sealed class AgencyOrder
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The story.</summary>
    public Guid StoryId { get; set; }

    /// <summary>1 for the story's first order; with the story's number it is the order's name.</summary>
    public int Number { get; set; }

    /// <summary>The translation.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The agency.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>Of a supplement: the order that it adds to.</summary>
    public Guid? SupplementToId { get; set; }

    /// <summary>The revision of the source that was handed out.</summary>
    public Guid SourceRevisionId { get; set; }

    /// <summary>Of a supplement: the revision that the agency had before; what differs between the two is counted.</summary>
    public Guid? FormerSourceRevisionId { get; set; }

    /// <summary>When the story was due as it was given (UTC).</summary>
    public DateTime? Deadline { get; set; }

    /// <summary>Who gave it.</summary>
    public Guid GivenById { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime GivenAt { get; set; }

    /// <summary>By which rule it is counted.</summary>
    public OrderRule Rule { get; set; }

    /// <summary>How its amount came about.</summary>
    public OrderCounting Counting { get; set; }

    /// <summary>Number of the memory's last segment when it was given: later ones do not count.</summary>
    public int MemoryUpTo { get; set; }

    /// <summary>When it was counted (UTC).</summary>
    public DateTime? CountedAt { get; set; }

    /// <summary>The amount by band; empty until it is counted.</summary>
    public List<BandCount> Bands { get; set; } = [];

    /// <summary>Segments of all bands.</summary>
    public int Segments { get; set; }

    /// <summary>Han characters of all bands.</summary>
    public int HanCharacters { get; set; }

    /// <summary>字数 of all bands.</summary>
    public int WordStyleCount { get; set; }

    /// <summary>Where it stands.</summary>
    public OrderState State { get; set; }

    /// <summary>When it was delivered, given back or taken back (UTC).</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Who did.</summary>
    public Guid? ClosedById { get; set; }

    /// <summary>Why it was given back or taken back.</summary>
    public string? Reason { get; set; }

    /// <summary>The revision that was delivered.</summary>
    public Guid? DeliveredRevisionId { get; set; }

    /// <summary>English words of the delivery.</summary>
    public int? EnglishWords { get; set; }

    /// <summary>Parts of the delivery that are a machine's text as it came.</summary>
    public int? MachineUnchanged { get; set; }

    /// <summary>Parts of the delivery that began as a machine's text and were changed.</summary>
    public int? MachineEdited { get; set; }
}
