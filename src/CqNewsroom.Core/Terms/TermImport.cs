namespace CqNewsroom.Core.Terms;

/// <summary>A file of terms or words that somebody sent, kept until they apply or drop it.</summary>
public sealed class TermImport
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>Who sent it; nobody else sees it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>Name of the file.</summary>
    public string FileName { get; set; } = "";

    /// <summary>Whether it holds words for the list of words, and no terms.</summary>
    public bool IsOfWords { get; set; }

    /// <summary>Its text.</summary>
    public string Content { get; set; } = "";
}
