namespace CqNewsroom.Core.Orders;

/// <summary>What a list of orders shows.</summary>
/// <param name="AgencyId">Orders of one agency.</param>
/// <param name="State">Orders in a state.</param>
/// <param name="Page">1 for the first.</param>
public sealed record OrderFilter(Guid? AgencyId = null, OrderState? State = null, int Page = 1)
{
    /// <summary>How many orders a page holds.</summary>
    public const int PageSize = 25;

    /// <summary>The most orders of an export.</summary>
    public const int MostExported = 10_000;
}

/// <summary>An order in a list.</summary>
public sealed record OrderLine
{
    /// <summary>The order.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name, as <see cref="OrderName"/> writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Of a supplement: name of the order that it adds to.</summary>
    public string? SupplementTo { get; init; }

    /// <summary>The story's number, for a link; null where the asker may not read the translation any more.</summary>
    public int? StoryNumber { get; init; }

    /// <summary>The translation.</summary>
    public required Guid ArticleId { get; init; }

    /// <summary>Headline of the source that was handed out; empty for an agency that has nothing of it any more.</summary>
    public required string Headline { get; init; }

    /// <summary>Language of the source.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>Language of the translation.</summary>
    public required string Language { get; init; }

    /// <summary>The agency.</summary>
    public required string Agency { get; init; }

    /// <summary>Where it stands.</summary>
    public OrderState State { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public DateTime GivenAt { get; init; }

    /// <summary>When it is due (UTC).</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>Whether it is open and past due.</summary>
    public bool IsLate { get; init; }

    /// <summary>When it was delivered, given back or taken back (UTC).</summary>
    public DateTime? ClosedAt { get; init; }

    /// <summary>How its amount came about.</summary>
    public OrderCounting Counting { get; init; }

    /// <summary>Segments.</summary>
    public int Segments { get; init; }

    /// <summary>Han characters.</summary>
    public int HanCharacters { get; init; }

    /// <summary>字数.</summary>
    public int WordStyleCount { get; init; }

    /// <summary>English words of the delivery.</summary>
    public int? EnglishWords { get; init; }

    /// <summary>Parts of the delivery that are a machine's text as it came.</summary>
    public int? MachineUnchanged { get; init; }

    /// <summary>Parts of the delivery that began as a machine's text.</summary>
    public int? MachineEdited { get; init; }

    /// <summary>The amount by band.</summary>
    public IReadOnlyList<BandCount> Bands { get; init; } = [];
}

/// <summary>An order with all that it says.</summary>
public sealed record OrderView
{
    /// <summary>What a list shows of it.</summary>
    public required OrderLine Line { get; init; }

    /// <summary>Name of the desk.</summary>
    public required string Desk { get; init; }

    /// <summary>Number of the revision that was handed out.</summary>
    public required int SourceNumber { get; init; }

    /// <summary>Hash of that revision.</summary>
    public required string SourceHash { get; init; }

    /// <summary>Of a supplement: number of the revision that the agency had before.</summary>
    public int? FormerSourceNumber { get; init; }

    /// <summary>Who gave it; to the agency the newsroom.</summary>
    public required string GivenBy { get; init; }

    /// <summary>Who closed it; to the agency the newsroom, where it was somebody of the house.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>Why it was given back or taken back.</summary>
    public string? Reason { get; init; }

    /// <summary>By which rule it is counted.</summary>
    public OrderRule Rule { get; init; }

    /// <summary>When it was counted (UTC).</summary>
    public DateTime? CountedAt { get; init; }

    /// <summary>Number of the revision that was delivered.</summary>
    public int? DeliveredNumber { get; init; }

    /// <summary>The newsroom, in the asker's language.</summary>
    public required string Newsroom { get; init; }

    /// <summary>The newsroom's zone, an IANA id.</summary>
    public required string TimeZoneId { get; init; }
}

/// <summary>The amount of several orders.</summary>
/// <param name="Orders">How many.</param>
/// <param name="HanCharacters">Han characters.</param>
/// <param name="WordStyleCount">字数.</param>
/// <param name="EnglishWords">English words delivered.</param>
public sealed record OrderSum(int Orders, int HanCharacters, int WordStyleCount, int EnglishWords);

/// <summary>One page of a list of orders.</summary>
/// <param name="Lines">The orders, the newest first.</param>
/// <param name="Count">How many there are.</param>
/// <param name="HasNext">Whether a page follows.</param>
/// <param name="Owed">What of them is open: what the agencies owe.</param>
/// <param name="Late">How many of these are past due.</param>
/// <param name="Delivered">What of them was delivered: what the newsroom owes for.</param>
/// <param name="Agencies">Agencies to choose from; none for an agency's coordinator.</param>
public sealed record OrderPage(IReadOnlyList<OrderLine> Lines, int Count, bool HasNext, OrderSum Owed, int Late, OrderSum Delivered, IReadOnlyList<Stories.Choice> Agencies);

/// <summary>An order on its story's page.</summary>
/// <param name="Id">The order.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Where it stands.</param>
public sealed record OrderLink(Guid Id, string Name, OrderState State);
