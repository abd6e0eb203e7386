namespace CqNewsroom.Core.Terms;

/// <summary>A file of terms that somebody sent, kept until they apply or drop it.</summary>
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

    /// <summary>Its text.</summary>
    public string Content { get; set; } = "";
}
