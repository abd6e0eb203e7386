namespace CqNewsroom.Core.Terms;

/// <summary>A live page that does not say what an entry of the termbase asks for; a piece of the queue that a changed entry leaves.</summary>
public sealed class TermDisagreement
{
    /// <summary>The entry.</summary>
    public Guid EntryId { get; set; }

    /// <summary>The translation.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>Version of the entry with which it was compared.</summary>
    public int EntryVersion { get; set; }

    /// <summary>The published revision that was compared.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>The Chinese form in the source.</summary>
    public string Chinese { get; set; } = "";

    /// <summary>The English that must not stand, empty where what is wanted is missing.</summary>
    public string Found { get; set; } = "";

    /// <summary>The English that is wanted, empty where the entry only forbids.</summary>
    public string Wanted { get; set; } = "";

    /// <summary>In how many paragraphs and other texts of the page.</summary>
    public int Places { get; set; }

    /// <summary>When it was found (UTC).</summary>
    public DateTime FoundAt { get; set; }

    /// <summary>When it was done (UTC), null while it is open.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>Who marked it as done, null where the page agrees by itself.</summary>
    public Guid? DoneById { get; set; }
}
