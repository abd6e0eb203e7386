using System.Security.Cryptography;
using System.Text;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Workflow;

/// <summary>
/// Runs the checks of a Chinese text alone (docs/checks.md) over an original. A finding is identified by the text it stands in and what is wrong, so
/// that a waiver ends when either changes.
/// </summary>
public sealed class ChineseTextCheck : ITextCheck
{
    /// <inheritdoc />
    public IEnumerable<Finding> Find(CheckedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsFor(text.Language, text.SourceLanguage))
            return [];
        ChinesePart[] parts =
        [
            new("@headline", text.Content.Headline, IsHeading: true),
            new("@secondHeadline", text.Content.SecondHeadline, IsHeading: true),
            new("@summary", text.Content.Summary, IsHeading: true),
            .. text.Content.Blocks.Select(block => new ChinesePart(block.Id, PlainText.Of(block))),
        ];
        var context = new ChineseContext { Published = text.Published, Terms = text.Terms, Words = text.Words };
        return
            from found in ChineseTextChecks.Check(parts, context)
            let severity = CheckWeights.Of(text.Weights, found.Kind, found.Severity)
            where severity is not null
            select new Finding(found.Kind.ToString(), severity.Value, found.Part.IsHeading ? null : found.Part.Key, ExcerptOf(found)) { Problem = found.Problem };
    }

    /// <summary>Whether a text is one that this check looks at: Chinese, and no translation.</summary>
    /// <param name="language">Its language.</param>
    /// <param name="sourceLanguage">Of a translation: its source's language.</param>
    internal static bool IsFor(string language, string? sourceLanguage) =>
        sourceLanguage is null && CheckContext.Is(language, "zh");

    private static string ExcerptOf(ChineseFinding found)
    {
        var text = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{found.Part.Key}\n{found.Part.Text}")))[..16];
        return $"{text} {found.Problem.Code} {string.Join(' ', found.Problem.Arguments)}";
    }
}
