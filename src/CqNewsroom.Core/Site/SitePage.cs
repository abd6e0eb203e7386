namespace CqNewsroom.Core.Site;

/// <summary>What a page of the administrators is to readers and to machines.</summary>
public enum SitePagePurpose
{
    /// <summary>Nothing in particular.</summary>
    Other,

    /// <summary>Who makes the paper.</summary>
    About,

    /// <summary>How mistakes are put right.</summary>
    CorrectionsPolicy,

    /// <summary>By which rules the newsroom works.</summary>
    EthicsPolicy,

    /// <summary>What is kept about readers.</summary>
    Privacy,

    /// <summary>How the newsroom is reached.</summary>
    Contact,
}

/// <summary>A page that administrators write, such as about us or the corrections policy, in some of the newsroom's languages.</summary>
public sealed class SitePage
{
    /// <summary>Most pages of a newsroom.</summary>
    public const int Most = 40;

    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is.</summary>
    public SitePagePurpose Purpose { get; set; }

    /// <summary>Place at the foot of readers' pages, lowest first.</summary>
    public int Position { get; set; }

    /// <summary>Raised by every change; a change names the version it was made from.</summary>
    public int Version { get; set; }

    /// <summary>Its texts, one for each language in which it is written.</summary>
    public List<SitePageText> Texts { get; set; } = [];
}

/// <summary>A page in one language.</summary>
public sealed class SitePageText
{
    /// <summary>The page.</summary>
    public Guid PageId { get; set; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; set; } = "";

    /// <summary>Title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Last segment of its address.</summary>
    public string Slug { get; set; } = "";

    /// <summary>Segments under which it was public, the one it has now perhaps among them; they lead on to it and are given to no other page of the language.</summary>
    public List<string> FormerSlugs { get; set; } = [];

    /// <summary>The text in Markdown, without HTML.</summary>
    public string Text { get; set; } = "";

    /// <summary>Whether readers see it.</summary>
    public bool IsPublished { get; set; }

    /// <summary>When it was changed last (UTC).</summary>
    public DateTime ChangedAt { get; set; }
}
