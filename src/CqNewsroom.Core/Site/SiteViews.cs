using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Site;

/// <summary>How the paper presents itself, as administrators see it.</summary>
/// <param name="Languages">The newsroom's languages, each with how its paragraphs begin.</param>
/// <param name="Taglines">The line below the name, by language tag.</param>
/// <param name="FooterTexts">The text at the foot, by language tag.</param>
/// <param name="Links">The links at the foot.</param>
/// <param name="PublisherNames">The publisher's legal name by language tag.</param>
/// <param name="Profiles">The publisher's addresses elsewhere.</param>
/// <param name="LightAccent">The accent on the light page; null for the paper's own.</param>
/// <param name="DarkAccent">The accent on the dark page; null for the paper's own.</param>
/// <param name="LogoAddress">Where readers find the logo; null for none.</param>
/// <param name="Version">What a change names.</param>
public sealed record SiteDetails(
    IReadOnlyList<Language> Languages,
    IReadOnlyDictionary<string, string> Taglines,
    IReadOnlyDictionary<string, string> FooterTexts,
    IReadOnlyList<SiteLink> Links,
    IReadOnlyDictionary<string, string> PublisherNames,
    IReadOnlyList<string> Profiles,
    string? LightAccent,
    string? DarkAccent,
    string? LogoAddress,
    int Version);

/// <summary>Changes how the paper presents itself; all fields but the logo are given.</summary>
/// <param name="SeenVersion">The version that the administrator saw.</param>
/// <param name="Taglines">The line below the name, by language tag.</param>
/// <param name="FooterTexts">The text at the foot, by language tag.</param>
/// <param name="Links">The links at the foot, in their order.</param>
/// <param name="PublisherNames">The publisher's legal name by language tag.</param>
/// <param name="Profiles">The publisher's addresses elsewhere.</param>
/// <param name="LightAccent">The accent on the light page; empty for the paper's own.</param>
/// <param name="DarkAccent">The accent on the dark page; empty for the paper's own.</param>
/// <param name="Indented">Tags of the languages whose paragraphs begin two characters in.</param>
public sealed record ChangeSite(
    int SeenVersion,
    IReadOnlyDictionary<string, string> Taglines,
    IReadOnlyDictionary<string, string> FooterTexts,
    IReadOnlyList<SiteLink> Links,
    IReadOnlyDictionary<string, string> PublisherNames,
    IReadOnlyList<string> Profiles,
    string? LightAccent,
    string? DarkAccent,
    IReadOnlyCollection<string> Indented);

/// <summary>A page in one language, as administrators see it.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Title">Title.</param>
/// <param name="Slug">Last segment of its address.</param>
/// <param name="Text">The text in Markdown.</param>
/// <param name="IsPublished">Whether readers see it.</param>
public sealed record SitePageTextDetails(string Language, string Title, string Slug, string Text, bool IsPublished);

/// <summary>A page as administrators see it.</summary>
/// <param name="Id">The page.</param>
/// <param name="Purpose">What it is.</param>
/// <param name="Position">Place at the foot.</param>
/// <param name="Texts">Its texts.</param>
/// <param name="Version">What a change names.</param>
public sealed record SitePageDetails(Guid Id, SitePagePurpose Purpose, int Position, IReadOnlyList<SitePageTextDetails> Texts, int Version);

/// <summary>Adds a page, or changes it; all texts are given.</summary>
/// <param name="PageId">The page; null for a new one.</param>
/// <param name="SeenVersion">The version that the administrator saw; 0 for a new one.</param>
/// <param name="Purpose">What it is.</param>
/// <param name="Position">Place at the foot.</param>
/// <param name="Texts">Its texts; one without a title and a text is none.</param>
public sealed record SaveSitePage(Guid? PageId, int SeenVersion, SitePagePurpose Purpose, int Position, IReadOnlyList<SitePageTextDetails> Texts);
