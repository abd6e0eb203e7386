using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Previews;

/// <summary>
/// A link by which a colleague without an account sees one revision until a time. Only the hash of its secret is kept. Who withdraws it
/// removes its row: then its address is unknown like any other, and the audit trail tells of it.
/// </summary>
public sealed class PreviewLink
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The revision that it shows, whatever is written afterwards.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>Lower-case hex SHA-256 of the secret.</summary>
    public string SecretHash { get; set; } = "";

    /// <summary>The lines as they would have been printed when it was made; later ones may be of another revision.</summary>
    public Credits Credits { get; set; } = Credits.None;

    /// <summary>Who made it; it works while they are active.</summary>
    public Guid CreatedById { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it stops working (UTC).</summary>
    public DateTime ExpiresAt { get; set; }
}
