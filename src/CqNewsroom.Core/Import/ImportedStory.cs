namespace CqNewsroom.Core.Import;

/// <summary>An article as an archive tells it, whatever its format: what was read and not yet judged.</summary>
public sealed record ImportedStory
{
    /// <summary>Its id in the archive, the same at every reading, so that it is imported once.</summary>
    public required string SourceId { get; init; }

    /// <summary>What the language versions of one story share; null where it stands alone.</summary>
    public string? PairKey { get; init; }

    /// <summary>Of a translation that names it: the source id of its original.</summary>
    public string? TranslationOf { get; init; }

    /// <summary>Whether the archive says that it is a translation.</summary>
    public bool IsTranslation { get; init; }

    /// <summary>Its language as the archive writes it; null where it says nothing.</summary>
    public string? Language { get; init; }

    /// <summary>The headline.</summary>
    public string Headline { get; init; } = "";

    /// <summary>The second headline.</summary>
    public string SecondHeadline { get; init; } = "";

    /// <summary>The summary.</summary>
    public string Summary { get; init; } = "";

    /// <summary>When it first went live, as written; null where the archive does not say.</summary>
    public string? Time { get; init; }

    /// <summary>Who wrote it.</summary>
    public IReadOnlyList<string> Byline { get; init; } = [];

    /// <summary>Who translated it, where the archive says so beside the text.</summary>
    public IReadOnlyList<ImportedTranslator> Translators { get; init; } = [];

    /// <summary>Who answered for it, where the archive says so beside the text.</summary>
    public string? Editor { get; init; }

    /// <summary>Name of the outside source of a repost.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Names or slugs of sections, the first that is known counts.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The addresses that it had, absolute or as paths.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The text.</summary>
    public required ImportedBody Body { get; init; }

    /// <summary>The pictures that stand before the text.</summary>
    public IReadOnlyList<ImportedPicture> Pictures { get; init; } = [];
}

/// <summary>A translator as the archive names them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Agency">The agency; null for the house.</param>
public sealed record ImportedTranslator(string Name, string? Agency = null);

/// <summary>A picture as the archive names it.</summary>
/// <param name="Address">Its address or file name.</param>
/// <param name="Caption">The caption.</param>
/// <param name="Credit">Whose picture it is.</param>
/// <param name="Alt">The alternative text.</param>
public sealed record ImportedPicture(string Address, string Caption = "", string Credit = "", string Alt = "");

/// <summary>How a text is written.</summary>
public enum ImportedMarkup
{
    /// <summary>Paragraphs with an empty line between them.</summary>
    Plain,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>HTML in which an empty line parts paragraphs and a line break breaks the line, as older WordPress keeps it.</summary>
    LooseHtml,
}

/// <summary>A text that is turned into blocks only when it is imported.</summary>
/// <param name="Markup">How it is written.</param>
/// <param name="Text">The text.</param>
/// <param name="BaseAddress">What relative addresses in it begin from; null where that is not known.</param>
public sealed record ImportedBody(ImportedMarkup Markup, string Text, string? BaseAddress = null);

/// <summary>One entry of an archive: a story, or why it is none.</summary>
/// <param name="File">The file, below the folder of the archive.</param>
/// <param name="Name">What a person finds the entry by: a line, a number, a title.</param>
/// <param name="Story">The story; null where the entry is skipped.</param>
/// <param name="Skipped">Why it is skipped; null where it is not.</param>
/// <param name="Detail">What the reason names.</param>
public sealed record ImportEntry(string File, string Name, ImportedStory? Story, ImportSkip? Skipped = null, string Detail = "")
{
    /// <summary>Lines above the headline that nobody knows what to do with.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];
}
