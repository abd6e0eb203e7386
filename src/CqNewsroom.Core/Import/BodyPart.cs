using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Import;

/// <summary>A part of a text that was read: a block whose id is still to be given, or a picture that is still to be found.</summary>
/// <param name="Block">The block; null for a picture.</param>
/// <param name="Picture">The picture; null for a block.</param>
internal sealed record BodyPart(Block? Block, ImportedPicture? Picture)
{
    /// <summary>The id that a block has until its place is known.</summary>
    public const string NoId = "x";

    /// <summary>A paragraph.</summary>
    /// <param name="text">Its text.</param>
    public static BodyPart Paragraph(RichText text) => new(new ParagraphBlock { Id = NoId, Text = text }, null);
}

/// <summary>A text as parts, with what was doubted on the way.</summary>
/// <param name="Parts">The parts in the order of reading.</param>
/// <param name="Concerns">The doubts.</param>
internal sealed record ReadBody(IReadOnlyList<BodyPart> Parts, IReadOnlyList<ImportConcern> Concerns);
