namespace CqNewsroom.Core.Import;

/// <summary>What an archive may ask of the import. A file may be of any size: it is read entry by entry.</summary>
public static class ImportLimits
{
    /// <summary>Bytes of a page in the plain form.</summary>
    public const int PlainBytes = 2 * 1024 * 1024;

    /// <summary>Bytes of one entry of JSON.</summary>
    public const int JsonBytes = 4 * 1024 * 1024;

    /// <summary>Characters of one entry of XML, texts and attributes together.</summary>
    public const int EntryLength = 4 * 1024 * 1024;

    /// <summary>Characters of a title, a summary or a caption in HTML that are looked at; none may be as long as that, whatever is left of it.</summary>
    public const int WordsLength = 20_000;

    /// <summary>Elements of one entry of XML.</summary>
    public const int Elements = 20_000;

    /// <summary>How deep elements may stand in one another.</summary>
    public const int Depth = 128;

    /// <summary>Characters of a source id; longer ones are kept by their hash.</summary>
    public const int SourceIdLength = 300;

    /// <summary>Pictures of one story.</summary>
    public const int Pictures = 100;
}
