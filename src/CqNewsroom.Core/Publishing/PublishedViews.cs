using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing.Outputs;
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
    /// <summary>What the permanent ids begin with (<see cref="PublicIdentity"/>).</summary>
    public string TagAuthority { get; init; } = PublicIdentity.Unset;

    /// <summary>How the paper presents itself in the language.</summary>
    public SiteLook Look { get; init; } = SiteLook.Plain;

    /// <summary>Path of the page that says how the paper corrects itself; null where it has none.</summary>
    public string? CorrectionsAddress => Look.AddressOf(SitePagePurpose.CorrectionsPolicy);
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

    /// <summary>The first page of the list in every language that has it, itself included.</summary>
    public IReadOnlyList<OtherLanguage> Alternates { get; init; } = [];

    /// <summary>The days of a month on which something was published; empty for every other list.</summary>
    public IReadOnlyList<PublicCount> Days { get; init; } = [];
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

/// <summary>How many articles a month or a day of the archive holds.</summary>
/// <param name="Period">The month or day.</param>
/// <param name="Count">How many, in one language.</param>
public sealed record PublicCount(PublicPeriod Period, int Count)
{
    /// <summary>Its list.</summary>
    public PublicListKey Key => PublicListKey.Period(Period.IsMonth ? PublicPeriod.Month(Period.First) : PublicPeriod.Day(Period.First));
}

/// <summary>The archive: the months that hold something.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Months">The months, newest first.</param>
public sealed record PublicArchive(PublicSite Site, IReadOnlyList<PublicCount> Months);

/// <summary>Something that was corrected or retracted.</summary>
/// <param name="Headline">Headline of the article.</param>
/// <param name="Address">Its address, which for a retracted one leads to the notice.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Text">What the notice says.</param>
/// <param name="Number">Number of the article's story.</param>
/// <param name="Kind">What the notice is; null where the article was retracted.</param>
public sealed record PublicNotice(string Headline, string Address, DateTime At, string Text, int Number, NoticeKind? Kind)
{
    /// <summary>Whether the article was retracted.</summary>
    public bool IsRetraction => Kind is null;
}

/// <summary>A page of what was corrected and retracted in a language.</summary>
/// <param name="Site">What stands around it.</param>
/// <param name="Notices">The notices, newest first.</param>
/// <param name="Page">1 for the first.</param>
/// <param name="HasNext">Whether older ones follow.</param>
public sealed record PublicNotices(PublicSite Site, IReadOnlyList<PublicNotice> Notices, int Page, bool HasNext);

/// <summary>A tag in a language.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name, in another language where it has none in this one.</param>
public sealed record PublicTag(string Slug, string Name);

/// <summary>Somebody whom a line of an article names, and the list of what they are credited with.</summary>
/// <param name="Role">What they are credited with.</param>
/// <param name="Name">The name as printed.</param>
/// <param name="List">Their list; null for somebody who has none.</param>
/// <param name="Agency">The agency printed with them; null for none.</param>
/// <param name="AgencyList">The agency's list; null where it has none.</param>
public sealed record PublicCreditLink(CreditRole Role, string Name, PublicListKey? List, string? Agency, PublicListKey? AgencyList);

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
/// <param name="TagList">The story's tags.</param>
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
    IReadOnlyList<PublicTag> TagList,
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
    public IReadOnlyDictionary<string, string> CreditAddresses => CreditLinks
        .SelectMany(link => new[] { (link.Name, link.List), (Name: link.Agency ?? "", List: link.AgencyList) })
        .Where(named => named.List is not null)
        .DistinctBy(named => named.Name, StringComparer.Ordinal)
        .ToDictionary(named => named.Name, named => PublicAddress.List(Site.Language, named.List!), StringComparer.Ordinal);

    /// <summary>The first of its pictures that can be shown, for cards and formats that take one; null where it has none.</summary>
    public (PictureBlock Block, ShownPicture Shown)? FirstPicture => ShownPictures.Select(picture => ((PictureBlock, ShownPicture)?)picture).FirstOrDefault();

    /// <summary>The pictures that can be shown, in the order of the text.</summary>
    public IEnumerable<(PictureBlock Block, ShownPicture Shown)> ShownPictures =>
        Content.Blocks.OfType<PictureBlock>().Where(block => Pictures.ContainsKey(block.PictureId)).Select(block => (block, Pictures[block.PictureId]));

    /// <summary>The names of the story's tags.</summary>
    public IReadOnlyList<string> Tags => [.. TagList.Select(tag => tag.Name)];

    /// <summary>Who is named in its lines, in the order of the lines.</summary>
    public IReadOnlyList<PublicCreditLink> CreditLinks { get; init; } = [];

    /// <summary>What else readers of it may want; for the article's own page alone.</summary>
    public IReadOnlyList<RelatedStory> Related { get; init; } = [];
}

/// <summary>Another live story in the language of a page, as a link to it is written.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Number">The story's number.</param>
/// <param name="Headline">Headline of its live text.</param>
/// <param name="Address">Its address, percent-encoded, without the site's.</param>
/// <param name="PublishedAt">When it was first published (UTC).</param>
public sealed record RelatedStory(Guid StoryId, int Number, string Headline, string Address, DateTime PublishedAt);

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

/// <summary>A live article and one of its other languages, block by block.</summary>
/// <param name="Here">The article in the language of the page.</param>
/// <param name="Original">The one that the other was translated from, where one of the two is the original; else the one in the language of the page.</param>
/// <param name="Translation">The other one.</param>
/// <param name="Rows">What renders what, in the order of the original.</param>
public sealed record PublicPair(PublicArticle Here, PublicArticle Original, PublicArticle Translation, IReadOnlyList<PublicPairRow> Rows);

/// <summary>Blocks that render each other; one of the two sides may be empty.</summary>
/// <param name="Original">Blocks of the original.</param>
/// <param name="Translation">Blocks of the translation.</param>
public sealed record PublicPairRow(IReadOnlyList<LaidBlock> Original, IReadOnlyList<LaidBlock> Translation);

/// <summary>What the address of a pair leads to; exactly one of the three, or none for what never was public.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Retraction">The notice, where the article in the language of the address was retracted.</param>
/// <param name="MovedTo">The right address, or that of the article where its other language is not live.</param>
public sealed record PublicPairAnswer(PublicPair? Pair = null, PublicRetraction? Retraction = null, string? MovedTo = null);

/// <summary>What a story's number leads to in a language; exactly one of the two.</summary>
/// <param name="Article">The live article.</param>
/// <param name="Retraction">The notice.</param>
public sealed record PublicAnswer(PublicArticle? Article = null, PublicRetraction? Retraction = null);

/// <summary>A line of the sitemap.</summary>
/// <param name="Address">The address.</param>
/// <param name="ChangedAt">When readers last got something new (UTC); null where nothing is known to have changed.</param>
/// <param name="Others">All languages in which the page is there, itself included.</param>
public sealed record SitemapEntry(string Address, DateTime? ChangedAt, IReadOnlyList<OtherLanguage> Others);
