namespace CqNewsroom.Core.Stories;

/// <summary>One field of the working copy (headline, second headline, summary, dateline, byline, origin).</summary>
public sealed class WorkingField
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>Name as in the document's JSON, for example <c>headline</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The value as JSON.</summary>
    public string Value { get; set; } = "";

    /// <summary>The working copy's version when this field was changed last; so it never begins anew.</summary>
    public int Version { get; set; }

    /// <summary>Who changed it last.</summary>
    public Guid ChangedById { get; set; }

    /// <summary>When it was changed last (UTC).</summary>
    public DateTime ChangedAt { get; set; }
}

/// <summary>One block of the working copy. Readers never see it.</summary>
public sealed class WorkingBlock
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The block's stable id, unique in the article.</summary>
    public string BlockId { get; set; } = "";

    /// <summary>Order in the article, lowest first, with gaps so that an insertion touches no other row.</summary>
    public long Position { get; set; }

    /// <summary>The block in canonical JSON.</summary>
    public string Content { get; set; } = "";

    /// <summary>The working copy's version when this block's content was changed last; so it never begins anew, also where the block was removed and came again.</summary>
    public int Version { get; set; }

    /// <summary>Who changed it last.</summary>
    public Guid ChangedById { get; set; }

    /// <summary>When it was changed last (UTC).</summary>
    public DateTime ChangedAt { get; set; }
}

/// <summary>Of a translation: a source block that is left out on purpose.</summary>
public sealed class LeftOutBlock
{
    /// <summary>The translation.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The source block.</summary>
    public string SourceBlockId { get; set; } = "";

    /// <summary>Who left it out.</summary>
    public Guid PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }
}

/// <summary>A person whose text entered the working copy since creation or the last Publish or DropCorrection.</summary>
public sealed class Contributor
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; set; }
}

/// <summary>A person who saved text of a translation as its assigned translator, in any round since it was created (credits).</summary>
public sealed class TranslatorCredit
{
    /// <summary>The translation.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The translator.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The agency the person belonged to at that time, null for the house.</summary>
    public Guid? AgencyId { get; set; }

    /// <summary>When they first saved text (UTC); credits stand in this order.</summary>
    public DateTime FirstSavedAt { get; set; }
}

/// <summary>Who writes an article now: one person in one tab, until it expires.</summary>
public sealed class EditLease
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>Who holds it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>The tab that holds it, an id the browser made.</summary>
    public Guid Tab { get; set; }

    /// <summary>Since when (UTC).</summary>
    public DateTime Since { get; set; }

    /// <summary>When it ends without a heartbeat (UTC).</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>Who asks the holder for it; null while nobody does.</summary>
    public Guid? AskedById { get; set; }

    /// <summary>The tab that they ask for.</summary>
    public Guid? AskedTab { get; set; }

    /// <summary>When they asked (UTC).</summary>
    public DateTime? AskedAt { get; set; }
}

/// <summary>Of a translation: an answer to one changed block of the current source.</summary>
public sealed class SourceAnswer
{
    /// <summary>The translation.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The source revision that was answered.</summary>
    public Guid SourceRevisionId { get; set; }

    /// <summary>The source block, or the name of the field with a leading <c>@</c>, for example <c>@headline</c>; <c>@notice</c> for the notice that readers got with that revision.</summary>
    public string SourceBlockId { get; set; } = "";

    /// <summary>Who answered.</summary>
    public Guid PersonId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }
}
