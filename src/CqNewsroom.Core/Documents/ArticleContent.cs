namespace CqNewsroom.Core.Documents;

/// <summary>
/// What readers get of an article ('content' of the workflow's words). Immutable and compared by value;
/// its canonical form and hashes come from <see cref="CanonicalJson"/> and <see cref="ContentHash"/>.
/// </summary>
public sealed record ArticleContent
{
    /// <summary>Gets the content without anything.</summary>
    public static ArticleContent Empty { get; } = new();

    /// <summary>Gets the headline; empty when there is none yet.</summary>
    public string Headline { get; init; } = "";

    /// <summary>Gets the second headline; empty when there is none.</summary>
    public string SecondHeadline { get; init; } = "";

    /// <summary>Gets the summary; empty when there is none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Gets the dateline that opens the first paragraph, or null.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>Gets who wrote it, in the order of printing.</summary>
    public EquatableList<BylineEntry> Byline { get; init; } = [];

    /// <summary>Gets the name of the outside source of a repost; empty for own work.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Gets the blocks in reading order.</summary>
    public EquatableList<Block> Blocks { get; init; } = [];
}

/// <summary>Place and agency that open a report, as in 'CHONGQING (CQNEWS)'.</summary>
/// <param name="Place">The place; may be empty.</param>
/// <param name="Agency">The agency or paper; may be empty.</param>
public sealed record Dateline(string Place, string Agency = "");

/// <summary>One name of the byline.</summary>
/// <param name="Name">The name as printed.</param>
/// <param name="PersonId">The person of the newsroom who bears it, or null for somebody outside.</param>
public sealed record BylineEntry(string Name, Guid? PersonId = null);
