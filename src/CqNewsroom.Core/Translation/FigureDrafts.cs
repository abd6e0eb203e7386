using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Numbers;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Translation;

/// <summary>
/// Makes the lines of a pair out of what the checks read in it, and lays each finding on the line it is about; one that fits none gets a line
/// of its own, so that the sheet never says less than the checks.
/// </summary>
internal static class FigureDrafts
{
    /// <summary>The lines of a pair, in the order of the source, then of the target.</summary>
    /// <param name="reading">What the checks saw.</param>
    public static List<FigureDraft> Of(PairReading reading)
    {
        List<FigureDraft> words = [.. Terms(reading), .. Places(reading), .. Codes(reading)];
        words.AddRange(Names(reading, words));
        List<FigureDraft> figures = [.. SourceFigures(reading, words), .. TargetFigures(reading.Figures)];
        List<FigureDraft> alone = [];
        foreach (var finding in reading.Findings)
        {
            if (KindOf(finding.Kind) is not { } kind)
                continue;
            var family = kind is FigureKind.Term or FigureKind.Code ? words.Where(draft => draft.Kind == kind)
                : kind is FigureKind.Name or FigureKind.Place ? words.Where(draft => draft.Kind is FigureKind.Name or FigureKind.Place)
                : figures;
            var best = family.Select(draft => (Draft: draft, Fit: draft.Fit(finding))).Where(fit => fit.Fit > 0).OrderByDescending(fit => fit.Fit).FirstOrDefault().Draft;
            if (best is null)
                alone.Add(best = Alone(kind, finding));
            best.Findings.Add(finding);
            // What stands wrongly for a word is known by the finding alone.
            if (best.Targets.Count == 0 && finding.Target is { } instead && instead.End <= reading.Target.Plain.Length)
                best.Targets.Add(instead);
        }

        return [.. words.Concat(figures).Concat(alone).OrderBy(draft => draft.Source is null).ThenBy(draft => draft.Source?.Start ?? draft.Targets[0].Start)];
    }

    private static FigureDraft Alone(FigureKind kind, PairFinding finding) => new(
        kind, finding.Source, finding.Target is { } span ? [span] : [], finding.Source is null ? FigureVerdict.Added : finding.Target is null ? FigureVerdict.Missing : FigureVerdict.Different);

    private static IEnumerable<FigureDraft> SourceFigures(PairReading reading, List<FigureDraft> words)
    {
        var (comparison, seen) = (reading.Figures, new HashSet<TextSpan>());
        var hidden = reading.Source.Lookalikes.ToHashSet();
        foreach (var figure in comparison.Source)
        {
            List<TextSpan> targets = [.. Others(comparison.Matches, figure).OrderBy(span => span.Start)];
            // A word that only looks like a figure is one where the English writes it so.
            if (hidden.Contains(figure.Span) && (targets.Count == 0 || words.Exists(draft => draft.Source == figure.Span) || !seen.Add(figure.Span)))
                continue;
            var verdict = comparison.Matches is not { } matches ? FigureVerdict.NotCompared
                : matches.Changed.Concat(matches.Rounded).Any(pair => ReferenceEquals(pair.Source, figure)) ? FigureVerdict.Different
                : targets.Count > 0 ? FigureVerdict.Equal
                : figure.Need == Need.Must ? FigureVerdict.Missing
                : FigureVerdict.NotNeeded;
            yield return new FigureDraft(KindOf(figure), figure.Span, targets, verdict);
        }
    }

    private static IEnumerable<TextSpan> Others(FigureMatches? matches, Figure figure) => matches is null ? [] :
        matches.Equal.Concat(matches.Rounded).Concat(matches.Changed).Concat(matches.Pieces).Where(pair => ReferenceEquals(pair.Source, figure)).Select(pair => pair.Target.Span).Distinct();

    private static IEnumerable<FigureDraft> TargetFigures(FigureComparison comparison) => comparison.Matches is { } matches
        ? matches.Added.Where(figure => figure.Need != Need.Free).Select(figure => new FigureDraft(KindOf(figure), null, [figure.Span], FigureVerdict.NotNeeded))
        : comparison.Target.Select(figure => new FigureDraft(KindOf(figure), null, [figure.Span], FigureVerdict.NotCompared));

