namespace CqNewsroom.Core.Documents;

/// <summary>The limits of a document. Characters are UTF-16 code units.</summary>
public static class DocumentLimits
{
    /// <summary>Characters of the headline and of the second headline.</summary>
    public const int HeadlineLength = 300;

    /// <summary>Characters of the summary.</summary>
    public const int SummaryLength = 2_000;

    /// <summary>Characters of a short field: dateline, name of the byline, origin, attribution, credit.</summary>
    public const int ShortFieldLength = 200;

    /// <summary>Characters of a picture's alternative text.</summary>
    public const int AltLength = 1_000;

    /// <summary>Names in the byline.</summary>
    public const int BylineEntries = 50;

    /// <summary>Characters of all text in one block.</summary>
    public const int BlockLength = 20_000;

    /// <summary>Blocks of an article.</summary>
    public const int Blocks = 2_000;

    /// <summary>Characters of a block's id.</summary>
    public const int BlockIdLength = 40;

    /// <summary>Source blocks that one block of a translation may name.</summary>
    public const int SourcesOfBlock = 100;

    /// <summary>Bytes of the JSON of an article in UTF-8: 2 MB.</summary>
    public const int JsonBytes = 2 * 1024 * 1024;

    /// <summary>Rows of a table.</summary>
    public const int TableRows = 200;

    /// <summary>Columns of a table.</summary>
    public const int TableColumns = 30;

    /// <summary>Levels of a list.</summary>
    public const int ListDepth = 3;

    /// <summary>Characters of a link.</summary>
    public const int LinkLength = 2_048;

    /// <summary>Nesting of JSON beyond which nothing is read; a document itself needs no more than 11.</summary>
    internal const int JsonDepth = 32;
}
