using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core;

/// <summary>Cleans and checks the short texts that people type outside articles: names of persons, desks, agencies, levels.</summary>
internal static class PlainTexts
{
    /// <summary>The longest name of anything.</summary>
    public const int LongestName = 80;

    /// <summary>Cleans a text, one line unless more are allowed.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="clean">Without spaces around it.</param>
    /// <param name="longest">The most UTF-16 units.</param>
    /// <param name="oneLine">Whether line breaks become spaces.</param>
    /// <returns>What is wrong with it, null when nothing is; empty is right.</returns>
    public static Refusal? Clean(string? text, out string clean, int longest = LongestName, bool oneLine = true)
    {
        clean = TextCleaner.Clean(text ?? "", oneLine).Trim();
        if (TextRules.FirstProblem(clean) is { } problem)
            return new Refusal(RefusalCode.TextInvalid, problem.Character);
        return clean.Length > longest ? new Refusal(RefusalCode.TooLong, longest) : null;
    }

    /// <summary>Cleans a name that must be there.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="clean">The clean name.</param>
    public static Refusal? CleanName(string? text, out string clean) =>
        Clean(text, out clean) ?? (clean.Length == 0 ? new Refusal(RefusalCode.NameMissing) : null);

    /// <summary>Cleans names by language; empty ones are dropped, languages that the newsroom does not have are refused.</summary>
    /// <param name="names">As typed.</param>
    /// <param name="languages">Tags of the newsroom's languages.</param>
    /// <param name="clean">The clean names.</param>
    /// <param name="needed">Whether at least one must be there.</param>
    public static Refusal? CleanNames(IReadOnlyDictionary<string, string> names, IReadOnlyCollection<string> languages, out Dictionary<string, string> clean, bool needed = true)
    {
        clean = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, name) in names)
        {
            if (!languages.Contains(language, StringComparer.Ordinal))
                return new Refusal(RefusalCode.LanguageUnknown);
            if (Clean(name, out var text) is { } refusal)
                return refusal;
            if (text.Length > 0)
                clean[language] = text;
        }

        return needed && clean.Count == 0 ? new Refusal(RefusalCode.NameMissing) : null;
    }

    /// <summary>The beginning of a text, without half a character at its end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most UTF-16 units.</param>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The beginning of a text, with an ellipsis where there is more.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most UTF-16 units before the ellipsis.</param>
    public static string Excerpt(string text, int most) => text.Length <= most ? text : Cut(text, most) + "…";
}
