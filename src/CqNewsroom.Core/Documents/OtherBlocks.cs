namespace CqNewsroom.Core.Documents;

/// <summary>A table.</summary>
public sealed record TableBlock : Block
{
    /// <summary>Gets whether the first row holds the column headers.</summary>
    public bool HasHeader { get; init; }

    /// <summary>Gets the rows, each with the same number of cells.</summary>
    public EquatableList<EquatableList<RichText>> Rows { get; init; } = [];

    /// <inheritdoc/>
    public override string Type => BlockType.Table;
}

/// <summary>A picture with what is written about it.</summary>
public sealed record PictureBlock : Block
{
    /// <summary>Gets the id of the media item.</summary>
    public required Guid PictureId { get; init; }

    /// <summary>Gets the caption below the picture.</summary>
    public RichText Caption { get; init; } = [];

    /// <summary>Gets whose picture it is.</summary>
    public string Credit { get; init; } = "";

    /// <summary>Gets the alternative text for those who do not see the picture.</summary>
    public string Alt { get; init; } = "";

    /// <inheritdoc/>
    public override string Type => BlockType.Picture;
}

/// <summary>A line between two parts of the article.</summary>
public sealed record DividerBlock : Block
{
    /// <inheritdoc/>
    public override string Type => BlockType.Divider;
}
