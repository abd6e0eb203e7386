using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Checks.Terms;

namespace CqNewsroom.Core.Tests.Checks.Chinese;

/// <summary>Runs the checks of a Chinese text over paragraphs.</summary>
internal static class ChineseTexts
{
    /// <summary>A Friday.</summary>
    public static readonly DateOnly Published = new(2026, 7, 10);

    /// <summary>What is found in one paragraph.</summary>
    public static IReadOnlyList<ChineseFinding> Check(string text, TermList? terms = null, DateOnly? published = null, WordList? words = null) =>
        ChineseTextChecks.Check([new ChinesePart("1", text)], new ChineseContext { Published = published ?? Published, Terms = terms ?? TermList.Empty, Words = words ?? WordList.Starter });

    /// <summary>What is found in a headline and a paragraph.</summary>
    public static IReadOnlyList<ChineseFinding> Story(string headline, string text) =>
        ChineseTextChecks.Check([new ChinesePart("@headline", headline, IsHeading: true), new ChinesePart("1", text)], new ChineseContext { Published = Published });

    /// <summary>The findings in words: what stands there, what is wrong.</summary>
    public static string Show(IEnumerable<ChineseFinding> findings) =>
        string.Join('\n', findings.Select(finding => $"{finding.Severity} [{finding.Place.In(finding.Part.Text)}] {finding.Problem.In("en")} fix: {finding.Fix}"));
}
