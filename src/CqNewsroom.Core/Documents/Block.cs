namespace CqNewsroom.Core.Documents;

/// <summary>A part of an article with a stable identity. The kinds are closed: see the types derived from it.</summary>
public abstract record Block
{
    private protected Block()
    {
    }

    /// <summary>Gets the identity: 1 to 40 of A-Z, a-z, 0-9, '_' and '-', unique within the article and kept through every edit.</summary>
    public required string Id { get; init; }

    /// <summary>Gets, in a translation, the ids of the source's blocks that this one renders; empty in an original.</summary>
    public EquatableList<string> Sources { get; init; } = [];

    /// <summary>Gets the kind as the canonical form names it, one of <see cref="BlockType"/>.</summary>
    public abstract string Type { get; }
}

/// <summary>The names of the kinds of block in the canonical form.</summary>
public static class BlockType
{
    /// <summary><see cref="ParagraphBlock"/>.</summary>
    public const string Paragraph = "paragraph";

    /// <summary><see cref="HeadingBlock"/>.</summary>
    public const string Heading = "heading";

    /// <summary><see cref="QuotationBlock"/>.</summary>
    public const string Quotation = "quotation";

    /// <summary><see cref="ListBlock"/>.</summary>
    public const string List = "list";

    /// <summary><see cref="TableBlock"/>.</summary>
    public const string Table = "table";

    /// <summary><see cref="PictureBlock"/>.</summary>
    public const string Picture = "picture";

    /// <summary><see cref="DividerBlock"/>.</summary>
    public const string Divider = "divider";
}
