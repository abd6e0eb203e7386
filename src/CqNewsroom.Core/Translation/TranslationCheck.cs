using System.Security.Cryptography;
using System.Text;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Translation;

/// <summary>
/// Runs the checks of pairs (docs/checks.md) over a translation. A finding is identified by its two texts and what is wrong, so that a waiver ends
/// when either text changes, and when a schedule that moves makes another day of a date word (R15 there).
/// </summary>
public sealed class TranslationCheck : ITextCheck
{
    // What these say of one text alone is said by checks that look at unpaired texts too.
    private static readonly HashSet<CheckKind> Elsewhere = [CheckKind.Untranslated, CheckKind.SameAsSource];

    /// <inheritdoc />
    public IEnumerable<Finding> Find(CheckedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Source is null)
            return [];
        var parts = PairedParts.Of(text.Source, text.Content);
        var context = ContextOf(text, parts);
        return
            from part in parts
            from found in PairChecks.Check(part.Pair, context)
            where !Elsewhere.Contains(found.Kind) && found is not { Kind: CheckKind.Punctuation, Severity: Severity.Blocking }
            let severity = CheckWeights.Of(text.Weights, found.Kind, found.Severity)
            where severity is not null
            select new Finding(found.Kind.ToString(), severity.Value, part.BlockAt(found.Target), ExcerptOf(part, found)) { Problem = found.Problem };
    }

    /// <summary>What the checks know besides a pair's texts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">All its parts.</param>
    internal static CheckContext ContextOf(CheckedText text, IReadOnlyList<PairedPart> parts)
    {
        var context = new CheckContext
        {
            Published = text.Published,
            SourceLanguage = text.SourceLanguage ?? "",
            TargetLanguage = text.Language,
            Terms = text.Terms,
            Story = [.. parts.Select(part => part.Pair)],
        };
        return context with { Names = StoryNames.Of(parts, context) };
    }

    private static string ExcerptOf(PairedPart part, PairFinding found)
    {
        var texts = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{part.Key}\n{part.Pair.Source}\n\0\n{part.Pair.Target}")))[..16];
        return $"{texts} {found.Problem.Code} {string.Join(' ', found.Problem.Arguments)}";
    }
}
