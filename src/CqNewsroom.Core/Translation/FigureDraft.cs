using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Translation;

/// <summary>A line of the figures sheet before the findings are laid on it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">Its place in the source.</param>
/// <param name="Targets">Its places in the translation, in order; tags taken out.</param>
/// <param name="Verdict">What the readers alone say.</param>
internal sealed record FigureDraft(FigureKind Kind, TextSpan? Source, List<TextSpan> Targets, FigureVerdict Verdict)
{
    /// <summary>What the checks say of it.</summary>
    public List<PairFinding> Findings { get; } = [];

    /// <summary>The verdict with the findings: whatever is more than a hint is no agreement, and what is missed by no more than a hint may be left out.</summary>
    public FigureVerdict Final()
    {
        if (Verdict == FigureVerdict.Missing && Findings.Count > 0 && Findings.TrueForAll(finding => finding.Severity == Severity.Hint))
            return FigureVerdict.NotNeeded;
        var found = Findings.Find(finding => finding.Severity > Severity.Hint);
        if (found is null || Verdict is FigureVerdict.Missing or FigureVerdict.Different or FigureVerdict.LeftOut)
            return Verdict;
        if (Source is null)
            return found.Kind == CheckKind.Addition ? FigureVerdict.Added : FigureVerdict.Different;
        return Targets.Count == 0 ? FigureVerdict.Missing : FigureVerdict.Different;
    }

    /// <summary>How well a finding fits, 0 for not at all: the share of this line's words that it names.</summary>
    /// <param name="finding">The finding.</param>
    public double Fit(PairFinding finding)
    {
        var source = finding.Source is { } from && Source is { } mine ? Share(mine, from) : 0;
        var target = finding.Target is { } to && Targets.Count > 0 ? Targets.Max(span => Share(span, to)) : 0;
        // A finding that names both places is about a line that has both.
        if ((finding.Source is not null && Source is not null && source == 0) || (finding.Target is not null && Targets.Count > 0 && target == 0))
            return 0;
        return source + target;
    }

    private static double Share(TextSpan mine, TextSpan other) =>
        Math.Max(0, Math.Min(mine.End, other.End) - Math.Max(mine.Start, other.Start)) / (double)Math.Max(1, mine.Length);
}
