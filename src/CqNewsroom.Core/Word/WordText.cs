using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Word;

/// <summary>Why a file is not taken in.</summary>
public enum WordProblem
{
    /// <summary>It is no Word document.</summary>
    NotWord,

    /// <summary>It is a document of Word 97 to 2003 (.doc).</summary>
    OldFormat,

    /// <summary>It is protected by a password.</summary>
    Password,

    /// <summary>It holds macros.</summary>
    Macros,

    /// <summary>It is larger, or unpacks to more, than is read.</summary>
    TooBig,

    /// <summary>It is damaged, or built to do harm.</summary>
    Broken,

    /// <summary>It holds no text.</summary>
    Empty,
}

/// <summary>What the writer should know of a file that was taken in.</summary>
public enum WordNoteKind
{
    /// <summary>A comment. Arguments: who wrote it, what.</summary>
    Comment,

    /// <summary>A footnote or endnote, which an article does not have. Arguments: its text.</summary>
    Footnote,

    /// <summary>Pictures and other objects were left out. Arguments: how many.</summary>
    Pictures,

    /// <summary>Tracked changes were taken as accepted. Arguments: how many.</summary>
    TrackedChanges,

    /// <summary>Columns of a table beyond the limit were left out. Arguments: the limit.</summary>
    Columns,

    /// <summary>The first line was taken for the headline. No arguments.</summary>
    HeadlineGuessed,

    /// <summary>The paragraphs of a translation could not be paired with its source. No arguments.</summary>
    NotPaired,
}

/// <summary>A note to the writer.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Arguments">What its sentence names, as the kind says.</param>
public sealed record WordNote(WordNoteKind Kind, EquatableList<string> Arguments)
{
    /// <summary>Makes a note.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="arguments">What its sentence names.</param>
    public static WordNote Of(WordNoteKind kind, params ReadOnlySpan<string> arguments) => new(kind, EquatableList.Create(arguments));
}

/// <summary>What a Word document holds of an article.</summary>
/// <param name="Content">The text. Fields that the document does not name are empty.</param>
/// <param name="Notes">What the writer should know.</param>
public sealed record WordText(ArticleContent Content, IReadOnlyList<WordNote> Notes);

/// <summary>A file was not taken in.</summary>
/// <param name="problem">Why.</param>
/// <param name="inner">What was met.</param>
public sealed class WordFileException(WordProblem problem, Exception? inner = null) : FormatException($"No readable Word document: {problem}", inner)
{
    /// <summary>Gets why.</summary>
    public WordProblem Problem { get; } = problem;
}
