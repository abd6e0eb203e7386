using CqNewsroom.Core.Checks.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>The figures of a pair, what became of them, and what is wrong.</summary>
/// <param name="Source">Those of the source.</param>
/// <param name="Target">Those of the target.</param>
/// <param name="Matches">What became of them; null where there are too many to compare.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record FigureComparison(IReadOnlyList<Figure> Source, IReadOnlyList<Figure> Target, FigureMatches? Matches, IReadOnlyList<PairFinding> Findings);

/// <summary>Compares the figures of a pair and says what is wrong with them (R1 to R11 in docs/checks.md).</summary>
internal sealed class FigureChecks
{
    private readonly SourceText _source;
    private readonly string _target;
    private readonly DateOnly _published;
    private readonly List<PairFinding> _findings = [];
    private List<Figure> _right = [];

    private FigureChecks(SourceText source, string target, DateOnly published)
    {
        _source = source;
        _target = target;
        _published = published;
    }

    /// <summary>Compares.</summary>
    public static FigureComparison Compare(SourceText source, string target, EnglishTokens tokens, DateOnly published)
    {
        var checks = new FigureChecks(source, target, published);
        var left = ChineseFigures.Read(source, published);
        var right = EnglishFigures.Read(tokens, published);
        if (left.Count >= ChineseFigures.Most || right.Count >= ChineseFigures.Most)
            return new FigureComparison(left, right, null, []);
        checks._right = right;
        var matches = FigureMatcher.Match(left, right, source.Raw.Length, target.Length);
        checks.Report(matches, left, right);
        if (RateCheck.Find(source.Masked, tokens, matches) is { } rate)
            checks._findings.Add(rate);
        if (!checks._findings.Exists(finding => finding.Kind == CheckKind.Direction) && DirectionCheck.Find(source.Masked, tokens) is { } turned)
            checks._findings.Add(turned);
        checks._findings.AddRange(Dates.WeekdayCheck.Find(left, right, target, published));
        return new FigureComparison(left, right, matches, checks._findings);
    }

    private void Report(FigureMatches matches, List<Figure> left, List<Figure> right)
    {
        foreach (var (source, target) in matches.Equal)
            Attributes(source, target);
        foreach (var (source, target) in matches.Rounded)
        {
            Attributes(source, target);
            Add(source, target, source.Kind, Severity.Hint, new Problem(ProblemCode.FigureRounded, Of(source), Of(target)), null);
        }
        foreach (var (source, target) in matches.Changed)
            Changed(source, target);
        foreach (var figure in matches.Missing.Where(figure => figure.Need == Need.Must))
        {
            // What the translation says once may stand twice in the source.
            var isRepeated = right.Exists(other => Agreement.Agree(figure, other, across: true));
            var severity = isRepeated || figure.IsSoftWhenMissing ? Severity.Hint : Severity.Warning;
            _findings.Add(new PairFinding(CheckKind.Omission, severity, figure.Span, null, new Problem(ProblemCode.FigureMissing, Of(figure))) { AlsoKinds = Also(CheckKind.Omission, figure) });
        }
        if (left.Exists(figure => figure.Main.Class == FigureClass.Day) && !left.Exists(figure => figure.Main.Class is FigureClass.Month || figure.Implied.Count > 0))
            OtherMonth(matches.Added);
        foreach (var figure in matches.Added.Where(figure => figure.Need == Need.Must))
            Added(figure, left);
    }

    /// <summary>A bare 12日 is of the month of publication or one beside it.</summary>
    private void OtherMonth(List<Figure> added)
    {
        foreach (var figure in added.Where(figure => figure.Main.Class == FigureClass.Month))
        {
            var apart = Math.Abs((int)figure.Main.Low - _published.Month);
            if (apart is > 1 and < 11)
                _findings.Add(new PairFinding(CheckKind.Date, Severity.Warning, null, figure.Span, new Problem(ProblemCode.FigureAdded, figure.Span.In(_target))) { AlsoKinds = [CheckKind.DateRelative, CheckKind.Addition] });
        }
    }

    private void Added(Figure figure, List<Figure> left)
    {
        if (IsExplained(figure, left))
            return;
        if (WrongConversion(figure) is { } wrong)
        {
            _findings.Add(wrong);
            return;
        }
        var isConversion = figure.IsBracketed && figure.Main.Class is FigureClass.Money or FigureClass.Measure;
        var problem = new Problem(isConversion ? ProblemCode.FigureConverted : ProblemCode.FigureAdded, figure.Span.In(_target));
        _findings.Add(new PairFinding(CheckKind.Addition, isConversion ? Severity.Hint : Severity.Warning, null, figure.Span, problem) { AlsoKinds = Also(CheckKind.Addition, null) });
    }

