namespace CqNewsroom.Core.Publishing;

/// <summary>The source id of an imported article; each is imported once.</summary>
public sealed class ImportedArticle
{
    /// <summary>Id in the archive it came from.</summary>
    public string SourceId { get; set; } = "";

    /// <summary>The article it became.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The address it had there, path only; it leads on to the new one.</summary>
    public string? OldPath { get; set; }
}
