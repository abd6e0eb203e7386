namespace CqNewsroom.Core.Word;

/// <summary>How much of a file is read. Pictures are not unpacked and count only as bytes of the file.</summary>
public static class WordLimits
{
    /// <summary>Bytes of a file.</summary>
    public const int FileBytes = 25 * 1024 * 1024;

    /// <summary>Parts of a file.</summary>
    internal const int Entries = 2_000;

    /// <summary>Bytes that all parts together say they unpack to, pictures included.</summary>
    internal const long DeclaredBytes = 400L * 1024 * 1024;

    /// <summary>Bytes that the parts of text unpack to.</summary>
    internal const int TextBytes = 32 * 1024 * 1024;

    /// <summary>How many times larger than packed a part may be that is larger than <see cref="FreeRatioBytes"/>.</summary>
    internal const int Ratio = 300;

    /// <summary>Bytes up to which a part may be packed as tightly as it likes.</summary>
    internal const int FreeRatioBytes = 4 * 1024 * 1024;

    /// <summary>Elements within elements.</summary>
    internal const int Depth = 200;

    /// <summary>Elements, texts and the like of all parts.</summary>
    internal const int Nodes = 2_000_000;

    /// <summary>Notes of one kind that the writer is shown.</summary>
    internal const int Notes = 200;

    /// <summary>Characters of a note.</summary>
    internal const int NoteLength = 1_000;
}
