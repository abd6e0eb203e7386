using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CqNewsroom.Core.Memory;

/// <summary>What a segment is.</summary>
public enum SegmentKind
{
    /// <summary>A whole text: a paragraph, a heading, an item of a list, a cell, a caption, a headline.</summary>
    Paragraph,

    /// <summary>A sentence inside one.</summary>
    Sentence,
}

/// <summary>
/// A text and its translation as they stand in one revision. Never changed: whether it is public, approved, or history follows from what has become of
/// its revision when it is looked for.
/// </summary>
public sealed class MemorySegment
{
    /// <summary>Identity: later ones have higher numbers, without gaps.</summary>
    public int Number { get; set; }

    /// <summary>The translation.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>Its revision.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>The revision of the original that it answered.</summary>
    public Guid SourceRevisionId { get; set; }

    /// <summary>Block of the source, or a field as <c>@headline</c>.</summary>
    public string BlockId { get; set; } = "";

    /// <summary>What it is.</summary>
    public SegmentKind Kind { get; set; }

    /// <summary>Language of the source, a BCP 47 tag.</summary>
    public string SourceLanguage { get; set; } = "";

    /// <summary>Language of the translation, a BCP 47 tag.</summary>
    public string TargetLanguage { get; set; } = "";

    /// <summary>Plain text of the source.</summary>
    public string Source { get; set; } = "";

    /// <summary>Plain text of the translation.</summary>
    public string Target { get; set; } = "";

    /// <summary><see cref="ContextOf"/> of the source's text before it.</summary>
    public long Context { get; set; }

    /// <summary>What a text before another comes to: the first eight bytes of the SHA-256 of <see cref="MemoryText.Exact"/>; 0 for the start of a story.</summary>
    /// <param name="previous">The text; null at the start.</param>
    public static long ContextOf(string? previous) =>
        string.IsNullOrWhiteSpace(previous) ? 0 : BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(MemoryText.Of(previous).Exact)));
}

/// <summary>A revision that the memory is to learn from, noted in the transaction that approved or published it, or found it still right.</summary>
public sealed class MemoryTask
{
    /// <summary>Identity; later ones sort behind earlier ones.</summary>
    public Guid Id { get; set; }

    /// <summary>The translation.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The revision.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>The revision of the original that it answers by now as it is; null for the one with which it was frozen.</summary>
    public Guid? SourceRevisionId { get; set; }

    /// <summary>When it was approved or published, or answered another source (UTC).</summary>
    public DateTime At { get; set; }
}
