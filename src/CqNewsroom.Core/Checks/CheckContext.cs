using CqNewsroom.Core.Checks.Terms;

namespace CqNewsroom.Core.Checks;

/// <summary>A piece of text (headline, paragraph, caption) and its translation.</summary>
/// <param name="Source">Plain text of the source.</param>
/// <param name="Target">Plain text of the translation. Tags such as <c>&lt;i&gt;</c> may stand in it.</param>
public sealed record CheckedPair(string Source, string Target)
{
    /// <summary>Whether the target shows emphasis that plain text does not hold, so that a title may be in italics.</summary>
    public bool TargetHasEmphasis { get; init; }

    /// <summary>Addresses behind words of the source.</summary>
    public IReadOnlyList<string> SourceLinks { get; init; } = [];

    /// <summary>Addresses behind words of the target.</summary>
    public IReadOnlyList<string> TargetLinks { get; init; } = [];
}

/// <summary>What the checks know besides the two texts.</summary>
public sealed record CheckContext
{
    /// <summary>Day of publication, in the newsroom's zone; date words count from it.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>Language tag of the source.</summary>
    public string SourceLanguage { get; init; } = "zh-CN";

    /// <summary>Language tag of the translation.</summary>
    public string TargetLanguage { get; init; } = "en";

    /// <summary>The terms, compiled once for many texts.</summary>
    public TermList Terms { get; init; } = TermList.Empty;

    /// <summary>Spellings of persons used elsewhere in the story: Chinese name, English name.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Other pairs of the story.</summary>
    public IReadOnlyList<CheckedPair> Story { get; init; } = [];

    /// <summary>Whether all checks apply: Chinese into English.</summary>
    internal bool IsChineseToEnglish => IsPair(SourceLanguage, TargetLanguage);

    /// <summary>Whether two language tags are Chinese and English, in whichever script and country.</summary>
    /// <param name="source">Tag of the source.</param>
    /// <param name="target">Tag of the translation.</param>
    internal static bool IsPair(string source, string target) => Is(source, "zh") && Is(target, "en");

    /// <summary>Whether a tag is of a language, in whichever script and country.</summary>
    /// <param name="tag">A BCP 47 tag.</param>
    /// <param name="language">The language alone.</param>
    internal static bool Is(string tag, string language) =>
        tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] is '-' or '_');
}
