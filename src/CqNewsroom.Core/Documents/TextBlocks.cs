namespace CqNewsroom.Core.Documents;

/// <summary>A paragraph.</summary>
public sealed record ParagraphBlock : Block
{
    /// <summary>Gets the text.</summary>
    public RichText Text { get; init; } = [];

    /// <inheritdoc/>
    public override string Type => BlockType.Paragraph;
}

/// <summary>A heading within the article; level 1 is the headline's.</summary>
public sealed record HeadingBlock : Block
{
    /// <summary>Gets the level, 2 or 3.</summary>
    public int Level { get; init; } = 2;

    /// <summary>Gets the text.</summary>
    public RichText Text { get; init; } = [];

    /// <inheritdoc/>
    public override string Type => BlockType.Heading;
}

/// <summary>A quotation that stands by itself.</summary>
public sealed record QuotationBlock : Block
{
    /// <summary>Gets what was said.</summary>
    public RichText Text { get; init; } = [];

    /// <summary>Gets who said it; empty when the text around it tells.</summary>
    public string Attribution { get; init; } = "";

    /// <inheritdoc/>
    public override string Type => BlockType.Quotation;
}

/// <summary>A bulleted or numbered list.</summary>
public sealed record ListBlock : Block
{
    /// <summary>Gets whether the items are numbered.</summary>
    public bool Ordered { get; init; }

    /// <summary>Gets the items of the outermost level.</summary>
    public EquatableList<ListItem> Items { get; init; } = [];

    /// <inheritdoc/>
    public override string Type => BlockType.List;
}

/// <summary>One item of a list.</summary>
public sealed record ListItem
{
    /// <summary>Gets the text.</summary>
    public RichText Text { get; init; } = [];

    /// <summary>Gets the items below it; a list is at most <see cref="DocumentLimits.ListDepth"/> levels deep.</summary>
    public EquatableList<ListItem> Items { get; init; } = [];
}