    private static IEnumerable<FigureDraft> Terms(PairReading reading)
    {
        var words = EnglishTerms.Words(reading.Target.Plain);
        foreach (var (span, entry) in reading.Source.Terms.DistinctBy(hit => hit.Entry))
        {
            var place = entry.Wanted.Concat(entry.Kept).Select(form => EnglishTerms.Find(words, form)).FirstOrDefault(found => found is not null);
            yield return Word(FigureKind.Term, span, place);
        }
    }

    private static IEnumerable<FigureDraft> Places(PairReading reading)
    {
        foreach (var (span, place) in reading.Source.Places.DistinctBy(hit => hit.Place))
        {
            var form = place.English.FirstOrDefault(form => reading.Target.Plain.Contains(form, StringComparison.OrdinalIgnoreCase));
            yield return Word(FigureKind.Place, span, form is null ? null : new TextSpan(reading.Target.Plain.IndexOf(form, StringComparison.OrdinalIgnoreCase), form.Length));
        }
    }

    private static IEnumerable<FigureDraft> Codes(PairReading reading) =>
        reading.Source.CodeList.DistinctBy(code => code.Text).Select(code => Word(FigureKind.Code, code.Span, CodeChecks.PlaceOf(reading.Target.Plain, code.Text)));

    // What the termbase or the gazetteer knows is told once.
    private static IEnumerable<FigureDraft> Names(PairReading reading, List<FigureDraft> words) => reading.Names
        .DistinctBy(name => name.Source)
        .Where(name => !words.Exists(draft => draft.Source is { } span && span.Start < name.Source.End && name.Source.Start < span.End))
        .Select(name => Word(FigureKind.Name, name.Source, name.Target))
        .ToList();

    private static FigureDraft Word(FigureKind kind, TextSpan source, TextSpan? target) =>
        new(kind, source, target is { } span ? [span] : [], target is null ? FigureVerdict.NotNeeded : FigureVerdict.Equal);

    private static FigureKind KindOf(Figure figure) => figure.Main.Class switch
    {
        FigureClass.Money => FigureKind.Amount,
        FigureClass.Proportion or FigureClass.Point or FigureClass.Discount => FigureKind.Share,
        FigureClass.Measure or FigureClass.Duration => FigureKind.Measure,
        FigureClass.Comparison => FigureKind.Comparison,
        FigureClass.Code => FigureKind.Code,
        FigureClass.Number or FigureClass.Multiple or FigureClass.Ordinal or FigureClass.Generation or FigureClass.Plan => FigureKind.Number,
        _ => FigureKind.Date,
    };

    /// <summary>What a kind of findings is about; null for those that are about no figure, name or term.</summary>
    private static FigureKind? KindOf(CheckKind kind) => kind switch
    {
        CheckKind.TitleMark or CheckKind.Quote or CheckKind.Bracket or CheckKind.Punctuation or CheckKind.Untranslated or CheckKind.RepeatedWord
            or CheckKind.DoubleSpace or CheckKind.Length or CheckKind.SameAsSource or CheckKind.Inconsistent => null,
        CheckKind.Term => FigureKind.Term,
        CheckKind.Name => FigureKind.Name,
        CheckKind.Place => FigureKind.Place,
        CheckKind.Code or CheckKind.Link => FigureKind.Code,
        CheckKind.Percent or CheckKind.PercentPoint or CheckKind.Cheng or CheckKind.Fraction => FigureKind.Share,
        CheckKind.Direction or CheckKind.Comparison or CheckKind.ToVersusBy => FigureKind.Comparison,
        CheckKind.Date or CheckKind.DateRelative or CheckKind.Weekday or CheckKind.Time => FigureKind.Date,
        CheckKind.Duration or CheckKind.Unit => FigureKind.Measure,
        CheckKind.Currency => FigureKind.Amount,
        _ => FigureKind.Number,
    };
}