    /// <summary>'2,000 mu (1,330 hectares)': a conversion that is not one; what is rounded to two digits may be further off.</summary>
    private PairFinding? WrongConversion(Figure figure)
    {
        if (!figure.IsBracketed || figure.Main is not { Class: FigureClass.Measure, IsRange: false } main || _right.LastOrDefault(other => other.Span.End <= figure.Span.Start) is not { Main: { Class: FigureClass.Measure, IsRange: false } before } first)
            return null;
        var (unit, other) = (Units.Of(before.Unit), Units.Of(main.Unit));
        if (unit.Dimension != other.Dimension || unit.Dimension == Dimension.Temperature || unit == other)
            return null;
        var right = before.Low * unit.Factor / other.Factor;
        var share = FigureWriter.Plain(main.Low).Trim('0', '.').Replace(".", "", StringComparison.Ordinal).Length <= 2 ? 0.06m : 0.02m;
        if (Agreement.AreNear(right, main.Low, share))
            return null;
        var shown = FigureWriter.Amount(Math.Round(right, right < 10 ? 1 : 0)) + " " + other.English;
        return new PairFinding(CheckKind.Unit, Severity.Warning, null, figure.Span, new Problem(ProblemCode.ConversionWrong, first.Span.In(_target), figure.Span.In(_target), shown)) { AlsoKinds = Also(CheckKind.Unit, null) };
    }

    /// <summary>A repetition, a conversion of a figure of the source, or the date that a date word means.</summary>
    private bool IsExplained(Figure figure, List<Figure> left)
    {
        if (left.Exists(other => Agreement.Agree(other, figure, across: true) || other.Implied.Any(implied => figure.Readings.Any(reading => reading.Class == implied.Class && Agreement.AreEqual(reading, implied)))))
            return true;
        if (figure.Main.Class == FigureClass.Year && figure.Main.Low == _published.Year)
            return true;
        return figure.Main.Class == FigureClass.Day && left.Exists(other => other.Main.Class is FigureClass.RelativeDay or FigureClass.Weekday) && (figure.Main.Low - _published.Day) is >= -8 and <= 8;
    }

    private void Attributes(Figure source, Figure target)
    {
        if (source.Main.Class is FigureClass.Number or FigureClass.Money or FigureClass.Measure or FigureClass.Proportion or FigureClass.Point or FigureClass.Duration or FigureClass.Multiple)
        {
            if (Hedges.AreOpposite(source.Hedge, target.Hedge))
            {
                var isBound = source.Hedge is Hedge.AtLeast or Hedge.AtMost;
                AddHedged(source, target, isBound ? CheckKind.Bound : CheckKind.Approx, isBound ? CheckKind.Approx : CheckKind.Bound, Severity.Warning, ProblemCode.HedgeTurned);
            }
            else if (Hedges.Side(source.Hedge) != 0 && target.Hedge == Hedge.None && !source.IsVague)
            {
                AddHedged(source, target, source.Hedge is Hedge.AtLeast or Hedge.AtMost ? CheckKind.Bound : CheckKind.Approx, null, Severity.Hint, ProblemCode.HedgeDropped);
            }
        }
        if (source.Basis != 0 && target.Basis != 0 && (source.Basis == Comparisons.Year) != (target.Basis == Comparisons.Year))
            AddHedged(source, target, CheckKind.Comparison, null, Severity.Warning, ProblemCode.ComparisonDiffers);
        if (source.Trend != Trend.None && target.Trend != Trend.None && source.Trend != target.Trend)
        {
            AddHedged(source, target, CheckKind.Direction, null, Severity.Warning, ProblemCode.DirectionTurned);
            return;
        }
        // 'Grew threefold' may be three times as much, 'up three times' is not.
        if (source.Main.Class == FigureClass.Multiple && source.Move == Move.To && target.Span.In(_target).Contains("fold", StringComparison.OrdinalIgnoreCase))
            return;
        if (source.Move == Move.None || target.Move == Move.None || source.Move == target.Move || IsDate(source) || (source.Move == Move.From && target.Move == Move.To))
            return;
        AddHedged(source, target, CheckKind.ToVersusBy, source.Main.Class == FigureClass.Multiple ? CheckKind.Multiple : null, Severity.Warning, source.Move != Move.By ? ProblemCode.ByForTo : ProblemCode.ToForBy);
    }

    private static bool IsDate(Figure figure) => figure.Main.Class is FigureClass.Year or FigureClass.Month or FigureClass.Day or FigureClass.Months or FigureClass.Time or FigureClass.Ordinal or FigureClass.Weekday or FigureClass.RelativeYear or FigureClass.RelativeMonth or FigureClass.RelativeDay;

