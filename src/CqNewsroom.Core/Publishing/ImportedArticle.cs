namespace CqNewsroom.Core.Publishing;

/// <summary>The source id of an imported article; each is imported once. Its old addresses are <see cref="OldAddress"/>.</summary>
public sealed class ImportedArticle
{
    /// <summary>Id in the archive it came from.</summary>
    public string SourceId { get; set; } = "";

    /// <summary>The article it became.</summary>
    public Guid ArticleId { get; set; }
}
