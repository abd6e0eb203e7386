namespace CqNewsroom.Core.Search;

/// <summary>An index as one version of the analyser makes it. While a new one is filled, the old one answers.</summary>
public sealed class SearchGeneration
{
    /// <summary>Identity: the analyser's version.</summary>
    public int Version { get; set; }

    /// <summary>Whether everything that was live when it was begun is in it.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Number of its last document; written only behind the newsroom's lock, as <see cref="LastChange"/> is.</summary>
    public int LastNumber { get; set; }

    /// <summary>Raised with every change of its documents, so that each server reads what is new to it.</summary>
    public long LastChange { get; set; }

    /// <summary>Number of the last document whose terms are in the postings; they are merged in the order of their numbers.</summary>
    public int LastMerged { get; set; }

    /// <summary>Which server writes postings now; null for none.</summary>
    public Guid? WriterId { get; set; }

    /// <summary>Until when (UTC); a server that died leaves the work to another one after it.</summary>
    public DateTime? WriterUntil { get; set; }
}

/// <summary>One publication of an article in the index. A later publication is another document.</summary>
public sealed class SearchDocument
{
    /// <summary>The index.</summary>
    public int Generation { get; set; }

    /// <summary>Number in the index, in the order of writing.</summary>
    public int Number { get; set; }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>What went live.</summary>
    public Guid PublicationId { get; set; }

    /// <summary>Language, a BCP 47 tag.</summary>
    public string Language { get; set; } = "";

    /// <summary>The story's section.</summary>
    public Guid SectionId { get; set; }

    /// <summary>The story's number.</summary>
    public int StoryNumber { get; set; }

    /// <summary>The story's tags as they were indexed, joined.</summary>
    public string Tags { get; set; } = "";

    /// <summary>When the article first went live (UTC).</summary>
    public DateTime FirstPublishedAt { get; set; }

    /// <summary>Words and Chinese characters.</summary>
    public int Length { get; set; }

    /// <summary>Whether readers see this publication; ends with a retraction or a later publication, in the same transaction.</summary>
    public bool IsLive { get; set; }

    /// <summary>The index's <see cref="SearchGeneration.LastChange"/> when it was changed last.</summary>
    public long Change { get; set; }

    /// <summary>Its terms, until they are in the postings (<see cref="SearchGeneration.LastMerged"/>), then empty; see <see cref="DocumentTerms"/>.</summary>
    public byte[] Terms { get; set; } = [];
}

/// <summary>A stretch of the documents that hold a term.</summary>
public sealed class SearchPosting
{
    /// <summary>The index.</summary>
    public int Generation { get; set; }

    /// <summary>Language of the documents, a BCP 47 tag.</summary>
    public string Language { get; set; } = "";

    /// <summary>The term.</summary>
    public string Term { get; set; } = "";

    /// <summary>Its first document where it is full; 0 for the last stretch, to which is added.</summary>
    public int Block { get; set; }

    /// <summary>Its last document.</summary>
    public int Last { get; set; }

    /// <summary>Numbers of documents and weights.</summary>
    public byte[] Documents { get; set; } = [];

    /// <summary>Positions, in the same order.</summary>
    public byte[] Positions { get; set; } = [];
}