    private void AddHedged(Figure source, Figure target, CheckKind kind, CheckKind? also, Severity severity, ProblemCode code)
    {
        var (left, right) = (Around(source.HedgeSpan ?? source.Span, _source.Raw, source.Move != Move.None), Around(target.HedgeSpan ?? target.Span, _target, target.Move != Move.None));
        _findings.Add(new PairFinding(kind, severity, left, right, new Problem(code, left.In(_source.Raw), right.In(_target)))
        {
            AlsoKinds = [.. also is { } other ? (CheckKind[])[other] : [], .. Also(kind, null)],
        });
    }

    /// <summary>With the word of direction before it, so that the mark shows what is wrong.</summary>
    private static TextSpan Around(TextSpan span, string text, bool hasMove)
    {
        if (!hasMove)
            return span;
        var start = span.Start;
        var isChinese = start > 0 && text[start - 1] > '\u2E80';
        if (isChinese)
            return TextSpan.Between(Math.Max(0, start - 3), span.End);
        for (var words = 0; words < 2 && start > 1; words++)
        {
            var space = text.LastIndexOf(' ', Math.Max(0, start - 2));
            start = space < 0 || start - space > 20 ? start : space + 1;
        }
        return TextSpan.Between(start, span.End);
    }

    private void Changed(Figure source, Figure target)
    {
        var (left, right) = (source.Main, target.Readings.FirstOrDefault(reading => reading.Class == source.Main.Class, target.Main));
        var kind = source.Kind;
        var severity = Severity.Warning;
        ProblemCode code;
        string[] arguments = [Of(source), Of(target)];
        if (left.Class == FigureClass.Point && right.Class == FigureClass.Proportion)
            code = ProblemCode.PercentForPoints;
        else if (left.Class == FigureClass.Proportion && right.Class == FigureClass.Point)
            (code, kind) = (ProblemCode.PointsForPercent, CheckKind.PercentPoint);
        else if (left.Class == FigureClass.Comparison)
            code = ProblemCode.ComparisonDiffers;
        else if (left.Class == right.Class && left.Low != 0 && left.Low == -right.High)
            (code, kind) = (ProblemCode.SignDiffers, CheckKind.Direction);
        else if (left.Class == FigureClass.Money && right.Class == FigureClass.Money && left.Unit != right.Unit)
            (code, kind) = (ProblemCode.CurrencyDiffers, CheckKind.Currency);
        else if (left.Class == FigureClass.Measure && right.Class == FigureClass.Measure && left.Unit != right.Unit && left.Low == right.Low)
            (code, kind) = (ProblemCode.UnitDiffers, CheckKind.Unit);
        else
            (code, severity, arguments) = Size(source, target, left, right, severity, arguments);
        var fix = FigureWriter.Fix(source, target, _target);
        var also = kind == source.Kind ? [] : (CheckKind[])[source.Kind];
        _findings.Add(new PairFinding(kind, severity, source.Span, target.Span, new Problem(code, arguments), fix) { AlsoKinds = [.. also, .. Also(kind, source).Where(other => !also.Contains(other))] });
    }

    private static (ProblemCode Code, Severity Severity, string[] Arguments) Size(Figure source, Figure target, in Reading left, in Reading right, Severity severity, string[] arguments)
    {
        if (left.Class is not (FigureClass.Number or FigureClass.Money or FigureClass.Measure or FigureClass.Proportion))
            return (ProblemCode.FigureDiffers, severity, arguments);
        var power = Agreement.PowerOfTen(left, right);
        if (power != 0 && left.Unit == right.Unit)
        {
            var factor = FigureWriter.Amount((decimal)Math.Pow(10, Math.Abs(power)));
            // A certain fault of size in a figure with 万 or 亿 must not go out.
            var isCertain = source.Need == Need.Must && target.Need == Need.Must && left.Class == right.Class && !source.IsSoftWhenMissing;
            return (power > 0 ? ProblemCode.FigureTooLarge : ProblemCode.FigureTooSmall, isCertain ? Severity.Blocking : severity, [.. arguments, factor]);
        }
        return (Agreement.ArePermuted(left, right) ? ProblemCode.FigureDigitsSwapped : ProblemCode.FigureDiffers, severity, arguments);
    }

    private void Add(Figure source, Figure target, CheckKind kind, Severity severity, Problem problem, string? fix) =>
        _findings.Add(new PairFinding(kind, severity, source.Span, target.Span, problem, fix) { AlsoKinds = Also(kind, source) });

    private string Of(Figure figure) => figure.Kind == CheckKind.Addition ? figure.Span.In(_target) : figure.Span.In(_source.Raw);

    private IReadOnlyList<CheckKind> Also(CheckKind kind, Figure? figure)
    {
        List<CheckKind> also = [];
        if (figure is not null && figure.Kind != kind)
            also.Add(figure.Kind);
        if (figure is not null)
            also.AddRange(figure.Also);
        if (_source.HasLookalike)
            also.Add(CheckKind.NoFalseAlarm);
        also.RemoveAll(other => other == kind);
        return [.. also.Distinct()];
    }
}
