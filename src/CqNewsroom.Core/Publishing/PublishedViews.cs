using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Site;

namespace CqNewsroom.Core.Publishing;

/// <summary>What every page of the reader site shows around its content.</summary>
/// <param name="Name">The newsroom's name in the language.</param>
/// <param name="Language">The language.</param>
/// <param name="Languages">All languages.</param>
/// <param name="Sections">The sections in their order.</param>
/// <param name="TimeZoneId">The newsroom's zone.</param>
public sealed record PublicSite(string Name, Language Language, IReadOnlyList<Language> Languages, IReadOnlyList<PublicSection> Sections, string TimeZoneId)
{
    /// <summary>How the paper presents itself in the language.</summary>
    public SiteLook Look { get; init; } = SiteLook.Plain;
}

/// <summary>A section in a language.</summary>
/// <param name="Slug">Segment of its address.</param>
/// <param name="Name">Its name.</param>
public sealed record PublicSection(string Slug, string Name);

/// <summary>A live article in a list.</summary>
/// <param name="Headline">Headline.</param>
/// <param name="Summary">Summary; empty where it has none.</param>
/// <param name="Address">Its address.</param>
/// <param name="Section">Its section.</param>
/// <param name="PublishedAt">When it first went live (UTC).</param>
public sealed record PublicItem(string Headline, string Summary, string Address, PublicSection Section, DateTime PublishedAt)
{
    /// <summary>The first picture of the article, on the first page of a list; null where it has none.</summary>
    public LeadPicture? Picture { get; init; }
}

/// <summary>The picture of a lead.</summary>
/// <param name="Shown">The picture.</param>
/// <param name="Alt">Its alternative text in the article.</param>
public sealed record LeadPicture(ShownPicture Shown, string Alt);

/// <summary>A page of a list.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Key">Which list it is.</param>
/// <param name="Title">What it is called; the newsroom's name for the front page.</param>
/// <param name="Items">The articles, newest first.</param>
/// <param name="Page">1 for the first.</param>
/// <param name="HasNext">Whether older ones follow.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record PublicList(PublicSite Site, PublicListKey Key, string Title, IReadOnlyList<PublicItem> Items, int Page, bool HasNext, int Total)
{
    /// <summary>The first page of the front page in its parts, where editors ordered it; null for every other list. Its articles are those of <see cref="Items"/>.</summary>
    public PublicFront? Front { get; init; }
}

/// <summary>The front page in the order of its editors. No article stands in it twice.</summary>
/// <param name="Top">The top, lead first.</param>
/// <param name="Blocks">The sections below it; none is empty.</param>
/// <param name="Latest">What is newest beside these.</param>
public sealed record PublicFront(IReadOnlyList<PublicItem> Top, IReadOnlyList<PublicFrontBlock> Blocks, IReadOnlyList<PublicItem> Latest);

/// <summary>A section's part of the front page.</summary>
/// <param name="Section">The section.</param>
/// <param name="Items">Its articles.</param>
public sealed record PublicFrontBlock(PublicSection Section, IReadOnlyList<PublicItem> Items);

/// <summary>The newest articles of a list, whole.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Key">Which list it is.</param>
/// <param name="Title">What it is called; the newsroom's name for the front page.</param>
/// <param name="Articles">The articles, newest first publication first.</param>
public sealed record PublicFeed(PublicSite Site, PublicListKey Key, string Title, IReadOnlyList<PublicArticle> Articles);

/// <summary>Another language in which the same story is live.</summary>
/// <param name="Language">The language.</param>
/// <param name="Address">The address there.</param>
/// <param name="IsOriginal">Whether the story was written in it.</param>
public sealed record OtherLanguage(Language Language, string Address, bool IsOriginal = false);

/// <summary>A notice about a correction.</summary>
/// <param name="At">When it went live (UTC).</param>
/// <param name="Text">What it says.</param>
public sealed record PublicCorrection(DateTime At, string Text);

/// <summary>A live article as readers see it: one revision, byte for byte, with the lines frozen when it went live.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Number">The story's number.</param>
/// <param name="Content">The revision's content.</param>
/// <param name="Credits">The lines frozen at publication.</param>
/// <param name="Section">The story's section.</param>
/// <param name="Tags">The story's tags.</param>
/// <param name="Address">The article's address.</param>
/// <param name="PublishedAt">When it first went live (UTC).</param>
/// <param name="UpdatedAt">When a later revision went live (UTC), null where none did.</param>
/// <param name="Corrections">Notices, newest first.</param>
/// <param name="Others">The other languages in which it is live.</param>
/// <param name="IsOriginal">Whether the story was written in this language.</param>
public sealed record PublicArticle(
    PublicSite Site,
    int Number,
    ArticleContent Content,
    Credits Credits,
    PublicSection Section,
    IReadOnlyList<string> Tags,
    string Address,
    DateTime PublishedAt,
    DateTime? UpdatedAt,
    IReadOnlyList<PublicCorrection> Corrections,
    IReadOnlyList<OtherLanguage> Others,
    bool IsOriginal)
{
    /// <summary>Its pictures, by the id that their blocks name.</summary>
    public IReadOnlyDictionary<Guid, ShownPicture> Pictures { get; init; } = new Dictionary<Guid, ShownPicture>();
}

/// <summary>The notice in place of a retracted article.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Headline">The headline that readers knew.</param>
/// <param name="Notice">The notice.</param>
/// <param name="RetractedAt">When it was retracted (UTC).</param>
/// <param name="Others">The other languages in which the story is still live.</param>
public sealed record PublicRetraction(PublicSite Site, string Headline, string Notice, DateTime RetractedAt, IReadOnlyList<OtherLanguage> Others);

/// <summary>What an article's address leads to; exactly one of the three, or none for what never was public.</summary>
/// <param name="Article">The live article.</param>
/// <param name="Retraction">The notice.</param>
/// <param name="MovedTo">Its right address, where it was asked for under another.</param>
public sealed record PublicAnswer(PublicArticle? Article = null, PublicRetraction? Retraction = null, string? MovedTo = null);

/// <summary>A line of the sitemap.</summary>
/// <param name="Address">The address.</param>
/// <param name="ChangedAt">When it last went live (UTC).</param>
/// <param name="Others">All languages in which the story is live, itself included.</param>
public sealed record SitemapEntry(string Address, DateTime ChangedAt, IReadOnlyList<OtherLanguage> Others);
