using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>
/// The unit that a rate is for: 每平方米 is per square meter (R8 in docs/checks.md). Only where each text has one such unit and the figures agree as they
/// stand; a rate that was converted has other figures.
/// </summary>
internal static class RateCheck
{
    /// <summary>Compares the only units behind 每 and 'per'.</summary>
    public static PairFinding? Find(string source, EnglishTokens tokens, FigureMatches matches)
    {
        if (Chinese(source) is not { } left || English(tokens) is not { } right || left.Unit == right.Unit || Units.Of(left.Unit).Dimension != Units.Of(right.Unit).Dimension)
            return null;
        if (matches.Changed.Count + matches.Missing.Count + matches.Added.Count > 0 || matches.Equal.Count == 0)
            return null;
        return new PairFinding(CheckKind.Unit, Severity.Warning, left.Span, right.Span, new Problem(ProblemCode.UnitDiffers, left.Span.In(source), right.Span.In(tokens.Text)));
    }

    private static (TextSpan Span, string Unit)? Chinese(string source)
    {
        (TextSpan, string)? only = null;
        for (var at = source.IndexOf('每', StringComparison.Ordinal); at >= 0; at = source.IndexOf('每', at + 1))
        {
            if (Units.Chinese.FirstOrDefault(unit => ChineseNumbers.StartsAt(source, at + 1, unit.Word)) is not { Word: { } word, Unit: var id })
                continue;
            if (only is not null)
                return null;
            only = (new TextSpan(at, 1 + word.Length), id);
        }
        return only;
    }

    private static (TextSpan Span, string Unit)? English(EnglishTokens tokens)
    {
        (TextSpan, string)? only = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.Word(at) is not ("per" or "every" or "each") || EnglishSuffix.Read(tokens, at + 1) is not { Kind: SuffixKind.Measure } suffix)
                continue;
            if (only is not null)
                return null;
            only = (TextSpan.Between(tokens[at].Start, tokens[suffix.End - 1].End), suffix.Unit);
        }
        return only;
    }
}
