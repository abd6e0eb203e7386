namespace CqNewsroom.Core.Newsrooms;

/// <summary>
/// A language of the newsroom: its BCP 47 tag, the first segment of its readers' addresses, and its name in itself.
/// </summary>
/// <param name="Tag">BCP 47 tag as stored on articles and written to <c>lang</c>, for example <c>zh-CN</c>.</param>
/// <param name="Path">First segment of the public addresses, for example <c>zh</c>.</param>
/// <param name="Name">The language's name in itself, for example 中文.</param>
public sealed record Language(string Tag, string Path, string Name)
{
    /// <summary>Lengths that the newsroom wants in this language; null for <see cref="LengthGuides.DefaultFor"/>.</summary>
    public LengthGuides? Guides { get; init; }

    /// <summary>Whether readers see the paragraphs of a text begin two characters in, as Chinese is printed, instead of parted by space.</summary>
    public bool IndentsParagraphs { get; init; }

    /// <summary>Simplified Chinese as used in mainland China.</summary>
    public static Language Chinese { get; } = new("zh-CN", "zh", "中文");

    /// <summary>English.</summary>
    public static Language English { get; } = new("en", "en", "English");

    /// <summary>The languages a newsroom begins with.</summary>
    public static IReadOnlyList<Language> Default { get; } = [Chinese, English];

    /// <summary>The pair of two languages as written in a translator's grant, for example <c>zh-CN&gt;en</c>.</summary>
    /// <param name="source">Tag of the language translated from.</param>
    /// <param name="target">Tag of the language translated into.</param>
    public static string Pair(string source, string target) => $"{source}>{target}";
}
