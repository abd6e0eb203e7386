namespace CqNewsroom.Core.Site;

/// <summary>A link at the foot of every reader page.</summary>
/// <param name="Labels">What it is called, by language tag; where it has no name it is not shown.</param>
/// <param name="Address">Where it leads: an absolute address, or a path of this site.</param>
public sealed record SiteLink(Dictionary<string, string> Labels, string Address);

/// <summary>How the paper presents itself to readers: one row, beside the newsroom's own.</summary>
public sealed class SiteSettings
{
    /// <summary>The only id there is.</summary>
    public const int TheId = 1;

    /// <summary>Always <see cref="TheId"/>.</summary>
    public int Id { get; set; } = TheId;

    /// <summary>The line below the name, by language tag.</summary>
    public Dictionary<string, string> Taglines { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The text at the foot of every page, by language tag.</summary>
    public Dictionary<string, string> FooterTexts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The links at the foot of every page.</summary>
    public List<SiteLink> Links { get; set; } = [];

    /// <summary>The publisher's legal name by language tag, for machines; the newsroom's name where there is none.</summary>
    public Dictionary<string, string> PublisherNames { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The publisher's addresses elsewhere, for machines (schema.org's <c>sameAs</c>).</summary>
    public List<string> Profiles { get; set; } = [];

    /// <summary>The accent on the light page as <c>#rrggbb</c>; null for the paper's own.</summary>
    public string? LightAccent { get; set; }

    /// <summary>The accent on the dark page as <c>#rrggbb</c>; null for the paper's own.</summary>
    public string? DarkAccent { get; set; }

    /// <summary>The logo; null for none.</summary>
    public Guid? LogoId { get; set; }

    /// <summary>Raised by every change; a change names the version it was made from.</summary>
    public int Version { get; set; }
}
