using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>Words that the newsroom forbids or doubts (C4 in docs/checks.md).</summary>
internal static class WordCheck
{
    private const int Most = 100;

    /// <summary>Looks at the words of a piece.</summary>
    /// <param name="part">The piece.</param>
    /// <param name="context">The lists.</param>
    public static IEnumerable<ChineseFinding> Find(ChinesePart part, ChineseContext context)
    {
        var hits = context.Words.Find(MatchText.Of(part.Text, part.IsHeading)).Take(Most).ToList();
        if (hits.Count == 0)
            return [];
        // A name of the newsroom's own list is written as it is.
        var terms = context.Terms.Find(part.Text, out _);
        return
            from hit in hits
            where !terms.Exists(term => term.Span.Start <= hit.Span.Start && term.Span.End >= hit.Span.End && term.Span.Length > hit.Span.Length)
            let isDoubt = hit.Rule.Severity == Severity.Hint
            select new ChineseFinding(
                part, CheckKind.Term, hit.Rule.Severity, hit.Span, ProblemOf(hit.Rule, Shown(hit.Span.In(part.Text)), isDoubt), isDoubt || hit.Rule.Instead.Length == 0 ? null : hit.Rule.Instead);
    }

    private static Problem ProblemOf(WordRule rule, string shown, bool isDoubt)
    {
        var note = rule.Note.Length == 0 ? "" : $" ({rule.Note})";
        return rule.Instead.Length == 0
            ? new Problem(isDoubt ? ProblemCode.WordDoubtedAlone : ProblemCode.WordForbiddenAlone, shown, note)
            : new Problem(isDoubt ? ProblemCode.WordDoubted : ProblemCode.WordForbidden, shown, rule.Instead + note);
    }

    /// <summary>The words as they stand, without what nobody sees.</summary>
    private static string Shown(string text) => string.Concat(text.Where(letter => !MatchText.IsInvisible(letter)));
}
