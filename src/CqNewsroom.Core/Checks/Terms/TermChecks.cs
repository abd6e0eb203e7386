using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Terms;

/// <summary>Terms of the source must have their English, and forbidden English must not stand (R14 in docs/checks.md).</summary>
internal static class TermChecks
{
    /// <summary>Compares.</summary>
    /// <param name="terms">The terms that were found in the source.</param>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="story">The other targets of the story, for names that are short after their first full use.</param>
    public static IEnumerable<PairFinding> Find(IReadOnlyList<(TextSpan Span, ListedTerm Entry)> terms, string source, string target, IReadOnlyList<CheckedPair> story)
    {
        if (terms.Count == 0)
            yield break;
        var words = EnglishTerms.Words(target);
        foreach (var (span, entry) in terms.DistinctBy(hit => hit.Entry).Take(100))
        {
            var chinese = span.In(source);
            var isForbidden = false;
            foreach (var forbidden in entry.Forbidden)
            {
                // 'Commission of Economy' must not be found inside the wanted longer name.
                if (EnglishTerms.Find(words, forbidden) is not { } place || entry.Wanted.Any(wanted => EnglishTerms.Find(words, wanted) is { } good && good.Start <= place.Start && good.End >= place.End))
                    continue;
                isForbidden = true;
                var right = entry.Wanted.Count > 0 ? entry.Wanted[0] : null;
                yield return new PairFinding(CheckKind.Term, Severity.Warning, span, place, new Problem(ProblemCode.TermForbidden, chinese, place.In(target), right ?? "—"), right is null ? null : InCaseOf(right, place.In(target)));
            }
            if (entry.Kept.Count > 0 && !isForbidden && !entry.Kept.Any(kept => target.Contains(kept, StringComparison.Ordinal)) && !entry.Wanted.Any(wanted => EnglishTerms.Find(words, wanted) is not null))
            {
                yield return new PairFinding(CheckKind.Term, Severity.Warning, span, null, new Problem(ProblemCode.TermChanged, chinese, entry.Kept[0]));
                continue;
            }
            if (isForbidden || entry.Kept.Count > 0 || entry.Wanted.Count == 0 || entry.Wanted.Any(wanted => EnglishTerms.Find(words, wanted) is not null))
                continue;
            var wasFull = story.Any(pair => pair.Source.Contains(chinese, StringComparison.Ordinal) && entry.Wanted.Any(wanted => EnglishTerms.Find(EnglishTerms.Words(pair.Target), wanted) is not null));
            yield return new PairFinding(CheckKind.Term, wasFull ? Severity.Hint : Severity.Warning, span, null, new Problem(ProblemCode.TermMissing, chinese, entry.Wanted[0]));
        }
    }

    private static string InCaseOf(string right, string written) =>
        written.Length > 0 && char.IsUpper(written[0]) && char.IsLower(right[0]) ? char.ToUpperInvariant(right[0]) + right[1..] : right;
}
