using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing.Outputs;

namespace CqNewsroom.Core.Publishing;

/// <summary>What every page of the reader site shows around its content.</summary>
/// <param name="Name">The newsroom's name in the language.</param>
/// <param name="Language">The language.</param>
/// <param name="Languages">All languages.</param>
/// <param name="Sections">The sections in their order.</param>
/// <param name="TimeZoneId">The newsroom's zone.</param>
public sealed record PublicSite(string Name, Language Language, IReadOnlyList<Language> Languages, IReadOnlyList<PublicSection> Sections, string TimeZoneId)
{
    /// <summary>What the permanent ids begin with (<see cref="PublicIdentity"/>).</summary>
    public string TagAuthority { get; init; } = PublicIdentity.Unset;

    /// <summary>Path of the page that says how the paper corrects itself; null where it has none.</summary>
    public string? CorrectionsAddress { get; init; }
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
    /// <summary>The first picture of the article that leads the list; null where it has none, and for all others.</summary>
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
public sealed record PublicList(PublicSite Site, PublicListKey Key, string Title, IReadOnlyList<PublicItem> Items, int Page, bool HasNext, int Total);

/// <summary>The newest articles of a list, whole.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Key">Which list it is.</param>
/// <param name="Title">What it is called; the newsroom's name for the front page.</param>
/// <param name="Articles">The articles, newest first publication first.</param>
public sealed record PublicFeed(PublicSite Site, PublicListKey Key, string Title, IReadOnlyList<PublicArticle> Articles)
{
    /// <summary>
    /// What stood among them and was retracted, newest first publication first: a feed replaces its item under the same id for as long as it would have
    /// shown it, since a reader keeps the false text of an item that only vanishes (reference: feeds; case N77).
    /// </summary>
    public IReadOnlyList<PublicRetraction> Retractions { get; init; } = [];
}

/// <summary>Another language in which the same story is live.</summary>
/// <param name="Language">The language.</param>
/// <param name="Address">The address there.</param>
/// <param name="IsOriginal">Whether the story was written in it.</param>
public sealed record OtherLanguage(Language Language, string Address, bool IsOriginal = false);

/// <summary>A notice about an article, in the article's language.</summary>
/// <param name="At">When it went live (UTC).</param>
/// <param name="Text">What it says.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Placement">Where the page shows it.</param>
public sealed record PublicCorrection(DateTime At, string Text, NoticeKind Kind = NoticeKind.Correction, NoticePlacement Placement = NoticePlacement.Bottom);

/// <summary>A live article as readers see it: one revision, byte for byte, with the lines frozen when it went live.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Number">The story's number.</param>
/// <param name="Content">The revision's content.</param>
/// <param name="Credits">The lines frozen at publication.</param>
/// <param name="Section">The story's section.</param>
/// <param name="Tags">The story's tags.</param>
/// <param name="Address">The article's address.</param>
/// <param name="PublishedAt">When it first went live (UTC).</param>
/// <param name="UpdatedAt">When an editor last published something new (UTC), null where nothing was; a technical fix does not move it.</param>
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
    /// <summary>When something was last put right with a notice (UTC), null where nothing was.</summary>
    public DateTime? CorrectedAt { get; init; }

    /// <summary>When what machines are told about it last changed (UTC): the last update, else the first publication.</summary>
    public DateTime ModifiedAt => UpdatedAt ?? PublishedAt;

    /// <summary>Its pictures, by the id that their blocks name.</summary>
    public IReadOnlyDictionary<Guid, ShownPicture> Pictures { get; init; } = new Dictionary<Guid, ShownPicture>();

    /// <summary>Which version of it readers see, for formats that count: odd while it is live, even once it is retracted; never smaller than before.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Paths of the pages of people and agencies who are credited, by their printed name; those who have none are not in it.</summary>
    public IReadOnlyDictionary<string, string> CreditAddresses { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The first of its pictures that can be shown, for cards and formats that take one; null where it has none.</summary>
    public (PictureBlock Block, ShownPicture Shown)? FirstPicture => ShownPictures.Select(picture => ((PictureBlock, ShownPicture)?)picture).FirstOrDefault();

    /// <summary>The pictures that can be shown, in the order of the text.</summary>
    public IEnumerable<(PictureBlock Block, ShownPicture Shown)> ShownPictures =>
        Content.Blocks.OfType<PictureBlock>().Where(block => Pictures.ContainsKey(block.PictureId)).Select(block => (block, Pictures[block.PictureId]));
}

/// <summary>The notice in place of a retracted article.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Headline">The headline that readers knew; empty where no trace of the text may stay.</param>
/// <param name="Notice">The notice; empty where no trace of the text may stay.</param>
/// <param name="RetractedAt">When it was retracted (UTC).</param>
/// <param name="Others">The other languages in which the story is still live.</param>
public sealed record PublicRetraction(PublicSite Site, string Headline, string Notice, DateTime RetractedAt, IReadOnlyList<OtherLanguage> Others)
{
    /// <summary>What readers find.</summary>
    public RetractionForm Form { get; init; }

    /// <summary>The story's number, which names its item in feeds and formats as long as it lived.</summary>
    public required int Number { get; init; }

    /// <summary>The address that answers with the notice; without the headline's slug where no trace of the text may stay.</summary>
    public required string Address { get; init; }

    /// <summary>When it first went live (UTC).</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>The story's section.</summary>
    public required PublicSection Section { get; init; }

    /// <summary>The version that the retraction is, as <see cref="PublicArticle.Version"/> counts.</summary>
    public int Version { get; init; } = 2;
}

/// <summary>What a story's number leads to in a language; exactly one of the two.</summary>
/// <param name="Article">The live article.</param>
/// <param name="Retraction">The notice.</param>
public sealed record PublicAnswer(PublicArticle? Article = null, PublicRetraction? Retraction = null);

/// <summary>A line of the sitemap.</summary>
/// <param name="Address">The address.</param>
/// <param name="ChangedAt">When readers last got something new (UTC); null where nothing is known to have changed.</param>
/// <param name="Others">All languages in which the page is there, itself included.</param>
public sealed record SitemapEntry(string Address, DateTime? ChangedAt, IReadOnlyList<OtherLanguage> Others);
