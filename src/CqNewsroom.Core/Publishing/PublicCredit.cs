namespace CqNewsroom.Core.Publishing;

/// <summary>What somebody is credited with.</summary>
public enum CreditRole
{
    /// <summary>Named in the byline.</summary>
    Writer,

    /// <summary>Named in the translator's line.</summary>
    Translator,

    /// <summary>Named in the editor's line.</summary>
    Editor,
}

/// <summary>
/// Somebody whom the lines of an article's last publication name: the index behind the pages of people and agencies. Written in the transaction
/// that publishes; whether the article is still live is asked when it is read.
/// </summary>
public sealed class PublicCredit
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>What they are credited with.</summary>
    public CreditRole Role { get; set; }

    /// <summary>Place in that line, from 0.</summary>
    public int Position { get; set; }

    /// <summary>The person; null where the line names somebody who is none of the newsroom's.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The agency printed with them; null for none.</summary>
    public Guid? AgencyId { get; set; }

    /// <summary>The name as printed.</summary>
    public string Name { get; set; } = "";

    /// <summary>The agency's name as printed; null for none.</summary>
    public string? AgencyName { get; set; }
}
