namespace CqNewsroom.Core.Documents;

/// <summary>What is wrong with a document. The names are keys of the interface texts.</summary>
public enum DocumentProblemCode
{
    /// <summary>The text is no JSON, or a property stands twice. No arguments.</summary>
    NotJson,

    /// <summary>The JSON is larger than the limit. Arguments: bytes, limit.</summary>
    TooBig,

    /// <summary>A property that a document does not have. Arguments: its name.</summary>
    UnknownProperty,

    /// <summary>A kind of block that a document does not have. Arguments: the name.</summary>
    UnknownBlockType,

    /// <summary>A property that must be there is missing. No arguments; the field names it.</summary>
    MissingProperty,

    /// <summary>A value of the wrong type or form. No arguments; the field names it.</summary>
    WrongValue,

    /// <summary>A text longer than the limit. Arguments: length, limit.</summary>
    TooLong,

    /// <summary>More parts than the limit. Arguments: number, limit.</summary>
    TooMany,

    /// <summary>A list with more levels than the limit. Arguments: limit.</summary>
    ListTooDeep,

    /// <summary>A heading whose level is neither 2 nor 3. Arguments: level.</summary>
    WrongHeadingLevel,

    /// <summary>Rows of a table with different numbers of cells. Arguments: row counted from one.</summary>
    UnevenTable,

    /// <summary>A block id of other characters or another length than allowed. No arguments.</summary>
    WrongBlockId,

    /// <summary>Two blocks with one id. No arguments.</summary>
    RepeatedBlockId,

    /// <summary>A character that may not stand in a text. Arguments: code point as U+XXXX.</summary>
    ForbiddenCharacter,

    /// <summary>Half of a surrogate pair. Arguments: code unit as U+XXXX.</summary>
    LoneSurrogate,

    /// <summary>A line break where only one line is possible. No arguments.</summary>
    LineBreak,

    /// <summary>A link that is not absolute or whose scheme is not http, https or mailto. No arguments.</summary>
    WrongLink,
}

/// <summary>One thing that is wrong with a document.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="BlockId">In which block, or null.</param>
/// <param name="Field">In which property, by its name in the JSON, or null.</param>
/// <param name="Args">What the sentence about it needs, as the code says.</param>
public sealed record DocumentProblem(DocumentProblemCode Code, string? BlockId, string? Field, EquatableList<string> Args)
{
    internal static DocumentProblem Of(DocumentProblemCode code, string? blockId = null, string? field = null, params ReadOnlySpan<string> args) =>
        new(code, blockId, field, EquatableList.Create(args));
}

/// <summary>JSON that is no document was read where only a document can be, as from the database.</summary>
public sealed class DocumentFormatException : FormatException
{
    internal DocumentFormatException(DocumentProblem problem)
        : base($"No document: {problem.Code}, block {problem.BlockId ?? "-"}, field {problem.Field ?? "-"}, {problem.Args}") => Problem = problem;

    /// <summary>Gets what is wrong.</summary>
    public DocumentProblem Problem { get; }
}
