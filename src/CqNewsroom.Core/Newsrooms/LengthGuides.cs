using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Newsrooms;

/// <summary>
/// How long headline and summary of an article should be, in the units of its language: Chinese characters and marks, or words. A guide advises
/// the writer and refuses nothing.
/// </summary>
/// <param name="Headline">The headline; 0 for no guide.</param>
/// <param name="SecondHeadline">The second headline; 0 for no guide.</param>
/// <param name="Summary">The summary; 0 for no guide.</param>
public sealed record LengthGuides(int Headline, int SecondHeadline, int Summary)
{
    /// <summary>The greatest guide.</summary>
    public const int Greatest = 1000;

    /// <summary>What a language has while nobody says otherwise.</summary>
    /// <param name="tag">BCP 47 tag of the language.</param>
    public static LengthGuides DefaultFor(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? new(30, 30, 120) : new(12, 15, 50);
    }

    /// <summary>What is wrong with lengths by language; null when nothing is.</summary>
    /// <param name="guides">As typed.</param>
    /// <param name="languages">Tags of the newsroom's languages.</param>
    internal static Refusal? Refusal(IReadOnlyDictionary<string, LengthGuides>? guides, IReadOnlyCollection<string> languages)
    {
        if (guides is null)
            return null;
        if (guides.Keys.Any(language => !languages.Contains(language, StringComparer.Ordinal)))
            return new Refusal(RefusalCode.LanguageUnknown);
        return guides.Values.FirstOrDefault(lengths => !lengths.AreSound) is { } unsound ? new Refusal(RefusalCode.ValueInvalid, unsound.ToString()) : null;
    }

    /// <summary>Whether each is between nothing and the greatest.</summary>
    public bool AreSound => new[] { Headline, SecondHeadline, Summary }.All(length => length is >= 0 and <= Greatest);
}
